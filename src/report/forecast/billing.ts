/** How invoices still to be issued are forecast, and how wrong that has been. */
import { count, percent, points } from '../../format/number.ts';
import type { Block } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { type Column, table } from '../parts/table.ts';
import { toIssueBy, toIssueQuestion } from './to-issue.ts';
import { ofBook } from './trials.ts';

interface Row {
  horizon: string;
  error: number | null;
  bias: number | null;
  n: number | null;
}

export const forecastBilling: Block = {
  id: 'billing',
  questions: (_site, view) => ({
    ...toIssueQuestion(view, 'billing_forecast', ['month_ahead']),
    error: ofBook(view, 'billing_error'),
    bias: ofBook(view, 'billing_bias'),
    trials: ofBook(view, 'billing_trials'),
  }),
  render(answers, context) {
    const { h, t, locale, view } = context;
    const read = (name: string) =>
      new Map(
        (answers[name] ? rowsOf(answers[name], context) : []).map(({ by, value }) => [
          by.horizon!,
          value,
        ]),
      );
    const [error, bias, trials] = [read('error'), read('bias'), read('trials')];
    const rows: Row[] = [...trials.keys()]
      .sort((a, b) => Number(a) - Number(b))
      .map((horizon) => ({
        horizon,
        error: error.get(horizon) ?? null,
        bias: bias.get(horizon) ?? null,
        n: trials.get(horizon) ?? null,
      }));
    const columns: Column<Row>[] = [
      {
        id: 'horizon',
        label: t('forecast.billing.horizon'),
        cell: ({ horizon }) => t('forecast.record.within', { n: Number(horizon) }),
      },
      {
        id: 'error',
        label: t('forecast.billing.error'),
        numeric: true,
        cell: (row) => percent(row.error, locale),
      },
      {
        id: 'bias',
        label: t('forecast.billing.bias'),
        numeric: true,
        cell: (row) => points(row.bias, locale),
      },
      {
        id: 'n',
        label: t('forecast.record.n'),
        numeric: true,
        cell: ({ n }) => count(n, locale),
      },
    ];
    const isKnown =
      view.billing === 'off' || toIssueBy('month_ahead', answers.toIssue, context) !== null;
    return h(
      'section',
      { class: 'forecast-billing' },
      h('h2', null, t('forecast.billing.title')),
      h('p', { class: 'note' }, t(isKnown ? 'forecast.billing.how' : 'forecast.billing.none')),
      rows.length > 0
        ? table(h, {
            caption: t('forecast.billing.caption'),
            columns,
            rows,
            key: ({ horizon }) => horizon,
            empty: t('common.noData'),
          })
        : null,
    );
  },
};
