/** <search-palette>: a search field whose hits are walked through with the arrow keys and opened with Enter. */
class SearchPalette extends HTMLElement {
  private observer = new MutationObserver(() => this.dress());

  connectedCallback() {
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-controls', 'results');
    this.input.addEventListener('keydown', (event) => this.walk(event));
    this.observer.observe(this, { childList: true, subtree: true });
    this.dress();
  }

  disconnectedCallback() {
    this.observer.disconnect();
  }

  private get input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[name=q]')!;
  }

  private get hits(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-hit]')];
  }

  /** Makes the hits the options of a list box; without scripts they are plain links. */
  private dress() {
    this.querySelector('[data-hits]')?.setAttribute('role', 'listbox');
    this.hits.forEach((hit, index) => {
      hit.id = `hit-${index}`;
      hit.setAttribute('role', 'option');
      hit.tabIndex = -1;
    });
    if (!this.selected) this.select(0);
  }

  private get selected(): HTMLElement | undefined {
    return this.hits.find((hit) => hit.getAttribute('aria-selected') === 'true');
  }

  private select(index: number) {
    const { hits } = this;
    const chosen = hits.at(index % (hits.length || 1));
    for (const hit of hits) hit.setAttribute('aria-selected', String(hit === chosen));
    this.input.setAttribute('aria-activedescendant', chosen?.id ?? '');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  private walk(event: KeyboardEvent) {
    const here = this.selected ? this.hits.indexOf(this.selected) : -1;
    if (event.key === 'ArrowDown') this.select(here + 1);
    else if (event.key === 'ArrowUp') this.select(here - 1);
    else if (event.key === 'Enter' && this.selected) this.selected.click();
    else return;
    event.preventDefault();
  }
}

customElements.define('search-palette', SearchPalette);
