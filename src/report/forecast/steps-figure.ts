/** What came and what is expected, step by step: the columns of weeks and of months, with their data as a table. */
import { forecastColumns, PART_ORDER } from '../../charts/forecast-columns.ts';
import { exactMoney, money } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Answer } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';
import { pageMoney } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import type { ExpectedStep } from './expected.ts';

type Part = (typeof PART_ORDER)[number] | 'to_issue';

export interface Step {
  key: string;
  /** Under the columns. */
  name: string;
  /** In the table. */
  label: string;
  /** Null where nothing is known, or the step lies ahead. */
  came: number | null;
  expected: ExpectedStep | null;
}

export interface StepsFigure {
  id: string;
  /** What the expected amounts are figures of. */
  metric: string;
  message: string;
  unit: string;
  note?: string;
  caption: string;
  /** Head of the table's first column. */
  stepLabel: string;
  steps: Step[];
  /** Of all steps ahead together; none where their sum says nothing more. */
  total?: ExpectedStep;
  /** Invoices still to be issued, by the key of the step ahead. */
  toIssue: Map<string, number> | null;
  targets?: Map<string, number | null>;
}

export function stepsFigure(
  figure: StepsFigure,
  answers: Record<string, Answer>,
  context: RenderContext,
): HTMLElement {
  const { document, h, t, locale } = context;
  const { id, message, unit, note, caption, steps, total, toIssue } = figure;
  const { currency, scale } = pageMoney(answers, context);
  const bare = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
  return chartFrame(context, {
    id,
    message,
    unit,
    note,
    draw: steps.some(({ came, expected }) => came || expected?.total)
      ? (width) =>
          forecastColumns(
            steps.map(({ key, name, came, expected }) => ({
              key,
              name,
              parts: expected
                ? [...expected.parts, { id: 'to_issue', value: toIssue?.get(expected.key) ?? 0 }]
                : [{ id: 'came', value: came ?? 0 }],
              isExpected: expected !== null,
              band: expected?.band ?? null,
            })),
            {
              document,
              width,
              locale,
              format: bare,
              formatMark: (minor) => money(minor, { currency, locale, scale }),
              name: (part) => t(`forecast.part.${part as Part}`),
            },
          )
      : null,
    table: () =>
      table(h, {
        caption,
        columns: columnsOf(figure, currency, context),
        rows: steps,
        ...(total
          ? {
              total: { key: '', name: '', label: t('common.total'), came: null, expected: total },
            }
          : {}),
        key: ({ key }) => key,
        empty: t('common.noData'),
      }),
  });
}

function columnsOf(
  { metric, stepLabel, toIssue, targets }: StepsFigure,
  currency: string | null,
  { t, locale }: RenderContext,
): Column<Step>[] {
  const amount = (
    id: string,
    label: string,
    value: (step: Step) => number | null | undefined,
  ): Column<Step> => ({
    id,
    label,
    numeric: true,
    cell: (step) => exactMoney(value(step) ?? null, currency, locale),
  });
  return [
    { id: 'step', label: stepLabel, cell: ({ label }) => label },
    { ...amount('came', t('forecast.part.came'), ({ came }) => came), total: '' },
    ...PART_ORDER.filter((part) => part !== 'came').map((part) =>
      amount(
        part,
        t(`forecast.part.${part}`),
        ({ expected }) => expected?.parts.find(({ id }) => id === part)?.value,
      ),
    ),
    {
      ...amount('expected', t('forecast.expected'), ({ expected }) => expected?.total),
      metric: ({ expected }) => (expected ? metric : undefined),
      raw: ({ expected }) => expected?.total ?? null,
      ask: null,
    },
    amount('low', t('forecast.low'), ({ expected }) => expected?.band?.low),
    amount('high', t('forecast.high'), ({ expected }) => expected?.band?.high),
    ...(toIssue
      ? [
          amount('to_issue', t('forecast.part.to_issue'), ({ key, expected }) => {
            if (!expected) return null;
            return key === ''
              ? sumOf([...toIssue.values()], (value) => value)
              : (toIssue.get(expected.key) ?? 0);
          }),
        ]
      : []),
    ...(targets && targets.size > 0
      ? [
          {
            ...amount('target', t('forecast.target'), ({ expected }) =>
              expected ? targets.get(expected.key) : null,
            ),
            total: '',
          },
        ]
      : []),
  ];
}
