/**
 * <contact-graph>: who is connected to whom. A click puts a contact in the middle, a double click or Enter opens it;
 * arrows go to the next one, the wheel and two fingers zoom, dragging moves the ground or a contact.
 */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform, type ZoomTransform } from 'd3-zoom';
import { Drawing, make } from './drawing';
import { Layout, type Graph, type GraphNode } from './layout';
import { nextOf } from './walking';

const margin = 60;
const smallest = 0.15;
const readable = 0.7;

class ContactGraph extends HTMLElement {
  private readonly svg = make('svg');
  private readonly zoom = zoom<SVGSVGElement, unknown>();
  private layout?: Layout;
  private drawing!: Drawing;
  private chosen!: GraphNode;
  private waiting?: number;

  connectedCallback() {
    const view = this.querySelector<HTMLElement>('.graph-view')!;
    this.svg.setAttribute('role', 'group');
    this.svg.setAttribute('aria-label', this.dataset.label!);
    view.append(this.svg);
    view.hidden = this.querySelector<HTMLElement>('.graph-buttons')!.hidden = false;
    this.zoom
      .scaleExtent([smallest, 3])
      .filter((event: Event) => event.type === 'wheel' || !(event.target as Element).closest('.graph-node'))
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => this.drawing.ground.setAttribute('transform', transform.toString()));
    select(this.svg).call(this.zoom).on('dblclick.zoom', null);
    this.draw(JSON.parse(this.dataset.graph!) as Graph);
    this.addEventListener('click', (event) => this.press(event));
    this.addEventListener('dblclick', (event) => this.open(this.drawing.nodeOf(event.target as Element)));
    this.addEventListener('keydown', (event) => this.handleKey(event));
    this.addEventListener('focusin', (event) => this.choose(this.drawing.nodeOf(event.target as Element)));
    this.svg.addEventListener('pointerdown', (event) => this.drag(event));
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    this.layout?.stop();
  }

  private draw(graph: Graph) {
    const before = new Map(this.layout?.nodes.map((node) => [node.id, node]));
    const middle = before.get(graph.nodes[0]!.id);
    for (const node of graph.nodes) {
      const there = before.get(node.id);
      if (there) [node.x, node.y] = [there.x! - (middle?.x ?? 0), there.y! - (middle?.y ?? 0)];
    }
    this.layout?.stop();
    this.layout = new Layout(graph.nodes, graph.edges, () => this.drawing.place());
    const icons = new Map([...this.querySelectorAll<HTMLTemplateElement>('template')].map((icon) => [icon.dataset.kind!, icon]));
    this.drawing = new Drawing(this.layout, icons);
    this.svg.replaceChildren(this.drawing.ground);
    this.choose(graph.nodes[0]);
    this.fit();
    // Where all of it would be too small to be read, what is in the middle shows first.
    if (zoomTransform(this.svg).k < readable) this.show(0, 0, readable);
  }

  private choose(node: GraphNode | undefined) {
    if (!node) return;
    this.chosen = node;
    this.drawing.choose(node);
  }

  private press(event: MouseEvent) {
    const button = (event.target as Element).closest<HTMLElement>('[data-graph-do]');
    if (button) return this.do(button.dataset.graphDo!);
    const node = this.drawing.nodeOf(event.target as Element);
    this.choose(node);
    clearTimeout(this.waiting);
    // A second click opens it instead.
    if (node && event.detail === 1) this.waiting = window.setTimeout(() => void this.centre(node), 250);
  }

  private handleKey(event: KeyboardEvent) {
    const node = this.drawing.nodeOf(event.target as Element);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextOf(this.layout!, node, event.key);
    if (next) this.drawing.markOf(next).focus();
    else if (event.key === 'Enter') this.open(node);
    else if (event.key === ' ') void this.centre(node);
    else if (event.key === '+' || event.key === '-') this.do(event.key === '+' ? 'in' : 'out');
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private do(what: string) {
    if (what === 'fit') return this.fit();
    this.zoom.scaleBy(select(this.svg), what === 'in' ? 1.3 : 1 / 1.3);
  }

  private open(node: GraphNode | undefined) {
    clearTimeout(this.waiting);
    if (node?.url) void up.navigate({ url: node.url });
  }

  private async centre(node: GraphNode) {
    if (node === this.layout!.nodes[0]) return;
    const hasFocus = this.svg.contains(document.activeElement);
    const response = await fetch(this.dataset.url!.replace(/\d+(?=\/connections\/)/, String(node.id)));
    if (!response.ok || !this.isConnected) return;
    this.draw((await response.json()) as Graph);
    this.querySelector('.graph-said')!.textContent = node.caption;
    if (hasFocus) this.drawing.markOf(this.chosen).focus();
  }

  private fit() {
    const nodes = this.layout!.nodes;
    const [xs, ys] = [nodes.map((node) => node.x!), nodes.map((node) => node.y!)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = this.svg;
    const scale = Math.min(clientWidth / (right - left + 2 * margin), clientHeight / (bottom - top + 2 * margin), 1.2);
    this.show((left + right) / 2, (top + bottom) / 2, Math.max(scale, smallest));
  }

  /** Puts a place of the graph into the middle of the window. */
  private show(x: number, y: number, scale: number) {
    const { clientWidth, clientHeight } = this.svg;
    this.zoom.transform(select(this.svg), zoomIdentity.translate(clientWidth / 2 - x * scale, clientHeight / 2 - y * scale).scale(scale));
  }

  private drag(down: PointerEvent) {
    const node = this.drawing.nodeOf(down.target as Element);
    if (!node || down.button) return;
    const move = (event: PointerEvent) => {
      const { left, top } = this.svg.getBoundingClientRect();
      const [x, y] = zoomTransform(this.svg).invert([event.clientX - left, event.clientY - top]);
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) <= 4) return;
      // Not before: a captured pointer clicks the ground, not the contact.
      this.svg.setPointerCapture(down.pointerId);
      this.layout!.move(node, x, y);
    };
    this.svg.addEventListener('pointermove', move);
    this.svg.addEventListener('pointerup', () => {
      this.svg.removeEventListener('pointermove', move);
      this.layout!.release(node);
    }, { once: true });
  }
}

customElements.define('contact-graph', ContactGraph);
