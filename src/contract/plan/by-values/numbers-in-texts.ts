/** A list of invoices without a known number, whose payments name a column of it inside their texts: that column is the number. */
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { type InvoiceIds, idKey, isOwnNumber } from './id-values.ts';
import { openColumns } from './open-columns.ts';
import { mapOnto, type Sample } from './sample.ts';

/** What may be a number inside a text, as `cross/payment-text.ts` looks for them: not so short that it may be anything. */
export const numbersIn = (text: string): string[] =>
  idKey(text)
    .split(/(?:[^\p{L}\p{N}_.-]|\p{Script=Han})+|[.,;:]+(?:\s|$)/u)
    .filter((word) => word.length >= 6 || (word.length >= 4 && /\D/.test(word)));

/** Maps the column whose values most texts of payments hold, and reports it. */
export async function numbersInTexts(
  samples: readonly Sample[],
  ids: InvoiceIds,
  context: PlanContext,
): Promise<void> {
  const lists = ids.columns.filter(
    ({ sample: { plan } }) =>
      columnOf(plan, 'invoice_id') < 0 && !openColumns(plan, context).isDecided('invoice_id'),
  );
  if (lists.length === 0) return;
  const words = new Set(samples.flatMap((sample) => wordsOfTexts(sample, context)));
  const named = lists.map((column) => {
    const { plan, rows } = column.sample;
    const keys = rows.map((row) => idKey(row[column.index] ?? ''));
    return { column, plan, keys: keys.filter((key) => words.has(key)) };
  });
  const best = named.toSorted((a, b) => b.keys.length - a.keys.length)[0]!;
  const { column, plan, keys } = best;
  if (keys.length === 0 || !(await isOwnNumber(column))) return;
  mapOnto(plan, column.index, 'invoice_id');
  plan.isIdByValues = true;
  ids.forget();
  context.report(
    problem('invoice_id_by_values', {
      file: plan.source.name,
      row: plan.headerRow,
      column: plan.headers[column.index]!,
      value: keys[0]!,
      expected: `${new Set(keys).size} of its values stand in texts of payments`,
    }),
  );
}

/** The words of a payment list without references that may be numbers. */
function wordsOfTexts({ plan, rows }: Sample, context: PlanContext): string[] {
  if (plan.table !== 'payment' || columnOf(plan, 'invoice_id') >= 0) return [];
  const texts = [columnOf(plan, 'bank_ref'), ...openColumns(plan, context).free];
  return rows.flatMap((row) => texts.flatMap((index) => numbersIn(row[index] ?? '')));
}
