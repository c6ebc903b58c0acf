/**
 * Exports of a company that is not the demo's, for measuring: a food wholesaler of four years with many small deliveries,
 * some 50 reps in 14 territories, five currencies, terms of days and of month ends, payment runs, part payments and credit
 * notes; German numbers and dates, one file a year. The same bytes for the same seed and size.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../demo/random.ts';
import { fromDayNumber } from '../../format/date.ts';
import { type Customer, makeCustomers, makeReps } from './customers.ts';
import { type Document, FIRST_DAY, LAST_DAY, playDelivery, type Receipt } from './story.ts';

const DEFAULT_SEED = 7;

const HEADERS = {
  sales:
    'Document Number;Type;Customer No;Document Date;Due Date;Amount;Currency;Applies To;Salesperson;Region;Customer Group',
  receipts: 'Receipt No;Receipt Date;Amount;Currency;Kind;Invoice Number;Customer No',
  customers: 'Customer No;Customer Name;Region;Customer Group;Salesperson;Credit Limit;Currency',
  reps: 'Rep ID;Rep Name;Region',
};
type Table = keyof typeof HEADERS;

/** How busy each month is, January first: terraces in summer, feasts in December. */
const SEASON = [0.7, 0.75, 0.9, 1, 1.15, 1.25, 1.2, 1.15, 1.05, 0.95, 0.85, 1.3];
/** From Sunday. */
const WEEKDAYS = [0, 1.3, 1, 1, 1.1, 1.4, 0.4];

/** Invoices a customer, in the mean. */
const INVOICES_A_CUSTOMER = 25;

/** Writes about `invoices` invoices and what follows from them into the folder `out`. */
export function writeWholesaler(invoices: number, out: string, seed = DEFAULT_SEED): void {
  const people = new Random(seed, 1);
  const reps = makeReps(people);
  const count = Math.max(40, Math.round(invoices / INVOICES_A_CUSTOMER));
  const customers = makeCustomers(people, reps, count);
  const lines = new Map<string, string[]>();
  const add = (table: Table, part: string, cells: (string | number)[]): void => {
    const name = `${table}${part}.csv`;
    const list = lines.get(name) ?? [HEADERS[table]];
    lines.set(name, list);
    list.push(cells.join(';'));
  };
  for (const rep of reps) add('reps', '', [rep.id, rep.name, rep.territory]);
  for (const customer of customers) add('customers', '', customerCells(customer));
  const random = new Random(seed, 2);
  const buyers = cumulative(customers.map(({ weight }) => weight));
  const documents: Document[] = [];
  const receipts: Receipt[] = [];
  for (const [i, day] of deliveryDays(invoices).entries()) {
    const story = playDelivery(random, customers[random.index(buyers)]!, day, i + 1);
    documents.push(...story.documents);
    receipts.push(...story.receipts);
  }
  for (const document of documents.sort(byDay))
    add('sales', year(document.day), documentCells(document));
  for (const [i, receipt] of receipts.sort(byDay).entries())
    add('receipts', year(receipt.day), receiptCells(receipt, i + 1));
  mkdirSync(out, { recursive: true });
  for (const [name, list] of lines) writeFileSync(join(out, name), `${list.join('\n')}\n`);
}

/** A day for each invoice, in order. */
function deliveryDays(invoices: number): number[] {
  const days = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, i) => FIRST_DAY + i);
  const upTo = cumulative(
    days.map((day) => {
      const date = new Date(fromDayNumber(day));
      return SEASON[date.getUTCMonth()]! * WEEKDAYS[date.getUTCDay()]!;
    }),
  );
  let at = 0;
  return Array.from({ length: invoices }, (_, i) => {
    while (upTo[at]! < ((i + 0.5) / invoices) * upTo.at(-1)!) at++;
    return days[at]!;
  });
}

function cumulative(weights: number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

const byDay = (a: { day: number }, b: { day: number }): number => a.day - b.day;

const year = (day: number): string => `-${fromDayNumber(day).slice(0, 4)}`;
/** `31.12.2025` */
const date = (day: number): string => fromDayNumber(day).split('-').reverse().join('.');
/** `1234,56` */
const amount = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',');

const customerCells = ({ id, name, rep, group, basket, weight, currency }: Customer): string[] => [
  id,
  name,
  rep.territory,
  group,
  rep.id,
  amount(Math.ceil((basket * (4 + 4 * weight)) / 100_000) * 100_000),
  currency,
];

const documentCells = ({ customer, ...document }: Document): string[] => [
  document.number,
  document.type,
  customer.id,
  date(document.day),
  date(document.dueDay),
  amount(document.amount),
  customer.currency,
  document.original,
  customer.rep.id,
  customer.rep.territory,
  customer.group,
];

const receiptCells = ({ day, amount: minor, kind, invoice }: Receipt, number: number): string[] => [
  `E${number}`,
  date(day),
  amount(minor),
  invoice.customer.currency,
  kind,
  invoice.number,
  invoice.customer.id,
];
