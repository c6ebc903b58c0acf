/** Receipts by month: the last twelve that came, six expected by what they are made of, with their band and their target. */
import { monthSteps } from '../../format/ahead.ts';
import {
  addMonths,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../../format/date.ts';
import { monthLabel } from '../../format/label.ts';
import { money, moneyUnit } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer, Period } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions, valuesBy } from '../parts/answer-rows.ts';
import { scope } from '../parts/filter-line.ts';
import { type Expected, expectedOf, expectedQuestions } from './expected.ts';
import { type Step, stepsFigure } from './steps-figure.ts';
import { toIssueBy, toIssueQuestion } from './to-issue.ts';

const METRIC = 'receipts_forecast_months';
const MONTHS_BACK = 12;

/** The as-of date's own month is one of them. */
const pastMonths = ({ asOf }: View): Period => ({
  from: monthStart(addMonths(monthOf(asOf), 1 - MONTHS_BACK)),
  to: asOf,
});

export const forecastMonths: Block = {
  id: 'months',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...expectedQuestions(view, METRIC),
    ...toIssueQuestion(view, 'billing_receipts_forecast_months', ['month_ahead']),
    ...(site.hasPayments
      ? { came: questionFor(view, 'cash_amount', ['month'], { period: pastMonths(view) }) }
      : {}),
    ...(site.inputs.target ? { target: questionFor(view, 'target_ahead') } : {}),
  }),
  render(answers, context) {
    const { t, locale, site, view, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const ahead = view.asOf === site.asOf ? monthSteps(view.asOf).map(({ key }) => key) : [];
    const expected = expectedOf(answers, METRIC, ahead, context);
    const best = expected.steps.toSorted((a, b) => b.total - a.total)[0];
    const own = monthOf(view.asOf);
    const targets = (answers.target ? rowsOf(answers.target, context) : []).flatMap(
      // what came before the as-of date counts towards its own month's target, too
      ({ by, value }) => (by.month_ahead === own ? [] : [[by.month_ahead!, value] as const]),
    );
    return stepsFigure(
      {
        id: 'forecast_months',
        metric: METRIC,
        message:
          best && best.total > 0
            ? t('forecast.months.message', {
                month: label('month', best.key),
                amount: money(best.total, { currency, locale, scale }),
              })
            : t(site.hasPayments ? 'forecast.months.none' : 'forecast.weeks.unknown'),
        unit: t('forecast.months.unit', {
          scope: scope(context),
          unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        }),
        note: sentences(locale, [
          t('forecast.months.note'),
          expected.band ? t('forecast.totalBand') : null,
        ]),
        caption: t('forecast.months.caption'),
        stepLabel: t('common.month'),
        steps: [...pastSteps(answers, context), ...aheadSteps(expected, context)],
        ...(site.hasPayments && ahead.length > 0
          ? { total: { key: '', parts: partsTogether(expected), ...expected } }
          : {}),
        toIssue: toIssueBy('month_ahead', answers.toIssue, context),
        targets: new Map(targets),
      },
      answers,
      context,
    );
  },
};

/** Before the first document nothing is known, which is not nothing. */
function pastSteps(answers: Record<string, Answer>, context: RenderContext): Step[] {
  const { site, view, locale, label } = context;
  const came = valuesBy('month', answers.came, context);
  const { from, to } = pastMonths(view);
  return monthsBetween(from, to).map((month) => ({
    key: month,
    name: monthLabel(month, locale),
    label: label('month', month),
    came: site.hasPayments && monthEnd(month) >= site.firstDate ? (came.get(month) ?? 0) : null,
    expected: null,
  }));
}

/** The as-of date's own month is not over: its rest is a step of its own. */
function aheadSteps({ steps }: Expected, { site, view, locale, label, t }: RenderContext): Step[] {
  const rest = (month: Month, name: string): string =>
    month === monthOf(view.asOf) ? t('forecast.months.rest', { month: name }) : name;
  return steps.map((step) => ({
    key: step.key === monthOf(view.asOf) ? `${step.key} rest` : step.key,
    name: rest(step.key, monthLabel(step.key, locale)),
    label: rest(step.key, label('month', step.key)),
    came: null,
    expected: site.hasPayments ? step : null,
  }));
}

const partsTogether = ({ steps }: Expected): { id: string; value: number }[] =>
  (steps[0]?.parts ?? []).map(({ id }, i) => ({
    id,
    value: steps.reduce((sum, { parts }) => sum + parts[i]!.value, 0),
  }));
