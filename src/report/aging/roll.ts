/** Roll rates: how much of a bucket is a bucket older one month later, by the same items. */

import { exactMoney, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { NOT_DUE } from '../../metrics/bucket-ids.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { rowsBy } from '../parts/answer-rows.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';

const METRIC = 'roll_rate';

interface RollRow {
  bucket: string;
  next: string;
  value: number | null;
  /** What was in the bucket, and what of it was a bucket older a month later: averages of the months. */
  from: number | null;
  to: number | null;
}

/** The step that rolls most, among those of what is already overdue. */
function message(rows: RollRow[], { h, t, locale, label }: RenderContext) {
  const late = rows.filter((row) => row.bucket !== NOT_DUE && row.value !== null);
  if (late.length === 0) return null;
  const most = late.reduce((a, b) => (b.value! > a.value! ? b : a));
  const [from, to] = [label('bucket', most.bucket), label('bucket', most.next)];
  const rate = percent(most.value, locale);
  return h('h2', null, t('aging.rollAnswer', { from, to, rate }));
}

/** Whether an item can pass through a bucket within a month; 30 days are the field's month. */
const isShort = (edges: number[]): boolean =>
  edges.some((edge, i) => edge - (edges[i - 1] ?? 0) < 28);

export const agingRoll: Block = {
  id: 'roll',
  questions: (_site, view) => ({
    roll: questionFor(view, METRIC, ['bucket'], { basis: 'due' }),
    months: questionFor(view, METRIC, ['month', 'bucket'], { basis: 'due' }),
  }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const currency = viewCurrency(site, view);
    const found = rowsBy(answers.roll, 'bucket');
    // A balance is there at every month end: twelve of them added are money that nobody owes.
    const months = new Set(answers.months?.rows.map(({ by }) => by.month)).size;
    const average = (sum: number | null | undefined): number | null =>
      sum === null || sum === undefined || months === 0 ? null : Math.round(sum / months);
    const buckets = viewBuckets(site, { ...view, basis: 'due' });
    const rows = buckets.slice(0, -1).map((bucket, index) => ({
      bucket,
      next: buckets[index + 1]!,
      value: found.get(bucket)?.value ?? null,
      from: average(found.get(bucket)?.denominator),
      to: average(found.get(bucket)?.numerator),
    }));
    return h(
      'div',
      { 'data-chart': 'aging-roll' },
      message(rows, context),
      table(h, {
        caption: t('aging.roll', {
          name: metricLabel(METRIC, locale),
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        columns: [
          {
            id: 'from',
            label: t('aging.rollStep'),
            cell: (row) => `${label('bucket', row.bucket)} → ${label('bucket', row.next)}`,
          },
          {
            id: 'amount',
            label: t('aging.rollAmount'),
            cell: (row) => exactMoney(row.from, currency, locale),
            numeric: true,
          },
          {
            id: 'rolled',
            label: t('aging.rolled'),
            cell: (row) => exactMoney(row.to, currency, locale),
            numeric: true,
          },
          {
            id: 'rate',
            label: metricLabel(METRIC, locale),
            cell: (row) => percent(row.value, locale),
            numeric: true,
            metric: METRIC,
            raw: (row) => row.value,
            bar: (row) => row.value,
          },
        ],
        rows,
        key: (row) => row.bucket,
        ask: (row) => ({ at: { bucket: row.bucket }, basis: 'due' }),
        empty: t('common.noData'),
      }),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          t('aging.rollNote', { name: metricLabel(METRIC, locale) }),
          isShort(view.edges ?? site.params.bucketEdges) ? t('aging.rollShort') : null,
        ]),
      ),
    );
  },
};
