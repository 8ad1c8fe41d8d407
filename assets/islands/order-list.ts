/** <order-list>: its items are brought in order by their buttons, or by dragging. */
class OrderList extends HTMLElement {
  connectedCallback() {
    for (const item of this.items) {
      item.draggable = true;
      for (const button of item.querySelectorAll<HTMLButtonElement>('[data-move]')) button.hidden = false;
    }
    this.addEventListener('click', (event) => this.move(event.target as Element));
    this.addEventListener('dragstart', (event) => this.lift(event));
    this.addEventListener('dragover', (event) => this.drag(event));
    this.addEventListener('dragend', () => this.lifted?.classList.remove('is-lifted'));
  }

  private lifted?: HTMLElement;

  private get items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-item]')];
  }

  private move(target: Element) {
    const button = target.closest<HTMLElement>('[data-move]');
    if (!button) return;
    const item = button.closest<HTMLElement>('[data-item]')!;
    if (button.dataset.move === 'up') item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
  }

  private lift(event: DragEvent) {
    this.lifted = (event.target as Element).closest<HTMLElement>('[data-item]') ?? undefined;
    this.lifted?.classList.add('is-lifted');
  }

  private drag(event: DragEvent) {
    const over = (event.target as Element).closest<HTMLElement>('[data-item]');
    if (!this.lifted || !over || !this.contains(this.lifted)) return;
    event.preventDefault();
    const isBelow = event.offsetY > over.offsetHeight / 2;
    if (isBelow) over.after(this.lifted);
    else over.before(this.lifted);
  }
}

customElements.define('order-list', OrderList);
