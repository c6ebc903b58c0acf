/** Where each month, quarter and year lands, as the blocks read it: of the whole, or of each region or rep. */
import { type LandingStep, landingSteps } from '../../format/landing-steps.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

export interface Landing {
  step: LandingStep;
  /** The region or rep; null for rows without one, and of the whole. */
  group: string | null;
  received: number;
  expected: number;
  amount: number;
  /** What comes of invoices still to be issued, apart; null where nothing is known or they are left out. */
  toIssue: number | null;
  /** The rate with them, and with what is to be invoiced. */
  rateWith: number | null;
  /** Of the amount; null where too little is known. */
  band: { low: number; high: number } | null;
  target: number | null;
  /** To the target; null where it is not forecast to its end. */
  difference: number | null;
  rate: number | null;
  /** The rate at which the target would be reached. */
  targetRate: number | null;
}

export type Groups = 'region' | 'rep';

/** Empty at another as-of date: what was forecast there is not known. */
export const stepsOf = (site: Site, view: View): LandingStep[] =>
  view.asOf === site.asOf ? landingSteps(site.asOf, site.params.fiscalYearStart) : [];

/** The record that speaks for what is shown; null where no group has one, as for a segment or a rep within a region. */
function recordOf({ filter }: View, groups: Groups | null): string | null {
  const narrowed = ['customer', 'segment', 'region', 'rep'].filter(
    (key) => filter[key as keyof typeof filter] !== undefined,
  );
  const [first = groups] = narrowed;
  if (narrowed.length > 1 || (groups && first !== groups)) return null;
  if (first === null) return '';
  return first === 'region' || first === 'rep' ? `_by_${first}` : null;
}

/** `groups`: of each region or rep; null: of all that is shown. */
export function landingQuestions(
  site: Site,
  view: View,
  groups: Groups | null = null,
): Record<string, Question> {
  const ask = (metric: string): Question => questionFor(view, metric, groups ? [groups] : []);
  const record = recordOf(view, groups);
  const named = (name: string): string => `${groups ?? 'whole'}.${name}`;
  return {
    [named('received')]: ask('landing_received'),
    [named('expected')]: ask('landing_expected'),
    [named('rate')]: ask('landing_rate'),
    ...(view.billing === 'off'
      ? {}
      : {
          [named('toIssue')]: ask('landing_billing_receipts'),
          [named('rateWith')]: ask('landing_rate_with_billing'),
        }),
    ...(record === null
      ? {}
      : {
          [named('low')]: ask(`landing_low${record}`),
          [named('high')]: ask(`landing_high${record}`),
          ...(site.inputs.target ? { [named('target')]: ask(`landing_target${record}`) } : {}),
        }),
  };
}

/** Of each group that has anything, by step. */
export function landingsOf(
  answers: Record<string, Answer>,
  context: RenderContext,
  groups: Groups | null = null,
): Landing[] {
  const keyOf = (step: string, group: string | null): string => JSON.stringify([step, group]);
  const found = new Set<string | null>();
  const read = (name: string) => {
    const answer = answers[`${groups ?? 'whole'}.${name}`];
    const rows = answer ? rowsOf(answer, context) : [];
    return new Map(
      rows.map((row) => {
        const group = groups ? (row.by[groups] ?? null) : null;
        found.add(group);
        return [keyOf(row.by.landing!, group), row] as const;
      }),
    );
  };
  const [received, expected, rate, low, high, target, toIssue, rateWith] = [
    ...['received', 'expected', 'rate', 'low', 'high', 'target', 'toIssue', 'rateWith'].map(read),
  ] as ReturnType<typeof read>[];
  return stepsOf(context.site, context.view).flatMap((step) =>
    [...found].map((group) => {
      const at = (rows: ReturnType<typeof read>) => rows.get(keyOf(step.key, group));
      const came = at(received!)?.value ?? 0;
      const coming = at(expected!)?.value ?? 0;
      const [from, to] = [at(low!)?.value ?? null, at(high!)?.value ?? null];
      const wanted = at(target!)?.value ?? null;
      const invoiced = at(rate!)?.denominator ?? 0;
      const amount = came + coming;
      return {
        ...{ step, group, received: came, expected: coming, amount, target: wanted },
        toIssue: step.isOver ? null : (at(toIssue!)?.value ?? null),
        rateWith: step.isOver ? null : (at(rateWith!)?.value ?? null),
        band: from === null || to === null ? null : { low: came + from, high: came + to },
        difference: wanted === null || step.reaches < step.to ? null : amount - wanted,
        rate: at(rate!)?.value ?? null,
        targetRate: wanted !== null && invoiced > 0 ? wanted / invoiced : null,
      };
    }),
  );
}
