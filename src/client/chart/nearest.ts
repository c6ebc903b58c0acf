/** Which mark a pointer means, and where a tip fits: plain arithmetic in pixels. */

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The axis that marks stand along, or null where they lie anywhere between both. */
export type Along = 'x' | 'y' | null;

const outside = (at: number, low: number, high: number): number => Math.max(low - at, 0, at - high);

/** The mark that is meant: along an axis the nearest step or row and of that the nearest mark; else the nearest of all. */
export function nearest<M extends Box>(at: Point, marks: readonly M[], along: Along): M | null {
  let found: M | null = null;
  let least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  for (const mark of marks) {
    const dx = outside(at.x, mark.left, mark.right);
    const dy = outside(at.y, mark.top, mark.bottom);
    // Two steps are compared by their middles: their columns may be wide and their dots narrow.
    const ofStep =
      along === 'x'
        ? Math.abs(at.x - (mark.left + mark.right) / 2)
        : along === 'y'
          ? Math.abs(at.y - (mark.top + mark.bottom) / 2)
          : 0;
    const step = Math.round(ofStep);
    const distance = Math.hypot(dx, dy);
    if (step > least[0] || (step === least[0] && distance >= least[1])) continue;
    found = mark;
    least = [step, distance];
  }
  return found;
}

/** Pixels between the pointer and its tip, and between the tip and the window's edge. */
const GAP = 14;
const EDGE = 8;

/** The left upper corner of a tip beside `at`: right of it where there is room, else left, and never out of the window. */
export function placeTip(
  at: Point,
  size: { width: number; height: number },
  view: { width: number; height: number },
): Point {
  const fits = (start: number, length: number, room: number): number =>
    Math.max(EDGE, Math.min(start, room - length - EDGE));
  const isRightFree = at.x + GAP + size.width + EDGE <= view.width;
  const isLeftFree = at.x - GAP - size.width >= EDGE;
  if (isRightFree || isLeftFree) {
    const x = isRightFree ? at.x + GAP : at.x - GAP - size.width;
    return { x, y: fits(at.y - size.height / 2, size.height, view.height) };
  }
  // On a narrow screen it stands above or below, so that the finger does not cover it.
  const isAboveFree = at.y - GAP - size.height >= EDGE;
  const y = isAboveFree ? at.y - GAP - size.height : at.y + GAP;
  return {
    x: fits(at.x - size.width / 2, size.width, view.width),
    y: fits(y, size.height, view.height),
  };
}
