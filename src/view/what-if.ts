/** The reader's own assumptions, as the search part of the address and back; what is impossible is left out and named. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { daysBetween, type IsoDate, isIsoDate } from '../format/date.ts';
import type { Labels } from '../format/label.ts';
import { NONE } from '../metrics/types.ts';
import { isKnown } from './address.ts';
import type { Site } from './site.ts';
import { discountText, type WhatIfKey } from './what-if-keys.ts';

export interface WhatIf {
  /** What is open of a customer comes on a date; each customer once. */
  paid: { customer: string; date: IsoDate }[];
  /** Whose promises break. */
  broken: 'all' | string[];
  /** Days by which what is overdue comes later. */
  slip: number;
  discount: Discount | null;
}

export interface Discount {
  /** In hundredths of a percent. */
  rate: number;
  days: number;
  /** In hundredths of a percent. */
  taken: number;
}

export const NOTHING_ASSUMED: WhatIf = { paid: [], broken: [], slip: 0, discount: null };

export const isNothingAssumed = ({ paid, broken, slip, discount }: WhatIf): boolean =>
  paid.length === 0 && broken.length === 0 && slip === 0 && discount === null;

export const MAX_SLIP = 365;
/** A date or a discount further ahead is past everything that is forecast. */
export const MAX_DAYS = DAYS_AHEAD;

export interface WhatIfFault {
  key: WhatIfKey;
  /** Nobody of that name, a date that has passed or is too far, or none of the forms there are. */
  why: 'nobody' | 'past' | 'far' | 'form';
  value: string;
}

export interface Known {
  asOf: IsoDate;
  isCustomer(id: string): boolean;
}

/** Whether somebody is called that; without names all of a long list may be. */
export const isNamedCustomer = (id: string, site: Site, labels: Labels): boolean =>
  labels.customer === undefined ||
  Object.hasOwn(labels.customer, id) ||
  site.options.customer.some(({ value }) => value === id);

export const knownOf = (site: Site, labels: Labels): Known => ({
  asOf: site.asOf,
  isCustomer: (id) =>
    id !== NONE && isKnown('customer', id, site) && isNamedCustomer(id, site, labels),
});

/** All promises, whoever made them. */
const ALL = '*';
const CENTS = String.raw`(\d{1,3}(?:\.\d{1,2})?)`;
const DISCOUNT = new RegExp(`^${CENTS}-(\\d{1,3})-${CENTS}$`);

/** What an address assumes, and what of it cannot be. */
export function readWhatIf(
  params: URLSearchParams,
  known: Known,
): { whatIf: WhatIf; faults: WhatIfFault[] } {
  const faults: WhatIfFault[] = [];
  const fault = (key: WhatIfKey, why: WhatIfFault['why'], value: string): void => {
    faults.push({ key, why, value });
  };
  const paid = new Map<string, IsoDate>();
  for (const text of params.getAll('if_paid')) {
    const [date, customer] = [text.slice(0, 10), text.slice(11)];
    const why = dateFault(date, known.asOf);
    if (text[10] !== '.' || why === 'form') fault('if_paid', 'form', text);
    else if (!known.isCustomer(customer)) fault('if_paid', 'nobody', customer);
    else if (why) fault('if_paid', why, date);
    else paid.set(customer, date);
  }
  const broken = params.getAll('if_broken');
  for (const id of broken)
    if (id !== ALL && !known.isCustomer(id)) fault('if_broken', 'nobody', id);
  const one = <Value>(key: WhatIfKey, read: (text: string) => Value | null): Value | null => {
    const text = params.get(key);
    const value = text ? read(text) : null;
    if (text && value === null) fault(key, 'form', text);
    return value;
  };
  return {
    whatIf: {
      paid: [...paid].map(([customer, date]) => ({ customer, date })),
      broken: broken.includes(ALL) ? 'all' : [...new Set(broken)].filter(known.isCustomer),
      slip: one('if_slip', slipFrom) ?? 0,
      discount: one('if_discount', discountFrom),
    },
    faults,
  };
}

function dateFault(date: string, asOf: IsoDate): 'form' | 'past' | 'far' | null {
  if (!isIsoDate(date)) return 'form';
  const days = daysBetween(asOf, date);
  return days < 1 ? 'past' : days > MAX_DAYS ? 'far' : null;
}

/** A whole number of days from 1 on; null of anything else. */
function slipFrom(text: string): number | null {
  return /^\d{1,3}$/.test(text) && within(Number(text), MAX_SLIP) ? Number(text) : null;
}

function discountFrom(text: string): Discount | null {
  const [, rate, days, taken] = DISCOUNT.exec(text) ?? [];
  const [own, share] = [rate, taken].map((percent) => Math.round(100 * Number(percent)));
  const isGood = within(own!, 10_000) && within(Number(days), MAX_DAYS) && within(share!, 10_000);
  return isGood ? { rate: own!, days: Number(days), taken: share! } : null;
}

const within = (value: number, most: number): boolean => value >= 1 && value <= most;

/** The address's part for it; none where nothing is assumed. */
export function writeWhatIf({ paid, broken, slip, discount }: WhatIf): [WhatIfKey, string][] {
  return [
    ...paid.map(({ customer, date }) => ['if_paid', `${date}.${customer}`] as const),
    ...(broken === 'all' ? [ALL] : broken).map((id) => ['if_broken', id] as const),
    ...(slip > 0 ? [['if_slip', String(slip)] as const] : []),
    ...(discount ? [['if_discount', discountText(discount)] as const] : []),
  ].map(([key, value]) => [key, value]);
}
