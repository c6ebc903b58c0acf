/** The next step with a customer, and prepared words: a button a letter; what fills and shows it is fetched when one is pressed. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { workFactQuestions } from '../../alerts/work-facts.ts';
import { WORK_RULES, type WorkItem, worklist } from '../../alerts/worklist.ts';
import {
  LETTER_KINDS,
  type LetterKind,
  letterAbout,
  letterOfStep,
} from '../../format/letter-kinds.ts';
import { wholeMoney } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { byCustomer, questionFor } from '../../view/question.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import type { Child } from '../parts/dom.ts';
import { stepElement } from '../parts/step-letter.ts';
import { reasonsOf, stepText } from '../parts/work-text.ts';
import { chosen, personBlock } from '../person/block.ts';

/** For one who owes nothing late. */
const NOT_OVERDUE = LETTER_KINDS.filter((kind) => letterAbout(kind) !== 'overdue');

/** As the list of the week has it, in the view's currency; null where nothing is late. */
function workItem(answers: Record<string, Answer>, context: RenderContext): WorkItem | null {
  const { site } = context;
  const outcomes = evaluateRules(site, answers, WORK_RULES);
  return worklist(rowsOf(answers.late!, context), outcomes, answers, site)[0] ?? null;
}

/** “stop supply: 43% over its credit limit, 5 promises broken”, the step opening its letter. */
function nextStep(item: WorkItem | null, context: RenderContext): Child {
  const { h, t, locale } = context;
  if (item === null) return h('span', { class: 'note' }, t('customer.nextNone'));
  const whole = (minor: number | null): string => wholeMoney(minor, item.currency, locale);
  const words = stepText(item, context, whole);
  return [
    stepElement(item, words, context),
    h(
      'span',
      { class: 'note' },
      // the days late stand in the rule already
      (item.alerts.length === 0
        ? [words.rule]
        : [reasonsOf(item, context, whole).join(t('verdict.comma')), words.rule]
      ).join(' · '),
    ),
  ];
}

/** The step, and a button a letter; without a customer they are only the shape of what comes. */
function buttons(
  kinds: readonly LetterKind[],
  { customer, next, step }: { customer: string | null; next: LetterKind | undefined; step: Child },
  { h, t }: RenderContext,
): HTMLElement {
  return h(
    'div',
    { class: 'prepare' },
    h('h2', null, t('customer.section.letters')),
    h('p', { class: 'next-step' }, h('span', null, t('customer.next')), step),
    h(
      'p',
      { class: 'list-tools' },
      h('span', { class: 'note' }, t('customer.prepare')),
      kinds.map((kind) =>
        h(
          'button',
          customer === null
            ? { type: 'button', disabled: true }
            : {
                type: 'button',
                'data-letter': kind,
                'data-customer': customer,
                'aria-current': kind === next ? 'step' : null,
              },
          t(`customer.letter.${kind}`),
        ),
      ),
    ),
  );
}

export const customerLetters = personBlock(
  'customer',
  {
    id: 'letters',
    questions: (site, view) => ({
      late: byCustomer(view, 'overdue_amount'),
      ...alertQuestions(site, view, WORK_RULES),
      ...workFactQuestions(site, view),
      // in any currency: a letter goes out for each
      overdue: questionFor(view, 'overdue_amount', [], {
        filter: { customer: chosen('customer', view)! },
      }),
    }),
    render(answers, context) {
      const customer = chosen('customer', context.view)!;
      const isLate = answers.overdue!.rows.some(({ value }) => (value ?? 0) > 0);
      const item = workItem(answers, context);
      const next = item ? letterOfStep(item.next.step) : undefined;
      const kinds = isLate ? LETTER_KINDS : NOT_OVERDUE;
      return buttons(kinds, { customer, next, step: nextStep(item, context) }, context);
    },
  },
  // the other letters stand in the same line
  {
    shape: (context) =>
      buttons(NOT_OVERDUE, { customer: null, next: undefined, step: '\u00a0' }, context),
  },
);
