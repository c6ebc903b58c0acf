/** The list of work as the page's blocks share it: everybody who owes late in the view's currency, with all a caller must know. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { workFactQuestions } from '../../alerts/work-facts.ts';
import { WORK_RULES, type WorkItem, worklist } from '../../alerts/worklist.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions, valueBy } from '../parts/answer-rows.ts';
import {
  type CustomerFacts,
  customerFactQuestions,
  customerFacts,
} from '../parts/customer-facts.ts';

export const workQuestions = (site: Site, view: View): Record<string, Question> => ({
  ...scaleQuestions(view),
  ...alertQuestions(site, view, WORK_RULES),
  ...workFactQuestions(site, view),
  overdue: byCustomer(view, 'overdue_amount'),
  open: byCustomer(view, 'open_amount'),
  ...customerFactQuestions(site, view),
});

export interface Work {
  items: WorkItem[];
  currency: string | null;
  /** Minor units: what is overdue, and what asking can bring, of all of them. */
  overdue: number;
  stake: number;
  /** All that the customer owes. */
  open(item: WorkItem): number | null;
  facts(item: WorkItem): CustomerFacts;
}

export function workOf(answers: Record<string, Answer>, context: RenderContext): Work {
  const { site } = context;
  const outcomes = evaluateRules(site, answers, WORK_RULES);
  const items = worklist(rowsOf(answers.overdue!, context), outcomes, answers, site);
  const open = valueBy('customer', answers.open, context);
  const factsOf = customerFacts(answers, context);
  return {
    items,
    currency: pageMoney(answers, context).currency,
    overdue: sumOf(items, (item) => item.overdue),
    stake: sumOf(items, (item) => item.stake),
    open: ({ customer }) => open(customer),
    facts: ({ customer }) => factsOf(customer),
  };
}
