/** What this week is about, in figures: late, not to be asked for, silent, and whom somebody talked to this month. */
import { monthOf, monthStart } from '../../format/date.ts';
import { monthLabel } from '../../format/label.ts';
import { formatValue } from '../../format/number.ts';
import { metricById, metricLabel } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { figure, figureCardsBox } from '../parts/figure.ts';
import { hasInput } from '../parts/figure-cards.ts';

/** The as-of month so far. */
export const monthSoFar = ({ asOf }: View): Pick<Question, 'period'> => ({
  period: { from: monthStart(monthOf(asOf)), to: asOf },
});

const FIGURES = [
  'overdue_amount',
  'disputed_overdue_amount',
  'promised_soon_amount',
  'due_soon_amount',
  'silent_customer_count',
  'contacted_customer_rate',
] as const;
/** Of the month, whatever the reader's period is. */
const OF_MONTH = 'contacted_customer_rate';

/** Those whose exports are there. */
const shown = (site: Site): (typeof FIGURES)[number][] =>
  FIGURES.filter((id) => hasInput(id, site));

export const worklistFigures: Block = {
  id: 'figures',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...Object.fromEntries(
      shown(site).map((id) => [
        id,
        questionFor(view, id, [], id === OF_MONTH ? monthSoFar(view) : {}),
      ]),
    ),
  }),
  render(answers, context) {
    const { h, locale, site, view } = context;
    const options = pageOptions(answers, context);
    return figureCardsBox(
      h,
      shown(site).map((id) => {
        const value = singleValue(answers[id], context);
        const ask = id === OF_MONTH ? monthSoFar(view) : undefined;
        return figure(context, {
          metric: id,
          label: metricLabel(id, locale),
          value,
          text: formatValue(value, metricById(id).unit, options),
          ...(ask && { ask, note: monthLabel(monthOf(view.asOf), locale) }),
        });
      }),
    );
  },
};
