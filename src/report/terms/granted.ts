/** Terms granted against days taken, of what was settled in the period: by segment, and the customers who took longest. */
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import type { Child } from '../parts/dom.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { customerLink } from '../parts/people-links.ts';
import { table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { metricColumn, type SplitRow, splitQuestions, splitRows } from './columns.ts';

const METRICS = ['terms_days_settled', 'days_to_pay', 'days_late', 'settled_item_count'] as const;
/** Rows of the list of customers. */
const LISTED = 50;

const nameOf = (by: 'segment' | 'customer', key: string | null, context: RenderContext): Child =>
  by === 'customer' ? customerLink(key, context) : context.label(by, key);

export const termsGranted = (by: 'segment' | 'customer'): Block => ({
  id: by,
  questions: (site, view) =>
    site.inputs.payment && (by === 'customer' || site.inputs.segment)
      ? splitQuestions(METRICS, by, view)
      : {},
  render(answers, context) {
    const { h, t, view, site } = context;
    if (!site.inputs.payment) return h('p', { class: 'empty' }, t('terms.noPayments'));
    if (by === 'segment' && !site.inputs.segment)
      return h('p', { class: 'empty' }, t('terms.noSegments'));
    const { rows, total } = splitRows(METRICS, by, answers, context);
    const settled = rows
      .filter(({ values }) => values.days_late !== null && values.days_late !== undefined)
      .sort((a, b) => b.values.days_late! - a.values.days_late!);
    const shown = settled.slice(0, LISTED);
    return h(
      'div',
      { 'data-chart': `terms-${by}` },
      table<SplitRow>(h, {
        caption: t(`terms.granted.${by}`, {
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        columns: [
          {
            id: by,
            label: t(`common.filter.${by}`),
            cell: ({ key }) => nameOf(by, key, context),
            total: t('common.total'),
          },
          ...METRICS.map((metric) => metricColumn(metric, context)),
        ],
        rows: shown,
        total,
        key: ({ key }) => key ?? NONE,
        ask: (row) => (row === total ? {} : { at: { [by]: row.key } }),
        empty: t('terms.answerNothingSettled'),
        few: fewRows(shown.length, context),
      }),
      settled.length > LISTED
        ? h('p', { class: 'note' }, t('terms.more', { n: settled.length - LISTED }))
        : null,
    );
  },
});
