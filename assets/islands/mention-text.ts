/**
 * <mention-text data-url data-label>: a text in which @ offers colleagues. One sees their names; the form sends @[7].
 * <data value="7">Ana Pop</data> in it names those who are mentioned already.
 */
interface Colleague {
  id: number;
  name: string;
}

class MentionText extends HTMLElement {
  private readonly names = new Map<string, string>();
  private readonly list = document.createElement('ul');
  private asked = 0;

  connectedCallback() {
    for (const known of this.querySelectorAll('data')) this.names.set(known.textContent!, known.value);
    for (const [name, number] of this.names) this.text.value = this.text.value.replaceAll(`@[${number}]`, `@${name}`);
    this.list.className = 'mention-list';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.dataset.label ?? '');
    this.text.after(this.list);
    this.text.addEventListener('input', () => void this.offer());
    this.text.addEventListener('keydown', (event) => this.steer(event));
    this.text.addEventListener('blur', () => (this.list.hidden = true));
    // Before anything else sends the form.
    this.addEventListener('submit', () => this.writeNumbers(), { capture: true });
  }

  private get text(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  /** What was typed after the last @ before the caret; nothing when that is no mention. */
  private get begun(): string | undefined {
    return /(?:^|\s)@([^\s@[\]]*(?: [^\s@[\]]*)?)$/.exec(this.text.value.slice(0, this.text.selectionStart))?.[1];
  }

  private async offer() {
    const begun = this.begun;
    const turn = ++this.asked;
    if (begun === undefined) return void (this.list.hidden = true);
    const response = await fetch(`${this.dataset.url}?q=${encodeURIComponent(begun)}`);
    if (!response.ok || turn !== this.asked) return;
    this.list.replaceChildren(...((await response.json()) as Colleague[]).map((each) => this.option(each)));
    this.list.hidden = !this.list.childElementCount;
    this.mark(0);
  }

  private option(colleague: Colleague): HTMLLIElement {
    const option = document.createElement('li');
    option.setAttribute('role', 'option');
    option.textContent = colleague.name;
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.choose(colleague);
    });
    option.addEventListener('mention', () => this.choose(colleague));
    return option;
  }

  private steer(event: KeyboardEvent) {
    const options = [...this.list.children];
    if (this.list.hidden || !options.length) return;
    const marked = options.findIndex((option) => option.ariaSelected === 'true');
    if (event.key === 'ArrowDown') this.mark((marked + 1) % options.length);
    else if (event.key === 'ArrowUp') this.mark((marked + options.length - 1) % options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') options[marked]?.dispatchEvent(new Event('mention'));
    else if (event.key === 'Escape') this.list.hidden = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private mark(place: number) {
    [...this.list.children].forEach((option, index) => (option.ariaSelected = String(index === place)));
  }

  private choose(colleague: Colleague) {
    const caret = this.text.selectionStart;
    this.text.setRangeText(`${colleague.name} `, caret - (this.begun ?? '').length, caret, 'end');
    this.names.set(colleague.name, String(colleague.id));
    this.list.hidden = true;
  }

  private writeNumbers() {
    // Longer names first: one may begin as another one.
    const names = [...this.names].sort(([a], [b]) => b.length - a.length);
    for (const [name, number] of names) this.text.value = this.text.value.replaceAll(`@${name}`, `@[${number}]`);
  }
}

customElements.define('mention-text', MentionText);
