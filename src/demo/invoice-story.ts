/** The life of one invoice, planned at its order: issue, money, credit notes, disputes, follow-up. */
import { delayDays, isLost, payDay } from './behaviour.ts';
import { AS_OF_DAY, iso, workday } from './calendar.ts';
import { type Customer, invoiceTerms, type Rep } from './company.ts';
import { followUp } from './follow-up.ts';
import { PRODUCTS } from './names.ts';
import type { Random } from './random.ts';
import { type Agenda, knownDay, money, type Value } from './tables.ts';

const NOTES = [
  'partial delivery, rest to follow',
  'customer asked for "express" shipping',
  '客户要求分批开票',
  'price agreed by phone',
  '含运费',
];
const REASONS = ['quantity', 'quality', 'price', 'delivery', 'paperwork'];
const DISCOUNT_RATE = 0.02;
const DISCOUNT_DAYS = 10;

interface Story {
  random: Random;
  agenda: Agenda;
  invoiceId: string;
  customer: Customer;
  rep: Rep;
  issue: number;
  terms: number;
  amountMinor: number;
}

interface Document {
  id: string;
  instalment?: number;
  due: number | null;
  terms: number | null;
  amountMinor: number;
  type?: 'invoice' | 'credit_note';
  appliesTo?: string | null;
  status?: 'posted' | 'void' | 'draft';
  delivery?: number;
  discount?: boolean;
  note?: string | null;
  contract?: string | null;
  product: string | null;
}

function invoiceRow({ customer, rep }: Story, day: number, doc: Document): Value[] {
  return [
    doc.id,
    doc.instalment ?? null,
    customer.id,
    iso(day),
    doc.due === null ? null : iso(doc.due),
    doc.terms,
    money(doc.amountMinor),
    customer.currency,
    doc.type ?? 'invoice',
    doc.appliesTo ?? null,
    doc.status ?? 'posted',
    rep.id,
    customer.region,
    customer.segment,
    doc.product,
    doc.contract ?? null,
    doc.delivery === undefined ? null : iso(doc.delivery),
    doc.discount ? String(DISCOUNT_RATE) : null,
    doc.discount ? DISCOUNT_DAYS : null,
    doc.note ?? null,
  ];
}

function pay(story: Story, day: number, amountMinor: number, lag = 0): void {
  const { agenda, customer, invoiceId } = story;
  const applied = lag > 0 && workday(day + lag, 1) <= AS_OF_DAY ? workday(day + lag, 1) : null;
  agenda.payments.add(day, {
    amountMinor,
    invoiceId,
    customerId: customer.id,
    appliedDay: applied,
    currency: customer.currency,
    method: customer.method,
    kind: 'cash',
  });
}

function book(
  story: Story,
  day: number,
  amountMinor: number,
  kind: 'write_off' | 'discount' | 'refund',
) {
  const { agenda, customer, invoiceId } = story;
  const method = kind === 'refund' ? 'bank_transfer' : null;
  const row = { amountMinor, invoiceId, customerId: customer.id, appliedDay: null, method, kind };
  agenda.payments.add(day, { ...row, currency: customer.currency });
}

const toCents = (minor: number): number => Math.max(1, Math.round(minor));

/** A credit note as a document of its own; `appliesTo` null leaves it standing alone. */
export function creditNote(
  story: Story,
  day: number,
  amountMinor: number,
  appliesTo: string | null,
) {
  const id = `CN-${story.invoiceId.slice(4)}`;
  const product = null;
  const doc: Document = {
    id,
    due: null,
    terms: null,
    amountMinor,
    type: 'credit_note',
    product,
    appliesTo,
  };
  story.agenda.invoices.add(day, invoiceRow(story, day, doc));
}

/** Settles what is left in one to three payments, the last on `day`; earlier ones before it. */
function payInPieces(story: Story, day: number, restMinor: number): void {
  const { random, issue, customer } = story;
  let rest = restMinor;
  if (random.chance(customer.isGoingBad ? 0.25 : 0.13) && rest > 100_000) {
    const pieces = random.chance(0.75) ? 1 : 2;
    let before = day - random.int(6, 24) * pieces;
    for (let i = 0; i < pieces; i++) {
      const at = workday(Math.max(issue, before), 1);
      const part = Math.round((rest * random.between(0.25, 0.65)) / 10_000) * 10_000;
      if (at < day && part > 0 && part < rest) {
        pay(story, at, part);
        rest -= part;
      }
      before += random.int(6, 20);
    }
  }
  const over = random.chance(0.006) ? toCents(rest * random.between(0.01, 0.06)) : 0;
  pay(story, day, rest + over, random.chance(0.06) ? random.int(1, 4) : 0);
  if (over > 0 && random.chance(0.45))
    book(story, workday(day + random.int(8, 40), 1), over, 'refund');
}

function instalments(story: Story, base: Document): void {
  const { random, agenda, customer, rep, issue, amountMinor, invoiceId } = story;
  const count = random.int(2, 4);
  const each = Math.floor(amountMinor / count);
  let earliest = issue;
  let followed = false;
  const lost = isLost(random, customer);
  for (let n = 1; n <= count; n++) {
    const part = n === count ? amountMinor - each * (count - 1) : each;
    const terms = Math.max(30, story.terms) + 30 * (n - 1);
    const due = issue + terms;
    const doc = { ...base, instalment: n, due, terms, amountMinor: part };
    agenda.invoices.add(issue, invoiceRow(story, issue, doc));
    const delay = delayDays(random, customer, rep, due);
    const day = Math.max(earliest, payDay(random, customer, issue, due, delay));
    earliest = day;
    const settled = lost && n === count ? Number.POSITIVE_INFINITY : day;
    if (settled <= AS_OF_DAY) pay(story, day, part);
    if (settled <= due || followed) continue;
    followed = true;
    const open = { invoiceId, customer, rep, issue, due, amountMinor: part, settled };
    followUp(random, agenda, { ...open, writtenOff: Number.POSITIVE_INFINITY });
  }
}

/** A dispute, if there is one: the day it ends and whether a credit note ends it. */
function dispute(story: Story): { end: number; credit: boolean } | null {
  const { random, agenda, issue, terms, amountMinor, invoiceId } = story;
  if (!random.chance(0.032)) return null;
  const opened = workday(issue + random.int(4, terms + 10), 1);
  const endless = random.chance(0.05);
  const end = endless
    ? Number.POSITIVE_INFINITY
    : workday(opened + 6 + Math.floor(random.exp(15)), 1);
  const credit = !endless && random.chance(0.4);
  const outcome = credit ? 'credit_note' : random.pick(['paid_in_full', 'rejected']);
  const amount = random.chance(0.6) ? amountMinor : toCents(amountMinor * random.between(0.1, 0.6));
  const resolved = knownDay(end);
  const reason = random.pick(REASONS);
  const values = [
    invoiceId,
    iso(opened),
    resolved,
    money(amount),
    reason,
    resolved ? outcome : null,
  ];
  agenda.disputes.add(opened, values);
  return { end, credit };
}

/** A lost invoice: perhaps a part is paid, then nothing; most are written off in the end. */
function lose(story: Story, day: number, due: number, restMinor: number): number {
  const { random } = story;
  let rest = restMinor;
  if (random.chance(0.35)) {
    const part = Math.round((rest * random.between(0.2, 0.6)) / 10_000) * 10_000;
    if (part > 0 && part < rest) {
      pay(story, day, part);
      rest -= part;
    }
  }
  if (!random.chance(0.72)) return Number.POSITIVE_INFINITY;
  const writtenOff = workday(Math.max(day, due) + random.int(150, 290), 1);
  book(story, writtenOff, rest, 'write_off');
  return writtenOff;
}

function deliveryOf({ random, rep, issue }: Story): number {
  const slow = rep.role === 'slow_invoicing';
  const lag = slow ? random.int(3, 12) : Math.min(12, Math.floor(random.exp(2.1)));
  return issue - lag;
}

/** Plans everything that follows from one order placed on `day`. */
export function tellInvoice(
  random: Random,
  agenda: Agenda,
  day: number,
  invoiceId: string,
  customer: Customer,
): void {
  const rep = customer.formerRep && day < customer.repSince ? customer.formerRep : customer.rep;
  const amountMinor = toCents(customer.meanMinor * Math.exp(0.55 * random.normal() - 0.15));
  const hasAdvance = customer.segment === 'Project' && day < AS_OF_DAY - 25 && random.chance(0.09);
  const issue = hasAdvance ? workday(day + random.int(4, 16), 1) : day;
  const terms = invoiceTerms(random, customer);
  const story: Story = { random, agenda, invoiceId, customer, rep, issue, terms, amountMinor };
  const discount = customer.discount && terms > DISCOUNT_DAYS;
  const contract =
    customer.segment === 'Project' || random.chance(0.15)
      ? `K${iso(issue).slice(2, 4)}-${String(random.int(1, 9999)).padStart(4, '0')}`
      : null;
  const product = random.pick(PRODUCTS);
  const delivery = deliveryOf(story);
  const note = random.chance(0.02) ? random.pick(NOTES) : null;
  const due = issue + terms;
  const base: Document = {
    id: invoiceId,
    due,
    terms,
    amountMinor,
    delivery,
    product,
    contract,
    note,
  };
  if (terms >= 30 && !hasAdvance && !discount && random.chance(0.047))
    return instalments(story, base);
  const noDue = random.chance(0.015);
  agenda.invoices.add(
    issue,
    invoiceRow(story, issue, { ...base, due: noDue ? null : due, discount }),
  );

  let rest = amountMinor;
  if (hasAdvance) {
    const advance = Math.round((rest * random.between(0.2, 0.4)) / 10_000) * 10_000;
    if (advance > 0 && advance < rest) {
      pay(story, day, advance, issue - day);
      rest -= advance;
    }
  }
  let settled = payDay(random, customer, issue, due, delayDays(random, customer, rep, due));
  const lost = isLost(random, customer);
  if (discount && !lost && random.chance(0.5)) {
    const early = workday(issue + random.int(2, DISCOUNT_DAYS), -1);
    const off = toCents(rest * DISCOUNT_RATE);
    if (early >= issue && off < rest) {
      pay(story, early, rest - off);
      book(story, early, off, 'discount');
      return;
    }
  }
  const quarrel = lost ? null : dispute(story);
  if (quarrel) settled = Math.max(settled, workday(quarrel.end + random.int(2, 9), 1));
  const credited = quarrel ? quarrel.credit : random.chance(0.022);
  if (credited) {
    const noteDay = quarrel ? quarrel.end : workday(issue + random.int(3, 20), 1);
    const whole = random.chance(0.08);
    const amount = whole ? rest : toCents(rest * random.between(0.04, 0.3));
    const alone = !whole && !quarrel && random.chance(0.15);
    creditNote(story, noteDay, amount, alone ? null : invoiceId);
    if (!alone) rest -= amount;
    settled = rest === 0 ? noteDay : Math.max(settled, workday(noteDay + 1, 1));
  }
  const writtenOff = lost ? lose(story, settled, due, rest) : Number.POSITIVE_INFINITY;
  if (lost) settled = Number.POSITIVE_INFINITY;
  else if (rest > 0 && Number.isFinite(settled)) payInPieces(story, settled, rest);
  followUp(random, agenda, {
    invoiceId,
    customer,
    rep,
    issue,
    due,
    amountMinor: rest,
    settled,
    writtenOff,
  });
}

/** A document that never became valid: void, or still a draft. */
export function tellDeadDocument(
  random: Random,
  agenda: Agenda,
  day: number,
  id: string,
  customer: Customer,
  status: 'void' | 'draft',
): void {
  const { rep, terms } = customer;
  const amountMinor = toCents(customer.meanMinor * random.between(0.3, 1.5));
  const story = { random, agenda, invoiceId: id, customer, rep, issue: day, terms, amountMinor };
  const doc = { id, due: day + terms, terms, amountMinor, status, product: random.pick(PRODUCTS) };
  agenda.invoices.add(day, invoiceRow(story, day, doc));
}
