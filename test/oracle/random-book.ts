/** A random book of invoices and payments, written as exports; the same for the same seed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Days are counted from 2025-01-01; amounts are cents. */
export interface Invoice {
  id: string;
  customer: string;
  issued: number;
  instalments: { due: number; amount: number }[];
}
export interface Payment {
  day: number;
  amount: number;
  /** '' for none; some name an invoice that does not exist. */
  invoice: string;
  customer: string;
  kind: 'cash' | 'credit_note' | 'write_off' | 'discount';
}
export interface Book {
  invoices: Invoice[];
  payments: Payment[];
}

/** A generator of integers from `low` to `high`, both included (Lehmer's, 48271 mod 2³¹ − 1). */
export function dice(seed: number): (low: number, high: number) => number {
  let state = (seed * 7919 + 1) % 2147483647;
  return (low, high) => {
    state = (state * 48271) % 2147483647;
    return low + (state % (high - low + 1));
  };
}

export function randomBook(seed: number): Book {
  const roll = dice(seed);
  const invoices: Invoice[] = [];
  const payments: Payment[] = [];
  for (let i = 0; i < 50; i++) {
    const issued = roll(0, 400);
    const count = roll(1, 5) === 1 ? roll(2, 3) : 1;
    const instalments = Array.from({ length: count }, (_, k) => ({
      due: issued + [0, 15, 30, 45, 60, 90][roll(0, 5)]! + 30 * k,
      amount: roll(100, 50_000),
    }));
    const invoice = { id: `I${i}`, customer: `C${roll(1, 6)}`, issued, instalments };
    invoices.push(invoice);
    payments.push(...paymentsOf(invoice, roll));
  }
  for (let i = 0; i < 6; i++)
    payments.push({
      day: roll(0, 420),
      amount: roll(10, 9_000),
      invoice: i < 4 ? '' : 'I999',
      customer: `C${roll(1, 6)}`,
      kind: 'cash',
    });
  payments.sort((a, b) => a.day - b.day);
  return { invoices, payments };
}

/** In full, in part, in two parts with too much, credited, written off, or not at all; some before issue. */
function paymentsOf(invoice: Invoice, roll: ReturnType<typeof dice>): Payment[] {
  const total = invoice.instalments.reduce((sum, { amount }) => sum + amount, 0);
  const pay = (day: number, amount: number, kind: Payment['kind'] = 'cash'): Payment => ({
    day,
    amount,
    invoice: invoice.id,
    customer: invoice.customer,
    kind,
  });
  const day = Math.max(0, invoice.issued + roll(-10, 110));
  const part = roll(1, total);
  const how = roll(1, 20);
  if (how <= 9) return [pay(day, total)];
  if (how <= 11) return [pay(day, part)];
  if (how <= 15) return [pay(day, part), pay(day + roll(1, 60), total - part + roll(1, 500))];
  if (how === 16) return [pay(day, part, 'credit_note'), pay(day + 5, total - part + 1)];
  if (how === 17) return [pay(day, part, 'write_off')];
  if (how === 18) return [pay(day, part, 'discount')];
  return [];
}

export const dateOf = (day: number): string =>
  new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

const units = (cents: number): string =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** Writes invoices.csv and payments.csv into `dir`. */
export function writeBook({ invoices, payments }: Book, dir: string): void {
  const invoiceRows = invoices.flatMap(({ id, customer, issued, instalments }) =>
    instalments.map(({ due, amount }, k) =>
      [
        id,
        instalments.length > 1 ? k + 1 : '',
        customer,
        dateOf(issued),
        dateOf(due),
        units(amount),
      ].join(','),
    ),
  );
  const paymentRows = payments.map(({ day, amount, invoice, customer, kind }, i) =>
    [`P${i}`, dateOf(day), units(amount), invoice, customer, kind].join(','),
  );
  const invoiceHeader = 'invoice_id,instalment_no,customer_id,issue_date,due_date,amount';
  const paymentHeader = 'payment_id,date,amount,invoice_id,customer_id,kind';
  writeFileSync(join(dir, 'invoices.csv'), `${[invoiceHeader, ...invoiceRows].join('\n')}\n`);
  writeFileSync(join(dir, 'payments.csv'), `${[paymentHeader, ...paymentRows].join('\n')}\n`);
}
