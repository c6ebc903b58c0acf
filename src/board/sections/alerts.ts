/** Who has to be acted on, as the page of actions counts them: one row each with why and the next step, who owes most late first. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { workFactQuestions } from '../../alerts/work-facts.ts';
import { customersToActOn, type WorkItem } from '../../alerts/worklist.ts';
import { exactMoney, NO_VALUE, wholeMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { rowsOf } from '../../report/parts/answer-rows.ts';
import { reasonsOf, stepText } from '../../report/parts/work-text.ts';
import { questionFor } from '../../view/question.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';
import type { SlideCell } from '../slide.ts';

/** Rows of a slide. */
const LISTED = 10;
/** Reasons of a row, that of the next step first. */
const NAMED = 2;

const printIn =
  ({ currency }: WorkItem, { locale }: BoardContext) =>
  (minor: number | null): string =>
    wholeMoney(minor, currency, locale);

/** Nobody is reminded of what is not due. */
const stepOf = (item: WorkItem, context: BoardContext): string =>
  item.overdue > 0 || item.next.rule !== null
    ? stepText(item, context, printIn(item, context)).step
    : NO_VALUE;

/** “25 customers need action, 18 of them late; first, Yuanzhou: stop supply”. */
function title(items: WorkItem[], context: BoardContext): string {
  const { t, label } = context;
  const [first] = items;
  const n = items.length;
  const late = items.filter(({ overdue }) => overdue > 0).length;
  if (!first) return t('board.alerts.none');
  if (late === 0) return t('alerts.answerNotLate', { n });
  const parts = { n, late, name: label('customer', first.customer), step: stepOf(first, context) };
  return t(late === n ? 'board.alerts.titleLate' : 'board.alerts.title', parts);
}

function row(item: WorkItem, context: BoardContext): SlideCell[] {
  const { t, locale, label } = context;
  const reasons = reasonsOf(item, context, printIn(item, context));
  return [
    textCell(label('customer', item.customer)),
    figureCell('overdue_amount', item.overdue, exactMoney(item.overdue, item.currency, locale)),
    textCell(reasons.slice(0, NAMED).join(t('verdict.comma'))),
    textCell(stepOf(item, context)),
  ];
}

export const alertsSection: Section = {
  questions: (site, view) => ({
    ...alertQuestions(site, view),
    ...workFactQuestions(site, view),
    overdueByCustomer: questionFor(view, 'overdue_amount', ['customer']),
  }),
  slide(answers, context) {
    const { t, locale, site } = context;
    const outcomes = evaluateRules(site, answers);
    const items = customersToActOn(
      rowsOf(answers.overdueByCustomer!, context),
      outcomes,
      answers,
      site,
    );
    const blind = outcomes.filter(({ state }) => state === 'not_evaluated').length;
    return {
      topic: t('board.topic.alerts'),
      title: title(items, context),
      lines: [],
      figures: [],
      table: {
        columns: [
          { label: t('common.filter.customer') },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
          { label: t('board.alerts.why') },
          { label: t('board.alerts.next') },
        ],
        rows: items.slice(0, LISTED).map((item) => row(item, context)),
      },
      note: sentences(locale, [
        items.length > LISTED ? t('board.more', { n: items.length - LISTED }) : null,
        blind > 0 ? t('alerts.answerBlind', { n: blind }) : null,
      ]),
    };
  },
};
