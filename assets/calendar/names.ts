/** What the grid is for who hears it: events with their days and hours, in no table, for its cells are empty. */
import type { Calendar } from '@event-calendar/core';

const ofTables = ['table', 'grid', 'rowgroup', 'row', 'cell', 'gridcell', 'columnheader', 'rowheader'].map((role) => `[role=${role}]`).join();

/** Takes the roles of a table away, now and from what is drawn later. */
export function letReadOut(grid: HTMLElement): void {
  const strip = () => {
    for (const element of grid.querySelectorAll(ofTables)) {
      for (const name of ['role', 'aria-colindex', 'aria-rowindex', 'aria-colcount', 'aria-rowcount']) element.removeAttribute(name);
    }
  };
  new MutationObserver(strip).observe(grid, { childList: true, subtree: true });
}

/** Names an event with its day and hour, which the eye sees by its place; the pointer is told more. */
export function name(element: HTMLElement, event: Calendar.Event): void {
  const language = document.documentElement.lang;
  const day = event.start.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const hour = event.start.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  element.title = String(event.extendedProps.told);
  element.setAttribute('aria-label', `${event.allDay ? '' : `${hour} `}${event.title}, ${day}`);
}
