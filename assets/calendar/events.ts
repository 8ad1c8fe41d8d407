/** The events that an agenda lists, as the grid wants them, and moments as forms send them. */
import type { Calendar } from '@event-calendar/core';

export function eventsIn(agenda: HTMLElement): Calendar.EventInput[] {
  return [...agenda.querySelectorAll<HTMLElement>('.agenda-event[data-number]')].map(inputOf);
}

export function inputOf(item: HTMLElement): Calendar.EventInput {
  const { number, start, end, allDay, movable, tone, state } = item.dataset;
  const link = item.querySelector<HTMLAnchorElement>('.caption-link')!;
  const facts = item.querySelector('.agenda-facts')?.textContent ?? '';
  return {
    id: number!,
    start: start!,
    end: end!,
    allDay: allDay === '1',
    title: link.textContent!,
    startEditable: movable === '1',
    durationEditable: movable === '1',
    classNames: [`tone-${tone}`, ...(state ? [`is-${state}`] : [])],
    extendedProps: { url: link.getAttribute('href'), told: [link.textContent, facts].filter(Boolean).join('\n') },
  };
}

export function minuteOf(date: Date): string {
  return `${dayOf(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function dayOf(date: Date): string {
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const two = (number: number) => String(number).padStart(2, '0');
