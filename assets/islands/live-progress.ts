/**
 * <live-progress url target>: asks {done, total, state, message} every second; reloads `target` when the state is final.
 * A server that is away for a while is asked again.
 */
const finalStates = ['done', 'failed', 'cancelled', 'undone'];
const interval = 1000;

interface Progress {
  done: number;
  total: number;
  state: string;
  message: string;
}

class LiveProgress extends HTMLElement {
  private timer = 0;

  connectedCallback() {
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  private wait() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), interval);
  }

  private async look() {
    try {
      const progress = await this.ask();
      this.show(progress);
      if (finalStates.includes(progress.state)) await this.finish();
    } catch {
      // Without an answer nothing is known: the next one tells.
    }
    if (this.isConnected) this.wait();
  }

  private async ask(): Promise<Progress> {
    const response = await fetch(this.getAttribute('url')!, { headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as Progress;
  }

  private show({ done, total, message }: Progress) {
    const bar = this.querySelector('progress')!;
    bar.max = total;
    bar.value = done;
    this.querySelector('[data-message]')!.textContent = message;
  }

  private async finish() {
    await up.reload(this.closest(this.getAttribute('target') ?? '[up-main]')!);
  }
}

customElements.define('live-progress', LiveProgress);
