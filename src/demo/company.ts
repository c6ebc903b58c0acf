/** The fictional company's master data: its reps and its customers, with how each of them behaves. */
import { customerName, repName } from './names.ts';
import type { Random } from './random.ts';

export type Rating = 'A' | 'B' | 'C' | 'D';

export interface Rep {
  id: string;
  name: string;
  team: string;
  region: string;
  role: 'steady' | 'improving' | 'weak' | 'failing' | 'slow_invoicing';
}

export interface Customer {
  id: string;
  name: string;
  region: string;
  segment: string;
  currency: 'CNY' | 'USD';
  terms: number;
  rating: Rating;
  rep: Rep;
  /** The rep before `repSince` (a day number); an invoice carries the rep of its day. */
  formerRep: Rep | null;
  repSince: number;
  /** Mean invoice amount in minor units of the customer's currency. */
  meanMinor: number;
  /** Share of the company's invoices. */
  countShare: number;
  /** Expected sales a year, in minor units of the customer's currency. */
  yearlyMinor: number;
  /** In major units; null = none agreed. */
  creditLimit: number | null;
  discount: boolean;
  /** Pays on one weekday only (1 Monday … 5 Friday), so several invoices at once; 0 = any day. */
  payWeekday: number;
  method: string;
  isGoingBad: boolean;
}

export const OVERSEAS = 'Overseas';
const REGIONS = ['East China', 'South China', 'North China', 'West China', OVERSEAS];
const REP_REGIONS = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4];
const CUSTOMER_REGIONS = [0.3, 0.54, 0.7, 0.84, 1];
const SEGMENT_TERMS: Record<string, number[]> = {
  OEM: [45, 60],
  Distributor: [30, 30, 45],
  Project: [60, 90],
  Workshop: [0, 30],
};
const SEGMENTS = ['OEM', 'Distributor', 'Project', 'Workshop'];
const SEGMENT_WEIGHTS = [0.32, 0.62, 0.82, 1];
const RATINGS: Rating[] = ['A', 'B', 'C', 'D'];
const RATING_WEIGHTS = [0.3, 0.7, 0.92, 1];
/** Only to size the USD customers; the exports hold no rate. */
const CNY_PER_USD = 7.1;
/** Mean invoice over all customers, CNY minor units. */
const MEAN_INVOICE_MINOR = 4_800_000;

/** Rank (0 = largest) of the planted customers. */
const BAD_RANK = 2;
const HOSTILE_RANK = 8;

const customerCount = (invoices: number): number =>
  Math.min(20_000, Math.max(20, Math.round(invoices / 40)));
const repCount = (customers: number): number =>
  Math.min(60, Math.max(12, 12 + Math.floor((customers - 150) / 400)));

/** What happens to the company: a large customer goes bad, nothing does, or one rep fails at collecting. */
export type Story = 'customer_goes_bad' | 'calm' | 'rep_fails';

const ROLES: Record<Story, Record<number, Rep['role']>> = {
  customer_goes_bad: { 4: 'improving', 7: 'weak', 9: 'slow_invoicing' },
  calm: { 9: 'slow_invoicing' },
  rep_fails: { 4: 'failing', 9: 'slow_invoicing' },
};

function makeReps(count: number, story: Story): Rep[] {
  const roles = ROLES[story];
  return Array.from({ length: count }, (_, n) => {
    const region = REGIONS[REP_REGIONS[n % REP_REGIONS.length]!]!;
    const team = region === OVERSEAS ? 'International' : n % 2 === 0 ? 'Key accounts' : 'Channel';
    const id = `R${String(n + 1).padStart(2, '0')}`;
    return { id, name: repName(n), team, region, role: roles[n] ?? 'steady' };
  });
}

/** Terms agreed for one invoice: nearly always the customer's own. */
export const invoiceTerms = (random: Random, customer: Customer): number =>
  random.chance(0.05) ? random.pick(SEGMENT_TERMS[customer.segment]!) : customer.terms;

function limitFor(random: Random, yearlyMinor: number, terms: number, meanMinor: number) {
  const usual = (yearlyMinor * (terms + 8)) / 365;
  if (random.chance(0.1)) return null;
  const tight = random.chance(0.04);
  const wanted = tight
    ? usual * random.between(0.9, 1.1)
    : Math.max(usual * random.between(1.8, 3.2), meanMinor * random.between(4, 6));
  const step = wanted > 100_000_000 ? 100_000 : 10_000;
  return Math.max(step, Math.ceil(wanted / 100 / step) * step);
}

/** Reps and customers for a company of this many invoices; the customers largest first. */
export function makeCompany(random: Random, invoices: number, firstDay: number, story: Story) {
  const count = customerCount(invoices);
  const reps = makeReps(repCount(count), story);
  const used = new Set<string>();
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 2.8));
  const total = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map((w) => w ** 0.6);
  const countTotal = counts.reduce((a, b) => a + b, 0);
  const nextRep: Record<string, number> = {};
  const customers = weights.map((weight, rank): Customer => {
    const isGoingBad = story === 'customer_goes_bad' && rank === BAD_RANK;
    const isHostile = rank === HOSTILE_RANK;
    const drawn = REGIONS[random.index(CUSTOMER_REGIONS)]!;
    const region = rank < 3 ? REGIONS[0]! : isHostile ? OVERSEAS : drawn;
    const currency = region === OVERSEAS ? 'USD' : 'CNY';
    const segment = isGoingBad ? 'OEM' : SEGMENTS[random.index(SEGMENT_WEIGHTS)]!;
    const terms = isGoingBad ? 60 : random.pick(SEGMENT_TERMS[segment]!);
    const drawnRating = RATINGS[random.index(RATING_WEIGHTS)]!;
    const large = rank < 2 || isGoingBad ? 'A' : isHostile ? 'C' : 'B';
    const rating = rank <= HOSTILE_RANK ? large : drawnRating;
    const regional = reps.filter((rep) => rep.region === region);
    const turn = nextRep[region] ?? 0;
    nextRep[region] = turn + 1;
    const rep = regional[turn % regional.length]!;
    const changed = rank > 10 && rep.role === 'steady' && random.chance(0.06);
    const countShare = counts[rank]! / countTotal;
    const perUnit = currency === 'USD' ? CNY_PER_USD : 1;
    const share = weight / total;
    const yearlyMinor = (share * invoices * MEAN_INVOICE_MINOR) / perUnit / 3;
    const meanMinor = (yearlyMinor * 3) / (countShare * invoices);
    const english = currency === 'USD' || (rank > 10 && random.chance(0.12));
    const plain = customerName(random, english, used);
    const limit = limitFor(random, yearlyMinor, terms, meanMinor);
    return {
      id: `C${String(rank + 1).padStart(4, '0')}`,
      name: isGoingBad
        ? 'Yuanzhou Heavy Industry 远洲重工'
        : isHostile
          ? "O'Brien & Söhne <Export>"
          : plain,
      region,
      segment,
      currency,
      terms,
      rating,
      rep,
      formerRep: changed ? regional[(turn + 1) % regional.length]! : null,
      repSince: firstDay + random.int(400, 900),
      meanMinor,
      countShare,
      yearlyMinor,
      creditLimit: isGoingBad ? Math.round((yearlyMinor * 0.28) / 100 / 100_000) * 100_000 : limit,
      discount: !isGoingBad && terms >= 30 && random.chance(0.12),
      payWeekday: random.chance(0.35) ? random.int(1, 5) : 0,
      method: random.pick([
        'bank_transfer',
        'bank_transfer',
        'bank_transfer',
        'acceptance_bill',
        'cheque',
      ]),
      isGoingBad,
    };
  });
  return { reps, customers };
}
