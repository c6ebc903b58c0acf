/** Text in a drawing: how wide it is about, cut to fit, and kept apart from its neighbours. */
import { FONT_SIZE } from './plot.ts';

const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;

/** About how wide a text is, in pixels: a Chinese character is a square, a Latin one a bit over half. */
export function textWidth(text: string, size: number = FONT_SIZE): number {
  let em = 0;
  for (const char of text) em += WIDE.test(char) ? 1 : /[A-Z@%mwMW—]/.test(char) ? 0.72 : 0.57;
  return em * size;
}

/** The text, cut with an ellipsis where it is wider than `width` pixels. */
export function fitText(text: string, width: number, size: number = FONT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  let fitting = '';
  for (const char of text) {
    if (textWidth(`${fitting}${char}…`, size) > width) break;
    fitting += char;
  }
  return `${fitting.trimEnd()}…`;
}

/** The text in at most two lines, broken at a space where it is wider than `width` pixels; cut where that is not enough. */
export function inTwoLines(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const words = text.split(' ');
  let first = words.shift()!;
  while (words.length > 0 && textWidth(`${first} ${words[0]}`) <= width)
    first += ` ${words.shift()}`;
  const lines = words.length > 0 ? [first, words.join(' ')] : [first];
  return lines.map((line) => fitText(line, width)).join('\n');
}

/**
 * Moves positions apart until neighbours are `gap` pixels apart, inside [low, high], order kept.
 * Returns them in the order given. Where they cannot all fit, the gap is what there is room for.
 */
export function spread(positions: number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, index) => index);
  order.sort((a, b) => positions[a]! - positions[b]! || a - b);
  const room = order.length > 1 ? Math.min(gap, (high - low) / (order.length - 1)) : gap;
  const placed = new Array<number>(positions.length);
  let next = low;
  for (const index of order) {
    placed[index] = Math.max(positions[index]!, next);
    next = placed[index]! + room;
  }
  let limit = high;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, limit);
    limit = placed[index]! - room;
  }
  return placed;
}

/** Of names side by side over `width` pixels, with `gap` between two: one in so many has room. */
export const namedEvery = (names: readonly string[], gap: number, width: number): number =>
  Math.ceil((names.length * (Math.max(0, ...names.map((name) => textWidth(name))) + gap)) / width);
