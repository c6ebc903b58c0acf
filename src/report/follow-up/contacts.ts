/** Contacts by channel and outcome, and what came within the days after each. */
import { count, exactMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowInCurrency, rowsOf } from '../parts/answer-rows.ts';
import { hasInput } from '../parts/figure-cards.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';

const METRICS = ['contact_count', 'contact_cash_amount'] as const;

interface ContactRow {
  channel: string | null;
  outcome: string | null;
  values: Partial<Record<string, number>>;
}

export const followUpContacts: Block = {
  id: 'contacts',
  questions: (site, view): Record<string, Question> =>
    Object.fromEntries(
      METRICS.filter((metric) => hasInput(metric, site)).flatMap((metric) => [
        [metric, questionFor(view, metric, ['channel', 'outcome'])],
        [`${metric}.all`, questionFor(view, metric)],
      ]),
    ),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const asked = METRICS.filter((metric) => answers[metric]);
    const found = new Map<string, ContactRow>();
    for (const metric of asked)
      for (const { by, value } of rowsOf(answers[metric]!, context)) {
        const [channel, outcome] = [by.channel ?? null, by.outcome ?? null];
        const key = JSON.stringify([channel, outcome]);
        const row = found.get(key) ?? { channel, outcome, values: {} };
        row.values[metric] = value ?? 0;
        found.set(key, row);
      }
    const of = ({ values }: ContactRow, metric: string): number => values[metric] ?? 0;
    const rows = [...found.values()]
      .filter((row) => asked.some((metric) => of(row, metric) !== 0))
      .sort(
        (a, b) =>
          of(b, 'contact_cash_amount') - of(a, 'contact_cash_amount') ||
          of(b, 'contact_count') - of(a, 'contact_count') ||
          (`${a.channel} ${a.outcome}` < `${b.channel} ${b.outcome}` ? -1 : 1),
      );
    const all: ContactRow = {
      ...{ channel: null, outcome: null },
      values: Object.fromEntries(
        asked.map((metric) => [
          metric,
          rowInCurrency(answers[`${metric}.all`], context)?.value ?? 0,
        ]),
      ),
    };
    const currency = viewCurrency(site, view);
    const columns: Column<ContactRow>[] = [
      {
        id: 'channel',
        label: t('follow-up.column.channel'),
        cell: (row) => label('channel', row.channel),
        total: t('common.total'),
      },
      {
        id: 'outcome',
        label: t('follow-up.column.outcome'),
        cell: (row) => label('outcome', row.outcome),
        total: '',
      },
      ...asked.map(
        (metric): Column<ContactRow> => ({
          id: metric,
          label: metricLabel(metric, locale),
          numeric: true,
          metric,
          raw: (row) => of(row, metric),
          isBlankAtZero: true,
          cell: (row) =>
            metric === 'contact_count'
              ? count(of(row, metric), locale)
              : exactMoney(of(row, metric), currency, locale),
        }),
      ),
    ];
    const { caveat } = metricById('contact_cash_amount');
    return h(
      'div',
      { class: 'long-table', 'data-chart': 'follow-up-contacts' },
      table(h, {
        caption: t('follow-up.contacts', {
          period: periodLabel(context, view.period.from, view.period.to),
        }),
        columns,
        rows,
        total: all,
        key: ({ channel, outcome }) => `${channel ?? ''} ${outcome ?? ''}`,
        ask: (row) => (row === all ? {} : { at: { channel: row.channel, outcome: row.outcome } }),
        empty: t('follow-up.noContacts'),
        few: fewRows(rows.length, context),
      }),
      h('p', { class: 'note' }, sentences(locale, [t('follow-up.contactsNote'), caveat![locale]])),
    );
  },
};
