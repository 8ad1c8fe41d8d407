/**
 * <live-bell data-stream data-url data-at>: shows in every tab, without reloading, that there is something new. One tab of a
 * browser listens and tells the others: a server takes few connections from one. Without a stream the bell is as fresh
 * as the page.
 */
interface Note {
  seen: string;
  title: string;
  text: string;
  url: string | null;
}

interface Bell {
  number: string;
  label: string;
  at: string;
  note: Note | null;
}

const firstPause = 30_000;
const longestPause = 600_000;

class LiveBell extends HTMLElement {
  private readonly channel = new BroadcastChannel('liant-bell');
  private readonly left = new AbortController();
  private readonly titles = new MutationObserver(() => this.entitle());
  private source?: EventSource;
  private pause = firstPause;

  connectedCallback() {
    this.channel.onmessage = (event) => this.take(event.data as Bell);
    this.titles.observe(document.querySelector('title')!, { childList: true });
    this.entitle();
    // Elsewhere than on https and localhost there are no locks: then the tab that one looks at listens.
    if (navigator.locks) void this.lead();
    else this.listenWhileVisible();
  }

  disconnectedCallback() {
    this.left.abort();
    this.titles.disconnect();
    this.source?.close();
    this.channel.close();
  }

  /** Waits until no other tab listens, then does so until this one is closed. */
  private async lead() {
    try {
      await navigator.locks.request('liant-bell', { signal: this.left.signal }, () => {
        this.listen();
        return new Promise((_, end) => this.left.signal.addEventListener('abort', () => end(this.left.signal.reason)));
      });
    } catch {
      // This tab is left.
    }
  }

  private listenWhileVisible() {
    const change = () => (document.hidden ? this.source?.close() : this.listen());
    document.addEventListener('visibilitychange', change, { signal: this.left.signal });
    change();
  }

  private listen() {
    if (this.left.signal.aborted) return;
    const source = (this.source = new EventSource(this.dataset.stream!));
    source.addEventListener('news', () => void this.ask());
    source.addEventListener('open', () => {
      this.pause = firstPause;
      void this.ask();
    });
    // A stream that ends is opened again by the browser; one that is refused is not.
    source.addEventListener('error', () => source.readyState === EventSource.CLOSED && this.listenLater());
  }

  private listenLater() {
    setTimeout(() => this.listen(), this.pause);
    this.pause = Math.min(2 * this.pause, longestPause);
  }

  private async ask() {
    try {
      const response = await fetch(`${this.dataset.url}?since=${encodeURIComponent(this.dataset.at!)}`);
      // Whose session ended is led to the page for signing in.
      if (!response.ok || response.redirected) return;
      const bell = (await response.json()) as Bell;
      this.channel.postMessage(bell);
      this.take(bell);
    } catch {
      // Without an answer nothing is known: the next one tells.
    }
  }

  private take({ number, label, at, note }: Bell) {
    const link = this.querySelector('#bell')!;
    const isChanged = link.ariaLabel !== label;
    link.ariaLabel = label;
    link.querySelector('.bell-number')!.textContent = number;
    this.dataset.at = at;
    this.entitle();
    if (note && !document.hidden) this.show(note);
    // What a toast reads out need not be said twice.
    else if (isChanged) this.querySelector('[data-says]')!.textContent = label;
  }

  private show({ seen, title, text, url }: Note) {
    const toast = this.querySelector('template')!.content.cloneNode(true) as DocumentFragment;
    const link = toast.querySelector<HTMLAnchorElement>('[data-link]')!;
    link.textContent = title || text;
    if (url) link.href = url;
    link.dataset.saw = seen;
    if (title) toast.querySelector('[data-text]')!.textContent = text;
    // The bell counts them; the latest is enough to be told by itself.
    document.querySelector('.toast-news')?.remove();
    document.querySelector('.toasts')?.append(toast);
  }

  /** The number stands before the title, too, where one sees it among other tabs. */
  private entitle() {
    const number = this.querySelector('.bell-number')!.textContent;
    const plain = document.title.replace(/^\(\d+\+?\) /, '');
    const title = number ? `(${number}) ${plain}` : plain;
    if (title !== document.title) document.title = title;
  }
}

customElements.define('live-bell', LiveBell);

/** What one goes to look at was seen. */
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLElement>('a[data-saw][href]');
  if (!link) return;
  link.closest('.notice')?.classList.remove('notice-new');
  link.closest('toast-note')?.remove();
  const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')!.content;
  void fetch(link.dataset.saw!, { method: 'POST', headers: { 'X-CSRFToken': token }, keepalive: true });
}, { capture: true });

/** Who opens the bell sees all that is new. */
up.on('click', '#bell', () => document.querySelectorAll('.toast-news').forEach((toast) => toast.remove()));
