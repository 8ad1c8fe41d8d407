/**
 * <selection-bar>: tells how many rows of the list beside it are picked, picks all of the page or all that match. Shift
 * picks all between two clicks. Without scripts the boxes work alone.
 */
class SelectionBar extends HTMLElement {
  private isAll = false;
  private last?: HTMLInputElement;

  connectedCallback() {
    const list = this.parentElement!;
    this.head?.toggleAttribute('hidden', false);
    list.addEventListener('click', (event) => this.clicked(event as MouseEvent));
    this.show();
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.parentElement!.querySelectorAll<HTMLInputElement>('input[name=record]')];
  }

  private get head() {
    return this.parentElement!.querySelector<HTMLInputElement>('[data-pick-all]');
  }

  private get picked() {
    return this.boxes.filter((box) => box.checked);
  }

  private clicked(event: MouseEvent) {
    const target = event.target as HTMLElement;
    const exports = target.closest<HTMLButtonElement>('[data-export]');
    if (exports) this.download(event, exports);
    else if (target === this.head) this.pickAll(this.head!.checked);
    else if (target.closest('[data-none]')) this.pickAll(false);
    else if (target.closest('[data-all-matching]')) this.isAll = true;
    else if (target.matches('input[name=record]')) this.pick(target as HTMLInputElement, event.shiftKey);
    else return;
    this.show();
  }

  private pick(box: HTMLInputElement, isRange: boolean) {
    this.isAll = false;
    const { boxes } = this;
    const [last, here] = [boxes.indexOf(this.last ?? box), boxes.indexOf(box)];
    const range = last < 0 ? [] : boxes.slice(Math.min(last, here), Math.max(last, here) + 1);
    if (isRange) for (const each of range) each.checked = box.checked;
    this.last = box;
  }

  /** A file is not a page: the browser fetches it by itself. */
  private download(event: MouseEvent, button: HTMLButtonElement) {
    event.preventDefault();
    const chosen = new URLSearchParams(new FormData(button.form!) as unknown as Record<string, string>);
    window.open(`${button.formAction}?${chosen}`, button.formTarget || '_self', 'noopener');
  }

  private pickAll(isOn: boolean) {
    this.isAll = false;
    for (const box of this.boxes) box.checked = isOn;
  }

  private show() {
    const { boxes, picked } = this;
    // All that match are meant by sending no number.
    for (const box of boxes) box.disabled = this.isAll;
    const isPage = boxes.length > 0 && picked.length === boxes.length;
    if (this.head) {
      this.head.checked = isPage;
      this.head.indeterminate = picked.length > 0 && !isPage;
    }
    this.querySelector<HTMLElement>('[data-all-matching]')!.hidden = !isPage || this.isAll;
    this.querySelector<HTMLElement>('[data-none]')!.hidden = picked.length === 0;
    const count = this.isAll ? this.dataset.all! : this.dataset.picked!.replace('{number}', String(picked.length));
    this.querySelector('[data-count]')!.textContent = count;
  }
}

customElements.define('selection-bar', SelectionBar);
