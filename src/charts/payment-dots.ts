/** How late each invoice was settled, over time: a dot an invoice, hollow while it is open, the median a line. */

import * as Plot from '@observablehq/plot';
import { type IsoDate, type Month, monthEnd, monthOf, monthsBetween } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { dateLabel, shortMonth } from '../format/label.ts';
import { median } from '../format/median.ts';
import { markTitle } from './mark.ts';
import { labelledMonths } from './month-axis.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { axisTicks } from './trend-lines.ts';
import { valueAxis } from './value-axis.ts';

export interface PaymentMark {
  /** Settlement date, or the as-of date of what is open. */
  date: IsoDate;
  /** Days after the due date; below 0: before it. */
  daysLate: number;
  isOpen: boolean;
  /** What the mark stands for: a document number. */
  label: string;
}

export interface Spot {
  date: IsoDate;
  daysLate: number;
  isOpen: boolean;
  marks: PaymentMark[];
}

/** Marks at one place are one spot, so that thousands of invoices stay a few hundred dots. */
export function spots(marks: PaymentMark[]): Spot[] {
  const found = new Map<string, Spot>();
  for (const mark of marks) {
    const { date, daysLate, isOpen } = mark;
    const key = `${date} ${daysLate} ${isOpen}`;
    const spot = found.get(key) ?? { date, daysLate, isOpen, marks: [] };
    spot.marks.push(mark);
    found.set(key, spot);
  }
  return [...found.values()];
}

/** The median days late of what was settled in each month; a month without any is left out. */
export function monthMedians(marks: PaymentMark[]): { month: Month; median: number }[] {
  const settled = marks.filter(({ isOpen }) => !isOpen);
  return [...groupBy(settled, ({ date }) => monthOf(date))]
    .map(([month, group]) => ({ month, median: median(group.map(({ daysLate }) => daysLate))! }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

const NAMED = 4;
const utc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** `format` prints days; `from` and `to` are the ends of the time axis. */
export function paymentDots(
  marks: PaymentMark[],
  { from, to, ...options }: ChartOptions & { from: IsoDate; to: IsoDate },
): SVGElement {
  const { width, locale, format, formatMark = format } = options;
  const height = options.height ?? (width < 500 ? 220 : 260);
  const drawn = spots(marks);
  const days = drawn.map((spot) => spot.daysLate);
  const floor = Math.min(0, ...days) * 1.04;
  const ceiling = Math.max(0, ...days) * 1.04 || 1;
  const ticks = axisTicks(floor, ceiling);
  const months = monthsBetween(from, to);
  const left = 44;
  const right = 12;
  const labelled = labelledMonths(months, width - left - right);
  const middle = (month: Month): Date => utc(`${month}-15` > to ? to : `${month}-15`);
  const title = ({ date, daysLate, marks: own }: Spot): string => {
    const names = own.slice(0, NAMED).map((mark) => mark.label);
    const more = own.length > NAMED ? ` +${own.length - NAMED}` : '';
    return markTitle({
      step: monthOf(date),
      name: dateLabel(date, locale),
      series: names.join(', ') + more,
      value: daysLate,
      text: formatMark(daysLate),
    });
  };
  const steps = monthMedians(marks).map(({ month, median: value }) => ({
    x1: utc(`${month}-01` < from ? from : `${month}-01`),
    x2: utc(monthEnd(month) > to ? to : monthEnd(month)),
    value,
  }));
  return plotSvg(
    {
      height,
      marginTop: 10,
      marginBottom: 40,
      marginLeft: left,
      marginRight: right,
      x: { type: 'utc', domain: [utc(from), utc(to)], axis: null },
      y: { domain: [floor, ceiling], axis: null },
      marks: [
        ...valueAxis(ticks, String),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.dot(drawn, {
          x: (spot: Spot) => utc(spot.date),
          y: 'daysLate',
          r: (spot: Spot) => Math.min(7, 2.5 * Math.sqrt(spot.marks.length)),
          fill: (spot: Spot) => (spot.isOpen ? 'var(--paper)' : 'var(--previous)'),
          stroke: (spot: Spot) => (spot.isOpen ? 'var(--actual)' : 'var(--paper)'),
          strokeWidth: (spot: Spot) => (spot.isOpen ? 1.5 : 0.5),
          title,
        }),
        Plot.link(steps, {
          x1: 'x1',
          x2: 'x2',
          y1: 'value',
          y2: 'value',
          stroke: 'var(--actual)',
          strokeWidth: 2.5,
        }),
        Plot.text(labelled, {
          x: middle,
          text: (month: Month) =>
            month === labelled[0] || month.endsWith('-01')
              ? `${shortMonth(month, locale)}\n${month.slice(0, 4)}`
              : shortMonth(month, locale),
          frameAnchor: 'bottom',
          lineAnchor: 'top',
          dy: 8,
          fill: 'var(--muted)',
          clip: false,
        }),
      ],
      r: { type: 'identity' },
      color: { type: 'identity' },
    },
    { ...options, height },
  );
}
