/** What one filter leaves of a book and its ledger, by what is known at a day. */

import { listsBy, sum } from './dice.ts';
import { type Earned, plainCommission } from './plain-commission.ts';
import { type Item, type Ledger, openAt } from './plain-ledger.ts';
import type { Book, Confirmation, Customer, Invoice, Kind, Owner } from './random-book.ts';

export type Dimension = 'customer' | 'rep' | 'region' | 'segment' | 'currency';
export type Filter = Partial<Record<Dimension, string | null>>;

interface Movement extends Owner {
  day: number;
  kind: Kind | 'invoice';
  amount: number;
  method: string | null;
}

/** Rows of everything that the filter leaves, and what is never narrowed. */
export interface World {
  items: Item[];
  movements: Movement[];
  credits: (Owner & { from: number; until: number | null; amount: number })[];
  limits: Customer[];
  targets: { month: string; amount: number; rep: string; region: string | null }[];
  allTargets: Book['targets'];
  disputes: (Omit<Book['disputes'][number], 'invoice'> & { invoice: Invoice })[];
  promises: { made: number; due: number; amount: number | null; invoice: Invoice }[];
  actions: Book['actions'];
  costs: { day: number; stage: string | null; cost: number }[];
  /** Contacts of what the filter leaves. */
  talks: Book['contacts'];
  /** Of the whole book. */
  contacts: Book['contacts'];
  allItems: Item[];
  allDisputes: Book['disputes'];
  allActions: Book['actions'];
  payments: Book['payments'];
  earned: Earned[];
  /** With our own balance on the day that each names. */
  confirmations: (Confirmation & { balance: number })[];
  allConfirmations: Confirmation[];
  unbilled: NonNullable<Book['unbilled']>;
  allUnbilled: NonNullable<Book['unbilled']>;
}

const fits = (owner: Partial<Owner>, filter: Filter): boolean =>
  Object.entries(filter).every(([key, value]) => (owner[key as Dimension] ?? null) === value);

/** Whose money is that lies: the master's word, else that of the customer's first invoice. */
function ownerOf(book: Book, payer: string, currency: string): Owner {
  const master = book.customers.find(({ customer }) => customer === payer);
  const first = book.invoices
    .filter(({ customer }) => customer === payer)
    .sort((a, b) => a.issued - b.issued)[0];
  // An empty field of the master says nothing.
  const of = (key: 'rep' | 'region' | 'segment') => master?.[key] ?? first?.[key] ?? null;
  return {
    customer: payer,
    currency,
    rep: of('rep'),
    region: of('region'),
    segment: of('segment'),
  };
}

const known = new WeakMap<Ledger, Map<number, Owned>>();

export function narrow(book: Book, ledger: Ledger, horizon: number, filter: Filter): World {
  const owned = known.get(ledger) ?? new Map<number, Owned>();
  known.set(ledger, owned);
  const all = owned.get(horizon) ?? ownAll(book, ledger, horizon);
  owned.set(horizon, all);
  return {
    items: ledger.items.filter((item) => fits(item, filter)),
    movements: all.movements.filter((movement) => fits(movement, filter)),
    credits: all.credits.filter((credit) => fits(credit, filter)),
    limits: book.customers.filter((c) => c.limit > 0 && fits(c, filter)),
    targets: book.targets
      .map((target) => ({ ...target, region: homeOf(ledger, target.rep) }))
      .filter(({ rep, currency, region }) => fits({ rep, currency, region }, filter)),
    disputes: all.disputes.filter(({ invoice }) => fits(invoice, filter)),
    promises: all.promises.filter(({ invoice }) => fits(invoice, filter)),
    actions: all.actions.filter(({ of }) => fits(of, filter)).map(({ action }) => action),
    costs: all.costs.filter(({ of }) => fits(of, filter)),
    talks: all.talks.filter(({ of }) => fits(of, filter)).map(({ contact }) => contact),
    contacts: book.contacts,
    allItems: ledger.items,
    allDisputes: book.disputes,
    allActions: all.actions.map(({ action }) => action),
    payments: book.payments,
    allTargets: book.targets,
    earned: all.earned.filter((line) => fits(line, filter)),
    confirmations: all.confirmations.filter(({ of }) => fits(of, filter)),
    allConfirmations: book.confirmations ?? [],
    unbilled: (book.unbilled ?? []).filter(
      ({ customer, currency }) =>
        isKnown(book, customer) && fits({ ...contacted(book, customer), currency }, filter),
    ),
    allUnbilled: book.unbilled ?? [],
  };
}

const homes = new WeakMap<Ledger, Map<string, string | null>>();

/** The one region of all items of a rep; null where they are in several, or some in none. */
function homeOf(ledger: Ledger, rep: string): string | null {
  const known = homes.get(ledger) ?? new Map<string, string | null>();
  homes.set(ledger, known);
  const home = known.get(rep);
  if (home !== undefined) return home;
  const items = ledger.items.filter((item) => item.rep === rep);
  const regions = new Set(items.map(({ region }) => region));
  const one = regions.size === 1 ? [...regions][0]! : null;
  known.set(rep, one);
  return one;
}

/** Every row of a book with whose it is, by what is known at a day. */
type Owned = Pick<World, 'movements' | 'credits' | 'disputes' | 'promises' | 'earned'> & {
  costs: (World['costs'][number] & { of: Partial<Owner> })[];
  talks: { contact: Book['contacts'][number]; of: Partial<Owner> }[];
  actions: { action: Book['actions'][number]; of: Partial<Owner> }[];
  confirmations: (World['confirmations'][number] & { of: Partial<Owner> })[];
};

function ownAll(book: Book, ledger: Ledger, horizon: number): Owned {
  const owners = new Map<string, Owner>();
  const owner = (payer: string, currency: string): Owner => {
    const key = `${payer} ${currency}`;
    const mine = owners.get(key) ?? ownerOf(book, payer, currency);
    owners.set(key, mine);
    return mine;
  };
  const dims = ({ customer, rep, region, segment, currency }: Owner): Owner => ({
    ...{ customer, rep, region, segment, currency },
  });
  const movements: Movement[] = [
    ...ledger.items.map((item) => ({
      ...dims(item),
      ...{ day: item.issued, kind: 'invoice' as const, amount: item.amount, method: null },
    })),
    ...ledger.items.flatMap((item) =>
      item.applied.map((a) => ({
        ...(a.day > a.payDay && a.day > horizon ? owner(a.payer, item.currency) : dims(item)),
        ...{ day: a.payDay, kind: a.amount < 0 ? ('refund' as const) : a.kind },
        ...{ amount: Math.abs(a.amount), method: a.method || null },
      })),
    ),
    ...ledger.unused.map(({ payer, currency, day, kind, amount, method }) => ({
      ...owner(payer, currency),
      ...{ day, kind, amount, method: method || null },
    })),
  ];
  const credits = ledger.credits.map(({ payer, currency, from, until, amount, item }) => ({
    ...(item && until !== null && until <= horizon ? dims(item) : owner(payer, currency)),
    ...{ from, until, amount },
  }));
  const invoices = new Map(book.invoices.map((invoice) => [invoice.id, invoice]));
  const onInvoices = <T extends { invoice: string }>(rows: T[]) =>
    rows.map((row) => ({ ...row, invoice: invoices.get(row.invoice)! }));
  return {
    ...{ movements, credits },
    earned: book.commission ? plainCommission(ledger, book.commission) : [],
    disputes: onInvoices(book.disputes),
    promises: onInvoices(book.promises.flatMap((promise) => againstInvoices(ledger, promise))),
    actions: book.actions
      .filter(({ customer }) => isKnown(book, customer))
      .map((action) => {
        const currency = action.currency || 'CNY';
        const of = { ...contacted(book, action.customer), currency };
        return { action: { ...action, currency }, of };
      }),
    confirmations: (book.confirmations ?? []).map((letter) => ({
      ...letter,
      of: { ...contacted(book, letter.customer), currency: letter.currency },
      balance: balanceOn(ledger, letter),
    })),
    talks: book.contacts.map((contact) => ({
      contact,
      of: contact.invoice
        ? invoices.get(contact.invoice)!
        : { currency: 'CNY', ...contacted(book, contact.customer) },
    })),
    costs: book.contacts
      .filter(({ cost }) => cost > 0)
      .map((c) => ({
        ...{ day: c.day, stage: c.stage || null, cost: c.cost },
        // costs are in the books' own currency
        of: {
          ...(c.invoice ? invoices.get(c.invoice)! : contacted(book, c.customer)),
          currency: 'CNY',
        },
      })),
  };
}

/** A customer's promise against what was open of its invoices that morning, first due first; without an amount, what is due by then. */
function againstInvoices(ledger: Ledger, promise: Book['promises'][number]) {
  const { invoice, customer, made, due, amount } = promise;
  if (invoice) return [{ invoice, made, due, amount }];
  const open = (item: Item): number =>
    item.amount - sum(item.applied.filter(({ day }) => day < made).map((a) => a.amount));
  const own = ledger.items.filter(
    (item) =>
      item.customer === customer && item.issued <= made && (amount !== null || item.due <= due),
  );
  const invoices = [...listsBy(own, (item) => item.invoice.id)]
    .map(([id, items]) => ({
      ...{ id, open: sum(items.map(open)), issued: items[0]!.issued },
      due: Math.min(...items.filter((item) => open(item) > 0).map((item) => item.due)),
    }))
    .filter((one) => one.open > 0)
    .sort((a, b) => a.due - b.due || a.issued - b.issued || (a.id < b.id ? -1 : 1));
  let left = amount ?? Number.POSITIVE_INFINITY;
  return invoices.flatMap(({ id, open: owed }) => {
    const part = Math.min(owed, left);
    left -= part;
    return part > 0 ? [{ invoice: id, made, due, amount: part }] : [];
  });
}

/** What a customer owed in a currency at the close of a day: open items less money that lay. */
function balanceOn(ledger: Ledger, { customer, currency, balanceDay }: Confirmation): number {
  let owed = 0;
  for (const item of ledger.items)
    if (item.customer === customer && item.currency === currency && item.issued <= balanceDay)
      owed += openAt(item, balanceDay);
  for (const lying of ledger.credits)
    if (lying.payer === customer && lying.currency === currency && lying.from <= balanceDay)
      if (lying.until === null || lying.until > balanceDay) owed -= lying.amount;
  return owed;
}

/** A customer's own dimensions: the master's, else what all its invoices share. */
function contacted(book: Book, customer: string): Partial<Owner> {
  const master = book.customers.find((known) => known.customer === customer);
  const own = book.invoices.filter((invoice) => invoice.customer === customer);
  const shared = (key: 'rep' | 'region' | 'segment'): string | null =>
    own.every((invoice) => invoice[key] === own[0]![key]) ? (own[0]?.[key] ?? null) : null;
  return {
    ...{ customer, rep: shared('rep'), region: shared('region'), segment: shared('segment') },
    ...master,
  };
}

/** Named by anything but decisions. */
const isKnown = (book: Book, name: string): boolean =>
  [book.customers, book.invoices, book.payments, book.contacts].some((rows) =>
    rows.some(({ customer }) => customer === name),
  );
