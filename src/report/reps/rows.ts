/** The rows of the ranking: each rep's figures, rank, and rank in the period that the page compares with. */
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf, earlierPeriod } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { rowsBy } from '../parts/answer-rows.ts';
import { type Without, withoutLargest } from '../verdict/without-largest.ts';
import { expectedForMix, trendAgainstPeers } from './fairness.ts';
import { type RankedRep, type RepBase, rankReps } from './ranking.ts';

export const RANK_METRIC = 'collection_rate_due';
export const DISPUTED = 'disputed_overdue_amount';
const BESIDE = [
  'collection_rate',
  'overdue_amount',
  'due_item_count',
  'payment_delay',
  'terms_days',
];

export interface RepRow extends RankedRep {
  /** Values by metric id of what stands beside the rank. */
  beside: Record<string, number | null>;
  previousRank: number | null;
  /** The rate of each month of the period, in order; a month without a rate is null. */
  months: { month: string; rate: number | null }[];
  /** Null where it has nothing unpaid of what fell due. */
  without: Without | null;
  /** What its segments would bring in if they paid as they do everywhere; null without segments. */
  expected: number | null;
  /** How its distance to all reps moved in the last three months, in ratio points. */
  drift: number | null;
}

/** The ranking is of all reps: asked without a chosen one, with every other filter. */
export function repQuestions(site: Site, chosen: View): Record<string, Question> {
  if (!site.inputs.rep) return {};
  const { rep: _, ...filter } = chosen.filter;
  const view = { ...chosen, filter };
  const by: ['rep'] = ['rep'];
  const questions: Record<string, Question> = {
    rate: questionFor(view, RANK_METRIC, by),
    squares: questionFor(view, 'due_weight_squares', by),
    total: questionFor(view, RANK_METRIC),
    months: questionFor(view, RANK_METRIC, ['rep', 'month']),
    'months.all': questionFor(view, RANK_METRIC, ['month']),
    customers: questionFor(view, RANK_METRIC, ['rep', 'customer']),
  };
  for (const metric of BESIDE) questions[metric] = questionFor(view, metric, by);
  if (site.inputs.segment) {
    questions.segments = questionFor(view, RANK_METRIC, ['rep', 'segment']);
    questions['segments.all'] = questionFor(view, RANK_METRIC, ['segment']);
  }
  if (site.inputs.dispute) questions[DISPUTED] = questionFor(view, DISPUTED, by);
  if (site.inputs.target) questions.target_attainment = questionFor(view, 'target_attainment', by);
  if (site.inputs.target_rate) questions.target_rate = questionFor(view, 'target_rate', by);
  const before = earlierPeriod(comparisonOf(site, view));
  if (before) {
    questions['before.rate'] = questionFor(view, RANK_METRIC, by, before);
    questions['before.squares'] = questionFor(view, 'due_weight_squares', by, before);
  }
  return questions;
}

function bases(rates: Answer | undefined, squares: Answer | undefined): RepBase[] {
  const weights = rowsBy(squares, 'rep');
  return (rates?.rows ?? []).map((row) => ({
    rep: row.by.rep ?? null,
    rate: row.value,
    due: row.denominator ?? 0,
    squares: weights.get(row.by.rep ?? null)?.value ?? 0,
  }));
}

/** Ranked rows; a rep with nothing due but something else to show is listed last. */
export function repRows(answers: Record<string, Answer>, minBase: number): RepRow[] {
  const own = bases(answers.rate, answers.squares);
  const beside = [...BESIDE, DISPUTED, 'target_attainment', 'target_rate'].map(
    (metric) => [metric, rowsBy(answers[metric], 'rep')] as const,
  );
  for (const [metric, rows] of beside) {
    for (const [rep, row] of rows) {
      // Who has a target is listed even with nothing collected.
      const isEmpty = metric.startsWith('target_') ? row.value === null : !row.value;
      if (isEmpty || own.some((base) => base.rep === rep)) continue;
      own.push({ rep, rate: null, due: 0, squares: 0 });
    }
  }
  const byMonth = answers.months?.rows ?? [];
  const months = [...new Set(byMonth.map((row) => row.by.month!))].sort();
  const course = new Map(byMonth.map((row) => [`${row.by.rep}\n${row.by.month}`, row.value]));
  const before = new Map(
    rankReps(bases(answers['before.rate'], answers['before.squares']), minBase).map((rep) => [
      rep.rep,
      rep.rank,
    ]),
  );
  const without = withoutLargest(answers.customers?.rows ?? []);
  const expected = expectedForMix(
    answers.segments?.rows ?? [],
    answers['segments.all']?.rows ?? [],
  );
  const drift = trendAgainstPeers(byMonth, answers['months.all']?.rows ?? []);
  return rankReps(own, minBase).map((rep) => ({
    ...rep,
    without: without.get(rep.rep) ?? null,
    expected: expected.get(rep.rep) ?? null,
    drift: drift.get(rep.rep) ?? null,
    beside: Object.fromEntries(
      beside.map(([metric, rows]) => [metric, rows.get(rep.rep)?.value ?? null]),
    ),
    previousRank: before.get(rep.rep) ?? null,
    months: months.map((month) => ({ month, rate: course.get(`${rep.rep}\n${month}`) ?? null })),
  }));
}
