/**
 * <board-lanes>: cards are moved from lane to lane with the pointer, by keys, or by the menu of each card. The server says
 * where a card then lies, be the move accepted or refused.
 */
import Sortable from 'sortablejs';
import { openBelow } from './menu';

const cardSelector = '.board-card';

class BoardLanes extends HTMLElement {
  private chosen: HTMLElement | null = null;

  connectedCallback() {
    for (const list of this.querySelectorAll<HTMLElement>('.lane-cards')) this.letDrag(list);
    this.addEventListener('keydown', (event) => this.handleKey(event));
    this.addEventListener('click', (event) => this.press(event));
    this.menu?.addEventListener('click', (event) => this.choose(event));
  }

  private get menu() {
    return this.querySelector<HTMLElement>('.lane-menu');
  }

  private get lanes() {
    return [...this.querySelectorAll<HTMLElement>('.lane')];
  }

  private letDrag(list: HTMLElement) {
    Sortable.create(list, {
      group: 'lanes',
      draggable: `${cardSelector}.is-movable`,
      animation: 150,
      // The order of a lane is the list's.
      sort: false,
      // A finger that scrolls takes no card along.
      delay: 200,
      delayOnTouchOnly: true,
      touchStartThreshold: 5,
      onStart: () => this.classList.add('is-dragging'),
      onEnd: ({ item, from, to }) => {
        this.classList.remove('is-dragging');
        if (from !== to) void this.move(item, laneOf(to));
      },
    });
  }

  /** Puts a card into a lane at once, and where the server says it belongs when it has answered. */
  private async move(card: HTMLElement, lane: HTMLElement) {
    const number = card.dataset.number!;
    const field = this.dataset.field!;
    const params = { [field]: lane.dataset.value!, [`was.${field}`]: card.dataset.lane! };
    const had = document.activeElement;
    const keeps = card.contains(had) || had === document.body;
    if (card.parentElement !== cardsOf(lane)) cardsOf(lane).prepend(card);
    const heads = [lane.dataset.value, card.dataset.lane].map((value) => `#lane-head-${CSS.escape(value!)}`);
    const target = [`#row-${number}`, ...heads].join(', ');
    try {
      await up.render({
        url: this.dataset.move!.replace('{number}', number), method: 'POST', params, target, failTarget: target,
        focus: false, scroll: false, history: false, cache: false,
      });
    } catch (answer) {
      // A refusal is drawn as well; anything else leaves the board as the server has it.
      if (!isDrawn(answer)) return void up.reload('#list');
    }
    this.place(number, keeps);
  }

  /** Moves a card to where its answer says that it lies. */
  private place(number: string, takesFocus: boolean) {
    const card = document.getElementById(`row-${number}`);
    const lane = this.lanes.find((each) => each.dataset.value === card?.dataset.lane);
    if (!card || !lane) return;
    const follower = card.dataset.follower && document.getElementById(`row-${card.dataset.follower}`);
    if (follower && follower.parentElement === cardsOf(lane)) follower.before(card);
    else cardsOf(lane).append(card);
    card.classList.add('is-placed');
    if (takesFocus) linkOf(card).focus({ focusVisible: true } as FocusOptions);
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private handleKey(event: KeyboardEvent) {
    const card = (event.target as Element).closest<HTMLElement>(cardSelector);
    const step = steps[event.key];
    if (!card || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    const [across, down] = step;
    const there = across ? this.beside(card, across) : null;
    if (event.shiftKey && across && card.classList.contains('is-movable')) {
      if (there) void this.move(card, there);
    } else if (!event.shiftKey) (there ? this.opposite(card, across) : down ? sibling(card, down) : null)?.focus();
    event.preventDefault();
  }

  private beside(card: HTMLElement, by: number): HTMLElement | undefined {
    return this.lanes[this.lanes.indexOf(laneOf(card)) + by];
  }

  /** The card at the same height in the next lane that has any. */
  private opposite(card: HTMLElement, by: number): HTMLElement | null {
    const height = [...card.parentElement!.children].indexOf(card);
    let lane = this.beside(card, by);
    while (lane && !cardsOf(lane).children.length) lane = this.lanes[this.lanes.indexOf(lane) + by];
    const there = lane ? cardsOf(lane).children : null;
    return there ? linkOf(there[Math.min(height, there.length - 1)]!) : null;
  }

  private press(event: MouseEvent) {
    const button = (event.target as Element).closest<HTMLElement>('.card-move');
    if (!button || !this.menu || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen = button.closest<HTMLElement>(cardSelector);
    for (const item of this.menu.querySelectorAll<HTMLElement>('[data-value]')) item.hidden = item.dataset.value === this.chosen!.dataset.lane;
    openBelow(this.menu, button);
  }

  private choose(event: Event) {
    const item = (event.target as Element).closest<HTMLElement>('[data-value]');
    const lane = this.lanes.find((each) => each.dataset.value === item?.dataset.value);
    if (!lane || !this.chosen) return;
    this.menu!.hidePopover();
    void this.move(this.chosen, lane);
  }
}

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const laneOf = (element: Element) => element.closest<HTMLElement>('.lane')!;
const cardsOf = (lane: Element) => lane.querySelector<HTMLElement>('.lane-cards')!;
const linkOf = (card: Element) => card.querySelector<HTMLElement>('.caption-link')!;

function sibling(card: Element, by: number): HTMLElement | null {
  const next = by > 0 ? card.nextElementSibling : card.previousElementSibling;
  return next && linkOf(next);
}

function isDrawn(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/** Who asks for more may get a card that was moved there already. */
up.compiler(cardSelector, (card) => {
  for (const other of document.querySelectorAll(`#${CSS.escape(card.id)}`)) if (other !== card) other.remove();
});

customElements.define('board-lanes', BoardLanes);
