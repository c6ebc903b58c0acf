/** Questions answered from the cube, where it holds what they need. */
import { answerFrom } from '../metrics/ask/ask.ts';
import { type AskContext, createPlanner, type Plan } from '../metrics/ask/plan.ts';
import type { Answer, Question } from '../metrics/types.ts';
import type { Cube } from './cube.ts';
import type { TableHeader } from './format.ts';
import { readRows, selectionsFor } from './rows.ts';
import type { Selection } from './selection.ts';

/** What a question may say for the cube to know what is meant; a newer kind of question is the engine's. */
const ANSWERED_PARTS = new Set([
  'metric',
  'by',
  'filter',
  'period',
  'asOf',
  'basis',
  'edges',
  'grain',
]);

export interface CubeAnswer {
  /** Parts of the cube that must have been added first. */
  parts: number[];
  give(): Answer;
}

/** Answers from a cube whose parts are all here. */
export function cubeAnswers(
  cube: Cube,
  context: AskContext,
): (question: Question) => Answer | null {
  const find = cubeFinder(cube, context);
  return (question) => find(question)?.give() ?? null;
}

/** Null where the question is the engine's. Throws on an unknown metric. */
export function cubeFinder(
  cube: Cube,
  context: AskContext,
): (question: Question) => CubeAnswer | null {
  const plan = createPlanner(context);
  const same = sameAnswers();
  return (question) => {
    const isKnown = Object.entries(question).every(
      ([k, v]) => v === undefined || ANSWERED_PARTS.has(k),
    );
    if (!isKnown) return null;
    const planned = plan(question);
    if (planned.request?.edges) return null;
    const selections = selectionsFor(cube, planned);
    if (!selections) return null;
    return {
      parts: [...new Set(selections.flatMap(({ table, ranges }) => cube.partsOf(table, ranges)))],
      give: () =>
        same(planned, selections, () => {
          const rows = planned.request ? readRows(cube, planned, selections) : [];
          return answerFrom(planned, rows, context);
        }),
    };
  };
}

/** How many rows of how many answers are remembered: a view of a large book has some ten thousand. */
const MAX_ANSWERS = 200;
const MAX_ROWS = 100_000;

/**
 * Gives an answer again where another question reads the same cells: a balance does not depend on the month in which the
 * period begins. What comes month by month, or from a metric that looks at dates itself, is made anew.
 */
function sameAnswers(): (plan: Plan, selections: Selection[], make: () => Answer) => Answer {
  const known = new Map<string, Answer>();
  const tables = new Map<TableHeader, number>();
  let rows = 0;
  return ({ metric, request }, selections, make) => {
    if (!request || metric.reduce || request.by.includes('month')) return make();
    const read = selections.map(({ table, measure, ranges }) => {
      if (!tables.has(table)) tables.set(table, tables.size);
      return [measure.id, tables.get(table), ranges];
    });
    const { by, filter, basis, frames } = request;
    const days = metric.scale ? frames.map(({ winDays }) => winDays) : null;
    const key = JSON.stringify([metric.id, by, filter, basis, days, read]);
    const answer = known.get(key) ?? make();
    if (known.has(key)) return answer;
    if (known.size >= MAX_ANSWERS || rows > MAX_ROWS) {
      known.clear();
      rows = 0;
    }
    known.set(key, answer);
    rows += answer.rows.length;
    return answer;
  };
}
