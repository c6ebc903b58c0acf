/** The figures of disputes, each with its change. */
import { percent } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { RenderContext } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { figureCards } from '../parts/figure-cards.ts';

/** What stands under a figure instead of its period. */
function noteOf(
  id: string,
  answers: Record<string, Answer>,
  context: RenderContext,
): string | undefined {
  const { t, locale, site } = context;
  if (id === 'dispute_old_amount') return t('disputes.oldNote', { days: site.params.disputeDays });
  const share = singleValue(answers.share, context);
  if (id !== 'disputed_overdue_amount' || share === null) return undefined;
  return t('disputes.overdueNote', { share: percent(share, locale, share < 0.1 ? 1 : 0) });
}

export const disputesFigures = figureCards(
  [
    'disputed_amount',
    'disputed_overdue_amount',
    'dispute_old_amount',
    'dispute_count',
    'dispute_median_days',
    'dispute_lost_amount',
  ],
  {
    questions: (_site, view) => ({ share: questionFor(view, 'disputed_overdue_share') }),
    card: (id, answers, context) => ({ note: noteOf(id, answers, context) }),
  },
);
