/** <menu-list popover>: arrow keys walk through its links and buttons; choosing one closes it. */
class MenuList extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => this.walk(event));
    this.addEventListener('toggle', (event) => this.focusFirst(event as ToggleEvent));
    this.addEventListener('click', (event) => this.closeAfterChoice(event));
  }

  private get items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('a[href], button:not([hidden])')];
  }

  private walk(event: KeyboardEvent) {
    const { items } = this;
    const here = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  }

  private focusFirst(event: ToggleEvent) {
    if (event.newState === 'open') this.items[0]?.focus({ focusVisible: false } as FocusOptions);
  }

  private closeAfterChoice(event: Event) {
    if ((event.target as Element).closest('a[href]')) this.hidePopover();
  }
}

customElements.define('menu-list', MenuList);
