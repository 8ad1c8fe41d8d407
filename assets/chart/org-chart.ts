/**
 * <org-chart>: a tree of nested lists, which the styles draw as a chart where there is room.
 * Its parts open and close here, their employees are fetched; one walks it by keys, zooms it and drags what is in it.
 */
import { drag } from './dragging';
import { nodeOf, Tree } from './tree';
import { View } from './view';
import { walk } from './walking';

class OrgChart extends HTMLElement {
  private view!: View;
  private tree!: Tree;

  connectedCallback() {
    this.view = new View(this.querySelector('.chart-view')!, this.querySelector('.chart-tree')!);
    this.tree = new Tree(this.querySelector('.chart-tree')!);
    this.addEventListener('click', (event) => this.press(event));
    this.addEventListener('keydown', (event) => this.handleKey(event));
    this.addEventListener('focusin', (event) => this.follow(event.target as HTMLElement));
    drag(this, this.querySelector('.chart-reason')!);
    this.querySelector<HTMLElement>('.chart-buttons')!.hidden = false;
    const chosen = this.tree.chosen;
    this.tree.enter(chosen ?? this.tree.items[0]);
    if (chosen) this.view.centre(nodeOf(chosen), 1);
    else this.view.begin();
    if (chosen && !this.view.isDrawn) chosen.scrollIntoView({ block: 'center' });
  }

  private press(event: MouseEvent) {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-chart]');
    if (button) return this.do(button.dataset.chart!);
    const item = target.closest<HTMLElement>('[role=treeitem]');
    if (!item) return;
    this.tree.enter(item);
    if (target.closest('.chart-toggle')) return void this.keeping(item, () => this.tree.toggle(item));
    if (!target.closest('.chart-staff-link') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    void this.keeping(item, () => this.tree.toggleStaff(item));
  }

  private handleKey(event: KeyboardEvent) {
    const item = event.target as HTMLElement;
    const zoom = { '+': 'in', '-': 'out' }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !item.matches('[role=treeitem]')) return;
    if (zoom) this.do(zoom);
    else if (!walk(this.tree, item, event.key, (change) => void this.keeping(item, change))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private do(what: string) {
    if (what === 'in') this.view.scale(1.3);
    if (what === 'out') this.view.scale(1 / 1.3);
    if (what === 'expand' || what === 'collapse') this.tree.setAll(what === 'expand');
    if (what === 'fit' || what === 'expand' || what === 'collapse') this.view.fit();
  }

  /** What one opens or closes stays where it is on the screen, though all around it moves. */
  private async keeping(item: HTMLElement, change: () => void | Promise<void>) {
    const before = nodeOf(item).getBoundingClientRect();
    await change();
    const after = nodeOf(item).getBoundingClientRect();
    this.view.shift(before.left - after.left, before.top - after.top);
  }

  /** However the focus came there, Tab goes on to the links of that very item. */
  private follow(element: HTMLElement) {
    if (!element.matches('[role=treeitem]')) return;
    this.tree.enter(element);
    this.view.bringIn(nodeOf(element));
  }
}

customElements.define('org-chart', OrgChart);
