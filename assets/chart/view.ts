/** The window on the chart: zoomed by wheel, pinch and buttons, moved by dragging its ground. A list needs none of it. */
import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform, type ZoomTransform } from 'd3-zoom';

const margin = 24;
const smallest = 0.1;
const largest = 2;

export class View {
  private readonly window: Selection<HTMLElement, unknown, null, undefined>;
  private readonly zoom = zoom<HTMLElement, unknown>();
  private readonly wide = matchMedia('(min-width: 48rem)');

  constructor(frame: HTMLElement, private readonly content: HTMLElement) {
    this.window = select(frame);
    this.zoom
      .scaleExtent([smallest, largest])
      .filter((event: Event) => this.isDrawn && (event.type === 'wheel' || !(event.target as Element).closest('.chart-node')))
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => this.place(transform));
    this.window.call(this.zoom).on('dblclick.zoom', null);
    this.wide.addEventListener('change', () => this.begin());
  }

  /** Whether there is room to draw a chart; else it is a list. */
  get isDrawn(): boolean {
    return this.wide.matches;
  }

  /** All of it, if it can be read then; else its top. */
  begin() {
    this.content.style.transform = '';
    if (!this.isDrawn) return;
    this.fit();
    if (this.transform.k < 0.5) this.centreTop(0.8);
  }

  fit() {
    const { clientWidth, clientHeight } = this.frame;
    const { offsetWidth, offsetHeight } = this.content;
    const scale = Math.min((clientWidth - margin) / offsetWidth, (clientHeight - margin) / offsetHeight, 1);
    this.centreTop(Math.max(scale, smallest));
  }

  scale(by: number) {
    if (this.isDrawn) this.zoom.scaleBy(this.window, by);
  }

  /** Moves the chart by so many pixels of the screen. */
  shift(x: number, y: number) {
    const { k } = this.transform;
    if (this.isDrawn) this.zoom.translateBy(this.window, x / k, y / k);
  }

  centre(node: HTMLElement, scale: number) {
    if (!this.isDrawn) return;
    this.zoom.scaleTo(this.window, scale);
    const [frame, box] = [this.frame.getBoundingClientRect(), node.getBoundingClientRect()];
    this.shift(frame.left + frame.width / 2 - box.left - box.width / 2, frame.top + frame.height / 2 - box.top - box.height / 2);
  }

  /** Shows what got the focus. */
  bringIn(node: HTMLElement) {
    if (!this.isDrawn) return node.scrollIntoView({ block: 'nearest' });
    const [frame, box] = [this.frame.getBoundingClientRect(), node.getBoundingClientRect()];
    const x = outside(box.left, box.right, frame.left, frame.right);
    const y = outside(box.top, box.bottom, frame.top, frame.bottom);
    if (x || y) this.shift(x, y);
  }

  private get frame(): HTMLElement {
    return this.window.node()!;
  }

  private get transform(): ZoomTransform {
    return zoomTransform(this.frame);
  }

  private centreTop(scale: number) {
    if (!this.isDrawn) return;
    const x = (this.frame.clientWidth - this.content.offsetWidth * scale) / 2;
    this.zoom.transform(this.window, zoomIdentity.translate(x, margin / 2).scale(scale));
  }

  private place({ x, y, k }: ZoomTransform) {
    this.content.style.transform = this.isDrawn ? `translate(${x}px, ${y}px) scale(${k})` : '';
  }
}

/** By how much something from `start` to `end` has to move to be between `from` and `to`. */
function outside(start: number, end: number, from: number, to: number): number {
  if (start < from + margin) return from + margin - start;
  return end > to - margin ? to - margin - end : 0;
}
