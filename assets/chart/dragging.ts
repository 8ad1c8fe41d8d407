/** Dragging a unit or an employee onto a unit: the server says beforehand where it can't go, and asks before it moves. */
type Reasons = Record<string, string>;

export function drag(chart: HTMLElement, said: HTMLElement): void {
  let moveUrl: string | undefined;
  let reasons: Reasons = {};

  chart.addEventListener('dragstart', (event) => {
    const node = (event.target as Element).closest<HTMLElement>('.chart-node[draggable]');
    moveUrl = node?.querySelector<HTMLAnchorElement>('.chart-move')?.href;
    reasons = {};
    if (!node || !moveUrl) return event.preventDefault();
    event.dataTransfer!.setData('text/plain', node.querySelector('.chart-name')!.textContent!);
    event.dataTransfer!.effectAllowed = 'move';
    void fetchReasons(moveUrl).then((told) => (reasons = told));
  });
  chart.addEventListener('dragover', (event) => {
    const unit = unitAt(event);
    if (!moveUrl || !unit) return mark(null);
    const reason = reasons[unit.dataset.number!];
    mark(unit, reason);
    if (reason) event.dataTransfer!.dropEffect = 'none';
    else event.preventDefault();
  });
  chart.addEventListener('drop', (event) => {
    const unit = unitAt(event);
    if (!moveUrl || !unit) return;
    event.preventDefault();
    const address = new URL(moveUrl);
    address.searchParams.set('to', unit.dataset.number!);
    void up.layer.open({ url: address.pathname + address.search, mode: 'modal', size: 'small' });
  });
  chart.addEventListener('dragend', () => {
    moveUrl = undefined;
    mark(null);
  });

  function mark(unit: HTMLElement | null, reason = '') {
    for (const marked of chart.querySelectorAll('.is-taking, .is-refusing')) {
      if (marked !== unit) marked.classList.remove('is-taking', 'is-refusing');
    }
    unit?.classList.toggle('is-taking', !reason);
    unit?.classList.toggle('is-refusing', Boolean(reason));
    if (said.textContent !== reason) said.textContent = reason;
  }
}

function unitAt(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>('.chart-unit > .chart-node');
}

async function fetchReasons(moveUrl: string): Promise<Reasons> {
  const address = new URL(moveUrl);
  address.pathname = address.pathname.replace(/move\/$/, 'refused/');
  const response = await fetch(address);
  return response.ok ? ((await response.json()) as Reasons) : {};
}
