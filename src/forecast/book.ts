/** What a forecast rests on: the open book at each origin and at which age money comes, as known on that day. */
import type { IsoDate } from '../format/date.ts';

/** No item is looked at further from its due date than this. */
export const FIRST_AGE = -365;
export const LAST_AGE = 730;
export const AGES = LAST_AGE - FIRST_AGE + 1;

/** At most so many month ends are forecast again. */
export const MAX_TRIED = 36;
/** With fewer settled items no method is judged, and the due-date rule is used. */
export const MIN_SETTLED = 200;

/** An age (days past due, negative before) as far as ages are looked at; those further away count as the last. */
export const nearAge = (age: number): number => Math.max(FIRST_AGE, Math.min(LAST_AGE, age));

/** Place of an age in an array by age. */
export const agePlace = (age: number): number => nearAge(age) - FIRST_AGE;

/** Classes of age whose share that comes is measured apart: not due, then by days past due. */
export const AGE_CLASSES = [0, 30, 60, 90, Number.POSITIVE_INFINITY] as const;
export function ageClass(age: number): number {
  let place = 0;
  while (age > AGE_CLASSES[place]!) place++;
  return place;
}

/** One part of a book at an origin: the giants, or all else. */
export interface OpenPart {
  /** Open amount in minor units by age. */
  open: Float64Array;
  /** Of it what was promised by then for a later day, minor units by near age and days ahead. */
  promised: { age: number; days: number; minor: number }[];
  /** Of it what came as cash, by class of age and days after the origin, cumulative; only days that have been count. */
  came: Float64Array[];
}

/** What was open at the end of one day. */
export interface Origin {
  date: IsoDate;
  /** Days after it of which the outcome is known. */
  daysKnown: number;
  /** Share that came in time of what was promised for the year before; null with too few promises. */
  promisesKept: number | null;
  rest: OpenPart;
  giants: OpenPart;
  /** The giants one by one, the largest first. */
  giantItems: GiantItem[];
}

/** At which ages money came in one month: parts of items, so that every item counts the same whatever its amount. */
export interface AgeMonth {
  /** Parts of items open when a day at that age began. */
  exposed: Float64Array;
  /** Parts paid on a day at that age. */
  paid: Float64Array;
  /** Parts credited, written off or taken as discount: gone without cash. */
  gone: Float64Array;
}

/** An open item that alone holds much of the money. */
export interface GiantItem {
  itemKey: number;
  /** As far as ages are looked at. */
  age: number;
  openMinor: number;
  /** What of it was promised by then for a later day. */
  promised: { days: number; minor: number } | null;
}

/** The open book of one currency and its history. */
export interface Book {
  currency: string | null;
  /** Month ends, the oldest first; the last is the as-of date. */
  origins: Origin[];
  months: AgeMonth[];
  settledItems: number;
}
