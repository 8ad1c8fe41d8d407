/** The marks of a map: buttons, the larger the more is there. */
import * as L from 'leaflet';

/** A mark for an item of the list of those that were found. */
export function markOf(item: HTMLElement, follow: () => void): L.Marker {
  const [latitude, longitude] = item.dataset.at!.split(',').map(Number) as [number, number];
  const number = Number(item.dataset.number);
  const size = number === 1 ? 18 : Math.round(26 + 7 * Math.log10(number));
  const text = document.createElement('span');
  if (number > 1) text.textContent = short(number);
  const icon = L.divIcon({ className: 'map-mark', html: text, iconSize: [size, size] });
  const name = item.textContent!.trim();
  const mark = L.marker([latitude, longitude], { icon, title: name, riseOnHover: true });
  mark.on('add', () => mark.getElement()!.setAttribute('aria-label', name));
  mark.on('click', follow);
  mark.on('keydown', ({ originalEvent }) => {
    if (!['Enter', ' '].includes(originalEvent.key)) return;
    originalEvent.preventDefault();
    follow();
  });
  return mark;
}

/** At most four letters: 12, 1.2K, 340K. */
const short = (number: number) =>
  number < 1000 ? String(number) : new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumSignificantDigits: 2 }).format(number);
