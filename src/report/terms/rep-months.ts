/** How long after delivery each rep's invoices went out, month by month: where it began, and whether it goes on. */
import { decimal, NO_VALUE } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { inMonthOrder, rowsOf } from '../parts/answer-rows.ts';
import { repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';

const METRIC = 'invoicing_lag_weighted';
/** Columns of the table: the last months of the period. */
const SHOWN = 12;

interface RepRow {
  rep: string | null;
  /** Days by month. */
  days: Map<string, number>;
}

function monthColumn(month: string, { label, locale, site }: RenderContext): Column<RepRow> {
  const isLate = (days: number | undefined): boolean =>
    days !== undefined && days > site.params.invoicingLagDays;
  return {
    id: month,
    label: label('month', month),
    numeric: true,
    metric: METRIC,
    ask: { at: { month } },
    raw: ({ days }) => days.get(month) ?? null,
    tone: ({ days }) => (isLate(days.get(month)) ? 'bad' : null),
    cell: ({ days }) => {
      const value = days.get(month);
      if (value === undefined) return NO_VALUE;
      return `${isLate(value) ? '▲ ' : ''}${decimal(value, locale)}`;
    },
  };
}

export const termsRepMonths: Block = {
  id: 'rep-months',
  questions: (site, view): Record<string, Question> =>
    site.inputs.delivery && site.inputs.rep
      ? { lag: questionFor(view, METRIC, ['month', 'rep']) }
      : {},
  render(answers, context) {
    const { h, t, site, locale } = context;
    // the table of reps above says which input is missing
    if (!answers.lag) return h('div', null);
    const cells = inMonthOrder(rowsOf(answers.lag, context)).filter(({ value }) => value !== null);
    const months = [...new Set(cells.map(({ by }) => by.month!))].slice(-SHOWN);
    const rows = new Map<string | null, RepRow>();
    for (const { by, value } of cells) {
      const row = rows.get(by.rep ?? null) ?? { rep: by.rep ?? null, days: new Map() };
      row.days.set(by.month!, value!);
      rows.set(row.rep, row);
    }
    const lateMonths = ({ days }: RepRow): number =>
      months.filter((month) => (days.get(month) ?? 0) > site.params.invoicingLagDays).length;
    return h(
      'div',
      { 'data-chart': 'terms-rep-months' },
      table<RepRow>(h, {
        caption: t('terms.repMonthsCaption', {
          metric: metricLabel(METRIC, locale),
          days: site.params.invoicingLagDays,
        }),
        columns: [
          { id: 'rep', label: t('common.filter.rep'), cell: ({ rep }) => repLink(rep, context) },
          ...months.map((month) => monthColumn(month, context)),
        ],
        rows: [...rows.values()]
          .filter(({ days }) => months.some((month) => days.has(month)))
          .sort((a, b) => lateMonths(b) - lateMonths(a)),
        key: ({ rep }) => rep ?? NONE,
        ask: ({ rep }) => ({ at: { rep } }),
        empty: t('common.noData'),
      }),
    );
  },
};
