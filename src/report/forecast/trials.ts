/** The forecasts made again at past month ends: what each said, and what came. */
import { saidAndCame } from '../../charts/said-and-came.ts';
import { addMonths, monthOf } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit } from '../../format/number.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';

/** Forecasts over so many days are shown one by one. */
export const SHOWN_DAYS = '30';
/** So far reaches what the first line of the page says: thirteen weeks. */
export const LONG_DAYS = '90';

export interface Trial {
  origin: string;
  said: number;
  came: number;
}

/** Of the whole book, whatever part of it the reader looks at: no part is forecast by a method of its own. */
export const ofBook = (view: View, metric: string, by: Question['by'] = []): Question => ({
  ...questionFor(view, metric, by),
  filter: view.filter.currency === undefined ? {} : { currency: view.filter.currency },
});

export const trialQuestions = (view: View): Record<string, Question> => ({
  said: ofBook(view, 'forecast_said', ['horizon']),
  came: ofBook(view, 'forecast_came', ['horizon']),
});

/** Those over so many days, the oldest first. */
export function trialsOf(
  answers: Record<string, Answer>,
  context: RenderContext,
  days: string = SHOWN_DAYS,
): Trial[] {
  const rows = (name: string) =>
    (answers[name] ? rowsOf(answers[name], context) : []).filter(({ by }) => by.horizon === days);
  const came = new Map(rows('came').map(({ by, value }) => [by.origin, value]));
  return rows('said')
    .map(({ by, value }) => ({
      origin: by.origin!,
      said: value ?? 0,
      came: came.get(by.origin) ?? 0,
    }))
    .sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

export const forecastTrials: Block = {
  id: 'trials',
  questions: (_site, view) => ({ ...scaleQuestions(view), ...trialQuestions(view) }),
  render(answers, context) {
    const { document, h, t, locale, site } = context;
    const { currency, scale } = pageMoney(answers, context);
    const bare = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const trials = trialsOf(answers, context);
    const high = trials.filter(({ said, came }) => said > came).length;
    const labels = { said: t('forecast.trials.said'), came: t('forecast.trials.came') };
    const column = (id: 'said' | 'came'): Column<Trial> => ({
      id,
      label: labels[id],
      numeric: true,
      cell: (row) => exactMoney(row[id], currency, locale),
    });
    return chartFrame(context, {
      id: 'forecast_trials',
      message:
        trials.length > 0
          ? t('forecast.trials.message', { n: trials.length, high })
          : t(site.hasPayments ? 'forecast.trials.none' : 'forecast.weeks.unknown'),
      unit: t('forecast.trials.unit', {
        scope: t('common.everyone'),
        days: SHOWN_DAYS,
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
      }),
      draw:
        trials.length > 0
          ? (width) =>
              saidAndCame(
                trials.map(({ origin, ...rest }) => ({ name: dateLabel(origin, locale), ...rest })),
                labels,
                { document, width, locale, format: bare, formatMark: short },
              )
          : null,
      note: leftOutLine(trials, context),
      table: () =>
        table(h, {
          caption: t('forecast.trials.caption'),
          columns: [
            {
              id: 'origin',
              label: t('forecast.trials.day'),
              cell: ({ origin }) => dateLabel(origin, locale),
            },
            column('said'),
            column('came'),
          ],
          rows: trials,
          key: ({ origin }) => origin,
          empty: t('common.noData'),
        }),
    });
  },
};

/** Month ends between the first and the last trial that are none, as in a year without invoices. */
function leftOutLine(trials: Trial[], { t, locale }: RenderContext): string | undefined {
  const first = trials[0]?.origin;
  if (first === undefined) return undefined;
  const last = monthOf(trials.at(-1)!.origin);
  let months = 1;
  for (let month = monthOf(first); month < last; month = addMonths(month, 1)) months++;
  const n = months - trials.length;
  return n > 0 ? t('forecast.trials.left', { n, from: dateLabel(first, locale) }) : undefined;
}
