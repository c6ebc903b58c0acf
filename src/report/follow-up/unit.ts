/** The page's unit: that of what was promised and did not come, and of what nobody asks for. Beside the balance they are small. */
import { type MoneyOptions, moneyScale } from '../../format/number.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions, singleValue } from '../parts/answer-rows.ts';

/** What the unit follows from; each block that prints amounts asks it. */
export const unitQuestions = (site: Site, view: View): Record<string, Question> => ({
  ...scaleQuestions(view),
  unitSilent: questionFor(view, 'silent_amount'),
  ...(site.inputs.promise ? { unitBroken: questionFor(view, 'broken_promise_amount') } : {}),
});

/** How amounts of the page are printed; as on other pages where nothing is broken or silent. */
export function followUpMoney(
  answers: Record<string, Answer>,
  context: RenderContext,
): MoneyOptions {
  const { locale } = context;
  const { currency, scale } = pageMoney(answers, context);
  const small = ['unitSilent', 'unitBroken'].map((name) => singleValue(answers[name], context));
  const isSmall = small.some((amount) => (amount ?? 0) > 0);
  return { currency, locale, scale: isSmall ? moneyScale(small, currency, locale) : scale };
}
