/** What follows from one delivery of the wholesaler: its invoice, perhaps a credit note, and the money. */
import type { Random } from '../../demo/random.ts';
import { addMonths, dayNumber, fromDayNumber, monthOf, monthStart } from '../../format/date.ts';
import type { Customer } from './customers.ts';

/** First and last day of the books, as day numbers. */
export const FIRST_DAY = dayNumber('2022-01-03');
export const LAST_DAY = dayNumber('2025-12-31');

export interface Document {
  type: 'Invoice' | 'Credit note';
  number: string;
  customer: Customer;
  day: number;
  dueDay: number;
  amount: number;
  /** The invoice that a credit note is for. */
  original: string;
}

export interface Receipt {
  day: number;
  amount: number;
  invoice: Document;
  kind: 'cash' | 'discount' | 'write_off';
}

export interface Story {
  documents: Document[];
  receipts: Receipt[];
}

const DISCOUNT = 0.02;
const DISCOUNT_DAYS = 8;
/** Days after which a rest is written off. */
const WRITTEN_OFF_AFTER = 200;

/** Nothing in it is later than the last day; amounts in minor units. `number` counts documents. */
export function playDelivery(
  random: Random,
  customer: Customer,
  day: number,
  number: number,
): Story {
  const amount = Math.max(500, Math.round(customer.basket * Math.exp(0.9 * random.normal())));
  const invoice: Document = {
    type: 'Invoice',
    number: `R${number}`,
    customer,
    day,
    dueDay: dueDay(day, customer.terms),
    amount,
    original: '',
  };
  const documents = [invoice];
  let owed = amount;
  const creditDay = day + random.int(1, 20);
  if (random.chance(0.07) && creditDay <= LAST_DAY) {
    const credited = Math.max(1, Math.round(amount * random.between(0.05, 0.4)));
    owed -= credited;
    documents.push({
      ...invoice,
      type: 'Credit note',
      number: `G${number}`,
      day: creditDay,
      dueDay: creditDay,
      amount: credited,
      original: invoice.number,
    });
  }
  const isWhole = documents.length === 1;
  const receipts =
    isWhole && takesDiscount(random, customer)
      ? withDiscount(invoice)
      : payments(random, invoice, owed, Math.max(creditDay, day));
  const end = FIRST_DAY + customer.failsAt * (LAST_DAY - FIRST_DAY);
  return {
    documents,
    receipts: receipts.filter((receipt) => receipt.day <= Math.min(end, LAST_DAY)),
  };
}

function dueDay(day: number, terms: number | null): number {
  if (terms !== null) return day + terms;
  return dayNumber(monthStart(addMonths(monthOf(fromDayNumber(day)), 2))) - 1;
}

const takesDiscount = (random: Random, customer: Customer): boolean =>
  customer.takesDiscount && random.chance(0.6);

function withDiscount(invoice: Document): Receipt[] {
  const day = invoice.day + DISCOUNT_DAYS;
  const discount = Math.round(invoice.amount * DISCOUNT);
  return [
    { day, amount: invoice.amount - discount, invoice, kind: 'cash' },
    { day, amount: discount, invoice, kind: 'discount' },
  ];
}

/** All at once or in parts, some of it never; most in the payment run of a Thursday. */
function payments(random: Random, invoice: Document, owed: number, earliest: number): Receipt[] {
  if (random.chance(0.008)) return [];
  const delay = invoice.customer.lateness * Math.exp(0.8 * random.normal()) - 2;
  let day = paymentRun(random, Math.max(earliest, Math.round(invoice.dueDay + delay)));
  const parts = invoice.customer.paysInParts || random.chance(0.03) ? random.int(2, 4) : 1;
  const isShort = random.chance(0.03);
  const paid = isShort ? Math.round(owed * random.between(0.95, 0.995)) : owed;
  const receipts: Receipt[] = [];
  let left = paid;
  for (let part = parts; part > 0; part--) {
    const amount = part === 1 ? left : Math.round((left / part) * random.between(0.7, 1.2));
    if (amount > 0) receipts.push({ day, amount, invoice, kind: 'cash' });
    left -= amount;
    day = paymentRun(random, day + random.int(5, 35));
    if (part === 2 && random.chance(0.15)) return receipts;
  }
  if (paid < owed)
    receipts.push({
      day: day + WRITTEN_OFF_AFTER,
      amount: owed - paid,
      invoice,
      kind: 'write_off',
    });
  return receipts;
}

/** 1 January 1970 was a Thursday. */
const paymentRun = (random: Random, day: number): number =>
  random.chance(0.7) ? Math.ceil(day / 7) * 7 : day;
