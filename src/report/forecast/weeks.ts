/** Receipts by week: half a year that came, thirteen weeks expected by what they are made of, with their band. */
import { weekSteps } from '../../format/ahead.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel, shortDay } from '../../format/label.ts';
import { money, moneyUnit } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { pageMoney, scaleQuestions, valuesBy } from '../parts/answer-rows.ts';
import { scope } from '../parts/filter-line.ts';
import { expectedOf, expectedQuestions } from './expected.ts';
import { stepsFigure } from './steps-figure.ts';
import { toIssueBy, toIssueQuestion } from './to-issue.ts';

const METRIC = 'receipts_forecast';
const WEEKS_BACK = 26;

export const forecastWeeks: Block = {
  id: 'weeks',
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...expectedQuestions(view, METRIC),
    ...toIssueQuestion(view, 'billing_receipts_forecast', ['week']),
    came: questionFor(view, 'receipts_by_week'),
  }),
  render(answers, context) {
    const { t, locale, site, view } = context;
    const { currency, scale } = pageMoney(answers, context);
    const came = valuesBy('week', answers.came, context);
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
    const best = steps.toSorted((a, b) => b.total - a.total)[0];
    const named = (key: string) => ({
      key,
      name: shortDay(key, locale),
      label: dateLabel(key, locale),
    });
    return stepsFigure(
      {
        id: 'forecast_weeks',
        metric: METRIC,
        message:
          best && best.total > 0
            ? t('forecast.weeks.message', {
                amount: money(best.total, { currency, locale, scale }),
                week: dateLabel(best.key, locale),
              })
            : t(site.hasPayments ? 'forecast.weeks.none' : 'forecast.weeks.unknown'),
        unit: t('forecast.weeks.unit', {
          scope: scope(context),
          unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
          to: dateLabel(steps.at(-1)?.key ?? view.asOf, locale),
        }),
        caption: t('forecast.weeks.caption'),
        stepLabel: t('forecast.weekEnds'),
        steps: [
          ...past.map((key) => ({ ...named(key), came: cameIn(key), expected: null })),
          ...steps.map((step) => ({
            ...named(step.key),
            came: null,
            expected: site.hasPayments ? step : null,
          })),
        ],
        toIssue: toIssueBy('week', answers.toIssue, context),
      },
      answers,
      context,
    );
  },
};
