/** Opens a menu below the button that it belongs to, above it where there is no room, and never beyond the window. */
export function openBelow(menu: HTMLElement, button: Element): void {
  menu.showPopover();
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = bottom + height + gap < innerHeight;
  menu.style.left = `${Math.max(gap, Math.min(right - width, innerWidth - width - gap, Math.max(left, right - width)))}px`;
  menu.style.top = `${below ? bottom + 4 : Math.max(gap, top - height - 4)}px`;
}

const gap = 8;
