/** <unsaved-guard data-message>: asks before the user leaves a form with something typed into it. */
class UnsavedGuard extends HTMLElement {
  private isDirty = false;
  private forget: (() => void)[] = [];

  connectedCallback() {
    this.addEventListener('input', () => (this.isDirty = true));
    this.addEventListener('change', () => (this.isDirty = true));
    this.addEventListener('submit', () => (this.isDirty = false));
    addEventListener('beforeunload', this.warnOnUnload);
    this.forget = [
      up.on('up:layer:dismiss', (event: Event) => this.askBeforeClosing(event as UpLayerEvent)),
      up.on('up:link:follow', (event: Event) => this.askBeforeLeaving(event)),
      up.on('up:fragment:loaded', (event: Event) => this.noteFailure(event as UpResponseEvent)),
    ];
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.warnOnUnload);
    for (const stop of this.forget) stop();
  }

  private warnOnUnload = (event: BeforeUnloadEvent) => {
    if (this.isDirty) event.preventDefault();
  };

  private askBeforeClosing(event: UpLayerEvent) {
    if (event.layer.element.contains(this)) this.ask(event);
  }

  private askBeforeLeaving(event: Event) {
    const link = event.target as Element;
    const stays = this.contains(link) || /^new/.test(link.getAttribute('up-layer') ?? '');
    if (!stays && up.layer.get(link) === up.layer.get(this)) this.ask(event);
  }

  /** What the server refused to save is still unsaved. */
  private noteFailure({ request, response }: UpResponseEvent) {
    if (request.method === 'POST' && !response.ok) this.isDirty = true;
  }

  private ask(event: Event) {
    if (this.isDirty && !confirm(this.dataset.message)) event.preventDefault();
    else this.isDirty = false;
  }
}

customElements.define('unsaved-guard', UnsavedGuard);
