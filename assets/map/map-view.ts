/**
 * <map-view>: draws the marks that the server found in the part of the world that is shown, and asks for others when it
 * is moved. A mark of several towns leads closer, of one to the list, of a record to that.
 */
import * as L from 'leaflet';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { markOf } from './marks';

// How near one may come: outlines of countries tell nothing of streets.
const closest = { outlines: 13, tiles: 18 };
const pause = 250;

class MapView extends HTMLElement {
  private map?: L.Map;
  private readonly marks = L.layerGroup();
  private waiting = 0;

  connectedCallback() {
    const drawn = this.querySelector<HTMLElement>('.map-drawn')!;
    const { tiles, wordsIn, wordsOut } = this.dataset;
    drawn.hidden = false;
    this.map = L.map(drawn, {
      attributionControl: false, zoomControl: false, maxZoom: tiles ? closest.tiles : closest.outlines, minZoom: 1,
      maxBounds: [[-89, -190], [89, 190]], zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    L.control.zoom({ zoomInTitle: wordsIn!, zoomOutTitle: wordsOut! }).addTo(this.map);
    this.map.fitBounds(boundsOf(this.found.dataset.box!), { animate: false });
    if (tiles) L.tileLayer(tiles, { referrerPolicy: 'strict-origin' }).addTo(this.map);
    else void this.outline(this.map);
    this.marks.addTo(this.map);
    this.draw();
    this.map.on('moveend', () => this.later());
    // The server thinks of a screen that is wider.
    if (matchMedia('(max-width: 47.99rem)').matches) void this.ask(false);
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    this.map?.remove();
    this.map = undefined;
  }

  private get found() {
    return this.querySelector<HTMLElement>('.map-found')!;
  }

  private async outline(map: L.Map) {
    const world = (await (await fetch(this.dataset.world!)).json()) as Topology;
    if (this.map !== map) return;
    L.geoJSON(feature(world, world.objects.countries!), { interactive: false, style: { className: 'map-land', weight: 1, fillOpacity: 1 } }).addTo(map);
  }

  private draw() {
    const focused = document.activeElement?.closest('.map-mark')?.getAttribute('aria-label');
    this.marks.clearLayers();
    for (const item of this.found.querySelectorAll<HTMLElement>('.map-marks > li')) {
      const mark = markOf(item, () => this.follow(item)).addTo(this.marks);
      if (focused && mark.getElement()?.getAttribute('aria-label') === focused) mark.getElement()!.focus({ preventScroll: true });
    }
  }

  private follow(item: HTMLElement) {
    const { href } = item.querySelector('a')!;
    if (item.dataset.box) this.map!.fitBounds(boundsOf(item.dataset.box));
    else if (item.hasAttribute('data-record')) void up.layer.open({ url: href, mode: 'drawer' });
    else item.querySelector('a')!.click();
  }

  private later() {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.ask(), pause);
  }

  /** Asks for the marks of what is shown now; the page's address tells it. */
  private async ask(isMoved = true) {
    const shown = this.map!.getBounds();
    const box = [shown.getSouth(), shown.getWest(), shown.getNorth(), shown.getEast()].map((degrees) => degrees.toFixed(4));
    const url = new URL(this.dataset.url!, location.href);
    url.searchParams.set('box', box.join());
    await up.render({ url: url.pathname + url.search, target: '#map-found', history: false, focus: 'keep', scroll: false, cache: false });
    if (!this.map) return;
    if (isMoved) history.replaceState(history.state, '', url);
    this.draw();
  }
}

function boundsOf(box: string): L.LatLngBoundsExpression {
  const [south, west, north, east] = box.split(',').map(Number) as [number, number, number, number];
  return [[south, west], [north, east]];
}

customElements.define('map-view', MapView);
