/** What the demo's customers owe on the day of which they are asked to confirm it. */
import { dayNumber } from '../format/date.ts';
import type { PaymentRow, Value } from './tables.ts';

export const BALANCE_DAY = dayNumber('2026-05-31');

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
