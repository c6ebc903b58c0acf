/** The files of the demo's exports: their headers, how a row becomes a line, and what is due on which day. */
import { AS_OF_DAY, iso } from './calendar.ts';
import type { Customer, Rep } from './company.ts';

export const HEADERS = {
  customers: 'customer_id,name,region,segment,rep,credit_limit,currency,terms,rating',
  reps: 'rep_id,name,team,region',
  invoices:
    'invoice_id,instalment_no,customer_id,issue_date,due_date,terms,amount,currency,doc_type,applies_to,status,rep,region,segment,product,contract_no,delivery_date,discount_rate,discount_days,note',
  payments:
    'payment_id,date,amount,invoice_id,customer_id,applied_date,currency,method,kind,bank_ref',
  targets: 'month,rep,amount,rate,currency',
  disputes: 'dispute_id,invoice_id,opened,resolved,amount,reason,outcome',
  activities: 'date,customer_id,invoice_id,channel,stage,outcome,rep,cost',
  actions:
    'action_id,decided_on,customer_id,customer_name,currency,decision,owner,next_date,promised_amount,decided_by,note',
  promises: 'invoice_id,customer_id,made_on,due_on,amount,status',
  confirmations:
    'customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer,reason',
  unbilled: 'customer_id,unbilled_since,reference,unbilled_amount,currency',
} as const;

export type Value = string | number | null;

/** One CSV line without its end; null is an empty field. */
export function line(values: readonly Value[]): string {
  let text = '';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    const value = values[i];
    if (value === null || value === undefined) continue;
    const field = typeof value === 'number' ? String(value) : value;
    text += /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  }
  return text;
}

/** Minor units as an amount with two decimals: 123405 → `1234.05`. */
export function money(minor: number): string {
  const text = String(minor).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

export interface PaymentRow {
  amountMinor: number;
  invoiceId: string | null;
  customerId: string;
  /** Day number, where the application is later than the payment. */
  appliedDay: number | null;
  currency: string;
  method: string | null;
  kind: 'cash' | 'write_off' | 'discount' | 'refund';
}

/** What a customer owes late on the day of a meeting, and how much of it comes within days. */
export interface OverdueAtMeeting {
  customer: Customer;
  rep: Rep;
  amountMinor: number;
  soonMinor: number;
}

/** What is to be written on each day; what falls after the last day never happened. */
export class Agenda {
  readonly invoices = new DayList<Value[]>();
  readonly payments = new DayList<PaymentRow>();
  readonly disputes = new DayList<Value[]>();
  readonly activities = new DayList<Value[]>();
  readonly promises = new DayList<Value[]>();
  /** By day of the meeting and customer. */
  readonly overdue = new Map<number, Map<string, OverdueAtMeeting>>();
}

class DayList<T> {
  private readonly days = new Map<number, T[]>();

  add(day: number, item: T): void {
    if (day > AS_OF_DAY) return;
    const list = this.days.get(day);
    if (list) list.push(item);
    else this.days.set(day, [item]);
  }

  /** Hands over a day's items, in the order they were added, and forgets them. */
  take(day: number): T[] {
    const list = this.days.get(day);
    this.days.delete(day);
    return list ?? [];
  }
}

/** A day as text, or null when it lies after the last day of the data. */
export const knownDay = (day: number): string | null => (day <= AS_OF_DAY ? iso(day) : null);
