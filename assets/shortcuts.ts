import { editRow } from './islands/quick-edit';

/** Keyboard shortcuts; the sheet in ui/shell/shortcuts.html lists them. */
const typing = 'input, textarea, select, [contenteditable]';
let awaitsPlace = false;

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return withControl(event);
  if (event.altKey || (event.target as Element).closest(typing) || up.layer.current.isOverlay()) return;
  const action = awaitsPlace ? () => go(event.key) : actions[event.key.toLowerCase()];
  awaitsPlace = event.key.toLowerCase() === 'g' && !awaitsPlace;
  if (action?.() === true) event.preventDefault();
});

/** What each key does; true when it found something to do. */
const actions: Record<string, () => boolean> = {
  '/': () => follow('[data-search]'),
  '?': () => showSheet(),
  c: () => press('#create-button'),
  e: () => follow('[data-edit]'),
  f: () => press('[data-filter]'),
  i: () => editRow(),
  j: () => step(1),
  k: () => step(-1),
  t: () => follow('[data-tags]'),
  b: () => follow('#bell'),
  x: () => pickRow(),
};

function withControl(event: KeyboardEvent): void {
  if (event.key === 'k' && follow('[data-search]')) event.preventDefault();
  const form = (event.target as Element).closest('form');
  if (event.key === 'Enter' && form) form.requestSubmit();
  const isTyping = (event.target as Element).closest(typing);
  if (event.key === 'z' && !isTyping && press('toast-note form [type=submit]')) event.preventDefault();
}

/** Leads to the next record of the list one came from, or moves the focus to the next row of the table; or back. */
function step(by: number): boolean {
  if (press(`record-steps [rel=${by > 0 ? 'next' : 'prev'}]:not([hidden])`)) return true;
  const rows = [...document.querySelectorAll('[up-main] tbody tr, [up-main] .board-card')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.max(here + by, 0)]?.querySelector('a');
  next?.focus({ focusVisible: true } as FocusOptions);
  return next instanceof HTMLElement;
}

/** Picks the row that has the focus, or leaves it out again. */
function pickRow(): boolean {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('[name=record]');
  box?.click();
  return box !== undefined && box !== null;
}

function go(place: string): boolean {
  const item = document.querySelectorAll<HTMLElement>('.navigation a')[Number(place) - 1];
  item?.click();
  return item !== undefined;
}

function follow(selector: string): boolean {
  const link = document.querySelector(selector);
  if (link && !up.layer.current.isOverlay()) void up.follow(link);
  return link !== null;
}

function press(selector: string): boolean {
  const button = document.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null;
}

function showSheet(): boolean {
  document.querySelector<HTMLDialogElement>('#shortcuts')?.showModal();
  return true;
}

up.on('click', '[data-shortcuts]', () => {
  document.querySelector<HTMLElement>('#sidebar:popover-open')?.hidePopover();
  showSheet();
});
