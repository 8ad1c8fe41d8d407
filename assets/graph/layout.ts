/** Where the contacts of a graph stand: pushed apart, drawn together by what connects them. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation } from 'd3-force';

export interface GraphNode {
  id: number;
  kind: string;
  caption: string;
  distance: number;
  url: string;
  x?: number;
  y?: number;
  fx?: number | null;
  fy?: number | null;
}

export interface GraphEdge {
  source: number;
  target: number;
  words: string;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface Link {
  source: GraphNode;
  target: GraphNode;
  words: string;
}

const ticks = 300;

export class Layout {
  readonly links: Link[];
  private readonly simulation: Simulation<GraphNode, Link>;

  /** Settles at once; who was there before begins where it stood. */
  constructor(readonly nodes: GraphNode[], edges: GraphEdge[], changed: () => void) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    this.links = edges.map(({ source, target, words }) => ({ source: byId.get(source)!, target: byId.get(target)!, words }));
    this.simulation = forceSimulation<GraphNode, Link>(nodes)
      .force('link', forceLink<GraphNode, Link>(this.links).distance(130))
      .force('charge', forceManyBody<GraphNode>().strength(-520))
      .force('collide', forceCollide<GraphNode>(48))
      .force('x', forceX<GraphNode>().strength(0.05))
      .force('y', forceY<GraphNode>().strength(0.08))
      .stop();
    nodes[0]!.fx = nodes[0]!.fy = 0;
    this.simulation.tick(ticks);
    this.simulation.on('tick', changed);
  }

  /** Takes a node to a place, and the others after it. */
  move(node: GraphNode, x: number, y: number) {
    [node.fx, node.fy] = [x, y];
    this.simulation.alphaTarget(0.2).restart();
  }

  release(node: GraphNode) {
    if (node !== this.nodes[0]) node.fx = node.fy = null;
    this.simulation.alphaTarget(0);
  }

  stop() {
    this.simulation.stop();
  }
}
