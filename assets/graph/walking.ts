/** Which contact an arrow leads to: the one connected to this one that lies that way, else any that does. */
import { Layout, type GraphNode } from './layout';

const ways: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function nextOf(layout: Layout, from: GraphNode, key: string): GraphNode | undefined {
  const way = ways[key];
  if (!way) return undefined;
  const near = layout.links.flatMap(({ source, target }) => (source === from ? [target] : target === from ? [source] : []));
  return best(near, from, way) ?? best(layout.nodes.filter((node) => node !== from), from, way);
}

/** The one that lies most nearly that way, and close. */
function best(nodes: GraphNode[], from: GraphNode, [x, y]: [number, number]): GraphNode | undefined {
  const away = (node: GraphNode) => {
    const [right, down] = [node.x! - from.x!, node.y! - from.y!];
    const [along, aside] = [right * x + down * y, Math.abs(right * y) + Math.abs(down * x)];
    return along > 1 ? along + 2 * aside : Infinity;
  };
  return nodes.filter((node) => away(node) < Infinity).sort((one, other) => away(one) - away(other))[0];
}
