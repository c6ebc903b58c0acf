/** Figure cards of one customer or rep, each with what it was before where that is known. */

import { type MoneyOptions, NO_VALUE, wholeMoney } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, rowInCurrency } from '../parts/answer-rows.ts';
import { againstText } from '../parts/earlier.ts';
import { figureCardsBox } from '../parts/figure.ts';
import { cardQuestions, figureCard, hasInput } from '../parts/figure-cards.ts';
import { windowText } from '../parts/filter-line.ts';
import { type PersonKind, personBlock } from './block.ts';

function limitNote(
  answer: Answer | undefined,
  context: RenderContext,
  options: MoneyOptions,
): string | undefined {
  const limit = answer ? rowInCurrency(answer, context)?.denominator : null;
  return limit
    ? context.t('person.limit', { limit: wholeMoney(limit, options.currency, context.locale) })
    : undefined;
}

/** As wide as most changes, so that the line breaks where theirs do. */
const WIDE_CHANGE = '▲\u00a0+¥00,000\u00a0K';

/** The cards before their values are known. */
const blankCards =
  (metrics: string[]) =>
  (context: RenderContext): Element => {
    const { h, t, locale, site } = context;
    const against = againstText(context);
    const wideChange = t('common.changeAgainst', { change: WIDE_CHANGE, against });
    const noteOf = (id: string): string | null =>
      id === 'credit_utilisation' ? NO_VALUE : windowText(id, context);
    return figureCardsBox(
      h,
      metrics
        .filter((id) => hasInput(id, site))
        .map((id) =>
          h(
            'div',
            { class: 'figure' },
            h('div', { class: 'figure-label' }, metricById(id).label[locale]),
            h('div', { class: 'figure-value' }, h('span', { class: 'value' }, NO_VALUE)),
            h('div', { class: 'change' }, wideChange),
            noteOf(id) === null ? null : h('div', { class: 'figure-note' }, noteOf(id)),
          ),
        ),
    );
  };

/** One card for each of `metrics` that the data has the input for; the others are named in a line. */
export function personFigures(kind: PersonKind, metrics: string[]): Block {
  const block: Block = {
    id: 'figures',
    questions: (site, view) => cardQuestions(metrics, site, view),
    render(answers, context) {
      const { h, t, locale, site } = context;
      const options = pageOptions(answers, context);
      const cards = metrics
        .filter((id) => hasInput(id, site))
        .map((id) =>
          figureCard(id, answers, context, {
            note:
              id === 'credit_utilisation' ? limitNote(answers[id], context, options) : undefined,
          }),
        );
      const missing = metrics.filter((id) => !hasInput(id, site));
      return h(
        'div',
        null,
        figureCardsBox(h, cards),
        missing.length === 0
          ? null
          : h(
              'p',
              { class: 'note' },
              t('person.missing', {
                names: missing.map((id) => metricById(id).label[locale]).join(', '),
                inputs: [...new Set(missing.flatMap((id) => metricById(id).needs ?? []))]
                  .filter((input) => !site.inputs[input])
                  .map((input) => t.named('alerts.input', input))
                  .join(', '),
              }),
            ),
      );
    },
  };
  return personBlock(kind, block, { shape: blankCards(metrics) });
}
