/** The figures of disputes, each with its change. */
import { percent } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { cardQuestions, figureCard, hasInput } from '../parts/figure-cards.ts';

const METRICS = [
  'disputed_amount',
  'disputed_overdue_amount',
  'dispute_old_amount',
  'dispute_count',
  'dispute_median_days',
  'dispute_lost_amount',
];

export const disputesFigures: Block = {
  id: 'figures',
  questions: (site, view) => ({
    ...cardQuestions(METRICS, site, view),
    share: questionFor(view, 'disputed_overdue_share'),
  }),
  render(answers, context) {
    const { h, t, locale, site } = context;
    const share = singleValue(answers.share, context);
    const notes: Record<string, string> = {
      dispute_old_amount: t('disputes.oldNote', { days: site.params.disputeDays }),
      ...(share === null
        ? {}
        : {
            disputed_overdue_amount: t('disputes.overdueNote', {
              share: percent(share, locale, share < 0.1 ? 1 : 0),
            }),
          }),
    };
    const shown = METRICS.filter((id) => hasInput(id, site));
    return h(
      'div',
      { class: 'figures' },
      shown.map((id) => figureCard(id, answers, context, { note: notes[id] })),
    );
  },
};
