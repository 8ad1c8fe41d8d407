/**
 * A list whose head names fields (`th[data-field]`) lets them be changed in place: a pencil stands in the cell under the
 * pointer; the key I opens all of them of the row that has the focus. What opens returns to the list as it is.
 */
const pencil = document.createElement('button');
pencil.type = 'button';
pencil.className = 'cell-edit';
pencil.tabIndex = -1;

up.compiler('#list[data-edit-label]', (list) => {
  const template = list.querySelector<HTMLTemplateElement>('template[data-pencil]');
  if (!template) return;
  pencil.replaceChildren(template.content.cloneNode(true));
  pencil.setAttribute('aria-label', list.dataset.editLabel!);
  list.addEventListener('pointerover', (event) => offer((event.target as Element).closest('td')));
});

pencil.addEventListener('click', (event) => {
  event.preventDefault();
  event.stopPropagation();
  const cell = pencil.closest('td')!;
  open(cell.closest('tr')!, [fieldOf(cell)!]);
});

function offer(cell: HTMLTableCellElement | null): void {
  if (cell && cell !== pencil.parentElement && fieldOf(cell)) cell.append(pencil);
}

function fieldOf(cell: HTMLTableCellElement): string | undefined {
  return cell.closest('table')!.querySelector<HTMLElement>(`thead th:nth-child(${cell.cellIndex + 1})`)?.dataset.field;
}

/** Opens the fields of the row that has the focus; false where there is none. */
export function editRow(): boolean {
  const row = document.activeElement?.closest('tr');
  const heads = row?.closest('table')?.querySelectorAll<HTMLElement>('th[data-field]') ?? [];
  if (!row || !heads.length) return false;
  open(row, [...heads].map((head) => head.dataset.field!));
  return true;
}

function open(row: HTMLTableRowElement, fields: string[]): void {
  const asked = new URLSearchParams(fields.map((field) => ['only', field]));
  asked.set('back', location.pathname + location.search);
  const record = row.querySelector<HTMLAnchorElement>('.caption-link')!.getAttribute('href');
  void up.layer.open({ url: `${record}edit/?${asked}`, mode: 'modal', size: 'small' });
}
