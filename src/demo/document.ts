/** The documents of the demo's invoice files: invoices, instalments, credit notes, void and draft ones. */
import { iso } from './calendar.ts';
import type { Customer, Rep } from './company.ts';
import { PRODUCTS } from './names.ts';
import type { Random } from './random.ts';
import { type Agenda, money, type Value } from './tables.ts';

export const DISCOUNT_RATE = 0.02;
export const DISCOUNT_DAYS = 10;

/** One invoice while its life is planned; days are day numbers. */
export interface Story {
  random: Random;
  /** What customers say of it; apart, so that their words change nothing that happens. */
  words: Random;
  agenda: Agenda;
  invoiceId: string;
  customer: Customer;
  rep: Rep;
  issue: number;
  due: number;
  terms: number;
  amountMinor: number;
}

export interface Document {
  id: string;
  amountMinor: number;
  due?: number | null;
  terms?: number;
  instalment?: number;
  type?: 'invoice' | 'credit_note';
  appliesTo?: string | null;
  status?: 'posted' | 'void' | 'draft';
  delivery?: number;
  discount?: boolean;
  note?: string | null;
  contract?: string | null;
  product?: string;
}

/** Puts one row of the invoice file on its day. */
export function issueDocument(
  { agenda, customer, rep }: Pick<Story, 'agenda' | 'customer' | 'rep'>,
  day: number,
  doc: Document,
): void {
  const values: Value[] = [
    doc.id,
    doc.instalment ?? null,
    customer.id,
    iso(day),
    doc.due === undefined || doc.due === null ? null : iso(doc.due),
    doc.terms ?? null,
    money(doc.amountMinor),
    customer.currency,
    doc.type ?? 'invoice',
    doc.appliesTo ?? null,
    doc.status ?? 'posted',
    rep.id,
    customer.region,
    customer.segment,
    doc.product ?? null,
    doc.contract ?? null,
    doc.delivery === undefined ? null : iso(doc.delivery),
    doc.discount ? DISCOUNT_RATE : null,
    doc.discount ? DISCOUNT_DAYS : null,
    doc.note ?? null,
  ];
  agenda.invoices.add(day, values);
}

/** A credit note as a document of its own; `appliesTo` null leaves it standing alone. */
export function creditNote(
  story: Story,
  day: number,
  amountMinor: number,
  appliesTo: string | null,
): void {
  const id = `CN-${story.invoiceId.slice(4)}`;
  issueDocument(story, day, { id, amountMinor, type: 'credit_note', appliesTo });
}

/** A document that never became valid: void, or still a draft. */
export function unpostedDocument(
  random: Random,
  agenda: Agenda,
  day: number,
  id: string,
  customer: Customer,
  status: 'void' | 'draft',
): void {
  const { rep, terms } = customer;
  const amountMinor = Math.round(customer.meanMinor * random.between(0.3, 1.5));
  const product = random.pick(PRODUCTS);
  const doc = { id, due: day + terms, terms, amountMinor, status, product };
  issueDocument({ agenda, customer, rep }, day, doc);
}
