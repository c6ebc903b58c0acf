/** The first line of the forecast: what should come in, between which amounts, and how wrong such words have been. */
import { weekSteps } from '../../format/ahead.ts';
import { dateLabel } from '../../format/label.ts';
import { money, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { expectedOf, expectedQuestions } from './expected.ts';
import { giantQuestions, giantsLine } from './giants.ts';
import { landingQuestions, landingsOf } from './landing-figures.ts';
import { LONG_DAYS, SHOWN_DAYS, trialQuestions, trialsOf } from './trials.ts';

const METRIC = 'receipts_forecast';
/** So many past forecasts are spoken of. */
const LAST = 6;

export const forecastAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...emptinessQuestions(site, view),
    ...scaleQuestions(view),
    ...expectedQuestions(view, METRIC),
    ...trialQuestions(view),
    ...giantQuestions(view),
    ...landingQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, site, view } = context;
    if (view.asOf !== site.asOf)
      return h(
        'p',
        { class: 'answer' },
        t('forecast.answer.otherDay', { day: dateLabel(site.asOf, locale) }),
      );
    if (!site.hasPayments) return h('p', { class: 'answer' }, t('forecast.noPayments'));
    const { currency, scale } = pageMoney(answers, context);
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const weeks = weekSteps(site.asOf);
    const { total, band } = expectedOf(
      answers,
      METRIC,
      weeks.map(({ key }) => key),
      context,
    );
    const by = dateLabel(weeks.at(-1)!.key, locale);
    const [low, high, most] = [band?.low ?? total, band?.high ?? total, total].map(short);
    const isNothingOpen = singleValue(answers.scaleOpen, context) === 0;
    const main = isNothingOpen
      ? t('forecast.answer.nothing', { day: dateLabel(site.asOf, locale) })
      : low === high
        ? t('forecast.answer.alone', { most: most!, by })
        : t('forecast.answer', { low: low!, high: high!, most: most!, by });
    return h(
      'div',
      null,
      h(
        'p',
        { class: 'answer' },
        sentences(locale, [ofWhom(main, context), targetLine(answers, context, short)]),
      ),
      h(
        'p',
        { class: 'who' },
        sentences(locale, [
          ...(isNothingOpen ? [] : recordLines(answers, context)),
          giantsLine(answers, context),
          laterLine(context),
        ]),
      ),
    );
  },
};

/** “Q3 2026 should land at ¥31 M to ¥38 M, most likely ¥34.6 M; the target is ¥36 M.” Only where each of its months has one. */
function targetLine(
  answers: Record<string, Answer>,
  context: RenderContext,
  short: (minor: number) => string,
): string | null {
  const { t, label, locale } = context;
  const quarter = landingsOf(answers, context).find(
    ({ step, difference }) => step.grain === 'quarter' && !step.isOver && difference !== null,
  );
  if (!quarter) return null;
  const { step, amount, band, target, toIssue } = quarter;
  const parts = { step: label('month', step.key), most: short(amount), target: short(target!) };
  return sentences(locale, [
    band
      ? t('forecast.answer.landing', { ...parts, low: short(band.low), high: short(band.high) })
      : t('forecast.answer.landingAlone', parts),
    toIssue ? t('forecast.landing.more', { amount: short(amount + toIssue) }) : null,
  ]);
}

/** Of a month, and of as long as the first sentence looks ahead. */
function recordLines(answers: Record<string, Answer>, context: RenderContext): string[] {
  const lines = [SHOWN_DAYS, LONG_DAYS].flatMap((days) => {
    const line = recordLine(days, answers, context);
    return line === null ? [] : [line];
  });
  return lines.length > 0 ? lines : [context.t('forecast.record.none')];
}

/** “The last six forecasts over 30 days missed by 3.1 % on average, two of them too high.” Of a part of the book there is no record. */
function recordLine(
  days: string,
  answers: Record<string, Answer>,
  context: RenderContext,
): string | null {
  const { t, locale } = context;
  const trials = trialsOf(answers, context, days).slice(-LAST);
  if (trials.length === 0) return null;
  const missed = trials.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0);
  const came = trials.reduce((sum, trial) => sum + trial.came, 0);
  const { currency: _, ...narrowed } = context.view.filter;
  const isPart = Object.values(narrowed).some((value) => value !== undefined);
  return t(isPart ? 'forecast.record.lastOfBook' : 'forecast.record.last', {
    n: trials.length,
    days,
    error: percent(came > 0 ? missed / came : null, locale),
    high: trials.filter((trial) => trial.said > trial.came).length,
  });
}

/** “The data goes on to 3 July: nothing dated after 30 June takes part.” */
const laterLine = ({ t, locale, site }: RenderContext): string | null =>
  site.lastDate > site.asOf
    ? t('forecast.later', {
        last: dateLabel(site.lastDate, locale),
        day: dateLabel(site.asOf, locale),
      })
    : null;
