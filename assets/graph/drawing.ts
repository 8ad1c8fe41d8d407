/** A graph as SVG: a circle with an icon and a name for each contact, lines with words between them. */
import { Layout, type GraphNode, type Link } from './layout';

const namespace = 'http://www.w3.org/2000/svg';
const radius = 18;
const longest = 22;

export class Drawing {
  readonly ground = make('g');
  private readonly marks = new Map<GraphNode, SVGGElement>();
  private readonly lines = new Map<Link, SVGGElement>();

  constructor(private readonly layout: Layout, icons: Map<string, HTMLTemplateElement>) {
    for (const link of layout.links) this.ground.append(this.line(link));
    for (const node of layout.nodes) this.ground.append(this.mark(node, icons.get(node.kind)!));
    this.place();
  }

  place() {
    for (const [node, mark] of this.marks) mark.setAttribute('transform', `translate(${node.x} ${node.y})`);
    for (const [link, group] of this.lines) {
      const [from, to] = [link.source, link.target];
      const [line, words] = [group.firstElementChild!, group.lastElementChild!];
      for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) line.setAttribute(name, String(value));
      words.setAttribute('x', String((from.x! + to.x!) / 2));
      words.setAttribute('y', String((from.y! + to.y!) / 2 - 4));
    }
  }

  markOf(node: GraphNode): SVGGElement {
    return this.marks.get(node)!;
  }

  nodeOf(element: Element | null): GraphNode | undefined {
    const mark = element?.closest('.graph-node');
    return [...this.marks.keys()].find((node) => this.marks.get(node) === mark);
  }

  /** Brings out what touches a node; the one stop on the way by Tab is there. */
  choose(chosen: GraphNode) {
    for (const [node, mark] of this.marks) {
      mark.tabIndex = node === chosen ? 0 : -1;
      mark.classList.toggle('is-chosen', node === chosen);
    }
    for (const [link, line] of this.lines) line.classList.toggle('is-near', link.source === chosen || link.target === chosen);
  }

  private line(link: Link): SVGGElement {
    const group = make('g', 'graph-edge');
    group.append(make('line'), make('text', '', link.words));
    this.lines.set(link, group);
    return group;
  }

  private mark(node: GraphNode, icon: HTMLTemplateElement): SVGGElement {
    const mark = make('g', `graph-node graph-${node.kind} graph-step-${node.distance}`);
    mark.setAttribute('role', 'link');
    mark.setAttribute('aria-label', `${node.caption}, ${icon.dataset.label}${this.said(node)}`);
    const circle = make('circle');
    circle.setAttribute('r', String(radius));
    const drawn = icon.content.firstElementChild!.cloneNode(true) as Element;
    for (const [name, value] of Object.entries({ x: -10, y: -10, width: 20, height: 20 })) drawn.setAttribute(name, String(value));
    const name = make('text', '', shortened(node.caption));
    name.setAttribute('y', String(radius + 14));
    mark.append(make('title', '', node.caption), circle, drawn, name);
    this.marks.set(node, mark);
    return mark;
  }

  private said(node: GraphNode): string {
    const near = this.layout.links.filter((link) => link.source === node || link.target === node);
    return near.map((link) => `; ${link.words}: ${(link.source === node ? link.target : link.source).caption}`).join('');
  }
}

export function make<Name extends keyof SVGElementTagNameMap>(name: Name, className = '', text = ''): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  if (className) element.setAttribute('class', className);
  if (text) element.textContent = text;
  return element;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
