/** The keys of a tree (WAI-ARIA Authoring Practices): arrows walk and open, Home and End jump, Enter follows, Space opens. */
import { isOpen, nodeOf, Tree } from './tree';

/** Does what the key says; false for a key that means nothing here. `change` runs what moves the chart. */
export function walk(tree: Tree, item: HTMLElement, key: string, change: (what: () => void | Promise<void>) => void): boolean {
  const { items } = tree;
  const here = items.indexOf(item);
  const actions: Record<string, () => void> = {
    ArrowDown: () => tree.enter(items[here + 1], true),
    ArrowUp: () => tree.enter(items[here - 1], true),
    Home: () => tree.enter(items[0], true),
    End: () => tree.enter(items.at(-1), true),
    ArrowRight: () => (isOpen(item) || !item.hasAttribute('aria-expanded') ? tree.enter(below(item), true) : change(() => tree.open(item))),
    ArrowLeft: () => (isOpen(item) ? change(() => tree.toggle(item)) : tree.enter(above(item), true)),
    ' ': () => change(() => tree.toggleStaff(item)),
    Enter: () => nodeOf(item).querySelector<HTMLElement>('.chart-name')!.click(),
  };
  actions[key]?.();
  return key in actions;
}

function below(item: HTMLElement): HTMLElement | undefined {
  return item.querySelector<HTMLElement>('[role=treeitem]') ?? undefined;
}

function above(item: HTMLElement): HTMLElement | undefined {
  return item.parentElement!.closest<HTMLElement>('[role=treeitem]') ?? undefined;
}
