/**
 * Columns of a list are as wide as their heads say (data-width, in pixels), and are drawn wider or narrower by the edge
 * of a head, or by Shift and an arrow on it; a double click on the edge lets the width be. The list's address keeps it.
 */
const STEP = 24;
const [LEAST, MOST] = [64, 960];
const isWide = matchMedia('(min-width: 48rem)');

up.compiler('#list .data-table', (table) => {
  // On a phone every row is a card.
  if (!isWide.matches) return;
  for (const head of table.querySelectorAll<HTMLElement>('th[data-column]')) {
    if (head.dataset.width) show(head, Number(head.dataset.width));
    head.append(grip(head));
    head.addEventListener('keydown', (event) => step(event, head));
  }
});

function show(head: HTMLElement, width: number): void {
  const place = (head as HTMLTableCellElement).cellIndex + 1;
  const table = head.closest('table')!;
  // Else what is left of the page's width would be given to all columns.
  table.style.width = 'auto';
  for (const cell of table.querySelectorAll<HTMLElement>(`tr > :nth-child(${place})`)) {
    // Wider than a style sheet allows, where one wants it so.
    for (const side of ['min-width', 'max-width']) cell.style.setProperty(side, `${width}px`, 'important');
  }
}

function grip(head: HTMLElement): HTMLElement {
  const edge = document.createElement('span');
  edge.className = 'column-grip';
  edge.addEventListener('pointerdown', (event) => drag(event, head, edge));
  edge.addEventListener('dblclick', () => keep(head));
  return edge;
}

function drag(start: PointerEvent, head: HTMLElement, edge: HTMLElement): void {
  start.preventDefault();
  edge.setPointerCapture(start.pointerId);
  const before = head.offsetWidth;
  let width = before;
  edge.onpointermove = (event) => show(head, (width = bounded(before + event.clientX - start.clientX)));
  edge.onlostpointercapture = () => {
    edge.onpointermove = edge.onlostpointercapture = null;
    if (width !== before) keep(head, width);
  };
}

function step(event: KeyboardEvent, head: HTMLElement): void {
  const way = event.shiftKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
  if (!way) return;
  event.preventDefault();
  keep(head, bounded(head.offsetWidth + way * STEP));
}

function bounded(width: number): number {
  return Math.round(Math.min(Math.max(width, LEAST), MOST));
}

/** Without a width the column takes what it needs. */
function keep(head: HTMLElement, width?: number): void {
  const name = head.dataset.column!;
  const address = new URL(location.href);
  const others = address.searchParams.getAll('width').filter((each) => !each.startsWith(`${name}:`));
  address.searchParams.delete('width');
  for (const each of [...others, ...(width ? [`${name}:${width}`] : [])]) address.searchParams.append('width', each);
  if (width) show(head, width);
  // What changes with the list's address, its search form knows.
  const target = document.querySelector('.list-tools')!.getAttribute('up-target');
  void up.navigate({ url: address.pathname + address.search, target, scroll: false, focus: 'keep', history: true });
}
