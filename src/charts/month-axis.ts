/** A time axis of months or longer steps: as many labels as are readable, the year under the first and each first of a year. */
import * as Plot from '@observablehq/plot';
import type { IsoDate, Month } from '../format/date.ts';
import { shortDay, shortMonth, stepYear } from '../format/label.ts';
import type { Locale } from '../i18n/locale.ts';

const LABEL_WIDTH = 34;

/** The months that get a label when the axis is `width` pixels wide; steps keep Januaries labelled. */
export function labelledMonths(months: Month[], width: number): Month[] {
  const room = Math.max(1, Math.floor(width / LABEL_WIDTH));
  const step = [1, 2, 3, 6, 12].find((s) => months.length / s <= room) ?? 12;
  if (months.length <= step) return months.slice(0, 1);
  const isMonths = /^\d{4}-\d{2}$/.test(months[0] ?? '');
  return months.filter((month, index) =>
    isMonths ? (Number(month.slice(5, 7)) - 1) % step === 0 : index % step === 0,
  );
}

/**
 * The axis marks; `width` is the width of the frame. Needs 34 px of bottom margin. `lastDay`: the last month is drawn as
 * of that day, before its end, and always says so.
 */
export function monthAxis(
  months: Month[],
  width: number,
  locale: Locale,
  lastDay?: IsoDate,
): Plot.Markish {
  const last = months.at(-1)!;
  const near = Math.ceil((LABEL_WIDTH * months.length) / width);
  const whole = labelledMonths(months, width);
  const labelled = lastDay
    ? [...whole.filter((month) => months.indexOf(month) < months.length - near), last]
    : whole;
  const text = (month: Month, index: number): string => {
    const year = index === 0 || /-(01|Q1)$/.test(month) ? stepYear(month) : null;
    const name = lastDay && month === last ? shortDay(lastDay, locale) : shortMonth(month, locale);
    return year ? `${name}\n${year}` : name;
  };
  return Plot.text(labelled, {
    x: (month: Month) => month,
    text: (month: Month) => text(month, labelled.indexOf(month)),
    frameAnchor: 'bottom',
    lineAnchor: 'top',
    dy: 8,
    fill: 'var(--muted)',
  });
}
