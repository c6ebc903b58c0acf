/** The people of the wholesaler: many reps in many territories, and customers of very different sizes. */
import type { Random } from '../../demo/random.ts';

export interface Rep {
  id: string;
  name: string;
  territory: string;
}

export interface Customer {
  id: string;
  name: string;
  rep: Rep;
  group: string;
  currency: string;
  /** Days; null: on the last day of the month after that of the invoice. */
  terms: number | null;
  /** Relative to others, how often it buys. */
  weight: number;
  /** Minor units of an ordinary delivery. */
  basket: number;
  /** Days after the due date at which it usually pays. */
  lateness: number;
  paysInParts: boolean;
  takesDiscount: boolean;
  /** The share of its four years after which it pays nothing any more; 1: never. */
  failsAt: number;
}

const TERRITORIES =
  'Alster Bille Dosse Elde Fulda Havel Ilmenau Jade Leine Oker Peene Spree Trave Weser'.split(' ');
const GROUPS = ['Restaurants', 'Canteens', 'Bakeries', 'Hotels', 'Kiosks', 'Caterers', 'Schools'];
const SURNAMES =
  'Adler Brandt Claus Dorn Ebert Falk Grote Hahn Jung Kern Lenz Moll Noack Otto Pohl';
/** Each with the share of customers that are billed in it. */
const CURRENCIES: [string, number][] = [
  ['EUR', 0.86],
  ['CHF', 0.06],
  ['PLN', 0.04],
  ['CZK', 0.03],
  ['DKK', 0.01],
];
const TERMS = [0, 7, 7, 14, 14, 14, 21, 30, null];

/** Two to five in each territory. */
export function makeReps(random: Random): Rep[] {
  const surnames = SURNAMES.split(' ');
  const territories = TERRITORIES.flatMap((territory) =>
    Array.from({ length: random.int(2, 5) }, () => territory),
  );
  return territories.map((territory, i) => ({
    id: `S${i + 101}`,
    name: `${random.pick(surnames)}, ${territory} ${i + 1}`,
    territory,
  }));
}

export function makeCustomers(random: Random, reps: Rep[], count: number): Customer[] {
  return Array.from({ length: count }, (_, i) => ({
    id: String(40_001 + i),
    name: `${random.pick(GROUPS)} No. ${i + 1}`,
    rep: random.pick(reps),
    group: random.pick(GROUPS),
    currency: currencyOf(random.next()),
    terms: random.pick(TERMS),
    // a few buy every day, most a few times a year
    weight: Math.exp(1.5 * random.normal()),
    basket: Math.round(18_000 * Math.exp(0.8 * random.normal())),
    lateness: random.chance(0.4) ? 0 : random.exp(11),
    paysInParts: random.chance(0.12),
    takesDiscount: random.chance(0.25),
    failsAt: random.chance(0.02) ? random.between(0.3, 0.98) : 1,
  }));
}

function currencyOf(drawn: number): string {
  let reached = 0;
  for (const [currency, share] of CURRENCIES) {
    reached += share;
    if (drawn < reached) return currency;
  }
  return CURRENCIES[0]![0];
}
