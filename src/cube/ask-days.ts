/**
 * Answers questions at days inside a month, which the cube does not store. The engine is asked for cells, not for
 * figures: those of the month's days, and balances at the day. With them and its own cells the cube answers every
 * figure of that day, under every filter.
 */
import type { Engine } from '../engine/engine.ts';
import type { IsoDate } from '../format/date.ts';
import { answerFrom } from '../metrics/ask/ask.ts';
import { type AskContext, createPlanner, type Plan } from '../metrics/ask/plan.ts';
import type { Answer, Question } from '../metrics/types.ts';
import type { Cube } from './cube.ts';
import { type Asking, fillDays, type Missing } from './day-cells.ts';
import { cutCube, type DayCube } from './day-cube.ts';
import { cutBy, missingFor, nameFrames, wholeMonths } from './day-needs.ts';
import { createDayTables } from './day-tables.ts';
import { readDimensionKeys } from './dimension-keys.ts';
import { growingLevels } from './growing-levels.ts';
import { readRows, selectionsFor } from './rows.ts';

export interface DayAskOptions {
  /** Holds the pack. */
  engine: Engine;
  cube: Cube;
  context: AskContext;
  /** Loads parts of the cube that are not here yet. */
  complete(parts: number[]): Promise<void>;
}

/** Null where only the engine can answer. */
export type DayAsk = (question: Question) => Promise<Answer | null>;

/** Cubes of the days that a reader looked at last. */
const MAX_CACHED_CUBES = 3;

interface Waiting {
  plan: Plan;
  asOf: IsoDate;
  /** Spans of the cube's calendar that are cut. */
  cut: number[];
  give(answer: Answer | null): void;
  fail(error: unknown): void;
}

export function createDayAsk(options: DayAskOptions): DayAsk {
  const { engine, cube, context, complete } = options;
  const planOf = createPlanner(context);
  const levels = growingLevels(cube);
  const tables = createDayTables(engine, context.params);
  let keys: Asking['keys'] | undefined;
  const runsOfAllDays: Asking['runsOfAllDays'] = new Map();
  const undated: Asking['undated'] = new Map();
  let cached: DayCube[] = [];
  const cubeWith = (cut: number[]): DayCube => {
    const fitting = cached.find((days) => cut.every((span) => days.cut.includes(span)));
    const days = fitting ?? cutCube(cube, levels, cut);
    cached = [days, ...cached.filter((other) => other !== days)].slice(0, MAX_CACHED_CUBES);
    return days;
  };
  const answerAll = async (batch: Waiting[]): Promise<void> => {
    const days = cubeWith(wholeMonths(batch, cube.calendar));
    const missing = new Map<string, Missing>();
    const parts = new Set<number>();
    const chosen = batch.flatMap((one) => {
      const frames = nameFrames(days, one.plan);
      const selections = selectionsFor(days, one.plan);
      if (!selections) {
        one.give(null);
        return [];
      }
      for (const [name, lack] of missingFor(days, selections, frames)) missing.set(name, lack);
      for (const { table, ranges } of selections)
        for (const part of days.partsOf(table, ranges)) parts.add(part);
      return [{ ...one, selections }];
    });
    const isThere = await complete([...parts]).then(
      () => true,
      () => false,
    );
    if (isThere && missing.size > 0) {
      keys ??= await readDimensionKeys(engine);
      const asking = { engine, context, days, tables, keys, runsOfAllDays, undated };
      await fillDays(asking, [...missing.values()]);
    }
    for (const { give, plan, selections } of chosen)
      give(isThere ? answerFrom(plan, readRows(days, plan, selections), context) : null);
  };
  let waiting: Waiting[] = [];
  let last: Promise<void> = Promise.resolve();
  const answerWaiting = (): void => {
    const batch = waiting;
    waiting = [];
    // one batch after the other: the next one uses the cells that the last one fetched
    last = last.then(() =>
      answerAll(batch).catch((error) => {
        for (const { fail } of batch) fail(error);
      }),
    );
  };
  return async (question) => {
    const plan = planOf(question);
    const cut = cutBy(plan, cube.calendar);
    if (!plan.request || plan.request.edges || !cut) return null;
    return new Promise((give, fail) => {
      if (waiting.length === 0) setTimeout(answerWaiting);
      waiting.push({ plan, asOf: question.asOf ?? context.asOf, cut, give, fail });
    });
  };
}
