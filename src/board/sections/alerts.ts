/** Which late customers need action: one row each with the rules that fired, the largest first. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { type WorkItem, worklist } from '../../alerts/worklist.ts';
import { exactMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { rowsOf } from '../../report/parts/answer-rows.ts';
import { questionFor } from '../../view/question.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';

/** Rows of a slide. */
const LISTED = 10;
/** Rules of a title. */
const NAMED = 2;

/** Each rule once, that of the next step first. */
function rulesOf({ alerts, next }: WorkItem, { t }: BoardContext): string[] {
  const ids = new Set([next.rule, ...alerts.map(({ rule }) => rule)]);
  return [...ids].flatMap((rule) => (rule === null ? [] : t(`alerts.rule.${rule}`)));
}

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
    const separator = t('verdict.comma');
    const [first] = items;
    return {
      topic: t('board.topic.alerts'),
      title: first
        ? t('board.alerts.title', {
            n: items.length,
            name: label('customer', first.customer),
            rules: rulesOf(first, context).slice(0, NAMED).join(separator),
          })
        : t('board.alerts.none'),
      lines: [],
      figures: [],
      table: {
        columns: [
          { label: t('common.filter.customer') },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
          { label: t('alerts.ruleHead') },
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
            textCell(rulesOf(item, context).join(separator)),
          ]),
      },
      note: sentences(locale, [
        items.length > LISTED ? t('board.more', { n: items.length - LISTED }) : null,
        blind > 0 ? t('alerts.answerBlind', { n: blind }) : null,
      ]),
    };
  },
};
