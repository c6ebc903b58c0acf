/** The life of one invoice, planned at its order: issue, money, credit notes, disputes, follow-up. */
import { delayDays, isLost, payDay } from './behaviour.ts';
import { AS_OF_DAY, iso, workday } from './calendar.ts';
import { type Customer, invoiceTerms, type Rep } from './company.ts';
import {
  creditNote,
  DISCOUNT_DAYS,
  DISCOUNT_RATE,
  type Document,
  issueDocument,
  type Story,
} from './document.ts';
import { followUp } from './follow-up.ts';
import { PRODUCTS } from './names.ts';
import type { Random } from './random.ts';
import { book, lose, pay, payInPieces, roundPart } from './receipt.ts';
import { type Agenda, knownDay, money } from './tables.ts';

const NEVER = Number.POSITIVE_INFINITY;
const NOTES = [
  'partial delivery, rest to follow',
  'customer asked for "express" shipping',
  '客户要求分批开票',
  'price agreed by phone',
  '含运费',
];
const REASONS = ['quantity', 'quality', 'price', 'delivery', 'paperwork'];

/** Days from delivery to invoice: 0 to 12. */
function invoicingLag(random: Random, rep: Rep): number {
  if (rep.role === 'slow_invoicing') return random.int(3, 12);
  return Math.min(12, Math.floor(random.exp(2.1)));
}

/** What stands on the invoice beside amount and dates. */
function describe(story: Story): Document {
  const { random, customer, rep, issue, due, terms, amountMinor, invoiceId } = story;
  const hasContract = customer.segment === 'Project' || random.chance(0.15);
  const number = String(random.int(1, 9999)).padStart(4, '0');
  return {
    id: invoiceId,
    amountMinor,
    due,
    terms,
    contract: hasContract ? `K${iso(issue).slice(2, 4)}-${number}` : null,
    product: random.pick(PRODUCTS),
    delivery: issue - invoicingLag(random, rep),
    note: random.chance(0.02) ? random.pick(NOTES) : null,
  };
}

/** Two to four instalments, a month apart, paid in their order. */
function playInstalments(story: Story, base: Document): void {
  const { random, agenda, customer, rep, issue, amountMinor } = story;
  const count = random.int(2, 4);
  const each = Math.floor(amountMinor / count);
  const lost = isLost(random, customer);
  let paid = issue;
  let isFollowed = false;
  for (let n = 1; n <= count; n++) {
    const part = n === count ? amountMinor - each * (count - 1) : each;
    const terms = Math.max(30, story.terms) + 30 * (n - 1);
    const due = issue + terms;
    issueDocument(story, issue, { ...base, instalment: n, due, terms, amountMinor: part });
    const delay = delayDays(random, customer, rep, due);
    paid = Math.max(paid, payDay(random, customer, issue, due, delay));
    const settled = lost && n === count ? NEVER : paid;
    if (settled < NEVER) pay(story, settled, part);
    if (settled <= due || isFollowed) continue;
    isFollowed = true;
    const item = { ...story, due, amountMinor: part, settled, writtenOff: NEVER, pieces: [] };
    followUp(random, agenda, item);
  }
}

/** A dispute, if there is one: the day it ends and whether a credit note ends it. */
function quarrel(story: Story): { end: number; credit: boolean } | null {
  const { random, agenda, issue, terms, amountMinor, invoiceId } = story;
  if (!random.chance(0.032)) return null;
  const opened = workday(issue + random.int(4, terms + 10), 1);
  const isEndless = random.chance(0.05);
  const end = isEndless ? NEVER : workday(opened + 6 + Math.floor(random.exp(15)), 1);
  const credit = !isEndless && random.chance(0.4);
  const resolved = knownDay(end);
  const outcome = credit ? 'credit_note' : random.pick(['paid_in_full', 'rejected']);
  const share = random.chance(0.6) ? 1 : random.between(0.1, 0.6);
  const amount = money(Math.ceil(amountMinor * share));
  const reason = random.pick(REASONS);
  const values = [invoiceId, iso(opened), resolved, amount, reason, resolved && outcome];
  agenda.disputes.add(opened, values);
  return { end, credit };
}

/** Money before the invoice: a share of it on the order's day. Returns the amount. */
function takeAdvance(story: Story, orderDay: number): number {
  const { random, issue, amountMinor } = story;
  const advance = roundPart(amountMinor, random.between(0.2, 0.4));
  if (advance > 0) pay(story, orderDay, advance, issue - orderDay);
  return advance;
}

/** Pays early and takes the discount, about every other time. */
function takesDiscount(story: Story): boolean {
  const { random, issue, amountMinor } = story;
  const day = workday(issue + random.int(2, DISCOUNT_DAYS), -1);
  if (!random.chance(0.5) || day < issue) return false;
  const off = Math.round(amountMinor * DISCOUNT_RATE);
  pay(story, day, amountMinor - off);
  book(story, day, off, 'discount');
  return true;
}

/** Credit, payment or loss of an ordinary invoice, and what the company does meanwhile. */
function playSettlement(story: Story, openMinor: number): void {
  const { random, agenda, customer, rep, issue, due, invoiceId } = story;
  let rest = openMinor;
  let settled = payDay(random, customer, issue, due, delayDays(random, customer, rep, due));
  const lost = isLost(random, customer);
  const dispute = lost ? null : quarrel(story);
  if (dispute) settled = Math.max(settled, workday(dispute.end + random.int(2, 9), 1));
  if (!lost && (dispute ? dispute.credit : random.chance(0.022))) {
    const day = dispute ? dispute.end : workday(issue + random.int(3, 20), 1);
    const isWhole = random.chance(0.08);
    const isAlone = !isWhole && !dispute && random.chance(0.15);
    const amount = isWhole ? rest : Math.ceil(rest * random.between(0.04, 0.3));
    creditNote(story, day, amount, isAlone ? null : invoiceId);
    if (!isAlone) rest -= amount;
    settled = rest === 0 ? day : Math.max(settled, workday(day + 1, 1));
  }
  const writtenOff = lost ? lose(story, settled, rest) : NEVER;
  if (lost) settled = NEVER;
  const pieces = rest > 0 && settled < NEVER ? payInPieces(story, settled, rest) : [];
  followUp(random, agenda, { ...story, amountMinor: rest, settled, writtenOff, pieces });
}

/** How what is owed of an ordinary invoice ends: with the discount that was offered, or as the customer settles. */
export function playPayment(story: Story, openMinor: number, discount: boolean): void {
  if (discount && takesDiscount(story)) return;
  playSettlement(story, openMinor);
}

/** Plans everything that follows from one order placed on `day`. */
export function playInvoice(
  random: Random,
  words: Random,
  agenda: Agenda,
  day: number,
  invoiceId: string,
  customer: Customer,
): void {
  const former = day < customer.repSince ? customer.formerRep : null;
  const rep = former ?? customer.rep;
  const spread = Math.exp(0.55 * random.normal() - 0.15);
  const amountMinor = Math.max(10_000, Math.round(customer.meanMinor * spread));
  const isProject = customer.segment === 'Project';
  const hasAdvance = isProject && day < AS_OF_DAY - 25 && random.chance(0.09);
  const issue = hasAdvance ? workday(day + random.int(4, 16), 1) : day;
  const terms = invoiceTerms(random, customer);
  const due = issue + terms;
  const story = { random, words, agenda, invoiceId, customer, rep, issue, due, terms, amountMinor };
  const base = describe(story);
  const discount = customer.discount && terms > DISCOUNT_DAYS && !hasAdvance;
  if (terms >= 30 && !hasAdvance && !discount && random.chance(0.047)) {
    playInstalments(story, base);
    return;
  }
  const printedDue = random.chance(0.015) ? null : due;
  issueDocument(story, issue, { ...base, due: printedDue, discount });
  const advance = hasAdvance ? takeAdvance(story, day) : 0;
  playPayment(story, amountMinor - advance, discount);
}
