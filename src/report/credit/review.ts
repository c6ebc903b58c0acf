/** Whose limit is to be reviewed, and what the rule suggests for it: the reasons, in numbers. */
import { narrowedBy, wholeOf } from '../../alerts/rule-parts.ts';
import { type Answer, NONE, type Period, type Question } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { valueBy } from '../parts/answer-rows.ts';
import type { FigureAsk } from '../parts/figure-ask.ts';
import { type PayerRow, payerQuestions, payersOf } from './payers.ts';
import { type CreditRow, creditQuestions, creditRows } from './rows.ts';
import {
  monthsOf,
  type PayerFacts,
  reviewPeriod,
  type Suggestion,
  suggestionFor,
} from './suggest.ts';

/** A suggestion above the limit by this share makes a customer one to review. */
const RAISE = 1.1;

/** Why a customer is on the list, the gravest first. */
const REASONS = ['over', 'near', 'worse', 'late', 'raise'] as const;
type Reason = (typeof REASONS)[number];

export interface ReviewRow extends CreditRow, PayerFacts {
  reasons: Reason[];
  /** Null where too little is known to judge. */
  suggestion: Suggestion | null;
  /** Days by which it pays later than before; null where it does not. */
  worse: number | null;
}

export interface Review {
  /** The gravest reason first, then who owes most. */
  rows: ReviewRow[];
  /** Customers with a limit for whom there is no suggestion, among all that have one. */
  unjudged: number;
  limited: number;
  period: Period;
}

/** Payments up to the as-of date count, billing in whole months only. */
const paidIn = ({ from }: Period, { asOf }: View): Period => ({ from, to: asOf });

const FACTS = {
  billed: 'invoiced_amount',
  terms: 'terms_days',
  late: 'payment_delay',
  settled: 'settled_item_count',
  overdue: 'overdue_item_count',
  chance: 'due_soon_late_risk',
} as const;
type Fact = keyof typeof FACTS;

const periodOf = (fact: Fact, site: Site, view: View): Period => {
  const period = reviewPeriod(site, view);
  return fact === 'billed' || fact === 'terms' ? period : paidIn(period, view);
};

/** A limit holds for all that a customer buys, whoever sold it. */
export function reviewQuestions(site: Site, view: View): Record<string, Question> {
  const facts = Object.entries(FACTS).map(([fact, metric]): [string, Question] => [
    `fact.${fact}`,
    { ...wholeOf(view, metric, 'customer'), period: periodOf(fact as Fact, site, view) },
  ]);
  return { ...creditQuestions(view), ...payerQuestions(view), ...Object.fromEntries(facts) };
}

/** What a figure of the list asks: the whole customer, over the months of the rule. */
export function factAsk(fact: Fact, { site, view }: RenderContext): FigureAsk {
  const left = narrowedBy(view, 'customer');
  return {
    period: periodOf(fact, site, view),
    ...(left.length > 0 ? { filter: Object.fromEntries(left.map((key) => [key, ''])) } : {}),
  };
}

/** Of the slower half of the classes. */
const isLate = ({ payer }: Suggestion, { site }: RenderContext): boolean =>
  payer >= site.settings.creditReview.factors.length / 2;

/** Nobody is granted more while paying late, or ever later. */
const capped = (
  suggestion: Suggestion,
  row: CreditRow,
  worse: PayerRow | undefined,
  context: RenderContext,
): Suggestion =>
  worse !== undefined || isLate(suggestion, context)
    ? { ...suggestion, limit: Math.min(suggestion.limit, row.limit) }
    : suggestion;

function reasonsOf(
  row: CreditRow,
  suggestion: Suggestion | null,
  worse: PayerRow | undefined,
  context: RenderContext,
): Reason[] {
  const near = context.site.settings.alerts.limit_near ?? 1;
  const owes = row.open > 0;
  const is: Record<Reason, boolean> = {
    over: row.over > 0,
    near: row.over === 0 && row.used >= near,
    worse: owes && worse !== undefined,
    late: owes && suggestion !== null && isLate(suggestion, context),
    raise: suggestion !== null && suggestion.limit >= row.limit * RAISE,
  };
  return REASONS.filter((reason) => is[reason]);
}

const place = ({ reasons }: ReviewRow): number => REASONS.indexOf(reasons[0]!);

export function reviewOf(answers: Record<string, Answer>, context: RenderContext): Review {
  const { site, view } = context;
  const period = reviewPeriod(site, view);
  const fact = (name: Fact) => valueBy('customer', answers[`fact.${name}`], context);
  const facts = {
    ...{ billed: fact('billed'), terms: fact('terms'), late: fact('late') },
    ...{ settled: fact('settled'), overdue: fact('overdue'), chance: fact('chance') },
  };
  const payers = new Map(
    answers.recent?.rows
      ? payersOf(answers, context).worse.map((row) => [row.customer ?? NONE, row])
      : [],
  );
  const all = creditRows(answers, context).map((row): ReviewRow => {
    const { customer } = row;
    const own: PayerFacts = {
      ...{ billed: facts.billed(customer), terms: facts.terms(customer) },
      ...{ late: facts.late(customer), chance: facts.chance(customer) },
      items: (facts.settled(customer) ?? 0) + (facts.overdue(customer) ?? 0),
    };
    const worse = payers.get(customer ?? NONE);
    const byRule = suggestionFor(
      own,
      site.settings.creditReview,
      monthsOf(period),
      viewCurrency(site, view),
    );
    const suggestion = byRule && capped(byRule, row, worse, context);
    const reasons = reasonsOf(row, suggestion, worse, context);
    return { ...row, ...own, reasons, suggestion, worse: worse?.change ?? null };
  });
  return {
    rows: all
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => place(a) - place(b) || b.open - a.open),
    unjudged: all.filter(({ suggestion }) => suggestion === null).length,
    limited: all.length,
    period,
  };
}
