/** <live-progress url target>: asks {done, total, state, message} every second; reloads `target` when the state is final. */
const finalStates = ['done', 'failed', 'cancelled', 'undone'];

interface Progress {
  done: number;
  total: number;
  state: string;
  message: string;
}

class LiveProgress extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    this.timer = window.setInterval(() => void this.ask(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  private async ask() {
    const response = await fetch(this.getAttribute('url')!, { headers: { Accept: 'application/json' } });
    if (response.ok) this.show((await response.json()) as Progress);
  }

  private show({ done, total, state, message }: Progress) {
    const bar = this.querySelector('progress')!;
    bar.max = total;
    bar.value = done;
    this.querySelector('[data-message]')!.textContent = message;
    if (finalStates.includes(state)) this.finish();
  }

  private finish() {
    clearInterval(this.timer);
    void up.reload(this.closest(this.getAttribute('target') ?? '[up-main]')!);
  }
}

customElements.define('live-progress', LiveProgress);
