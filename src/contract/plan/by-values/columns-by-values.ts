/** Maps columns by what their values do, where that says more than their names: evidence first, words second. */
import type { FilePlan } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';
import { amountByArithmetic } from './amount-by-arithmetic.ts';
import { creditedByValues } from './credited-invoices.ts';
import { currencyByValues } from './currency-column.ts';
import { dropDaysAsCurrency } from './currency-days.ts';
import { filledAmounts } from './empty-amounts.ts';
import { flagByValues } from './flag-columns.ts';
import { InvoiceIds } from './id-values.ts';
import { netBesideTax } from './net-amount.ts';
import { numbersInTexts } from './numbers-in-texts.ts';
import { type OpenColumns, openColumns } from './open-columns.ts';
import { otherNumberByValues } from './other-number.ts';
import { paidAmounts } from './paid-amounts.ts';
import { openByValues, paidByValues } from './paid-column.ts';
import { referencesByValues, textByValues } from './references.ts';
import { repeatedTotalsByValues } from './repeated-totals.ts';
import { sampleOf } from './sample.ts';
import { sideByValues } from './side-column.ts';
import { swappedNames } from './swapped-names.ts';
import { unreadWords } from './unread-words.ts';
import { wholeBesideOpen } from './whole-beside-open.ts';
import { wordsByValues } from './word-columns.ts';

/** Changes the columns of the plans where the values say so, and reports each change. */
export async function columnsByValues(
  plans: ReadonlyMap<string, FilePlan>,
  context: PlanContext,
): Promise<void> {
  const samples = [...plans.values()]
    .filter(({ table }) => table === 'invoice' || table === 'payment')
    .map(sampleOf);
  for (const sample of samples) dropDaysAsCurrency(sample, openColumns(sample.plan, context));
  for (const sample of samples)
    await filledAmounts(sample, openColumns(sample.plan, context), context);
  const invoices = samples.filter(({ plan }) => plan.table === 'invoice');
  for (const sample of invoices) {
    const open = openColumns(sample.plan, context);
    if (open.free.length === 0) continue;
    wholeBesideOpen(sample, open, context);
    if (!(await amountByArithmetic(sample, open, context))) netBesideTax(sample, context);
  }
  for (const sample of invoices) {
    paidByValues(sample, openColumns(sample.plan, context), context);
    openByValues(sample, openColumns(sample.plan, context), context);
  }
  const ids = new InvoiceIds(invoices, (plan) => openColumns(plan, context).free);
  const payments = samples.filter(({ plan }) => plan.table === 'payment');
  for (const sample of payments) await referencesByValues(sample, ids, context);
  await numbersInTexts(payments, ids, context);
  for (const sample of payments) textByValues(sample, ids, context);
  await otherNumberByValues(payments, ids, context);
  await paidAmounts(payments, ids, context);
  for (const sample of samples) {
    const open = (): OpenColumns => openColumns(sample.plan, context);
    const isAnyFree = open().free.length > 0;
    if (isAnyFree) {
      currencyByValues(sample, open(), context);
      repeatedTotalsByValues(sample, open(), context);
      flagByValues(sample, open(), context);
      await sideByValues(sample, open(), context);
      await wordsByValues(sample, open(), context);
    }
    const asked =
      sample.plan.table === 'invoice' ? creditedByValues(sample, open(), context) : null;
    const { free, isDecided } = open();
    const unasked = free.filter((index) => index !== asked);
    if (isAnyFree) unreadWords(sample, { free: unasked, isDecided }, context);
  }
  if (samples.length > 1) swappedNames(samples, context);
}
