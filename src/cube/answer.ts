/** Questions answered from the cube, where it holds what they need. */
import { answerFrom } from '../metrics/ask/ask.ts';
import { type AskContext, createPlanner } from '../metrics/ask/plan.ts';
import type { Answer, Question } from '../metrics/types.ts';
import type { Cube } from './cube.ts';
import { readRows, selectionsFor } from './rows.ts';

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
      give() {
        const rows = planned.request ? readRows(cube, planned, selections) : [];
        return answerFrom(planned, rows, context);
      },
    };
  };
}
