/** A case's inputs as raw rows: invoices with their instalments, receipts, credit notes, prepayments. */

import type { NativeEngine } from '../../src/engine/native.ts';
import { currencyDigits } from '../../src/format/currency-digits.ts';
import { buildModels } from '../../src/models/build-models.ts';
import { withForecast } from '../../src/models/forecast-on-demand.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { openRaw, type RawData, type RawRow } from '../models/raw-tables.ts';

interface CaseInvoice {
  id?: string;
  account?: string;
  customer?: string;
  date: string;
  due?: string;
  amount: number;
  open?: number;
  currency?: string;
  rate?: number;
  rep?: string | null;
  terms?: { due: string; amount: number }[];
}
interface CaseMoney {
  date: string;
  amount: number;
  currency?: string;
  rate?: number;
  to?: string | null;
  applied_to?: string;
  kind?: string;
  allocations?: { to: string; amount: number }[];
}
export interface CaseInputs {
  invoices?: CaseInvoice[];
  payments?: CaseMoney[];
  credit_notes?: CaseMoney[];
  prepayments?: CaseMoney[];
}

/** Where a case names no customer, all its documents are of one. */
const CUSTOMER = 'C1';
export const minor = (amount: number, currency?: string): number =>
  Math.round(amount * 10 ** currencyDigits(currency ?? null));

export function toRaw(inputs: CaseInputs): RawData {
  const invoices = (inputs.invoices ?? []).flatMap((invoice, n): RawRow[] =>
    (invoice.terms ?? [{ due: invoice.due, amount: invoice.amount }]).map((part, i) => ({
      invoice_id: invoice.id ?? `INV${n + 1}`,
      instalment_no: invoice.terms ? i + 1 : null,
      account: invoice.account,
      customer_id: invoice.customer ?? CUSTOMER,
      issue_date: invoice.date,
      due_date: part.due,
      amount_minor: minor(part.amount, invoice.currency),
      open_minor: invoice.open === undefined ? null : minor(invoice.open, invoice.currency),
      currency: invoice.currency,
      rep: invoice.rep,
    })),
  );
  const note =
    (docType: string) =>
    (money: CaseMoney, n: number): RawRow => ({
      invoice_id: `${docType}-${n + 1}`,
      doc_type: docType,
      customer_id: CUSTOMER,
      issue_date: money.date,
      amount_minor: minor(money.amount, money.currency),
      currency: money.currency,
      applies_to: money.applied_to ?? money.to,
    });
  const payments = (inputs.payments ?? []).flatMap((money): RawRow[] =>
    (money.allocations ?? [{ to: money.to ?? null, amount: money.amount }]).map((part) => ({
      pay_date: money.date,
      amount_minor: minor(part.amount, money.currency),
      kind: money.kind ?? 'cash',
      invoice_id: part.to,
      customer_id: inputs.invoices?.[0]?.customer ?? CUSTOMER,
      currency: money.currency,
    })),
  );
  const documents = [
    ...(inputs.prepayments ?? []).map(note('prepayment')),
    ...(inputs.credit_notes ?? []).map(note('credit_note')),
  ];
  // read order is the order of the case: invoices, payments, then what lowers them
  let rowId = 0;
  const numbered = (rows: RawRow[]): RawRow[] => rows.map((row) => ({ ...row, row_id: ++rowId }));
  const read = [numbered(invoices), numbered(payments), numbered(documents)] as const;
  return { raw_invoice: [...read[0], ...read[2]], raw_payment: read[1] };
}

/** Runs the models over raw rows with these settings. The caller closes the engine. */
export async function build(data: RawData, settings: object = {}): Promise<NativeEngine> {
  const engine = await openRaw(data);
  const parsed = settingsSchema.parse(settings);
  await buildModels(engine, parsed);
  return withForecast(engine, parsed);
}
