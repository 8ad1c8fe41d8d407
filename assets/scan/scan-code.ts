/**
 * <scan-code data-none data-refused data-failed data-unread data-looking>: reads a QR code by the camera, or from a picture
 * that was chosen, dropped or pasted, and sends what it says by the form in it. No picture leaves the browser.
 */
import jsQR from 'jsqr';

/** How often the camera is looked at, in milliseconds; how large a picture is read, in pixels, one after the other. */
const PAUSE = 150;
const SEEN = 720;
const SIDES = [1000, 500, 2000];

class ScanCode extends HTMLElement {
  private readonly paste = (event: ClipboardEvent) => this.takePasted(event);
  private readonly canvas = document.createElement('canvas');
  private stream?: MediaStream;

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')!;
    input.addEventListener('change', () => void this.take(input.files?.[0]));
    // Who is quick has chosen before this was loaded.
    void this.take(input.files?.[0]);
    document.addEventListener('paste', this.paste);
    // The camera is this page's alone: whoever leaves it loads the next one whole.
    up.link.config.noFollowSelectors.push('a');
    up.form.config.noSubmitSelectors.push('form');
    void this.look();
  }

  disconnectedCallback() {
    document.removeEventListener('paste', this.paste);
    this.stop();
  }

  private get video(): HTMLVideoElement {
    return this.querySelector('video')!;
  }

  private async look() {
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError');
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      this.video.srcObject = this.stream;
      await this.video.play();
      this.video.hidden = false;
      this.say('looking');
      this.watch();
    } catch (error) {
      this.stop();
      const { name } = error as DOMException;
      this.say(name === 'NotAllowedError' ? 'refused' : name === 'NotFoundError' ? 'none' : 'failed');
    }
  }

  private watch() {
    if (!this.stream?.active) return;
    const said = this.read(this.video, this.video.videoWidth, this.video.videoHeight, SEEN);
    if (said) this.send(said);
    else setTimeout(() => this.watch(), PAUSE);
  }

  private stop() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
    this.video.hidden = true;
  }

  private takePasted(event: ClipboardEvent) {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.take(file);
  }

  private async take(file?: File) {
    if (!file) return;
    const picture = await createImageBitmap(file).catch(() => undefined);
    for (const side of picture ? SIDES : []) {
      const said = this.read(picture!, picture!.width, picture!.height, side);
      if (said) return this.send(said);
    }
    this.say('unread');
  }

  /** What the code in a picture says, once the picture is no larger than `most`; nothing where there is none. */
  private read(picture: CanvasImageSource, width: number, height: number, most: number): string {
    const scale = Math.min(1, most / Math.max(width, height, 1));
    const { canvas } = this;
    [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const found = jsQR(pen.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
    // Old programs write codes that are no UTF-8.
    return found ? found.data || new TextDecoder('windows-1252').decode(new Uint8Array(found.binaryData)) : '';
  }

  private send(said: string) {
    this.stop();
    const form = this.querySelector('form')!;
    form.querySelector<HTMLInputElement>('[name=text]')!.value = said;
    form.submit();
  }

  private say(word: string) {
    this.querySelector('[data-told]')!.textContent = this.dataset[word] ?? '';
  }
}

customElements.define('scan-code', ScanCode);
