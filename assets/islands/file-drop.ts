/** <file-drop data-max-bytes data-message>: a file input that takes dropped files, names them and refuses large ones. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.addEventListener('dragover', (event) => this.invite(event));
    this.addEventListener('dragleave', () => this.classList.remove('is-over'));
    this.addEventListener('drop', (event) => this.take(event));
    this.input.addEventListener('change', () => this.showChoice());
  }

  private get input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  private invite(event: DragEvent) {
    event.preventDefault();
    this.classList.add('is-over');
  }

  private take(event: DragEvent) {
    event.preventDefault();
    this.classList.remove('is-over');
    this.input.files = event.dataTransfer!.files;
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private showChoice() {
    const files = [...(this.input.files ?? [])];
    const limit = Number(this.dataset.maxBytes || Infinity);
    const isTooLarge = files.some((file) => file.size > limit);
    this.input.setCustomValidity(isTooLarge ? (this.dataset.message ?? '') : '');
    this.input.reportValidity();
    this.classList.toggle('is-refused', isTooLarge);
    this.classList.toggle('is-chosen', files.length > 0 && !isTooLarge);
    const name = this.querySelector('[data-name]');
    if (name) name.textContent = isTooLarge ? (this.dataset.message ?? '') : files.map((file) => file.name).join(', ');
  }
}

customElements.define('file-drop', FileDrop);
