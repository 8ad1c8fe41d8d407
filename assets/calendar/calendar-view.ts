/**
 * <calendar-view>: draws the events of its agenda in a grid of days or hours, where one moves them, stretches them and makes
 * new ones. On a small screen the agenda stays until one asks for a grid. Times are those of the reader's clock, without
 * a zone: the server knows it.
 */
import { Calendar, DayGrid, Interaction, TimeGrid, createCalendar, destroyCalendar } from '@event-calendar/core';
import { dayOf, eventsIn, inputOf, minuteOf } from './events';
import { letReadOut, name } from './names';
import { keysOf } from './keys';

const views: Record<string, string> = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' };

class CalendarView extends HTMLElement {
  private calendar?: Calendar;
  private readonly keys = keysOf(this, () => this.create({}));

  connectedCallback() {
    document.addEventListener('keydown', this.keys);
    const view = views[this.dataset.span!];
    const isSmall = matchMedia('(max-width: 47.99rem)').matches;
    if (view && (!isSmall || this.hasAttribute('data-asked'))) return this.draw(view);
    for (const link of document.querySelectorAll<HTMLElement>('.calendar-bar [data-span]')) {
      link.toggleAttribute('aria-current', link.dataset.span === 'agenda');
    }
    this.agenda.querySelector('[aria-current=date]')?.scrollIntoView();
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.keys);
    if (this.calendar) void destroyCalendar(this.calendar);
  }

  private get agenda() {
    return this.querySelector<HTMLElement>('.agenda')!;
  }

  private draw(view: string) {
    const grid = this.querySelector<HTMLElement>('.calendar-grid')!;
    grid.hidden = false;
    this.agenda.hidden = true;
    letReadOut(grid);
    this.calendar = createCalendar(grid, [DayGrid, TimeGrid, Interaction], { ...this.options(), view });
  }

  private options(): Calendar.Options {
    const { create, wordsAllDay, wordsClose, wordsMore } = this.dataset;
    const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return {
      date: this.dataset.day!,
      timeZone: this.dataset.zone!,
      locale: document.documentElement.lang,
      firstDay: 1,
      headerToolbar: { start: '', center: '', end: '' },
      height: '100%',
      events: eventsIn(this.agenda),
      eventTimeFormat: hour,
      slotLabelFormat: hour,
      scrollTime: '07:30:00',
      slotHeight: 28,
      slotEventOverlap: false,
      nowIndicator: true,
      dayMaxEvents: true,
      buttonText: (text) => ({ ...text, close: wordsClose! }),
      moreLinkContent: ({ num }) => wordsMore!.replace('{number}', String(num)),
      allDayContent: wordsAllDay!,
      longPressDelay: 400,
      selectable: create !== undefined,
      eventDidMount: ({ el, event }) => name(el, event),
      eventClick: ({ event, jsEvent }) => this.open(String(event.extendedProps.url), jsEvent as MouseEvent),
      eventDrop: ({ event }) => void this.move(event),
      eventResize: ({ event }) => void this.move(event),
      dateClick: ({ date, allDay }) => this.create({ start: allDay ? morningOf(date) : date }),
      select: ({ start, end, allDay }) => this.create({ start, end, allDay }),
      views: { timeGridWeek: { dayHeaderFormat: { weekday: 'short', day: 'numeric' }, displayEventEnd: false } },
    };
  }

  private open(url: string, event: MouseEvent) {
    if (event.ctrlKey || event.metaKey) return void window.open(url);
    void up.layer.open({ url, mode: 'drawer', onDismissed: refresh, onAccepted: refresh });
  }

  /** Opens the form for a new one. */
  private create({ start, end, allDay }: { start?: Date; end?: Date; allDay?: boolean }) {
    const { create } = this.dataset;
    if (create === undefined) return;
    const given = new URLSearchParams({ ...this.fields(start, end, allDay), back: location.pathname + location.search });
    void up.layer.open({ url: `${create}?${given}`, mode: 'drawer', onDismissed: () => this.calendar?.unselect() });
  }

  /** The fields of the record as a form sends them. */
  private fields(start?: Date, end?: Date | null, allDay?: boolean): Record<string, string> {
    const { start: from, end: until, allDay: whole } = this.dataset;
    const isDay = !until && !whole;
    const fields: Record<string, string> = {};
    if (start) fields[from!] = isDay ? dayOf(start) : minuteOf(start);
    if (end && until) fields[until] = minuteOf(end);
    if (allDay && whole) fields[whole] = 'on';
    return fields;
  }

  /** Changes a record to what its event has become; the event then is as the answer tells, be it refused or not. */
  private async move(event: Calendar.Event) {
    const item = this.agenda.querySelector<HTMLElement>(`#row-${event.id}`)!;
    const { start, end, allDay } = item.dataset;
    const was = Object.entries({ [this.dataset.allDay!]: '', ...this.fields(new Date(start!), new Date(end!), allDay === '1') });
    const before = Object.fromEntries(was.map(([name, value]) => [`was.${name}`, value]));
    const params = { ...this.fields(event.start, event.end ?? hourAfter(event.start), event.allDay), ...before };
    const target = `#row-${event.id}`;
    try {
      await up.render({
        url: this.dataset.move!.replace('{number}', String(event.id)), method: 'POST', params, target, failTarget: target,
        focus: false, scroll: false, history: false, cache: false,
      });
    } catch (answer) {
      // A refusal is drawn as well; anything else leaves the calendar as the server has it.
      if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return void refresh();
    }
    this.calendar?.updateEvent(inputOf(this.agenda.querySelector<HTMLElement>(target)!));
  }
}

const refresh = () => void up.reload('#list');
const hourAfter = (date: Date) => new Date(date.getTime() + 3_600_000);

/** On a day that is clicked as a whole one begins in the morning. */
function morningOf(date: Date): Date {
  const morning = new Date(date);
  morning.setHours(9);
  return morning;
}

customElements.define('calendar-view', CalendarView);
