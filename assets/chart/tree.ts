/** The tree of units: what is open in it, where the focus is; employees of a unit are fetched when it is opened. */
export class Tree {
  constructor(private readonly list: HTMLElement) {}

  /** What shows: nothing below a closed unit. */
  get items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role=treeitem]')].filter((item) => !item.parentElement!.closest('[aria-expanded=false]'));
  }

  get chosen(): HTMLElement | null {
    return this.list.querySelector('[aria-selected=true]');
  }

  /** Makes it the one stop on the way through the page by Tab; its links are the next. */
  enter(item: HTMLElement | undefined, isFocused = false) {
    if (!item) return;
    for (const other of this.list.querySelectorAll<HTMLElement>('[role=treeitem], a')) other.tabIndex = -1;
    for (const stop of [item, ...nodeOf(item).querySelectorAll('a')]) stop.tabIndex = 0;
    if (isFocused) item.focus({ preventScroll: true });
  }

  toggle(item: HTMLElement): void | Promise<void> {
    if (isOpen(item)) return item.setAttribute('aria-expanded', 'false');
    return this.open(item);
  }

  /** Shows what is below it: its parts, for what has none its employees. */
  open(item: HTMLElement): void | Promise<void> {
    if (listOf(item, 'parts') || listOf(item, 'staff')) return item.setAttribute('aria-expanded', 'true');
    return this.toggleStaff(item);
  }

  async toggleStaff(item: HTMLElement): Promise<void> {
    const link = nodeOf(item).querySelector<HTMLAnchorElement>('.chart-staff-link');
    const staff = listOf(item, 'staff');
    if (!link) return;
    if (staff && isOpen(item)) {
      staff.remove();
      if (!listOf(item, 'parts')) item.setAttribute('aria-expanded', 'false');
      return;
    }
    if (!staff) nodeOf(item).insertAdjacentHTML('afterend', await this.fetchStaff(item, link));
    item.setAttribute('aria-expanded', 'true');
    up.hello(item);
    history.replaceState(history.state, '', link.href);
  }

  setAll(isExpanded: boolean) {
    for (const item of this.list.querySelectorAll('[aria-expanded]')) {
      const isTop = item.parentElement === this.list;
      if (!isExpanded || listOf(item, 'parts') || listOf(item, 'staff')) item.setAttribute('aria-expanded', String(isExpanded || isTop));
    }
    this.enter(this.items[0]);
  }

  private async fetchStaff(item: HTMLElement, link: HTMLAnchorElement): Promise<string> {
    const address = new URL(`staff/${nodeOf(item).dataset.number}/${new URL(link.href).search}`, location.origin + location.pathname);
    address.searchParams.set('level', String(Number(item.getAttribute('aria-level')) + 1));
    const response = await fetch(address);
    return response.ok ? await response.text() : '';
  }
}

export function nodeOf(item: Element): HTMLElement {
  return item.querySelector<HTMLElement>(':scope > .chart-node')!;
}

export function isOpen(item: Element): boolean {
  return item.getAttribute('aria-expanded') === 'true';
}

export function listOf(item: Element, kind: 'parts' | 'staff'): HTMLElement | null {
  return item.querySelector<HTMLElement>(`:scope > .chart-${kind}`);
}
