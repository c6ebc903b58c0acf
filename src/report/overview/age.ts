/** How old what is overdue is: amounts by age at the last twelve month ends, and what the oldest did. */
import { bucketFill } from '../../charts/bucket.ts';
import { overdueStack } from '../../charts/overdue-stack.ts';
import { addMonths, monthOf, monthStart } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, isPrintedZero, money, moneyUnit } from '../../format/number.ts';
import { NOT_DUE } from '../../metrics/bucket-ids.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { type PageMoney, pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame, NARROW } from '../parts/chart-frame.ts';
import { earlierMonth, withEarlier } from '../parts/earlier.ts';
import { differenceText } from '../parts/figure-change.ts';
import { scope } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';
import { TIMES, timesText } from '../verdict/sentences.ts';

const MONTHS = 12;

/** What is overdue at the end of one month, by bucket id. */
export interface MonthAges {
  month: string;
  total: number;
  amounts: Map<string, number>;
}

/** One entry per month, in time order, without what is not yet due. */
export function agesByMonth(rows: AnswerRow[]): MonthAges[] {
  const months = new Map<string, MonthAges>();
  for (const { by, value } of rows) {
    if (!by.month || !by.bucket) continue;
    const entry = months.get(by.month) ?? { month: by.month, total: 0, amounts: new Map() };
    months.set(by.month, entry);
    if (by.bucket === NOT_DUE) continue;
    entry.amounts.set(by.bucket, (entry.amounts.get(by.bucket) ?? 0) + (value ?? 0));
    entry.total += value ?? 0;
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** “90+ days late: ¥1.0 M, 3.4 times a year ago”; `before` is null where nothing is compared. */
function message(
  now: number,
  before: number | null,
  bucket: string,
  { currency, scale }: PageMoney,
  { t, locale, site, view, label }: RenderContext,
): string {
  const text = (minor: number): string => money(minor, { currency, locale, scale });
  const parts = { bucket: label('bucket', bucket), amount: text(now) };
  const span = comparisonOf(site, view)?.span;
  if (before === null || !span)
    return t(now > 0 ? 'overview.age.only' : 'overview.age.none', parts);
  const ago = t(`verdict.ago.${span}`);
  const change = text(Math.abs(now - before));
  if (isPrintedZero(change))
    return t(now > 0 ? 'overview.age.same' : 'overview.age.none', { ...parts, ago });
  if (before <= 0) return t('overview.age.new', { ...parts, ago });
  if (now / before >= TIMES)
    return t('overview.age.times', { ...parts, ago, times: timesText(now / before, locale) });
  return t(now > before ? 'overview.age.rose' : 'overview.age.fell', { ...parts, ago, change });
}

const heightFor = (width: number): { height?: number } => (width > NARROW ? { height: 154 } : {});

/** The twelve months up to that of the as-of date and those they are compared with, as far as the data goes back. */
function ageQuestion(site: Site, view: View): Question {
  const first = monthStart(addMonths(monthOf(view.asOf), 1 - MONTHS));
  const start = monthStart(monthOf(site.firstDate));
  const from = first < start && start <= view.asOf ? start : first;
  const period = { from: withEarlier(from, site, view), to: view.asOf };
  return questionFor(view, 'aging', ['month', 'bucket'], { basis: 'due', period });
}

export const ageBlock: Block = {
  id: 'age',
  questions(site, view) {
    const before = comparisonOf(site, view);
    return {
      ...scaleQuestions(view),
      aging: ageQuestion(site, view),
      ...(before
        ? { before: questionFor(view, 'aging', ['bucket'], { basis: 'due', asOf: before.asOf }) }
        : {}),
    };
  },
  render(answers: Record<string, Answer>, context) {
    const { document, h, locale, site, view, t, label } = context;
    const page = pageMoney(answers, context);
    const { currency, scale } = page;
    const known = agesByMonth(rowsOf(answers.aging!, context));
    const months = known.slice(-MONTHS);
    const byMonth = new Map(known.map((row) => [row.month, row]));
    const all = viewBuckets(site, { ...view, basis: 'due' });
    const buckets = all
      .map((id, i) => ({ id, fill: bucketFill(i, all.length) }))
      .filter(({ id }) => id !== NOT_DUE);
    const oldest = buckets.at(-1)!.id;
    const earlier = answers.before ? rowsOf(answers.before, context) : null;
    const before = earlier?.find(({ by }) => by.bucket === oldest)?.value ?? (earlier ? 0 : null);
    const exact = (minor: number): string => exactMoney(minor, currency, locale);
    const format = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
    const formatMark = (minor: number): string => money(minor, { currency, locale, scale });
    const isEmpty = months.every(({ total }) => total <= 0);
    return chartFrame(context, {
      id: 'overdue_by_age',
      message: message(months.at(-1)?.amounts.get(oldest) ?? 0, before, oldest, page, context),
      unit: t('overview.age.unit', {
        scope: scope(context),
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        date: dateLabel(view.asOf, locale),
      }),
      draw: isEmpty
        ? null
        : (width) =>
            overdueStack(months, buckets, {
              document,
              width,
              ...heightFor(width),
              locale,
              format,
              formatMark,
              name: (bucket) => label('bucket', bucket),
              changeOf(month, bucket, value) {
                const earlier = byMonth.get(earlierMonth(month, site, view) ?? '');
                if (!earlier) return '';
                const change = value - (earlier.amounts.get(bucket) ?? 0);
                return differenceText(change, 'minor', context, { currency, scale });
              },
            }),
      table: isEmpty
        ? null
        : () =>
            table(h, {
              caption: t('overview.age.caption', { currency: label('currency', currency) }),
              columns: [
                { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
                ...buckets.map(({ id: bucket }) => ({
                  id: bucket,
                  label: label('bucket', bucket),
                  numeric: true,
                  metric: 'aging',
                  ask: { at: { bucket } },
                  raw: (row: MonthAges) => row.amounts.get(bucket) ?? 0,
                  cell: (row: MonthAges) => exact(row.amounts.get(bucket) ?? 0),
                })),
                {
                  id: 'total',
                  label: t('common.total'),
                  numeric: true,
                  metric: 'overdue_amount',
                  raw: (row) => row.total,
                  cell: (row) => exact(row.total),
                },
              ],
              rows: months,
              key: (row) => row.month,
              ask: (row) => ({ at: { month: row.month }, basis: 'due' }),
              empty: t('common.noData'),
            }),
    });
  },
};
