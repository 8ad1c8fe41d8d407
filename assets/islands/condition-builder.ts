/** <condition-builder id>: its buttons ask the server for a node more or less; the cursor goes to what is new. */
class ConditionBuilder extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => void this.redraw(event));
  }

  private async redraw(event: MouseEvent) {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('[data-redraw]');
    if (!button) return;
    event.preventDefault();
    const { id } = this;
    this.querySelector<HTMLInputElement>('[data-wish]')!.value = button.value;
    await up.validate(this);
    document.getElementById(id)?.querySelector<HTMLElement>(whatIsNew(button.value))?.focus();
  }
}

/** The first box of the last node in the group that grew; after a removal the button that adds. */
function whatIsNew(wish: string): string {
  const [verb, ...more] = wish.split(' ');
  const group = verb === 'add' ? more.at(-1)! : more.at(-1)!.replace(/-\d+$/, '');
  const within = `.condition-group[data-path="${group}"]`;
  return verb === 'add'
    ? `${within} > .condition-nodes > .condition-node:last-child :is(.ts-control input, select:not([aria-hidden]))`
    : `${within} > .condition-adds button`;
}

customElements.define('condition-builder', ConditionBuilder);
