/** Who disputes, and whose accounts they are: a line a customer or rep. */
import { count, exactMoney } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const METRICS = [
  'dispute_count',
  'disputed_amount',
  'dispute_old_amount',
  'dispute_opened_count',
  'dispute_lost_amount',
];
/** More customers than these are reached by the filters. */
const MOST = 50;

interface WhoRow {
  who: string | null;
  values: Record<string, number>;
}

function whoBlock(by: 'customer' | 'rep'): Block {
  return {
    id: by === 'customer' ? 'customers' : 'reps',
    questions: (site, view): Record<string, Question> =>
      by === 'rep' && !site.inputs.rep
        ? {}
        : Object.fromEntries(METRICS.map((metric) => [metric, questionFor(view, metric, [by])])),
    render(answers, context) {
      const { h, t, locale, site, view } = context;
      if (!answers.dispute_count) return h('p', { class: 'empty' }, t('reps.noReps'));
      const currency = viewCurrency(site, view);
      const found = new Map<string | null, WhoRow>();
      for (const metric of METRICS)
        for (const row of rowsOf(answers[metric]!, context)) {
          if (!row.value) continue;
          const who = row.by[by] ?? null;
          const entry = found.get(who) ?? { who, values: {} };
          entry.values[metric] = row.value;
          found.set(who, entry);
        }
      const of = (row: WhoRow, metric: string): number => row.values[metric] ?? 0;
      const all = [...found.values()].sort(
        (a, b) =>
          of(b, 'disputed_amount') - of(a, 'disputed_amount') ||
          of(b, 'dispute_opened_count') - of(a, 'dispute_opened_count') ||
          of(b, 'dispute_lost_amount') - of(a, 'dispute_lost_amount') ||
          ((a.who ?? '') < (b.who ?? '') ? -1 : 1),
      );
      const rows = all.slice(0, MOST);
      const columns: Column<WhoRow>[] = [
        {
          id: by,
          label: t(`common.filter.${by}`),
          cell: ({ who }) =>
            by === 'customer' ? customerLink(who, context) : repLink(who, context),
        },
        ...METRICS.map(
          (metric): Column<WhoRow> => ({
            id: metric,
            label: metricLabel(metric, locale),
            numeric: true,
            metric,
            isBlankAtZero: true,
            raw: (row) => of(row, metric),
            cell: (row) =>
              metricById(metric).unit === 'minor'
                ? exactMoney(of(row, metric), currency, locale)
                : count(of(row, metric), locale),
          }),
        ),
      ];
      return h(
        'div',
        { class: 'long-table', 'data-chart': `disputes-${by}` },
        table(h, {
          caption: t(`disputes.by.${by}`, {
            period: periodLabel(context, view.period.from, view.period.to),
          }),
          columns,
          rows,
          key: ({ who }) => who ?? NONE,
          ask: ({ who }) => ({ at: { [by]: who } }),
          empty: t('disputes.nobody'),
          few: fewRows(rows.length, context),
        }),
        all.length > rows.length
          ? h('p', { class: 'note' }, t('disputes.more', { n: all.length - rows.length }))
          : null,
      );
    },
  };
}

export const disputesCustomers = whoBlock('customer');
export const disputesReps = whoBlock('rep');
