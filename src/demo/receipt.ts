/** The money side of one invoice: payments in one or more pieces, over-payments, refunds, losses. */
import { AS_OF_DAY, workday } from './calendar.ts';
import type { Customer } from './company.ts';
import type { Story } from './document.ts';
import type { Random } from './random.ts';
import type { Agenda } from './tables.ts';

/** Cash for the story's invoice; with a `lag` it is applied that many days after it arrived. */
export function pay(story: Story, day: number, amountMinor: number, lag = 0): void {
  const { agenda, customer, invoiceId } = story;
  const applied = workday(day + lag, 1);
  agenda.payments.add(day, {
    amountMinor,
    invoiceId,
    customerId: customer.id,
    appliedDay: lag > 0 && applied <= AS_OF_DAY ? applied : null,
    currency: customer.currency,
    method: customer.method,
    kind: 'cash',
  });
}

export function book(
  story: Story,
  day: number,
  amountMinor: number,
  kind: 'write_off' | 'discount' | 'refund',
): void {
  const { agenda, customer, invoiceId } = story;
  agenda.payments.add(day, {
    amountMinor,
    invoiceId,
    customerId: customer.id,
    appliedDay: null,
    currency: customer.currency,
    method: kind === 'refund' ? 'bank_transfer' : null,
    kind,
  });
}

/** A part of an amount in whole hundreds; 0 where that would be nothing or all of it. */
export function roundPart(amountMinor: number, share: number): number {
  const part = Math.round((amountMinor * share) / 10_000) * 10_000;
  return part < amountMinor ? part : 0;
}

export interface Piece {
  day: number;
  amountMinor: number;
}

/** Settles what is left in one to three payments, the last on `day`; the others, before it, are returned. */
export function payInPieces(story: Story, day: number, restMinor: number): Piece[] {
  const { random, issue, customer } = story;
  const before: Piece[] = [];
  let rest = restMinor;
  if (random.chance(customer.isGoingBad ? 0.25 : 0.13)) {
    const pieces = random.chance(0.75) ? 1 : 2;
    let earlier = day - random.int(6, 24) * pieces;
    for (let i = 0; i < pieces; i++) {
      const at = workday(Math.max(issue, earlier), 1);
      const part = roundPart(rest, random.between(0.25, 0.65));
      if (at < day && part > 0) {
        pay(story, at, part);
        before.push({ day: at, amountMinor: part });
        rest -= part;
      }
      earlier += random.int(6, 20);
    }
  }
  const over = random.chance(0.006) ? Math.ceil(rest * random.between(0.01, 0.06)) : 0;
  pay(story, day, rest + over, random.chance(0.06) ? random.int(1, 4) : 0);
  if (over > 0 && random.chance(0.45)) {
    book(story, workday(day + random.int(8, 40), 1), over, 'refund');
  }
  return before;
}

/**
 * A lost invoice: perhaps a part is paid on `day`, then nothing; most are written off in the end.
 * Returns the day of the write-off, Infinity if there is none.
 */
export function lose(story: Story, day: number, restMinor: number): number {
  const { random, due } = story;
  let rest = restMinor;
  const part = random.chance(0.35) ? roundPart(rest, random.between(0.2, 0.6)) : 0;
  if (part > 0) {
    pay(story, day, part);
    rest -= part;
  }
  if (!random.chance(0.72)) return Number.POSITIVE_INFINITY;
  const writtenOff = workday(Math.max(day, due) + random.int(130, 250), 1);
  book(story, writtenOff, rest, 'write_off');
  return writtenOff;
}

/** Money that arrives without an invoice number; old ones have mostly been cleared since. */
export function strayReceipt(
  random: Random,
  agenda: Agenda,
  day: number,
  customer: Customer,
): void {
  if (!random.chance(day > AS_OF_DAY - 120 ? 0.028 : 0.012)) return;
  const amountMinor = Math.max(
    10_000,
    Math.round((customer.meanMinor * random.between(0.03, 0.4)) / 1000) * 1000,
  );
  const row = { amountMinor, invoiceId: null, customerId: customer.id, appliedDay: null };
  agenda.payments.add(day, {
    ...row,
    currency: customer.currency,
    method: customer.method,
    kind: 'cash',
  });
  if (day < AS_OF_DAY - 120 && random.chance(0.15)) {
    const back = workday(day + random.int(20, 60), 1);
    agenda.payments.add(back, {
      ...row,
      currency: customer.currency,
      method: 'bank_transfer',
      kind: 'refund',
    });
  }
}
