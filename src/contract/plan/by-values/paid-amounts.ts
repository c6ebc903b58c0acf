/** What payments say against the invoices that they name: amounts in cents, a discount beside the cash, net amounts that are paid with tax. */
import { adjustmentWord } from '../../../intake/kind-words.ts';
import { saysCharge } from '../../../intake/payment-words.ts';
import { type FilePlan, matchesName } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';
import { unreadColumnQuestion } from '../../questions/column-questions.ts';
import { unitsQuestion } from '../../questions/setting-questions.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { fits, isNearlyAll } from './equations.ts';
import { type InvoiceIds, idKey } from './id-values.ts';
import { looksNet, type PaidInvoice } from './net-amount.ts';
import { openColumns } from './open-columns.ts';
import { type Numbers, numberColumns, type Sample } from './sample.ts';

const BESIDE = { discount: 'discount_beside', write_off: 'written_off_beside' } as const;

/** A list of payments with the amounts of its first rows. */
interface Cash {
  sample: Sample;
  amount: Numbers;
  /** Columns of numbers that no field uses. */
  beside: readonly Numbers[];
  /** By row of the amounts, the number of the invoice that it names; else empty. */
  ids: readonly string[];
}

export async function paidAmounts(
  payments: readonly Sample[],
  invoices: InvoiceIds,
  context: PlanContext,
): Promise<void> {
  const lists = payments.flatMap((sample) => cashOf(sample, context) ?? []);
  await findInvoices(lists, invoices);
  for (const { sample, amount, beside, ids } of lists) {
    const paid = paidInvoices({ amount, ids }, invoices);
    if (!areCents(sample, paid, context)) looksNet(paid, context);
    for (const column of beside) besideCash(sample, column, amount, paid, context);
  }
}

function cashOf(sample: Sample, context: PlanContext): Cash | null {
  const { plan, rows } = sample;
  const amountAt = columnOf(plan, 'amount');
  if (amountAt < 0 || plan.isApplication) return null;
  const { free } = openColumns(plan, context);
  const numbers = numberColumns(sample, [amountAt, ...free], context.settings.decimal_sign);
  const amount = numbers.find(({ index }) => index === amountAt);
  if (!amount) return null;
  const at = columnOf(plan, 'invoice_id');
  const ids = amount.values.map((_, row) => (at < 0 ? '' : idKey(rows[row]?.[at] ?? '')));
  const beside = numbers.filter((column) => column !== amount && !/%/.test(column.header));
  return { sample, amount, beside, ids };
}

/**
 * Looks up the invoices that all lists name: in the first rows, and in all rows, once, for those lists of which the first
 * rows do not say that an invoice is paid as it stands. Lists with the same headers are exports of one system.
 */
async function findInvoices(lists: readonly Cash[], invoices: InvoiceIds): Promise<void> {
  const idsOf = (some: readonly Cash[]): Set<string> =>
    new Set(some.flatMap(({ ids }) => ids.filter((id) => id !== '')));
  invoices.findInFirstRows(idsOf(lists));
  const further = invoices.columns.filter(({ isMapped, sample }) => isMapped && !sample.isWhole);
  const pairOf = (cash: Cash, list: Sample): string =>
    [cash.sample, list].map(({ plan }) => plan.headers.join('\u0000')).join('\u0001');
  const plain = new Set(
    lists.flatMap((cash) =>
      paidInvoices(cash, invoices)
        .filter((pair) => fits(pair.cash, 0, pair.invoiced))
        .map(({ list }) => pairOf(cash, list)),
    ),
  );
  const isPlain = (cash: Cash): boolean =>
    cash.beside.length === 0 &&
    further.every(
      ({ sample }) =>
        plain.has(pairOf(cash, sample)) && hasDecimals(cash.sample) === hasDecimals(sample),
    );
  const wanted = idsOf(lists.filter((cash) => !isPlain(cash)));
  if (further.length > 0 && wanted.size > 0) await invoices.find(wanted);
}

function paidInvoices(
  { amount, ids }: Pick<Cash, 'amount' | 'ids'>,
  invoices: InvoiceIds,
): PaidInvoice[] {
  const columns = invoices.columns.filter(({ isMapped }) => isMapped);
  return amount.values.flatMap((cash, row) => {
    const id = ids[row]!;
    const found = columns.flatMap(({ found: of }) => of.get(id) ?? [])[0];
    if (cash === null || cash === 0 || id === '' || !found?.amount) return [];
    return [{ row, id, cash, invoiced: found.amount, list: found.sample }];
  });
}

const isWhole = (value: number): boolean => Number.isInteger(value);

/** Whether some amounts of a list are written with decimals: `100.00` is no hundred cents, and `100` may be a hundred. */
const hasDecimals = ({ plan, rows }: Sample): boolean => {
  const at = columnOf(plan, 'amount');
  return rows.some((row) => /\d[.,]\d{1,2}(?!\d)/.test(row[at] ?? ''));
};

/** One list in cents and the other in whole units: a hundred times the other, in most rows, and never less. */
function areCents(
  payments: Sample,
  paid: readonly PaidInvoice[],
  { settings, report }: PlanContext,
): boolean {
  const most = paid.length / 2;
  const timesOf = (one: 'cash' | 'invoiced', other: 'cash' | 'invoiced'): boolean =>
    paid.filter((pair) => fits(pair[one], 0, pair[other] * 100)).length >= most &&
    paid.every((pair) => isWhole(pair[one]) && pair[one] > pair[other]);
  const take = (cents: FilePlan, value: number): void => {
    const { name } = cents.source;
    if (Object.keys(settings.amount_units).some((pattern) => matchesName(pattern, name))) return;
    cents.isMinor = true;
    const question = unitsQuestion(name, String(value), 'minor');
    const column = cents.headers[columnOf(cents, 'amount')] ?? null;
    const expected = `${paid.length} of the payments that name an invoice are 100 : 1 to it`;
    report(
      problem('cents_by_invoices', {
        file: name,
        column,
        value: String(value),
        expected,
        question,
      }),
    );
  };
  if (paid.length === 0) return false;
  const lists = [...new Set(paid.map(({ list }) => list))];
  const isInUnits = hasDecimals(payments);
  if (!isInUnits && lists.some(hasDecimals) && timesOf('cash', 'invoiced'))
    take(payments.plan, paid[0]!.cash);
  else if (isInUnits && !lists.some(hasDecimals) && timesOf('invoiced', 'cash'))
    for (const list of lists) take(list.plan, paid[0]!.invoiced);
  else return false;
  return true;
}

/** A column of what was taken off, beside the cash: both are the invoice, or its name says so. */
function besideCash(
  { plan }: Sample,
  column: Numbers,
  cash: Numbers,
  paid: readonly PaidInvoice[],
  context: PlanContext,
): void {
  const off = paid.filter(({ row }) => (column.values[row] ?? 0) !== 0);
  const fitting = off.filter(({ row, invoiced }) =>
    fits(cash.values[row]!, Math.abs(column.values[row]!), invoiced),
  );
  const filled = column.values.filter((value) => value !== null && value !== 0).length;
  const isShown = fitting.length > 0 && isNearlyAll(fitting.length, off.length);
  const kind = adjustmentWord(column.header);
  // a number of the tax office is larger than what is paid
  const isLess = column.values.every(
    (value, row) => value === null || Math.abs(value) <= Math.abs(cash.values[row] ?? 0),
  );
  const isIn = off.length > 0 && off.every(({ cash: all, invoiced }) => fits(all, 0, invoiced));
  const isNamed = isLess && (kind !== null || saysCharge(column.header));
  if (filled === 0 || isIn || (!isShown && !isNamed)) return;
  const field = kind === 'discount' || kind === 'write_off' ? BESIDE[kind] : null;
  const isTaken = isShown && field !== null;
  const fields = Object.values(BESIDE);
  const file = plan.source.name;
  const sum = column.values.reduce<number>((total, value) => total + Math.abs(value ?? 0), 0);
  if (isTaken)
    plan.columns = [...plan.columns, { index: column.index, header: column.header, field }].sort(
      (a, b) => a.index - b.index,
    );
  const shown = isShown
    ? `${cash.header} + ${column.header} = the invoice in ${fitting.length} of ${rowCount(off.length)}`
    : `amounts beside ${cash.header} in ${rowCount(filled)}`;
  context.report(
    problem(isTaken ? 'beside_cash' : 'beside_cash_open', {
      file,
      row: plan.headerRow,
      column: column.header,
      value: sum.toFixed(2),
      expected: isTaken ? `${shown}: ${kind!.replace('_', '-')}` : shown,
      question: unreadColumnQuestion(
        file,
        column.header,
        'payment',
        fields,
        field && isTaken ? field : 'ignore',
      ),
    }),
  );
}
