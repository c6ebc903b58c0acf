/** Aging by month on the overview: how the mix of what is owed moves. */
import { agingStack } from '../../charts/aging-stack.ts';
import { exactMoney, money, percent } from '../../format/number.ts';
import type { AnswerRow } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame, NARROW } from '../parts/chart-frame.ts';
import { periodLabel, scope } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';

/** Amounts of one month by bucket id. */
interface MonthAges {
  month: string;
  total: number;
  amounts: Map<string, number>;
}

/** One entry per month, in time order. */
export function agesByMonth(rows: AnswerRow[]): MonthAges[] {
  const months = new Map<string, MonthAges>();
  for (const { by, value } of rows) {
    if (!by.month || !by.bucket) continue;
    const entry = months.get(by.month) ?? { month: by.month, total: 0, amounts: new Map() };
    entry.amounts.set(by.bucket, (entry.amounts.get(by.bucket) ?? 0) + (value ?? 0));
    entry.total += value ?? 0;
    months.set(by.month, entry);
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** "4.1% of what is owed is 90+ days late, 2.0% in Jul 2025." */
function message(months: MonthAges[], oldest: string, context: RenderContext): string {
  const { t, locale, label } = context;
  const share = (entry: MonthAges): number => (entry.amounts.get(oldest) ?? 0) / entry.total;
  const full = months.filter((entry) => entry.total > 0);
  const last = full.at(-1);
  if (!last) return t('overview.aging.none');
  const now = months.at(-1)!;
  if (now !== last) return t('overview.aging.nothingNow', { month: label('month', now.month) });
  const parts = { share: percent(share(last), locale), bucket: label('bucket', oldest) };
  const first = full[0]!;
  if (first === last) return t('overview.aging.level', parts);
  return t('overview.aging.message', {
    ...parts,
    before: percent(share(first), locale),
    month: label('month', first.month),
  });
}

const heightFor = (width: number): { height?: number } => (width > NARROW ? { height: 196 } : {});

export const agingBlock: Block = {
  id: 'aging',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    aging: questionFor(view, 'aging', ['month', 'bucket'], { basis: 'due' }),
  }),
  render(answers, context) {
    const { document, h, locale, site, view, t, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const rows = rowsOf(answers.aging!, context);
    const months = agesByMonth(rows);
    const buckets = viewBuckets(site, { ...view, basis: 'due' });
    const drawn = months.flatMap(({ month, amounts }) =>
      buckets.map((bucket) => ({ month, bucket, value: amounts.get(bucket) ?? 0 })),
    );
    const amount = (minor: number): string => exactMoney(minor, currency, locale);
    return chartFrame(context, {
      id: 'aging_by_month',
      message: message(months, buckets.at(-1)!, context),
      unit: t('overview.aging.unit', {
        scope: scope(context),
        period: periodLabel(context, view.period.from, view.period.to),
      }),
      draw:
        months.length === 0
          ? null
          : (width) =>
              agingStack(drawn, {
                document,
                width,
                ...heightFor(width),
                locale,
                format: (minor) => money(minor, { currency, locale, scale }),
                name: (bucket) => label('bucket', bucket),
              }),
      table:
        months.length === 0
          ? null
          : table(h, {
              caption: t('overview.aging.caption', {
                currency: label('currency', currency),
              }),
              columns: [
                { id: 'month', label: t('common.month'), cell: (row) => label('month', row.month) },
                ...buckets.map((bucket) => ({
                  id: bucket,
                  label: label('bucket', bucket),
                  numeric: true,
                  metric: 'aging',
                  ask: { at: { bucket } },
                  raw: (row: MonthAges) => row.amounts.get(bucket) ?? 0,
                  cell: (row: MonthAges) => amount(row.amounts.get(bucket) ?? 0),
                })),
                {
                  id: 'total',
                  label: t('common.total'),
                  numeric: true,
                  metric: 'open_amount',
                  raw: (row) => row.total,
                  cell: (row) => amount(row.total),
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
