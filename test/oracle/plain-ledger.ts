/** The ledger once more, in plain loops: each item with what was applied to it, and the money that lay. */
import { listsBy, sum } from './dice.ts';
import type { Book, Invoice, Kind, Owner, Payment } from './random-book.ts';

export interface Applied {
  day: number;
  payDay: number;
  /** Negative where a refund takes it back. */
  amount: number;
  kind: Kind;
  method: string;
  payer: string;
  /** What brought it: one receipt may reach many items. */
  payment: Payment;
  /** The receipt that a refund takes back. */
  takes?: Applied;
}
export interface Item extends Owner {
  invoice: Invoice;
  issued: number;
  due: number;
  hasTerms: boolean;
  amount: number;
  applied: Applied[];
}
/** Money that lay unapplied from one day to another (null: still does), and the item it reached. */
interface Credit {
  payer: string;
  currency: string;
  from: number;
  until: number | null;
  amount: number;
  item: Item | null;
}
/** What of a payment reached no item. */
interface Unused {
  payer: string;
  currency: string;
  day: number;
  kind: Kind;
  method: string;
  amount: number;
}
export interface Ledger {
  items: Item[];
  credits: Credit[];
  unused: Unused[];
}

interface Money {
  payment: Book['payments'][number];
  left: number;
  /** Not applied to an item: refunded or never used. */
  unused: number;
}

/** Rows of one number, customer, day, currency and way of paying are one receipt. */
export const receiptOf = (payment: Payment): unknown => {
  const { id, customer, day, currency, method } = payment;
  return id === undefined ? payment : [id, customer, day, currency, method].join('|');
};

/** What is given back on a day comes after all that came on it. */
const refundsLast = (payments: Payment[]): Payment[] => [
  ...payments.filter(({ kind }) => kind !== 'refund'),
  ...payments.filter(({ kind }) => kind === 'refund'),
];
const usableFrom = ({ day, applied = day }: Payment): number => Math.max(day, applied);

export function plainLedger(book: Book): Ledger {
  const payments = refundsLast(book.payments);
  const items = book.invoices.flatMap((invoice) => itemsOf(invoice, book));
  const itemsById = listsBy(items, (item) => item.invoice.id);
  const credits: Credit[] = [];
  const money: Money[] = [];
  const arrived = new Map<Payment, Money>();
  /** Cash in the order in which it reached items, with what is not taken back of it. */
  const receipts: { item: Item; left: number; applied: Applied }[] = [];
  const days = new Set([
    ...items.map((i) => i.issued),
    ...book.payments.flatMap((p) => [p.day, usableFrom(p)]),
  ]);
  const lay = (m: Money, until: number | null, amount: number, item: Item | null = null): void => {
    const { customer: payer, currency, day: from } = m.payment;
    if (until !== from) credits.push({ payer, currency, from, until, amount, item });
  };
  const reach = (m: Money, day: number): void => {
    for (const item of itemsById.get(m.payment.invoice) ?? []) {
      if (item.issued > day) continue;
      const amount = Math.min(m.left, openAt(item, day));
      if (amount <= 0) continue;
      m.left -= amount;
      const { day: payDay, kind, method, customer: payer } = m.payment;
      const applied = { day, payDay, amount, kind, method, payer, payment: m.payment };
      item.applied.push(applied);
      if (kind === 'cash') receipts.push({ item, left: amount, applied });
      lay(m, day, amount, item);
    }
  };
  for (const day of [...days].sort((a, b) => a - b)) {
    const issued = new Set(items.filter((i) => i.issued === day).map((i) => i.invoice.id));
    for (const m of money)
      if (m.left > 0 && issued.has(m.payment.invoice) && usableFrom(m.payment) < day) reach(m, day);
    for (const payment of payments) {
      if (payment.day === day) {
        const left = payment.kind === 'refund' ? 0 : payment.amount;
        const m: Money = { payment, left, unused: 0 };
        arrived.set(payment, m);
        money.push(m);
        if (payment.kind === 'refund') refund(m, day);
      }
      if (payment.kind !== 'refund' && usableFrom(payment) === day)
        reach(arrived.get(payment)!, day);
    }
  }
  for (const m of money.filter(({ left }) => left > 0)) {
    lay(m, null, m.left);
    m.unused += m.left;
  }
  const unused = money
    .filter((m) => m.unused > 0)
    .map(({ payment: { customer: payer, currency, day, kind, method }, unused: amount }) => ({
      ...{ payer, currency, day, kind, method, amount },
    }));
  return { items, credits, unused };

  /** From money that lies, its invoice's first; then out of the invoice again, the latest receipt first. */
  function refund(m: Money, day: number): void {
    const { invoice, customer, amount: whole, currency, method } = m.payment;
    let need = whole;
    const lying = money.filter(
      ({ payment: p }) =>
        p.customer === customer &&
        p.currency === currency &&
        (p.kind === 'cash' || p.kind === 'credit_note'),
    );
    const named = lying.filter(({ payment: p }) => invoice !== '' && p.invoice === invoice);
    for (const source of [...named, ...lying]) {
      const amount = Math.min(need, source.left);
      if (amount === 0) continue;
      need -= amount;
      source.left -= amount;
      source.unused += amount;
      lay(source, day, amount);
    }
    m.unused = whole - need;
    for (const receipt of receipts.filter((r) => r.item.invoice.id === invoice).reverse()) {
      const amount = Math.min(need, receipt.left);
      if (amount === 0) continue;
      need -= amount;
      receipt.left -= amount;
      const back = {
        day,
        payDay: day,
        amount: -amount,
        method,
        payer: customer,
        payment: m.payment,
      };
      receipt.item.applied.push({ ...back, kind: 'cash', takes: receipt.applied });
    }
    if (need > 0) {
      m.unused += need;
      credits.push({
        payer: customer,
        currency,
        from: day,
        until: null,
        amount: -need,
        item: null,
      });
    }
  }
}

function itemsOf(invoice: Invoice, book: Book): Item[] {
  const master = book.customers.find((c) => c.customer === invoice.customer);
  const terms = invoice.terms ?? (master?.terms || null);
  const { customer, rep, region, segment, currency, issued } = invoice;
  return [...invoice.instalments]
    .map(({ due, amount }) => ({
      ...{ invoice, customer, rep, region, segment, currency, issued, amount },
      due: due ?? issued + (terms ?? 0),
      hasTerms: due !== null || terms !== null,
      applied: [],
    }))
    .sort((a, b) => a.due - b.due);
}

export function openAt(item: Item, day: number): number {
  if (item.issued > day) return 0;
  return item.amount - sum(item.applied.filter((a) => a.day <= day).map((a) => a.amount));
}

/** The day its balance last reached 0, by what is known at a day; null while it is open. */
export function settledAt(item: Item, day: number): number | null {
  if (item.issued > day || openAt(item, day) > 0) return null;
  return Math.max(item.issued, ...item.applied.filter((a) => a.day <= day).map((a) => a.day));
}
