/** <bulk-lines>: what one fills in is ticked. */
class BulkLines extends HTMLElement {
  connectedCallback() {
    for (const event of ['input', 'change']) this.addEventListener(event, ({ target }) => this.tick(target as Element));
  }

  private tick(field: Element) {
    const box = field.closest('[data-line]')?.querySelector<HTMLInputElement>(':scope > [name=change]');
    if (box && box !== field) box.checked = true;
  }
}

customElements.define('bulk-lines', BulkLines);
