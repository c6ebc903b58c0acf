/** What a forecast goes by, as JSON: numbers are read back as they were, to the last bit. */
import { AGES } from '../book.ts';
import type { GoesBy, Learnt } from '../learnt.ts';

/** NaN is null in JSON. */
type Numbers = (number | null)[];

type Written =
  /** The chances of so many ages, one after the other. */
  | { method: 'curve'; runs: [ages: number, paid: number, gone: number][] }
  | { method: 'trailing_share'; shares: Numbers }
  | { method: 'roll_rate'; byClass: Numbers[] }
  | { method: 'due_date' };

/** Each method once; the others name it by its place, null for nothing. */
export interface WrittenGoesBy {
  learnt: Written[];
  steps: { until: number; at: number | null }[];
  otherwise: number[];
  byAge: number | null;
}

export function writtenGoesBy({ steps, otherwise, byAge }: GoesBy): WrittenGoesBy {
  const all = [...new Set([...steps.map(({ learnt }) => learnt), ...otherwise, byAge])].filter(
    (learnt) => learnt !== null,
  );
  return {
    learnt: all.map(written),
    steps: steps.map(({ until, learnt }) => ({ until, at: learnt && all.indexOf(learnt) })),
    otherwise: otherwise.map((learnt) => all.indexOf(learnt)),
    byAge: byAge && all.indexOf(byAge),
  };
}

export function readGoesBy({ learnt, steps, otherwise, byAge }: WrittenGoesBy): GoesBy {
  const all = learnt.map(read);
  return {
    steps: steps.map(({ until, at }) => ({ until, learnt: at === null ? null : all[at]! })),
    otherwise: otherwise.map((at) => all[at]!),
    byAge: byAge === null ? null : all[byAge]!,
  };
}

function written(learnt: Learnt): Written {
  switch (learnt.method) {
    case 'curve':
      return { method: 'curve', runs: runsOf(learnt.curve) };
    case 'trailing_share':
      return { ...learnt, shares: [...learnt.shares] };
    case 'roll_rate':
      return { ...learnt, byClass: learnt.byClass.map((shares) => [...shares]) };
    case 'due_date':
      return learnt;
  }
}

function runsOf({ paid, gone }: { paid: Float64Array; gone: Float64Array }) {
  const runs: [ages: number, paid: number, gone: number][] = [];
  for (let i = 0; i < paid.length; i++) {
    const last = runs.at(-1);
    if (last && last[1] === paid[i] && last[2] === gone[i]) last[0]++;
    else runs.push([1, paid[i]!, gone[i]!]);
  }
  return runs;
}

function read(learnt: Written): Learnt {
  switch (learnt.method) {
    case 'curve': {
      const curve = { paid: new Float64Array(AGES), gone: new Float64Array(AGES) };
      let from = 0;
      for (const [ages, paid, gone] of learnt.runs) {
        curve.paid.fill(paid, from, from + ages);
        curve.gone.fill(gone, from, from + ages);
        from += ages;
      }
      return { method: 'curve', curve };
    }
    case 'trailing_share':
      return { ...learnt, shares: numbers(learnt.shares) };
    case 'roll_rate':
      return { ...learnt, byClass: learnt.byClass.map(numbers) };
    case 'due_date':
      return learnt;
  }
}

const numbers = (list: Numbers): Float64Array => Float64Array.from(list, (n) => n ?? Number.NaN);
