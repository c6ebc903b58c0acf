/** Receipts by week: half a year that came, thirteen weeks expected by what they are made of, with their band. */
import { forecastColumns, PART_ORDER } from '../../charts/forecast-columns.ts';
import { weekSteps } from '../../format/ahead.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel, shortDay } from '../../format/label.ts';
import { exactMoney, money, moneyUnit } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { scope } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { type ExpectedStep, expectedOf, expectedQuestions } from './expected.ts';
import { toIssueBy, toIssueQuestion } from './to-issue.ts';

const METRIC = 'receipts_forecast';
const WEEKS_BACK = 26;

type Part = (typeof PART_ORDER)[number] | 'to_issue';

interface Row {
  key: string;
  came: number | null;
  expected: ExpectedStep | null;
}

export const forecastWeeks: Block = {
  id: 'weeks',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...expectedQuestions(view, METRIC),
    ...toIssueQuestion(view, 'billing_receipts_forecast', ['week']),
    came: questionFor(view, 'receipts_by_week'),
  }),
  render(answers, context) {
    const { document, h, t, locale, site, view } = context;
    const { currency, scale } = pageMoney(answers, context);
    const bare = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const came = new Map(
      (answers.came ? rowsOf(answers.came, context) : []).map(({ by, value }) => [
        by.week!,
        value ?? 0,
      ]),
    );
    const weeks = view.asOf === site.asOf ? weekSteps(view.asOf) : [];
    const { steps } = expectedOf(
      answers,
      METRIC,
      weeks.map(({ key }) => key),
      context,
    );
    const past = Array.from({ length: WEEKS_BACK }, (_, i) =>
      addDays(view.asOf, -7 * (WEEKS_BACK - 1 - i)),
    );
    // before the first document nothing is known, which is not nothing
    const cameIn = (key: string): number | null =>
      site.hasPayments && key >= site.firstDate ? (came.get(key) ?? 0) : null;
    const rows: Row[] = [
      ...past.map((key) => ({ key, came: cameIn(key), expected: null })),
      ...steps.map((step) => ({
        ...{ key: step.key, came: null },
        expected: site.hasPayments ? step : null,
      })),
    ];
    const toIssue = toIssueBy('week', answers.toIssue, context);
    const name = (id: Part): string => t(`forecast.part.${id}`);
    const best = steps.toSorted((a, b) => b.total - a.total)[0];
    const exact = (value: number | null | undefined): string =>
      exactMoney(value ?? null, currency, locale);
    const amount = (
      id: string,
      label: string,
      value: (row: Row) => number | null,
    ): Column<Row> => ({
      id,
      label,
      numeric: true,
      cell: (row) => exact(value(row)),
    });
    const columns: Column<Row>[] = [
      { id: 'week', label: t('forecast.weekEnds'), cell: ({ key }) => dateLabel(key, locale) },
      amount('came', t('forecast.part.came'), (row) => row.came),
      ...PART_ORDER.filter((id) => id !== 'came').map((id) =>
        amount(
          id,
          name(id),
          ({ expected }) => expected?.parts.find((part) => part.id === id)?.value ?? null,
        ),
      ),
      {
        ...amount('expected', t('forecast.expected'), ({ expected }) => expected?.total ?? null),
        metric: ({ expected }) => (expected ? METRIC : undefined),
        raw: ({ expected }) => expected?.total ?? null,
        ask: null,
      },
      amount('low', t('forecast.low'), ({ expected }) => expected?.band?.low ?? null),
      amount('high', t('forecast.high'), ({ expected }) => expected?.band?.high ?? null),
      ...(toIssue
        ? [
            amount('to_issue', t('forecast.part.to_issue'), ({ key, expected }) =>
              expected ? (toIssue.get(key) ?? 0) : null,
            ),
          ]
        : []),
    ];
    return chartFrame(context, {
      id: 'forecast_weeks',
      message:
        best && best.total > 0
          ? t('forecast.weeks.message', {
              amount: short(best.total),
              week: dateLabel(best.key, locale),
            })
          : t(site.hasPayments ? 'forecast.weeks.none' : 'forecast.weeks.unknown'),
      unit: t('forecast.weeks.unit', {
        scope: scope(context),
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        to: dateLabel(rows.at(-1)!.key, locale),
      }),
      draw: rows.some((row) => row.came || row.expected?.total)
        ? (width) =>
            forecastColumns(
              rows.map(({ key, came: value, expected }) => ({
                key,
                name: shortDay(key, locale),
                parts: expected
                  ? [...expected.parts, { id: 'to_issue', value: toIssue?.get(key) ?? 0 }]
                  : [{ id: 'came', value: value ?? 0 }],
                isExpected: expected !== null,
                band: expected?.band ?? null,
              })),
              {
                document,
                width,
                locale,
                format: bare,
                formatMark: short,
                name: (id) => name(id as Part),
              },
            )
        : null,
      table: table(h, {
        caption: t('forecast.weeks.caption'),
        columns,
        rows,
        key: ({ key }) => key,
        empty: t('common.noData'),
      }),
    });
  },
};
