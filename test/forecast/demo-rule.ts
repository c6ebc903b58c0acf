/** What the demo's own rule says of open items: how much of each comes within some days, and how far that may vary. */
import { FIRST_DAY } from '../../src/demo/calendar.ts';
import { type Customer, makeCompany } from '../../src/demo/company.ts';
import type { Story } from '../../src/demo/document.ts';
import { DEFAULT_INVOICES, DEFAULT_SEED } from '../../src/demo/generate.ts';
import { playPayment } from '../../src/demo/invoice-story.ts';
import { Random } from '../../src/demo/random.ts';
import type { PaymentRow } from '../../src/demo/tables.ts';

/** An item open at the end of a day; day numbers, minor units. */
export interface OpenItem {
  customer: string;
  rep: string;
  issued: number;
  due: number;
  amount: number;
  open: number;
}

/** The mean and the variance of what comes. */
export interface Spread {
  mean: number;
  variance: number;
}

/** So many futures of an item that agree with what is known; given up after so many tries. */
const FUTURES = 30;
const TRIES = 1500;

const company = makeCompany(
  new Random(DEFAULT_SEED, 1),
  DEFAULT_INVOICES,
  FIRST_DAY,
  'customer_goes_bad',
);
const customers = new Map(company.customers.map((customer) => [customer.id, customer]));
const reps = new Map(company.reps.map((rep) => [rep.id, rep]));

/** Of each item and horizon what comes of it within so many days after `day`, if it goes on as the rule has it. */
export function spreadsOf(items: OpenItem[], day: number, horizons: readonly number[]): Spread[][] {
  const random = new Random(DEFAULT_SEED, 77);
  return items.map((item) => {
    const shares = futuresOf(random, item, day, horizons);
    return horizons.map((_, i) => {
      const [mean, squares] = momentsOf(shares.map((share) => share[i]!));
      return { mean: item.open * mean, variance: item.open ** 2 * (squares - mean ** 2) };
    });
  });
}

const momentsOf = (values: number[]): [mean: number, squares: number] => [
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
  values.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, values.length),
];

/** Of each future in which the item is still open on the day: the share of what is open then that comes by each horizon. */
function futuresOf(
  random: Random,
  item: OpenItem,
  day: number,
  horizons: readonly number[],
): number[][] {
  const shares: number[][] = [];
  const customer = customers.get(item.customer)!;
  for (let i = 0; i < TRIES && shares.length < FUTURES; i++) {
    const { cash, gone } = playedOnce(random, item, customer);
    const within = (rows: Flow[], from: number, until: number): number =>
      rows.reduce((sum, row) => sum + (row.day > from && row.day <= until ? row.minor : 0), 0);
    const open = item.amount - within(cash, 0, day) - within(gone, 0, day);
    if (open <= 0) continue;
    shares.push(horizons.map((days) => Math.min(1, within(cash, day, day + days) / open)));
  }
  return shares;
}

interface Flow {
  day: number;
  minor: number;
}

/** The invoice's life from its issue, once: its cash, and what ends without. */
function playedOnce(random: Random, item: OpenItem, customer: Customer) {
  const cash: Flow[] = [];
  const gone: Flow[] = [];
  const ignored = { add: () => {} };
  const agenda = {
    invoices: { add: (day: number, row: unknown[]) => gone.push({ day, minor: minorOf(row[6]) }) },
    payments: {
      add: (day: number, row: PaymentRow) =>
        row.kind === 'cash'
          ? cash.push({ day: row.appliedDay ?? day, minor: row.amountMinor })
          : row.kind !== 'refund' && gone.push({ day, minor: row.amountMinor }),
    },
    ...{ disputes: ignored, activities: ignored, promises: ignored, overdue: new Map() },
  };
  const terms = item.due - item.issued;
  const story = {
    ...{ random, words: random, agenda, invoiceId: 'any', customer, rep: reps.get(item.rep)! },
    ...{ issue: item.issued, due: item.due, terms, amountMinor: item.amount },
  };
  const discount = customer.discount && terms > 10;
  playPayment(story as unknown as Story, item.amount, discount);
  return { cash, gone };
}

/** Of a credit note's row: −1234.05 → 123405. */
const minorOf = (amount: unknown): number => Math.round(Math.abs(Number(amount)) * 100);
