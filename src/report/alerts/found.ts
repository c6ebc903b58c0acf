/** What the rules found, as the page's blocks share it: customers to act on, and what is of the whole company. */
import type { Alert, RuleOutcome } from '../../alerts/alert.ts';
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { workFactQuestions } from '../../alerts/work-facts.ts';
import { companyAlerts, customersToActOn, type WorkItem } from '../../alerts/worklist.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

export const foundQuestions = (site: Site, view: View): Record<string, Question> => ({
  ...alertQuestions(site, view),
  overdue: byCustomer(view, 'overdue_amount'),
  ...workFactQuestions(site, view),
});

export interface Found {
  outcomes: RuleOutcome[];
  /** Narrowed to the rule that the reader has chosen, with all that fired for them; who owes most late first. */
  customers: WorkItem[];
  /** Narrowed likewise. */
  company: Alert[];
  /** Of all customers, minor units. */
  overdue: number;
}

export function foundBy(answers: Record<string, Answer>, context: RenderContext): Found {
  const { site, view } = context;
  const outcomes = evaluateRules(site, answers);
  const overdue = answers.overdue ? rowsOf(answers.overdue, context) : [];
  const isChosen = ({ rule }: Alert): boolean => view.rule === undefined || rule === view.rule;
  return {
    outcomes,
    customers: customersToActOn(overdue, outcomes, answers, site).filter(({ alerts }) =>
      alerts.some(isChosen),
    ),
    company: companyAlerts(outcomes).filter(isChosen),
    overdue: overdue.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0),
  };
}
