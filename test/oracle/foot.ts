/** What must foot in any book: the bridge from one balance to the next, and which metrics add up over groups. */
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Ask, FilterKey, Question } from '../../src/metrics/types.ts';
import { UNSPLIT } from './compare.ts';
import { sum } from './dice.ts';

export const values = async (ask: Ask, question: Question): Promise<(number | null)[]> =>
  (await ask(question)).rows.map(({ value }) => value);

/** Over all rows of the answer. */
export const total = async (ask: Ask, question: Question): Promise<number> =>
  sum((await values(ask, question)).map((value) => value ?? 0));

/** The balance reached by adding the period's movements to the opening one, and the closing balance. */
export async function bridge(
  ask: Ask,
  question: Omit<Question, 'metric'>,
): Promise<{ reached: number; closing: number }> {
  const metrics = [
    ...['net_open_opening', 'invoiced_amount', 'cash_amount', 'credit_note_amount'],
    ...['write_off_amount', 'discount_amount', 'net_open_closing'],
  ];
  const [opening, invoiced, ...rest] = await Promise.all(
    metrics.map((metric) => total(ask, { ...question, metric })),
  );
  const closing = rest.pop()!;
  return { reached: opening! + invoiced! - sum(rest), closing };
}

/** Amounts and counts of rows; customers counted once each do not add up over reps, and the record of forecasts is of whole books. */
const ADDITIVE = METRICS.filter(
  ({ id, unit, reduce, needs = [] }) =>
    !UNSPLIT[id]?.includes('rep') &&
    (unit === 'minor' || unit === 'count') &&
    !reduce &&
    !needs.includes('target'),
).map(({ id }) => id);

/** Those of them that can be split by that dimension. */
export const additiveBy = (key: FilterKey): string[] =>
  ADDITIVE.filter((metric) => !UNSPLIT[metric]?.includes(key));
