/** The keys of a calendar: to other periods and back to today, to a new event. */
const typing = 'input, textarea, select, [contenteditable], menu-list';

export function keysOf(calendar: HTMLElement, create: () => void): (event: KeyboardEvent) => void {
  const links: Record<string, string> = { ArrowLeft: '[rel=prev]', ArrowRight: '[rel=next]', t: '[data-today]' };
  return (event) => {
    const isElsewhere = (event.target as Element).closest(typing) || up.layer.current.isOverlay();
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isElsewhere) return;
    const selector = links[event.key];
    if (selector) calendar.parentElement!.querySelector<HTMLElement>(`.calendar-bar ${selector}`)?.click();
    else if (event.key === 'n') create();
    else return;
    event.preventDefault();
  };
}
