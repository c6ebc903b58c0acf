/** Roll rates month to month: one row a month end, one column a step to the next older bucket. */
import { percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { AnswerRow } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { FIGURE_ASK, figureAsk } from '../parts/figure-ask.ts';
import { tableTools } from '../parts/table-tools.ts';

const METRIC = 'roll_rate';
const SHADES = 5;

const shade = (rate: number): number =>
  Math.max(0, Math.min(SHADES - 1, Math.floor(rate * SHADES)));

function cell(bucket: string, row: AnswerRow | undefined, { h, locale }: RenderContext): Element {
  const value = row?.value ?? null;
  return h(
    'td',
    {
      class: value === null ? 'number' : `number shade shade-${shade(value)}`,
      'data-metric': METRIC,
      'data-value': value ?? '',
      [FIGURE_ASK]: figureAsk({ at: { bucket } }),
    },
    percent(value, locale, 0),
  );
}

export const agingRollMonths: Block = {
  id: 'roll-months',
  questions: (_site, view) => ({
    roll: questionFor(view, METRIC, ['month', 'bucket'], { basis: 'due' }),
  }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const buckets = viewBuckets(site, { ...view, basis: 'due' });
    const steps = buckets.slice(0, -1);
    const rows = new Map<string, Map<string, AnswerRow>>();
    for (const row of answers.roll?.rows ?? []) {
      const month = row.by.month!;
      if (!rows.has(month)) rows.set(month, new Map());
      rows.get(month)!.set(row.by.bucket!, row);
    }
    const months = [...rows.keys()].sort();
    const caption = t('aging.rollMonths', { name: metricLabel(METRIC, locale) });
    const heads = steps.map((bucket, i) =>
      h(
        'th',
        { scope: 'col', class: 'number' },
        `${label('bucket', bucket)} → ${label('bucket', buckets[i + 1]!)}`,
      ),
    );
    return h(
      'div',
      { 'data-chart': 'aging-roll-months' },
      months.length === 0
        ? [h('h2', null, caption), h('p', { class: 'empty' }, t('common.noData'))]
        : h(
            'div',
            { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': caption },
            tableTools(h),
            h(
              'table',
              null,
              h('caption', null, caption),
              h(
                'thead',
                null,
                h('tr', null, h('th', { scope: 'col' }, t('aging.rollInto')), heads),
              ),
              h(
                'tbody',
                null,
                months.map((month) =>
                  h(
                    'tr',
                    {
                      'data-key': month,
                      [FIGURE_ASK]: figureAsk({ at: { month }, basis: 'due' }),
                    },
                    h('th', { scope: 'row' }, label('month', month)),
                    steps.map((bucket) => cell(bucket, rows.get(month)!.get(bucket), context)),
                  ),
                ),
              ),
            ),
          ),
    );
  },
};
