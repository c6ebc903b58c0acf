/** Lists read as payments that are a general ledger: what stands on one side stands on the other too, to the cent. */
import {
  type FilePlan,
  overridesOf,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { eachRow, numberInEither, sampleOf } from './by-values/sample.ts';
import { isNamed } from './lists-of-money.ts';
import { columnOf } from './plan-columns.ts';

const FEWEST_ROWS = 2;

/** In thousandths, so that a million of them add up exactly. */
const amountIn = (cells: readonly string[], at: number): number =>
  Math.round(Math.abs(numberInEither(cells[at]) ?? 0) * 1000);

/** Columns without a field that have an amount exactly where the amount of payments has none. */
function otherSides(
  { columns, headers }: FilePlan,
  at: number,
  rows: readonly (readonly string[])[],
): number[] {
  const used = new Set(columns.map(({ index }) => index));
  return [...headers.keys()].filter((index) => {
    if (used.has(index) || headers[index] === '') return false;
    const filled = rows.filter((row) => amountIn(row, index) > 0 || amountIn(row, at) > 0);
    const isEither = filled.every((row) => amountIn(row, index) > 0 !== amountIn(row, at) > 0);
    return isEither && filled.length >= FEWEST_ROWS;
  });
}

/** Takes out of the plans what no row says to be money of customers: its two sides add up to the same. */
export async function leaveLedgers(
  plans: Map<string, FilePlan>,
  refused: Map<SourceFile, PlanRefusal[]>,
  settings: Settings,
): Promise<void> {
  for (const plan of [...plans.values()]) {
    const { source, table, headers, headerRow } = plan;
    const at = columnOf(plan, 'amount');
    const isSaid = overridesOf(settings.columns, source).size > 0;
    if (table !== 'payment' || at < 0 || isSaid || isNamed(source)) continue;
    const sides = otherSides(plan, at, sampleOf(plan).rows);
    if (sides.length === 0) continue;
    const sums = sides.map(() => 0);
    let sum = 0;
    await eachRow(plan, (cells) => {
      sum += amountIn(cells, at);
      for (const [i, index] of sides.entries()) sums[i]! += amountIn(cells, index);
    });
    if (sum === 0 || !sums.includes(sum)) continue;
    plans.delete(source.name);
    const value = headers.filter((header) => header !== '').join(', ');
    refused.set(source, [{ rule: 'general_ledger', row: headerRow, value }]);
  }
}
