/**
 * Which change of a figure matters most: the rule of a page's first line.
 *
 * A change over a span (a month, a quarter, a year) scores by its size against what such changes usually are: the
 * median of all earlier changes over the same span. It is material when it is at least 1.5 times that, and not small
 * against the book. Over the longest span that is known, from a quarter on, half as much again or half gone is material
 * even in a book that always moved like that: what grows without end does not become usual. The highest score is said
 * first; a span that the reader has chosen goes before it.
 */
import { median } from '../../format/median.ts';
import { SPAN_MONTHS, SPANS, type Span } from '../../format/span.ts';

/** A change this many times the usual one is worth a headline. */
const UNUSUAL = 1.5;
/** A change by this much of what was there, and by this many times the least that counts, is large. */
const LARGE = { ofBefore: 0.5, ofLeast: 5 };
/** Fewer earlier changes than this are no history. */
const ENOUGH = 6;

export interface JudgedChange {
  span: Span;
  before: number;
  change: number;
  /** Its size ÷ that of the usual change; of the least that counts where there is no history. */
  score: number;
  isMaterial: boolean;
}

export interface Course {
  now: number;
  /** The values a month, a quarter and a year ago, as far as the data reaches. */
  earlier: Partial<Record<Span, number | null>>;
  /** The values at earlier month ends in order, the last before `now`; null where there was none. */
  history: (number | null)[];
  /** The least change that counts, in the figure's unit: for an amount 2 % of the book. */
  least: number;
}

/** The median size of the changes over `months` in a history of month ends; null where there are too few. */
export function usualChange(history: (number | null)[], months: number): number | null {
  const changes = history.flatMap((value, i) => {
    const before = i >= months ? history[i - months] : null;
    return value === null || before == null ? [] : [Math.abs(value - before)];
  });
  return changes.length < ENOUGH ? null : median(changes);
}

const isLarge = (change: number, before: number, least: number): boolean =>
  Math.abs(change) >= LARGE.ofBefore * Math.abs(before) &&
  Math.abs(change) >= LARGE.ofLeast * least;

/** The change over each span that is known, the one that matters most first. */
export function judgeChanges({ now, earlier, history, least }: Course): JudgedChange[] {
  // equal scores: the longer span says more
  const known = SPANS.toReversed().filter((span) => (earlier[span] ?? null) !== null);
  const judged = known.map((span, i): JudgedChange => {
    const before = earlier[span]!;
    const change = now - before;
    const usual = Math.max(usualChange(history, SPAN_MONTHS[span]) ?? least, least / 2);
    const size = usual > 0 ? Math.abs(change) / usual : 0;
    const isAlways = i === 0 && span !== 'month' && isLarge(change, before, least);
    const score = isAlways ? Math.max(size, UNUSUAL) : size;
    const isMaterial = score >= UNUSUAL && Math.abs(change) >= least;
    return { span, before, change, score, isMaterial };
  });
  return judged.sort(
    (a, b) =>
      Number(b.isMaterial) - Number(a.isMaterial) ||
      b.score - a.score ||
      Math.abs(b.change) - Math.abs(a.change),
  );
}

export interface Verdict {
  /** What the first line says; not material: that nothing changed. Null without anything to compare with. */
  first: JudgedChange | null;
  /** A change in the other direction, or one the reader did not choose but that matters more: for the second line. */
  second: JudgedChange | null;
}

/** `chosen`: the span that the reader asked for. */
export function verdictOf(judged: JudgedChange[], chosen?: Span): Verdict {
  const first = judged.find(({ span }) => span === chosen) ?? judged[0] ?? null;
  const others = judged.filter((one) => one !== first);
  const weightier = others.find((one) => one.isMaterial && one.score > (first?.score ?? 0));
  const contrary = others.find(
    (one) => first?.isMaterial && Math.sign(one.change) === -Math.sign(first.change),
  );
  return { first, second: weightier ?? contrary ?? others[0] ?? null };
}
