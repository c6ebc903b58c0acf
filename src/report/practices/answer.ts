/** The first line of the page of practices: how many figures became better or worse, and which practices only worse. */
import { sentences } from '../../i18n/locale.ts';
import { comparisonOf } from '../../view/comparison.ts';
import type { Block, RenderContext } from '../page.ts';
import { emptyPage } from '../parts/emptiness.ts';
import { listNames, ofWhom } from '../verdict/sentences.ts';
import { practiceQuestions, type Score, scoresOf } from './scores.ts';

const sum = (scores: Score[], of: 'compared' | 'better' | 'worse'): number =>
  scores.reduce((total, score) => total + score[of], 0);

function sentence(scores: Score[], context: RenderContext): string {
  const { t } = context;
  const [n, better, worse] = [sum(scores, 'compared'), sum(scores, 'better'), sum(scores, 'worse')];
  if (n === 0) return t('practices.answer.alone');
  const ago = t(`verdict.ago.${comparisonOf(context.site, context.view)!.span}`);
  if (better + worse === 0) return t('practices.answer.even', { n, ago });
  return t('practices.answer', { n, better, worse, ago });
}

export const practicesAnswer: Block = {
  id: 'answer',
  questions: practiceQuestions,
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale } = context;
    const scores = scoresOf(answers, context);
    const names = scores
      .filter(({ better, worse }) => worse > 0 && better === 0)
      .map(({ practice }) => practice.label[locale]);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(scores, context), context)),
      h(
        'p',
        { class: 'who' },
        sentences(locale, [
          names.length > 0 ? t('practices.slipping', { names: listNames(names, context) }) : null,
          t('practices.note'),
        ]),
      ),
    );
  },
};
