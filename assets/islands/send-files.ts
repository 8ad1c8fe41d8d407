/**
 * <send-files data-target data-pasted>: sends the files of the form in it as soon as they are chosen, dropped or pasted,
 * and tells how much is there. A pasted picture is called by `data-pasted` and the time.
 */
class SendFiles extends HTMLElement {
  private readonly paste = (event: ClipboardEvent) => this.takePasted(event);

  connectedCallback() {
    // After the drop zone has judged them.
    this.addEventListener('change', (event) => this.takeChosen(event.target as HTMLInputElement));
    document.addEventListener('paste', this.paste);
  }

  disconnectedCallback() {
    document.removeEventListener('paste', this.paste);
  }

  private takeChosen(input: HTMLInputElement) {
    if (input.files?.length && input.checkValidity()) this.send([...input.files]);
  }

  private takePasted(event: ClipboardEvent) {
    const isTyping = (event.target as Element).closest?.('input, textarea, [contenteditable]');
    const files = [...(event.clipboardData?.files ?? [])];
    if (isTyping || !files.length || document.querySelector('dialog[open], up-modal, up-drawer')) return;
    event.preventDefault();
    this.send(files.map((file) => this.named(file)));
  }

  /** Browsers call every picture image.png. */
  private named(file: File): File {
    if (!/^image\.\w+$/.test(file.name)) return file;
    const now = new Date();
    const time = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
    const name = `${this.dataset.pasted} ${time.replace('T', ' ').replaceAll(':', '.')}.${file.name.split('.').pop()}`;
    return new File([file], name, { type: file.type });
  }

  private send(files: File[]) {
    const form = this.querySelector('form')!;
    const content = new FormData();
    content.set('csrfmiddlewaretoken', form.querySelector<HTMLInputElement>('[name=csrfmiddlewaretoken]')!.value);
    for (const file of files) content.append('files', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', (event) => this.show(event.loaded / event.total));
    request.addEventListener('load', () => this.finish(request));
    request.addEventListener('error', () => this.fail());
    request.open('POST', form.action);
    this.show(0);
    request.send(content);
  }

  private show(share: number) {
    const bar = this.querySelector('progress')!;
    bar.hidden = false;
    bar.value = share;
  }

  private finish(request: XMLHttpRequest) {
    if (request.status >= 500) this.fail();
    else up.render({ target: this.dataset.target, document: request.responseText, useHungry: true });
  }

  private fail() {
    this.querySelector('progress')!.hidden = true;
    this.querySelector('[data-name]')!.textContent = this.dataset.failed ?? '';
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=file]')) input.value = '';
  }
}

customElements.define('send-files', SendFiles);
