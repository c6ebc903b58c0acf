/** What to do about late customers: one row each with why and the next step, the largest first. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { worklist } from '../../alerts/worklist.ts';
import { exactMoney, wholeMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { rowsOf } from '../../report/parts/answer-rows.ts';
import { reasonsOf, stepText } from '../../report/parts/work-text.ts';
import { questionFor } from '../../view/question.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { Section } from '../section.ts';

/** Rows of a slide. */
const LISTED = 10;
/** Reasons of a row, that of the next step first. */
const NAMED = 2;

export const alertsSection: Section = {
  questions: (site, view) => ({
    ...alertQuestions(site, view),
    overdueByCustomer: questionFor(view, 'overdue_amount', ['customer']),
  }),
  slide(answers, context) {
    const { t, locale, site, label } = context;
    const outcomes = evaluateRules(site, answers);
    const items = worklist(rowsOf(answers.overdueByCustomer!, context), outcomes).filter(
      ({ alerts }) => alerts.length > 0,
    );
    const blind = outcomes.filter(({ state }) => state === 'not_evaluated').length;
    const [first] = items;
    const print = (currency: string | null) => (minor: number | null) =>
      wholeMoney(minor, currency, locale);
    return {
      topic: t('board.topic.alerts'),
      title: first
        ? t('board.alerts.title', {
            n: items.length,
            name: label('customer', first.customer),
            step: stepText(first, context, print(first.currency)).step,
          })
        : t('board.alerts.none'),
      lines: [],
      figures: [],
      table: {
        columns: [
          { label: t('common.filter.customer') },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
          { label: t('board.alerts.why') },
          { label: t('board.alerts.next') },
        ],
        rows: items
          .slice(0, LISTED)
          .map((item) => [
            textCell(label('customer', item.customer)),
            figureCell(
              'overdue_amount',
              item.overdue,
              exactMoney(item.overdue, item.currency, locale),
            ),
            textCell(
              reasonsOf(item, context, print(item.currency))
                .slice(0, NAMED)
                .join(t('verdict.comma')),
            ),
            textCell(stepText(item, context, print(item.currency)).step),
          ]),
      },
      note: sentences(locale, [
        items.length > LISTED ? t('board.more', { n: items.length - LISTED }) : null,
        blind > 0 ? t('alerts.answerBlind', { n: blind }) : null,
      ]),
    };
  },
};
