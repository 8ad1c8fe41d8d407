/** Boxes on a picture: which one is kept at first, what keys make of it, and that none leaves the picture. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A step by keys, in pixels of the screen; the least that a box may have; what rounding may add. */
const STEP = 8;
const LEAST = 24;
const SLACK = 0.5;
const DIRECTIONS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** All of it, or the square in its middle. */
export function kept(whole: Box, isSquare: boolean): Box {
  if (!isSquare) return whole;
  const side = Math.min(whole.width, whole.height);
  return { left: whole.left + (whole.width - side) / 2, top: whole.top + (whole.height - side) / 2, width: side, height: side };
}

export function within(box: Box, whole: Box): boolean {
  return (
    box.left >= whole.left - SLACK && box.top >= whole.top - SLACK &&
    box.left + box.width <= whole.left + whole.width + SLACK && box.top + box.height <= whole.top + whole.height + SLACK
  );
}

/** The box after an arrow, plus or minus; nothing where the key means none of these. It stops at the edges. */
export function moved(box: Box, key: string, whole: Box): Box | undefined {
  const direction = DIRECTIONS[key];
  if (direction) return inside({ ...box, left: box.left + direction[0] * STEP, top: box.top + direction[1] * STEP }, whole);
  if (key === '+' || key === '=') return grown(box, 2 * STEP, whole);
  return key === '-' ? grown(box, -2 * STEP, whole) : undefined;
}

function grown(box: Box, by: number, whole: Box): Box {
  const most = Math.min(whole.width / box.width, whole.height / box.height);
  const factor = Math.min(Math.max(1 + by / box.width, LEAST / Math.min(box.width, box.height)), most);
  const [width, height] = [box.width * factor, box.height * factor];
  return inside({ left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2, width, height }, whole);
}

function inside(box: Box, whole: Box): Box {
  return {
    ...box,
    left: clamped(box.left, whole.left, whole.left + whole.width - box.width),
    top: clamped(box.top, whole.top, whole.top + whole.height - box.height),
  };
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
