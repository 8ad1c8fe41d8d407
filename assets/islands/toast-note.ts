/** <toast-note>: leaves by itself after a while, unless it is hovered, focused or says data-stay. */
const milliseconds = 8000;

class ToastNote extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    this.querySelector('[data-dismiss]')?.addEventListener('click', () => this.remove());
    if (this.hasAttribute('data-stay')) return;
    this.wait();
    for (const event of ['pointerenter', 'focusin']) this.addEventListener(event, () => clearTimeout(this.timer));
    for (const event of ['pointerleave', 'focusout']) this.addEventListener(event, () => this.wait());
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  private wait() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.remove(), milliseconds);
  }
}

customElements.define('toast-note', ToastNote);
