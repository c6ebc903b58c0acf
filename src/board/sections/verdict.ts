/** Where receivables stand: the overview's first line, and the three figures it rests on. */
import { money } from '../../format/number.ts';
import { pageMoney, scaleQuestions, singleValue } from '../../report/parts/answer-rows.ts';
import { overdueQuestions, overdueStanding, overdueText } from '../../report/verdict/overdue.ts';
import { questionFor } from '../../view/question.ts';
import { figureQuestions, slideFigure } from '../figure-parts.ts';
import type { Section } from '../section.ts';

const FIGURES = ['overdue_amount', 'overdue_share', 'open_amount'] as const;

export const verdictSection: Section = {
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...overdueQuestions(site, view),
    ...figureQuestions(FIGURES, site, view),
    ...(site.inputs.loss ? { allowance: questionFor(view, 'allowance') } : {}),
  }),
  slide(answers, context) {
    const { t, locale } = context;
    const options = { ...pageMoney(answers, context), locale, digits: undefined };
    const text = overdueText(overdueStanding(answers, context), context, options);
    const loss = singleValue(answers.allowance, context);
    return {
      topic: t('board.topic.verdict'),
      title: text.first,
      figures: FIGURES.map((metric) => slideFigure(metric, answers, options, context)),
      lines: [
        ...text.second,
        ...(loss ? [t('verdict.expectedLoss', { amount: money(loss, options) })] : []),
      ],
    };
  },
};
