/** When an invoice is paid: the delay against its due date, by customer, rep and time. */
import { AS_OF_DAY, workday } from './calendar.ts';
import { type Customer, OVERSEAS, type Rating, type Rep } from './company.ts';
import type { Random } from './random.ts';

const LATE_SHARE: Record<Rating, number> = { A: 0.115, B: 0.26, C: 0.43, D: 0.58 };
const DELAY_SCALE: Record<Rating, number> = { A: 0.6, B: 0.75, C: 0.9, D: 1.3 };
/** Share of invoices that are never paid in full. */
const LOST_SHARE: Record<Rating, number> = { A: 0.001, B: 0.003, C: 0.01, D: 0.03 };

/** Invoices of the customer going bad that fall due from here on are paid later and later. */
export const GOING_BAD_FROM = AS_OF_DAY - 273;
const IMPROVING_FROM = AS_OF_DAY - 400;

const ramp = (day: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (day - from) / (to - from)));

interface RepEffect {
  /** Factors on the share of late items and on the length of a delay. */
  share: number;
  length: number;
  /** Share of the late items that wait for months. */
  tail: number;
}

/** How a rep's work, or the way overseas, bends what the customers would do, for an item due on `due`. */
function repEffect(rep: Rep, due: number): RepEffect {
  if (rep.region === OVERSEAS) return { share: 1.1, length: 1.2, tail: 0.05 };
  if (rep.role === 'failing') return { share: 6, length: 14, tail: 0.8 };
  if (rep.role === 'weak') return { share: 1.9, length: 1.8, tail: 0.1 };
  if (rep.role !== 'improving') return { share: 1, length: 1, tail: 0.017 };
  const done = ramp(due, IMPROVING_FROM, AS_OF_DAY - 90);
  return { share: 2 - 1.75 * done, length: 2.2 - 1.7 * done, tail: 0.1 - 0.095 * done };
}

export const isLost = (random: Random, customer: Customer): boolean =>
  !customer.isGoingBad && random.chance(LOST_SHARE[customer.rating]);

/** Days from due date to settlement: negative = early, positive = late. */
export function delayDays(random: Random, customer: Customer, rep: Rep, due: number): number {
  if (customer.isGoingBad && due >= GOING_BAD_FROM) {
    return Math.round(12 + 205 * ramp(due, GOING_BAD_FROM, AS_OF_DAY) + random.between(-6, 6));
  }
  const { share, length, tail } = repEffect(rep, due);
  if (!random.chance(Math.min(0.9, LATE_SHARE[customer.rating] * share))) {
    return -Math.floor(random.exp(2.2));
  }
  const scale = DELAY_SCALE[customer.rating] * length;
  const kind = random.next();
  if (kind < tail) return 25 + Math.floor(random.exp(26) * scale);
  if (kind < tail + 0.11) return 7 + Math.floor(random.exp(8) * scale);
  return 1 + Math.floor(random.exp(2.1) * scale);
}

/** The day the money comes: working days only, the customer's weekday if it has one, never before issue. */
export function payDay(
  random: Random,
  customer: Customer,
  issue: number,
  due: number,
  delay: number,
) {
  const step = delay > 0 ? 1 : -1;
  let day = due + delay;
  if (customer.payWeekday > 0 && random.chance(0.8)) {
    while ((day + 4) % 7 !== customer.payWeekday) day += step;
  }
  return Math.max(issue, workday(day, step));
}
