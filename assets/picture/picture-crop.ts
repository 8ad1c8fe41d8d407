/**
 * <picture-crop data-square data-label>: a form with a file field, in which one cuts out what is kept of the picture that
 * was chosen, dropped, pasted or taken. The form sends the picture as it is, and the part in its own pixels.
 */
import { CropperCanvas, CropperHandle, CropperImage, CropperSelection, CropperShade } from '@cropper/elements';
import { type Box, kept, moved, within } from './boxes';

for (const element of [CropperCanvas, CropperImage, CropperShade, CropperHandle, CropperSelection]) element.$define();

const HANDLES = ['move', 'n-resize', 'e-resize', 's-resize', 'w-resize', 'ne-resize', 'nw-resize', 'se-resize', 'sw-resize'];
const SQUARE_HANDLES = ['move', 'ne-resize', 'nw-resize', 'se-resize', 'sw-resize'];

class PictureCrop extends HTMLElement {
  private readonly paste = (event: ClipboardEvent) => this.takePasted(event);
  private address = '';

  connectedCallback() {
    // After the drop zone has judged them.
    this.addEventListener('change', (event) => this.take(event.target as HTMLInputElement));
    document.addEventListener('paste', this.paste);
    // Who is quick has chosen before this was loaded.
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=file]')) if (input.files?.length) this.take(input);
  }

  disconnectedCallback() {
    document.removeEventListener('paste', this.paste);
    URL.revokeObjectURL(this.address);
  }

  private get input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('.drop-input')!;
  }

  private get stage(): HTMLElement {
    return this.querySelector<HTMLElement>('.picture-cut')!;
  }

  private get isSquare(): boolean {
    return 'square' in this.dataset;
  }

  private takePasted(event: ClipboardEvent) {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    this.choose(files);
  }

  private take(input: HTMLInputElement) {
    if (input.type !== 'file') return;
    // What the camera took is chosen as any file is.
    if (input !== this.input && input.files?.length) {
      this.choose(input.files);
      input.value = '';
    } else if (input === this.input) {
      void this.show(input.checkValidity() ? input.files?.[0] : undefined);
    }
  }

  private choose(files: FileList) {
    // A list of its own: the one that was given empties with its field.
    const chosen = new DataTransfer();
    chosen.items.add(files[0]!);
    this.input.files = chosen.files;
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Draws the picture with the part that is kept; one that the browser can't draw is sent as it is. */
  private async show(file?: File) {
    URL.revokeObjectURL(this.address);
    this.stage.replaceChildren();
    this.stage.hidden = true;
    this.note();
    const before = this.querySelector<HTMLElement>('.picture-now');
    if (before) before.hidden = Boolean(file);
    if (!file) return;
    this.address = URL.createObjectURL(file);
    this.stage.hidden = false;
    const { canvas, image, selection } = this.drawn();
    this.stage.append(canvas);
    try {
      await image.$ready();
    } catch {
      this.stage.hidden = true;
      return;
    }
    this.follow(canvas, image, selection);
  }

  private drawn() {
    const canvas = made<CropperCanvas>('cropper-canvas', { background: '' });
    const image = made<CropperImage>('cropper-image', { src: this.address, 'initial-center-size': 'contain' });
    // What it shows is said by the stage.
    image.$image.alt = '';
    const selection = made<CropperSelection>('cropper-selection', { movable: '', resizable: '', outlined: '', precise: '', ...(this.isSquare && { 'aspect-ratio': '1' }) });
    selection.append(
      ...(this.isSquare ? SQUARE_HANDLES : HANDLES).map((action) => made('cropper-handle', { action, ...(action === 'move' && { 'theme-color': 'rgba(255,255,255,0.1)' }) })),
    );
    canvas.append(image, made('cropper-shade', { hidden: '' }), selection);
    return { canvas, image, selection };
  }

  private follow(canvas: CropperCanvas, image: CropperImage, selection: CropperSelection) {
    const whole = (): Box => {
      const [outer, inner] = [canvas.getBoundingClientRect(), image.getBoundingClientRect()];
      return { left: inner.left - outer.left, top: inner.top - outer.top, width: inner.width, height: inner.height };
    };
    const pixels = (box: Box) => {
      const { left, top, width } = whole();
      const scale = (image.$image.naturalWidth || width) / width;
      this.note({ left: (box.left - left) * scale, top: (box.top - top) * scale, width: box.width * scale, height: box.height * scale });
    };
    const set = (box: Box) => selection.$change(box.left, box.top, box.width, box.height);
    selection.addEventListener('change', (event) => {
      const { x, y, width, height } = (event as CustomEvent).detail;
      const box = { left: x, top: y, width, height };
      if (within(box, whole())) pixels(box);
      else event.preventDefault();
    });
    this.listen(canvas, (key) => {
      const box = moved({ left: selection.x, top: selection.y, width: selection.width, height: selection.height }, key, whole());
      if (box) set(box);
      return Boolean(box);
    });
    set(kept(whole(), this.isSquare));
  }

  /** The part is moved and made larger by keys, too. */
  private listen(canvas: HTMLElement, act: (key: string) => boolean) {
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', this.dataset.label!);
    canvas.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && act(event.key)) event.preventDefault();
    });
  }

  /** Notes in the form what is kept, in pixels of the picture; all of it where nothing is said. */
  private note(box?: Box) {
    for (const name of ['left', 'top', 'width', 'height'] as const) {
      this.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = box ? String(Math.round(box[name])) : '';
    }
  }
}

function made<Made extends HTMLElement = HTMLElement>(name: string, attributes: Record<string, string>): Made {
  const element = document.createElement(name) as Made;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

customElements.define('picture-crop', PictureCrop);
