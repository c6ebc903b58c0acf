/** Balance confirmations of the demo: letters of one day to most who owe, most of them answered, some with another amount. */
import { dayNumber } from '../format/date.ts';
import { iso, workday } from './calendar.ts';
import type { Customer } from './company.ts';
import type { Random } from './random.ts';
import { line, money, type PaymentRow, type Value } from './tables.ts';
import type { Writer } from './writer.ts';

const BALANCE_DAY = dayNumber('2026-05-31');
const REASONS = ['payment_in_transit', 'invoice_not_received', 'price_difference'] as const;

/** What each customer owes on the balance day, by what was written of it. */
export class Balances {
  private readonly owed = new Map<string, number>();

  private add(day: number, customer: string, minor: number): void {
    if (day <= BALANCE_DAY) this.owed.set(customer, (this.owed.get(customer) ?? 0) + minor);
  }

  /** A row of invoices: customer, amount, kind and status stand in these columns. */
  invoiced(day: number, row: Value[]): void {
    const [customer, amount, kind, status] = [row[2], row[6], row[8], row[10]];
    if (status !== 'posted') return;
    const minor = Math.round(Number(amount) * 100);
    this.add(day, String(customer), kind === 'credit_note' ? -Math.abs(minor) : minor);
  }

  paid(day: number, { customerId, amountMinor, kind }: PaymentRow): void {
    this.add(day, customerId, kind === 'refund' ? amountMinor : -amountMinor);
  }

  of(customer: string): number {
    return this.owed.get(customer) ?? 0;
  }
}

/** Three in four answer in time; of these one in eight has another amount, and says why. */
export function writeConfirmations(writer: Writer, random: Random, customers: Customer[]): void {
  for (const { id, currency } of customers) {
    const owed = writer.balances.of(id);
    if (owed <= 0 || random.chance(0.06)) continue;
    const sent = workday(BALANCE_DAY + random.int(2, 4), 1);
    const head = [id, iso(BALANCE_DAY), iso(sent), currency];
    if (random.chance(0.25)) {
      writer.add('confirmations', line([...head, null, null, null, null]));
      continue;
    }
    const answered = iso(workday(sent + random.int(2, 18), 1));
    if (random.chance(0.875)) {
      writer.add('confirmations', line([...head, null, answered, 'agreed', null]));
      continue;
    }
    const reason = random.pick(REASONS);
    const share =
      reason === 'price_difference' ? random.between(0.01, 0.04) : random.between(0.1, 0.6);
    const theirs = owed - Math.round(owed * share);
    writer.add('confirmations', line([...head, money(theirs), answered, 'not agreed', reason]));
  }
}
