/** What the assumptions come to: a sentence, each of them in words, weeks as a chart and months as a table. */
import { whatIfColumns } from '../../charts/what-if-columns.ts';
import { dateLabel, shortDay } from '../../format/label.ts';
import { exactMoney, type MoneyScale, money, moneyScale, moneyUnit } from '../../format/number.ts';
import { viewCurrency } from '../../report/context.ts';
import type { RenderContext } from '../../report/page.ts';
import { chartFrame } from '../../report/parts/chart-frame.ts';
import { scope } from '../../report/parts/filter-line.ts';
import { type Column, table } from '../../report/parts/table.ts';
import { ofWhom } from '../../report/verdict/sentences.ts';
import { isNothingAssumed, type WhatIf } from '../../view/what-if.ts';
import { assumptionLines } from './lines.ts';
import type { Outcome, OutcomeStep } from './outcome.ts';
import { whatIfText } from './wording.ts';

const sum = (steps: OutcomeStep[], id: 'forecast' | 'assumed'): number =>
  steps.reduce((total, step) => total + step[id], 0);

export interface Result {
  /** Read out by a screen reader when it changes. */
  said: Element[];
  shown: Element[];
}

export function drawResult(outcome: Outcome, whatIf: WhatIf, context: RenderContext): Result {
  const { h, locale } = context;
  if (isNothingAssumed(whatIf))
    return { said: [h('p', { class: 'note' }, whatIfText(locale, 'said.none'))], shown: [] };
  const currency = viewCurrency(context.site, context.view);
  const scale = moneyScale([outcome.amounts.open], currency, locale);
  const short = (minor: number): string => money(minor, { currency, locale, scale });
  const lines = [
    ...assumptionLines(whatIf, outcome.amounts, context, short),
    whatIfText(locale, 'noBand'),
  ];
  return {
    said: [
      h('p', { class: 'answer' }, headline(outcome.weeks, short, context)),
      h(
        'ul',
        { class: 'who' },
        lines.map((line) => h('li', null, line)),
      ),
    ],
    shown: [
      weeksChart(outcome.weeks, context, currency, scale),
      stepsTable(outcome.months, 'month', context, currency),
    ],
  };
}

/** “What if: North: ¥2.1 M less by 30 Sep 2026 than forecast, …” */
function headline(
  weeks: OutcomeStep[],
  short: (minor: number) => string,
  context: RenderContext,
): string {
  const said = ofWhom(changeSaid(weeks, short, context), context);
  return whatIfText(context.locale, 'said', { said });
}

function changeSaid(
  weeks: OutcomeStep[],
  short: (minor: number) => string,
  { locale }: RenderContext,
): string {
  const [forecast, assumed] = [sum(weeks, 'forecast'), sum(weeks, 'assumed')];
  const by = dateLabel(weeks.at(-1)!.key, locale);
  const parts = { by, assumed: short(assumed), forecast: short(forecast) };
  const change = short(Math.abs(assumed - forecast));
  if (assumed < forecast) return whatIfText(locale, 'said.less', { ...parts, change });
  if (assumed > forecast) return whatIfText(locale, 'said.more', { ...parts, change });
  const isMoved = weeks.some((week) => week.assumed !== week.forecast);
  return whatIfText(locale, isMoved ? 'said.moved' : 'said.same', parts);
}

function weeksChart(
  weeks: OutcomeStep[],
  context: RenderContext,
  currency: string | null,
  scale: MoneyScale,
): HTMLElement {
  const { document, locale, t } = context;
  const options = { currency, locale, scale };
  const largest = weeks.toSorted(
    (a, b) => Math.abs(b.assumed - b.forecast) - Math.abs(a.assumed - a.forecast),
  )[0]!;
  const change = largest.assumed - largest.forecast;
  return chartFrame(context, {
    id: 'what_if_weeks',
    message:
      change === 0
        ? whatIfText(locale, 'weeks.same')
        : whatIfText(locale, 'weeks.message', {
            change: money(change, { ...options, signed: true }),
            week: dateLabel(largest.key, locale),
          }),
    unit: whatIfText(locale, 'weeks.unit', {
      scope: scope(context),
      unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
    }),
    draw: (width) =>
      whatIfColumns(
        weeks.map((week) => ({ ...week, name: shortDay(week.key, locale) })),
        {
          document,
          width,
          locale,
          format: (minor) => money(minor, { ...options, bare: true }),
          formatMark: (minor) => money(minor, options),
          name: (id) => whatIfText(locale, id as 'assumed' | 'forecast'),
        },
      ),
    table: () => stepsTable(weeks, 'week', context, currency),
  });
}

/** The forecast, what would come, and the difference; the same columns for weeks and months. */
function stepsTable(
  steps: OutcomeStep[],
  kind: 'week' | 'month',
  { h, t, locale, label }: RenderContext,
  currency: string | null,
): HTMLElement {
  const amount = (
    id: 'forecast' | 'assumed' | 'change',
    value: (step: OutcomeStep) => number,
  ): Column<OutcomeStep> => ({
    id,
    label: whatIfText(locale, id),
    numeric: true,
    cell(step) {
      const minor = value(step);
      return (id === 'change' && minor > 0 ? '+' : '') + exactMoney(minor, currency, locale);
    },
  });
  const name = (key: string): string =>
    kind === 'month' ? label('month', key) : dateLabel(key, locale);
  return table(h, {
    caption: whatIfText(locale, kind === 'month' ? 'months.caption' : 'weeks.caption'),
    columns: [
      {
        id: kind,
        label: whatIfText(locale, kind),
        cell: ({ key }) => (key === '' ? whatIfText(locale, 'total') : name(key)),
      },
      amount('forecast', ({ forecast }) => forecast),
      amount('assumed', ({ assumed }) => assumed),
      amount('change', ({ forecast, assumed }) => assumed - forecast),
    ],
    rows: steps,
    total: { key: '', forecast: sum(steps, 'forecast'), assumed: sum(steps, 'assumed') },
    key: ({ key }) => key,
    empty: t('common.noData'),
  });
}
