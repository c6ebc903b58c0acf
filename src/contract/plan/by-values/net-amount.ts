/** Amounts that may be net of tax: payments are more by a rate of tax, or a column has the tax and none the total. */
import { hasRole, mentionsRole } from '../../../intake/headers/headers.ts';
import type { PlanContext } from '../../import-context.ts';
import { netQuestion } from '../../questions/column-questions.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { fits, isNearlyAll } from './equations.ts';
import { openColumns } from './open-columns.ts';
import { type Numbers, numberColumns, type Sample } from './sample.ts';

/** A payment that names one invoice. */
export interface PaidInvoice {
  /** Of the sample. */
  row: number;
  id: string;
  cash: number;
  invoiced: number;
  list: Sample;
}

/** Rates of tax on sales in the world, in percent, are steps of a half. */
const RATES = { lowest: 0.03, highest: 0.28 };

/** The rate that `gross` has on `net`, or null where it is none. */
function rateOn(net: number, gross: number): number | null {
  const share = gross / net - 1;
  const steps = Math.round(share * 200);
  const isRate = share >= RATES.lowest && share <= RATES.highest;
  return isRate && fits(net * (1 + steps / 200), 0, gross) ? steps / 2 : null;
}

/** The column of the tax, or of its rate, that no field uses. */
function taxColumn(
  { plan }: Sample,
  context: PlanContext,
): { header: string; isRate: boolean } | null {
  const { free } = openColumns(plan, context);
  const found = free.map((index) => plan.headers[index]!);
  const amount = found.find((header) => hasRole('tax_amount', header));
  const rate = found.find(
    (header) =>
      mentionsRole('tax_amount', header) &&
      /%|rate|satz|taux|tipo|aliquot|stawka|sazba|税率|ставка|oran/iu.test(header),
  );
  const header = amount ?? rate;
  return header === undefined ? null : { header, isRate: amount === undefined };
}

/** Reports the lists whose invoices are paid with more, by a rate of tax, and none of them as it stands. */
export function looksNet(paid: readonly PaidInvoice[], context: PlanContext): void {
  for (const list of new Set(paid.map((pair) => pair.list))) {
    const own = paid.filter((pair) => pair.list === list && pair.invoiced > 0);
    const totals = new Map<string, { cash: number; invoiced: number }>();
    for (const { id, cash, invoiced } of own)
      totals.set(id, { invoiced, cash: (totals.get(id)?.cash ?? 0) + cash });
    const all = [...totals.values()];
    const rates = all.map(({ cash, invoiced }) => rateOn(invoiced, cash));
    const taxed = rates.filter((rate) => rate !== null);
    const isExact = all.some(({ cash, invoiced }) => fits(cash, 0, invoiced));
    if (taxed.length === 0 || isExact || taxed.length * 2 < all.length) continue;
    const shown = [...new Set(taxed)].map((rate) => `${rate} %`).join(', ');
    const text = `${taxed.length} of ${all.length} paid invoices are paid with ${shown} more`;
    reportNet(list, taxColumn(list, context), text, context);
  }
}

/** Reports a list with the tax beside the amount and no total of both. */
export function netBesideTax(sample: Sample, context: PlanContext): void {
  const { plan } = sample;
  const { free, isDecided } = openColumns(plan, context);
  const amountAt = columnOf(plan, 'amount');
  if (amountAt < 0 || isDecided('amount') || plan.table !== 'invoice') return;
  const [paidAt, openAt] = [columnOf(plan, 'paid_amount'), columnOf(plan, 'open_amount')];
  const wanted = [amountAt, paidAt, openAt, ...free].filter((index) => index >= 0);
  const numbers = numberColumns(sample, [...new Set(wanted)], context.settings.decimal_sign);
  const at = (index: number): Numbers | undefined => numbers.find((one) => one.index === index);
  const amount = at(amountAt);
  const tax = numbers.find(
    ({ index, header }) => free.includes(index) && hasRole('tax_amount', header),
  );
  if (!amount || !tax || SAYS_GROSS.test(amount.header)) return;
  const rows = amount.values.flatMap((value, row) => {
    const added = tax.values[row] ?? 0;
    return value && added ? [{ row, value: Math.abs(value), added: Math.abs(added) }] : [];
  });
  if (rows.length === 0 || netIsThere(numbers, amount, tax, rows)) return;
  const owed = (row: number): number | null =>
    at(paidAt) && at(openAt)
      ? (at(paidAt)!.values[row] ?? 0) + (at(openAt)!.values[row] ?? 0)
      : null;
  const isOwed = (total: (one: (typeof rows)[number]) => number): boolean =>
    isNearlyAll(
      rows.filter((one) => fits(total(one), 0, owed(one.row) ?? Number.NaN)).length,
      rows.length,
    );
  if (isOwed(({ value }) => value)) return;
  const isNet = rows.filter(({ value, added }) => rateOn(value, value + added) !== null);
  const isGross = rows.filter(({ value, added }) => rateOn(value - added, value) !== null);
  if (isOwed(({ value, added }) => value + added)) {
    const parts = `${plan.headers[paidAt]} + ${plan.headers[openAt]}`;
    const text = `${amount.header} + ${tax.header} = ${parts} in ${rows.length} of ${rowCount(rows.length)}`;
    reportNet(sample, { header: tax.header, isRate: false }, text, context, true);
  } else if (
    isNet.length > isGross.length ||
    (isNet.length > 0 && isNet.length === isGross.length)
  ) {
    const text = `${tax.header} is a rate of ${amount.header} in ${isNet.length} of ${rowCount(rows.length)}, and no column is the total of both`;
    reportNet(sample, { header: tax.header, isRate: false }, text, context);
  }
}

const SAYS_GROSS =
  /gross|incl|brutto|bruto|ttc|brut|lordo|grand|total|totale|gesamt|rechnungsbetrag|税込|含税|价税|с ндс|합계|공급대가/iu;

/** True where another column is the amount without the tax. */
const netIsThere = (
  numbers: readonly Numbers[],
  amount: Numbers,
  tax: Numbers,
  rows: readonly { row: number; value: number; added: number }[],
): boolean =>
  numbers.some(
    (other) =>
      other !== amount &&
      other !== tax &&
      rows.every(({ row, value, added }) => fits(Math.abs(other.values[row] ?? 0), added, value)),
  );

function reportNet(
  { plan }: Sample,
  tax: { header: string; isRate: boolean } | null,
  text: string,
  { report }: PlanContext,
  isProven = false,
): void {
  const file = plan.source.name;
  const header = plan.headers[columnOf(plan, 'amount')];
  if (header === undefined) return;
  const question = netQuestion(file, header, tax, isProven);
  const found = problem('amount_looks_net', {
    file,
    row: plan.headerRow,
    column: header,
    value: tax?.header ?? null,
    expected: text,
    question,
  });
  report(isProven ? { ...found, severity: 'refused' } : found);
}
