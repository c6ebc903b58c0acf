/** SQL: which rows have a date in a month that is cut into days. */
import { sqlDate } from '../engine/engine.ts';
import type { Measure } from '../metrics/define.ts';
import type { MetricParams } from '../metrics/params.ts';
import { render } from '../metrics/sql.ts';
import { dateText, type RowDate } from '../metrics/stored.ts';
import type { Month } from './day-runs.ts';

/** A superset filter of the rows with one of these dates in a cut span. */
export function withinSpans(
  cutSpans: readonly Month[],
  { stored }: Measure,
  dates: RowDate[],
  params: MetricParams,
): string {
  const within = dates.flatMap((date) => touching(date, cutSpans, dates)).join(' or ');
  if (stored.kind !== 'spans' || !stored.near || dates.length > 1) return within;
  const { near } = stored;
  const rendering = { date: () => '', amount: '', params };
  const spans = cutSpans.map(({ from, to }) => render(near(sqlDate(from), sqlDate(to)), rendering));
  return `(${spans.join(' or ')}) and (${within})`;
}

/**
 * A superset filter of the rows with this date in a cut span: one of the conditions holds for each (or for another date
 * that is asked for as well); it may let others through.
 */
function touching(date: RowDate, spans: readonly Month[], others: RowDate[]): string[] {
  const later = typeof date === 'string' ? null : date.later;
  // the later of two dates is one of them
  const one = later?.filter((part) => !others.includes(part)) ?? [dateText(date)];
  return one.flatMap((part) =>
    spans.map(({ from, to }) => {
      const rest = later?.filter((other) => other !== part) ?? [];
      const notAfter = rest.map((other) => ` and (${other} > ${sqlDate(to)}) is not true`);
      return `${part} between ${sqlDate(from)} and ${sqlDate(to)}${notAfter.join('')}`;
    }),
  );
}
