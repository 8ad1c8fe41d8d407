/**
 * <tab-fold>: the tabs that do not fit move into the menu at its end, the last ones first; the one that is open stays in
 * view. Without it the tabs are scrolled.
 */
class TabFold extends HTMLElement {
  private tabs: HTMLElement[] = [];
  private readonly resizing = new ResizeObserver(() => this.fold());

  connectedCallback() {
    this.tabs = [...this.querySelectorAll<HTMLElement>('a.tab')];
    this.fold();
    this.resizing.observe(this);
    // Letters of another font have another width.
    void document.fonts.ready.then(() => this.fold());
  }

  disconnectedCallback() {
    this.resizing.disconnect();
  }

  private get more() {
    return this.querySelector<HTMLElement>('.tab-more')!;
  }

  private get menu() {
    return this.querySelector<HTMLElement>('menu-list')!;
  }

  private get isTooWide() {
    return this.scrollWidth > this.clientWidth;
  }

  private fold() {
    const focused = document.activeElement as HTMLElement;
    const isWithin = this.contains(focused);
    this.arrange();
    // What moves loses the focus.
    if (isWithin) (this.menu.contains(focused) ? this.more : focused).focus({ preventScroll: true });
  }

  private arrange() {
    this.more.before(...this.tabs);
    this.more.hidden = true;
    if (!this.isTooWide) return;
    this.more.hidden = false;
    const foldable = this.tabs.filter((tab) => !tab.ariaCurrent);
    while (this.isTooWide && foldable.length) this.menu.prepend(foldable.pop()!);
  }
}

customElements.define('tab-fold', TabFold);
