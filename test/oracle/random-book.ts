/** A random book with all that finance may have: invoices, receipts, disputes, promises, contacts, limits, targets. */
import { dice, monthOf, type Roll } from './dice.ts';
import type { PlainRules } from './plain-commission.ts';

export interface Owner {
  customer: string;
  rep: string | null;
  region: string | null;
  segment: string | null;
  currency: string;
}
export interface Customer extends Owner {
  limit: number;
  terms: number;
}
export interface Invoice extends Owner {
  id: string;
  issued: number;
  delivered: number | null;
  /** Days; null: the invoice names none. */
  terms: number | null;
  /** Per cent, 0 for none; within ten days. */
  discount: number;
  product?: string;
  /** Due null: not named. Amounts are cents. */
  instalments: { due: number | null; amount: number }[];
}
export type Kind = 'cash' | 'credit_note' | 'write_off' | 'discount' | 'refund';
export interface Payment {
  /** Rows of one payment number are parts of a receipt; none: a number of its own. */
  id?: string;
  day: number;
  /** The day from which it may reach an item, if not that of the payment. */
  applied?: number;
  amount: number;
  /** '' for none; some name an invoice that does not exist. */
  invoice: string;
  customer: string;
  currency: string;
  kind: Kind;
  method: string;
}
export interface Book {
  customers: Customer[];
  invoices: Invoice[];
  payments: Payment[];
  /** Amount null: the dispute names none. */
  disputes: {
    invoice: string;
    opened: number;
    resolved: number | null;
    amount: number | null;
    /** None: the export names none. */
    reason?: string;
  }[];
  promises: {
    /** '' for none: the promise is the customer's. */
    invoice: string;
    customer?: string;
    made: number;
    due: number;
    amount: number | null;
  }[];
  contacts: {
    day: number;
    customer: string;
    invoice: string;
    channel: string;
    stage: string;
    outcome: string;
    cost: number;
  }[];
  /** `currency` '': the decision names none, as where its customer has one only. */
  actions: {
    id: string;
    day: number;
    customer: string;
    currency: string;
    decision: string;
    next: number | null;
    amount: number | null;
  }[];
  targets: {
    month: string;
    rep: string;
    amount: number;
    /** Per cent; null: none is set. */
    rate: number | null;
    currency: string;
  }[];
  /** Without it nobody earns. */
  commission?: PlainRules;
  /** Balances that customers were asked to confirm; amount null: the answer names none. */
  confirmations?: Confirmation[];
  /** Ordered or delivered and not invoiced yet. */
  unbilled?: { customer: string; currency: string; since: number; amount: number }[];
}
export interface Confirmation {
  customer: string;
  currency: string;
  balanceDay: number;
  sent: number;
  amount: number | null;
  answered: number | null;
  answer: 'agreed' | 'not agreed' | '';
}

/** Some reason for each day of a dispute; '' for none. */
const reasonOn = (day: number): string => ['price', 'quality', ''][day % 3]!;

/** Some outcome for each day of contact; '' for none. */
export const outcomeOn = (day: number): string => ['reached', 'no_answer', ''][day % 3]!;

const NAMES = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'];
export const currencyOf = (customer: string): string => (customer < 'C5' ? 'CNY' : 'USD');
const one = <T>(roll: Roll, list: T[]): T => list[roll(0, list.length - 1)]!;

export function randomBook(seed: number): Book {
  const roll = dice(seed);
  // C1 to C4 have a master row, C5 and C6 none
  const customers = NAMES.slice(0, 4).map((customer) => ({
    customer,
    rep: one(roll, ['R1', 'R2']),
    region: one(roll, ['East', 'West']),
    segment: one(roll, ['OEM', 'Trade']),
    currency: currencyOf(customer),
    limit: one(roll, [0, 20_000, 90_000]),
    terms: one(roll, [0, 30]),
  }));
  const book: Book = {
    ...{ customers, invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  for (let i = 0; i < 50; i++) addInvoice(book, `I${i}`, roll);
  for (let i = 0; i < 8; i++) {
    const customer = one(roll, NAMES);
    book.payments.push({
      ...{ day: roll(0, 420), amount: roll(10, 9_000), invoice: i < 5 ? '' : 'I999', customer },
      ...{ currency: currencyOf(customer), kind: i % 4 === 3 ? 'refund' : 'cash', method: '' },
    });
  }
  book.payments.sort((a, b) => a.day - b.day);
  book.payments = book.payments.flatMap((payment, n) => overTwo(payment, `S${n}`, book));
  // drawn for themselves, so that the rest of the book stays as it was
  decide(book, dice(seed + 2_000));
  for (const rep of ['R1', 'R2', 'R3'])
    for (let day = 10; day < 430; day += 31) {
      const amount = roll(0, 90_000);
      const rate = [null, 85, 90.5][amount % 3]!;
      book.targets.push({ ...{ month: monthOf(day), rep, amount, rate, currency: 'CNY' } });
      if (amount % 5 === 0)
        book.targets.push({
          ...{ month: monthOf(day), rep, amount: 0, rate: 40, currency: 'USD' },
        });
    }
  book.confirmations = confirmations(dice(seed + 77));
  book.unbilled = unbilled(dice(seed + 91));
  book.promises.push(...promisesOfCustomers(dice(seed + 113)));
  return book;
}

/** Some receipts pay two invoices, in a row each; now and then the number is used for two ways of paying. */
function overTwo(payment: Payment, id: string, { invoices }: Book): Payment[] {
  const { amount, kind, invoice, method } = payment;
  const paid = invoices.find((known) => known.id === invoice);
  const other = invoices.findLast((known) => known !== paid && known.customer === paid?.customer);
  if (kind !== 'cash' || amount % 4 !== 1 || amount < 9 || !other) return [payment];
  const part = Math.floor(amount / 3);
  return [
    { ...payment, id, amount: amount - part },
    { ...payment, id, amount: part, invoice: other.id, method: amount % 7 === 0 ? 'card' : method },
  ];
}

/** Promises that name no invoice, some without an amount, some of more than is owed. */
const promisesOfCustomers = (roll: Roll): Book['promises'] =>
  Array.from({ length: 8 }, () => {
    const made = roll(30, 420);
    const amount = roll(1, 3) === 1 ? null : roll(100, 90_000);
    return { invoice: '', customer: one(roll, NAMES), made, due: made + roll(0, 40), amount };
  });

/** Up to three orders a customer, some of them large beside its limit. */
function unbilled(roll: Roll): NonNullable<Book['unbilled']> {
  return NAMES.flatMap((customer) =>
    Array.from({ length: roll(0, 3) }, () => ({
      ...{ customer, currency: currencyOf(customer) },
      ...{ since: roll(200, 420), amount: roll(100, 90_000) },
    })),
  );
}

/** Twice a year, drawn apart so that what else is drawn stays as it was. */
function confirmations(roll: Roll): Confirmation[] {
  return [160, 340].flatMap((balanceDay) =>
    NAMES.flatMap((customer): Confirmation[] => {
      const sent = balanceDay + roll(0, 20);
      const how = roll(1, 6);
      if (how === 1) return [];
      const answered = how <= 4 ? sent + roll(0, 40) : null;
      const amount = how === 2 ? roll(-500, 60_000) : null;
      const answer = how === 3 ? 'agreed' : how === 4 ? 'not agreed' : '';
      const currency = currencyOf(customer);
      return [{ customer, currency, balanceDay, sent, amount, answered, answer }];
    }),
  );
}

function addInvoice(book: Book, id: string, roll: Roll): void {
  const customer = one(roll, NAMES);
  const master = book.customers.find((known) => known.customer === customer);
  const issued = roll(0, 400);
  const isSplit = roll(1, 5) === 1;
  const hasDue = isSplit || roll(1, 8) > 1;
  const amounts = Array.from({ length: isSplit ? roll(2, 3) : 1 }, () => roll(100, 50_000));
  const term = one(roll, [0, 15, 30, 45, 60, 90]);
  const invoice: Invoice = {
    ...{ id, customer, currency: currencyOf(customer), issued },
    rep: one(roll, ['R1', 'R2', 'R3', null]) ?? master?.rep ?? null,
    region: one(roll, ['East', 'West', null]) ?? master?.region ?? null,
    segment: one(roll, ['OEM', null]) ?? master?.segment ?? null,
    delivered: roll(1, 3) > 1 ? issued - roll(-2, 9) : null,
    terms: roll(1, 3) === 1 ? roll(5, 60) : null,
    discount: roll(1, 3) === 1 ? roll(1, 3) : 0,
    instalments: amounts.map((amount, k) => ({
      due: hasDue ? issued + term + 30 * k : null,
      amount,
    })),
  };
  book.invoices.push(invoice);
  pay(book, invoice, roll);
  followUp(book, invoice, roll);
}

/** In full, in part, in two parts with too much, credited, written off, discounted, paid back, or not at all; some before issue. */
function pay(book: Book, invoice: Invoice, roll: Roll): void {
  const total = invoice.instalments.reduce((sum, { amount }) => sum + amount, 0);
  // now and then another customer pays
  const payer = roll(1, 15) === 1 ? (invoice.currency === 'CNY' ? 'C2' : 'C5') : invoice.customer;
  const add = (day: number, amount: number, kind: Kind = 'cash'): void => {
    book.payments.push({
      ...{ day, amount, invoice: invoice.id, customer: payer, currency: invoice.currency, kind },
      method: kind === 'cash' ? one(roll, ['bank', 'cheque', '']) : '',
    });
  };
  const day = Math.max(0, invoice.issued + roll(-10, 110));
  const part = roll(1, total);
  const how = roll(1, 24);
  if (how <= 8) add(day, total);
  else if (how <= 10) add(day, part);
  else if (how <= 13) {
    add(day, part);
    add(day + roll(1, 60), total - part + roll(1, 500));
  } else if (how === 14) {
    add(day, part, 'credit_note');
    add(day + 5, total - part + 1);
  } else if (how === 15) add(day, part, 'write_off');
  else if (how <= 18) {
    const quick = invoice.issued + roll(4, 14);
    const off = Math.min(total, Math.max(1, Math.round(total * 0.02)));
    if (total > off) add(quick, total - off);
    add(quick, off, 'discount');
  } else if (how <= 21) {
    add(day, total);
    add(day + roll(1, 30), roll(1, total), 'refund');
    if (roll(1, 2) === 1) add(day + roll(31, 60), total);
  }
}

function followUp(book: Book, invoice: Invoice, roll: Roll): void {
  const { id, customer, issued } = invoice;
  const total = invoice.instalments.reduce((sum, { amount }) => sum + amount, 0);
  if (roll(1, 5) === 1) {
    const opened = issued + roll(1, 60);
    const resolved = roll(1, 2) === 1 ? opened + roll(0, 50) : null;
    // the numbers of the invoice decide, so that what is drawn after it stays as it was
    const amount = [null, total, Math.ceil(total / 7), total * 2][(issued + total) % 4]!;
    book.disputes.push({ invoice: id, opened, resolved, amount, reason: reasonOn(opened) });
    if (total % 3 === 0)
      book.disputes.push({
        ...{ invoice: id, opened: opened + 20, resolved: null, amount: 1 + (total % 900) },
        reason: reasonOn(opened + 20),
      });
  }
  if (roll(1, 4) === 1)
    for (let n = roll(1, 2), made = issued + roll(5, 40); n > 0; n--, made += 20)
      book.promises.push({
        ...{ invoice: id, made, due: made + roll(1, 40) },
        amount: roll(1, 3) === 1 ? null : roll(1, total),
      });
  let day = issued + roll(1, 50);
  for (const stage of ['reminder', 'dunning', 'legal'].slice(0, roll(0, 3))) {
    book.contacts.push({
      ...{ day, customer, invoice: id, channel: 'letter', stage, outcome: outcomeOn(day) },
      cost: stage === 'legal' ? 5_000 : 0,
    });
    day += roll(0, 40);
  }
  if (roll(1, 6) === 1) {
    const other = issued + roll(0, 90);
    book.contacts.push({
      ...{ day: other, customer, invoice: '', channel: 'phone', stage: '' },
      outcome: outcomeOn(other),
      cost: roll(1, 2) === 1 ? 250 : 0,
    });
  }
}

/** Some decisions twice a day about one customer, some without a next date, an amount, or a currency. */
function decide(book: Book, roll: Roll): void {
  for (let i = 0; i < 30; i++) {
    const customer = one(roll, NAMES);
    const day = roll(0, 420);
    book.actions.push({
      ...{ id: `A${roll(100, 999)}-${i}`, day, customer },
      currency: customer < 'C5' && roll(1, 2) === 1 ? '' : currencyOf(customer),
      decision: one(roll, ['call', 'decide_dispute', 'wait', 'hand_over', '']),
      next: roll(1, 5) === 1 ? null : day + roll(0, 30),
      amount: roll(1, 3) === 1 ? roll(100, 40_000) : null,
    });
    const last = book.actions.at(-1)!;
    if (roll(1, 6) === 1) book.actions.push({ ...last, id: `B${i}`, decision: 'call' });
  }
}

/** What of a book is in one currency. */
export function inOneCurrency(book: Book): Book {
  const invoices = book.invoices.filter(({ currency }) => currency === 'CNY');
  const has = ({ invoice }: { invoice: string }): boolean =>
    invoices.some(({ id }) => id === invoice);
  return {
    ...book,
    invoices,
    payments: book.payments.filter(({ currency }) => currency === 'CNY'),
    disputes: book.disputes.filter(has),
    promises: book.promises.filter(
      (promise) => has(promise) || currencyOf(promise.customer ?? 'C6') === 'CNY',
    ),
    actions: book.actions.filter(({ customer }) => currencyOf(customer) === 'CNY'),
    contacts: book.contacts.filter((contact) => contact.invoice === '' || has(contact)),
    confirmations: book.confirmations?.filter(({ currency }) => currency === 'CNY'),
    unbilled: book.unbilled?.filter(({ currency }) => currency === 'CNY'),
  };
}

/** The same book with amounts so many times as large. */
export const times = (book: Book, k: number): Book => ({
  ...book,
  customers: book.customers.map((c) => ({ ...c, limit: c.limit * k })),
  invoices: book.invoices.map((i) => ({
    ...i,
    instalments: i.instalments.map(({ due, amount }) => ({ due, amount: amount * k })),
  })),
  payments: book.payments.map((p) => ({ ...p, amount: p.amount * k })),
  disputes: book.disputes.map((d) => ({ ...d, amount: d.amount && d.amount * k })),
  promises: book.promises.map((p) => ({ ...p, amount: p.amount && p.amount * k })),
  actions: book.actions.map((a) => ({ ...a, amount: a.amount && a.amount * k })),
  targets: book.targets.map((t) => ({ ...t, amount: t.amount * k })),
  confirmations: book.confirmations?.map((c) => ({ ...c, amount: c.amount && c.amount * k })),
  unbilled: book.unbilled?.map((u) => ({ ...u, amount: u.amount * k })),
});
