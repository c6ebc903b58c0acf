/** A book with a past long enough to be judged and everything that may be dated: and what of it is known on a day. */
import { dice, type Roll } from '../oracle/dice.ts';
import type { Book, Invoice } from '../oracle/random-book.ts';
import { payingBook } from './paying-book.ts';

/** Invoices over three years of which some are paid before issue, paid back, paid without a number, promised, disputed, chased. */
export function livelyBook(seed: number, invoices = 360): Book {
  const book = payingBook(seed, { invoices, days: 760 });
  const roll = dice(seed + 1);
  for (const invoice of book.invoices) enliven(book, invoice, roll);
  for (let i = 0; i < 12; i++)
    book.payments.push({
      ...{ day: roll(0, 760), amount: roll(100, 9_000), invoice: i % 3 === 0 ? 'I999999' : '' },
      ...{ customer: `C${roll(1, 12)}`, currency: 'CNY', kind: 'cash', method: '' },
    });
  book.payments.sort((a, b) => a.day - b.day);
  return book;
}

function enliven(book: Book, { id, customer, currency, issued, instalments }: Invoice, roll: Roll) {
  const amount = instalments[0]!.amount;
  const paid = book.payments.find(({ invoice }) => invoice === id);
  const how = roll(1, 24);
  if (how === 1 && paid) paid.day = Math.max(0, issued - roll(1, 9));
  const add = (day: number, kind: 'cash' | 'refund' | 'write_off', part: number): void => {
    book.payments.push({ day, amount: part, invoice: id, customer, currency, kind, method: '' });
  };
  if (how <= 3 && paid) {
    add(paid.day + roll(0, 40), 'refund', paid.amount);
    if (how === 2) add(paid.day + roll(41, 70), 'cash', paid.amount);
  }
  if (how === 4) add(issued + roll(0, 150), 'write_off', Math.ceil(amount / 2));
  if (roll(1, 3) === 1)
    for (let n = roll(1, 2), made = issued + roll(5, 50); n > 0; n--, made += 15)
      book.promises.push({
        ...{ invoice: id, made, due: made + roll(1, 50) },
        amount: roll(1, 3) === 1 ? null : roll(1, amount),
      });
  if (roll(1, 6) === 1) {
    const opened = issued + roll(1, 60);
    const resolved = roll(1, 2) === 1 ? opened + roll(0, 90) : null;
    book.disputes.push({ invoice: id, opened, resolved, amount: null });
  }
  if (roll(1, 4) === 1)
    book.contacts.push({
      ...{ day: issued + roll(1, 90), customer, invoice: id, stage: 'reminder' },
      ...{ channel: 'email', outcome: 'reached', cost: 0 },
    });
}

/** What of the book is known at the end of a day: no row dated later, and no later day in an earlier row. */
export const knownBy = (book: Book, day: number): Book => ({
  ...book,
  invoices: book.invoices.filter(({ issued }) => issued <= day),
  payments: book.payments.filter((payment) => payment.day <= day),
  disputes: book.disputes
    .filter(({ opened }) => opened <= day)
    .map((dispute) => ({ ...dispute, resolved: knownDay(dispute.resolved, day) })),
  promises: book.promises.filter(({ made }) => made <= day),
  contacts: book.contacts.filter((contact) => contact.day <= day),
});

const knownDay = (date: number | null, day: number): number | null =>
  date !== null && date <= day ? date : null;

/** The same book whose later rows have changed places: who pays what, which invoice is issued to whom, what is promised. */
export function scrambledAfter(book: Book, day: number, seed: number): Book {
  const roll = dice(seed);
  const later = <T>(rows: T[], dayOf: (row: T) => number, mix: (row: T, other: T) => T): T[] => {
    const after = rows.filter((row) => dayOf(row) > day);
    return rows.map((row) =>
      dayOf(row) > day ? mix(row, after[roll(0, after.length - 1)]!) : row,
    );
  };
  const shift = (): number => roll(0, 30);
  return {
    ...book,
    invoices: later(
      book.invoices,
      ({ issued }) => issued,
      (row, { customer, instalments }) => ({ ...row, customer, instalments }),
    ),
    payments: later(
      book.payments,
      (row) => row.day,
      (row, { invoice, customer, amount, kind }) => ({
        ...{ ...row, invoice, customer, amount, kind },
        day: row.day + shift(),
      }),
    ).sort((a, b) => a.day - b.day),
    disputes: book.disputes.map((row) => {
      const { opened, resolved } = row;
      if (opened > day) return { ...row, opened: opened + 1, resolved: null };
      return resolved !== null && resolved > day ? { ...row, resolved: resolved + shift() } : row;
    }),
    promises: later(
      book.promises,
      ({ made }) => made,
      (row, { invoice, amount }) => ({ ...row, invoice, amount, due: row.due + shift() }),
    ),
    contacts: later(
      book.contacts,
      (row) => row.day,
      (row, { customer, invoice }) => ({ ...row, customer, invoice }),
    ),
  };
}
