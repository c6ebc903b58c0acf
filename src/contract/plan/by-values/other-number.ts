/** Payments that name invoices by a number that is not theirs: of an order, a delivery, a contract. */
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { type IdColumn, type InvoiceIds, idKey, idKeys, isOwnNumber } from './id-values.ts';
import { openColumns } from './open-columns.ts';
import { mapOnto, type Sample } from './sample.ts';

/** So many different references are looked up. */
const MOST_CELLS = 500;
/** Share of the references that name no invoice by its number. */
const MOST = 0.6;
const NUMBER = /\d/;

/** References that name no invoice of the first rows by its number, each as what may be a number in it. */
function lostReferences(payments: readonly Sample[], known: ReadonlySet<string>): string[][] {
  const lost = new Map<string, string[]>();
  for (const { plan, rows } of payments)
    for (const field of ['invoice_id', 'bank_ref']) {
      const index = columnOf(plan, field);
      if (index < 0) continue;
      for (const row of rows) {
        const cell = row[index] ?? '';
        if (lost.has(cell) || !NUMBER.test(cell) || lost.size >= MOST_CELLS) continue;
        const keys = idKeys(cell).filter((key) => NUMBER.test(key));
        if (!keys.some((key) => known.has(key))) lost.set(cell, keys);
      }
    }
  return [...lost.values()];
}

/** The column with most of the numbers that payments name, and how many; null where none has them. */
function bestColumn(
  lost: readonly string[][],
  columns: readonly IdColumn[],
): { column: IdColumn; count: number } | null {
  const counted = columns.map((column) => ({
    column,
    count: lost.filter((keys) => keys.some((key) => column.found.has(key))).length,
  }));
  const [best, second] = counted.toSorted((a, b) => b.count - a.count);
  const isMost = best !== undefined && best.count > 0 && best.count >= lost.length * MOST;
  return isMost && best.count > (second?.count ?? 0) ? best : null;
}

/** Keeps such a column of the invoices as the number of their order or contract, by which payments are matched later. */
export async function otherNumberByValues(
  payments: readonly Sample[],
  invoices: InvoiceIds,
  context: PlanContext,
): Promise<void> {
  if (payments.length === 0 || !invoices.isWhole) return;
  const lost = lostReferences(payments, invoices.known);
  if (lost.length === 0) return;
  const others = invoices.columns.filter(({ isMapped }) => !isMapped);
  if (others.length === 0) return;
  await invoices.find(new Set(lost.flat()));
  const best = bestColumn(lost, others);
  if (best === null) return;
  const { sample, index } = best.column;
  const { plan } = sample;
  const mapped = columnOf(plan, 'contract_no');
  const isFree = openColumns(plan, context).free.includes(index);
  if (mapped === index || !isFree) return;
  const isTaken = mapped >= 0 && sample.rows.some((row) => idKey(row[mapped] ?? '') !== '');
  const isUsed = !isTaken && (await isOwnNumber(best.column));
  if (isUsed) mapOnto(plan, index, 'contract_no');
  context.report(
    problem(isUsed ? 'other_number_by_values' : 'column_matters', {
      file: plan.source.name,
      row: plan.headerRow,
      column: plan.headers[index]!,
      value: sample.rows.map((row) => row[index] ?? '').find((cell) => cell.trim() !== ''),
      expected: `${best.count} of ${lost.length} references of payments are numbers in it`,
    }),
  );
}
