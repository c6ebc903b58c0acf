/** A book of one currency with a few years of invoices and payers that behave by rule, long enough to be backtested. */
import { dice } from '../oracle/dice.ts';
import type { Book, Invoice } from '../oracle/random-book.ts';

interface Shape {
  invoices: number;
  /** Invoices are issued over so many days. */
  days: number;
}

/** Customers pay around a delay of their own, now and then in two parts, by credit note, or never. */
export function payingBook(seed: number, { invoices, days }: Shape): Book {
  const roll = dice(seed);
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  for (let i = 0; i < invoices; i++) {
    const number = roll(1, 12);
    const amount = roll(1, 40) === 1 ? roll(200_000, 400_000) : roll(5_000, 20_000);
    const issued = roll(0, days);
    const due = issued + 15 * roll(1, 3);
    const invoice: Invoice = {
      ...{
        id: `I${i}`,
        customer: `C${number}`,
        rep: `R${number % 3}`,
        region: null,
        segment: null,
      },
      ...{ currency: 'CNY', issued, delivered: null, terms: null, discount: 0 },
      instalments: [{ due, amount }],
    };
    book.invoices.push(invoice);
    pay(book, invoice, due - 5 + 2 * number + roll(-8, 20), amount, roll(1, 20));
  }
  book.payments.sort((a, b) => a.day - b.day);
  return book;
}

function pay(book: Book, invoice: Invoice, when: number, amount: number, how: number): void {
  const { id, customer, currency, issued } = invoice;
  const add = (day: number, part: number, kind: 'cash' | 'credit_note' = 'cash'): void => {
    book.payments.push({
      ...{
        day: Math.max(day, issued),
        amount: part,
        invoice: id,
        customer,
        currency,
        kind,
        method: '',
      },
    });
  };
  if (how === 1) return;
  const part = Math.floor(amount / 3);
  if (how === 2) add(when - 3, part, 'credit_note');
  if (how === 3) add(when - 3, part);
  add(when, how === 2 || how === 3 ? amount - part : amount);
}
