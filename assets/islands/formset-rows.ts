/** <formset-rows data-prefix>: adds a row of a Django formset from its <template>, hides the rows marked to be removed. */
class FormsetRows extends HTMLElement {
  connectedCallback() {
    this.querySelector('[data-add]')?.addEventListener('click', () => this.add());
    this.addEventListener('change', (event) => this.hideRemoved(event.target as HTMLInputElement));
    for (const box of this.querySelectorAll<HTMLInputElement>('[name$="-DELETE"]')) this.hideRemoved(box);
  }

  private get total(): HTMLInputElement {
    const name = `${this.dataset.prefix}-TOTAL_FORMS`;
    return this.closest('form')!.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  }

  private add() {
    const markup = this.querySelector('template')!.innerHTML.replaceAll('__prefix__', this.total.value);
    const rows = this.querySelector('[data-rows]')!;
    rows.insertAdjacentHTML('beforeend', markup);
    this.total.value = String(Number(this.total.value) + 1);
    const row = rows.lastElementChild as HTMLElement;
    up.hello(row);
    // A pick list hides the select that it stands for.
    [...row.querySelectorAll<HTMLElement>('input, select, textarea')].find((field) => field.tabIndex >= 0 && field.offsetParent)?.focus();
  }

  private hideRemoved(box: HTMLInputElement) {
    if (!box.name.endsWith('-DELETE') || !box.checked) return;
    box.closest<HTMLElement>('[data-row]')!.hidden = true;
    this.querySelector<HTMLElement>('[data-add]')?.focus();
  }
}

customElements.define('formset-rows', FormsetRows);
