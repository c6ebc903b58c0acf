/** What is expected by month, against the target where there is one. */
import { monthSteps } from '../../format/ahead.ts';
import { monthOf } from '../../format/date.ts';
import { exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { type Column, table } from '../parts/table.ts';
import { type ExpectedStep, expectedOf, expectedQuestions } from './expected.ts';
import { toIssueBy, toIssueQuestion } from './to-issue.ts';

const METRIC = 'receipts_forecast_months';

export const forecastMonths: Block = {
  id: 'months',
  questions: (site, view) => ({
    ...expectedQuestions(view, METRIC),
    ...toIssueQuestion(view, 'billing_receipts_forecast_months', ['month_ahead']),
    ...(site.inputs.target ? { target: questionFor(view, 'target_ahead') } : {}),
  }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const currency = viewCurrency(site, view);
    const months = view.asOf === site.asOf ? monthSteps(view.asOf) : [];
    const { steps, total, band } = expectedOf(
      answers,
      METRIC,
      months.map(({ key }) => key),
      context,
    );
    const targets = new Map(
      (answers.target ? rowsOf(answers.target, context) : []).map(({ by, value }) => [
        by.month_ahead,
        value,
      ]),
    );
    const toIssue = toIssueBy('month_ahead', answers.toIssue, context);
    const exact = (value: number | null | undefined): string =>
      exactMoney(value ?? null, currency, locale);
    const columns: Column<ExpectedStep>[] = [
      {
        id: 'month',
        label: t('common.month'),
        cell({ key }) {
          if (key === '') return t('common.total');
          const month = label('month', key);
          // the as-of date's own month is not over: what came before that day is no part of it
          return key === monthOf(view.asOf) ? t('forecast.months.rest', { month }) : month;
        },
      },
      {
        id: 'low',
        label: t('forecast.low'),
        numeric: true,
        cell: (row) => exact(row.band?.low),
      },
      {
        id: 'expected',
        label: t('forecast.expected'),
        numeric: true,
        metric: site.hasPayments ? METRIC : undefined,
        raw: (row) => row.total,
        ask: null,
        cell: (row) => exact(site.hasPayments ? row.total : null),
      },
      {
        id: 'high',
        label: t('forecast.high'),
        numeric: true,
        cell: (row) => exact(row.band?.high),
      },
      ...(toIssue
        ? [
            {
              id: 'to_issue',
              label: t('forecast.part.to_issue'),
              numeric: true,
              cell: ({ key }: ExpectedStep) =>
                exact(
                  key === ''
                    ? sumOf([...toIssue.values()], (value) => value)
                    : (toIssue.get(key) ?? 0),
                ),
            },
          ]
        : []),
      ...(targets.size > 0
        ? [
            {
              id: 'target',
              label: t('forecast.target'),
              numeric: true,
              // what came before the as-of date counts towards its own month's target, too
              cell: ({ key }: ExpectedStep) =>
                key === '' ? '' : exact(key === monthOf(view.asOf) ? null : targets.get(key)),
            },
          ]
        : []),
    ];
    return h(
      'section',
      { class: 'forecast-months' },
      h('h2', null, t('forecast.months.title')),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [t('forecast.months.note'), band ? t('forecast.totalBand') : null]),
      ),
      table(h, {
        caption: t('forecast.months.title'),
        columns,
        rows: steps,
        total: { key: '', parts: [], total, band },
        key: ({ key }) => key,
        empty: t('common.noData'),
        hideCaption: true,
      }),
    );
  },
};
