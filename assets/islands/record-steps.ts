/**
 * <record-steps list>: leads from a record to the one before and the one after it in the list one came from, and back to
 * that list as it was. The list leaves what it shows in the tab's own memory; nothing is asked of the server until a step
 * leaves its page.
 */
interface Seen {
  url: string;
  records: string[];
  previous: string | null;
  next: string | null;
}

const keyOf = (list: string) => `list ${list}`;

up.compiler('#list[data-list]', (list) => {
  const page = location.pathname + location.search;
  sessionStorage.setItem(keyOf(list.dataset.list!), JSON.stringify(seenIn(list, page)));
});

function seenIn(list: ParentNode, url: string): Seen {
  const leads = (rel: string) => list.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`)?.getAttribute('href') ?? null;
  const rows = [...list.querySelectorAll<HTMLAnchorElement>('[id^=row-] .caption-link')];
  return { url, records: rows.map((row) => row.getAttribute('href')!), previous: leads('prev'), next: leads('next') };
}

class RecordSteps extends HTMLElement {
  connectedCallback() {
    const kept = sessionStorage.getItem(keyOf(this.getAttribute('list')!));
    const seen = kept ? (JSON.parse(kept) as Seen) : null;
    const here = seen?.records.indexOf(this.getAttribute('record')!) ?? -1;
    if (!seen || here < 0) return;
    this.closest('.record-head')?.querySelector('.trail a')?.setAttribute('href', seen.url);
    this.lead('prev', seen.records[here - 1], seen.previous);
    this.lead('next', seen.records[here + 1], seen.next);
  }

  private link(rel: string) {
    return this.querySelector<HTMLAnchorElement>(`[rel=${rel}]`)!;
  }

  private lead(rel: string, record: string | undefined, page: string | null) {
    const link = this.link(rel);
    if (!record && !page) return;
    link.hidden = false;
    link.href = record ?? page!;
    if (!record) link.addEventListener('click', (event) => void this.turn(event, rel, page!));
  }

  /** The next one is on another page of the list. */
  private async turn(event: Event, rel: string, page: string) {
    event.preventDefault();
    event.stopPropagation();
    const answer = await (await fetch(page)).text();
    const list = new DOMParser().parseFromString(answer, 'text/html').querySelector('#list');
    const seen = list && seenIn(list, page);
    const record = seen?.records.at(rel === 'next' ? 0 : -1);
    if (!record) return location.assign(page);
    sessionStorage.setItem(keyOf(this.getAttribute('list')!), JSON.stringify(seen));
    await up.navigate({ url: record });
  }
}

customElements.define('record-steps', RecordSteps);
