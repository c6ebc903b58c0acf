/** What an address asks for that this report cannot honour: the view leaves it out, and the reader has to know. */
import { type IsoDate, isIsoDate, monthOf, monthStart } from '../format/date.ts';
import { edgesFrom } from '../format/edges.ts';
import type { Labels } from '../format/label.ts';
import { isNear } from '../format/near.ts';
import { isSpan, type Span } from '../format/span.ts';
import { GRAINS, isStepKey, stepEnd, stepOf } from '../format/step.ts';
import { type FilterKey, NONE } from '../metrics/types.ts';
import {
  BASES,
  dateOf,
  isFilterKey,
  isKnown,
  isViewKey,
  lastDay,
  readView,
  VIEW_KEYS,
  type ViewKey,
} from './address.ts';
import { comparisonOver } from './comparison.ts';
import { RULE_IDS } from './rule-ids.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';
import { isNamedCustomer, knownOf, readWhatIf, type WhatIfFault } from './what-if.ts';

/** Keys of the address that are no filter. */
type ChoiceKey = Exclude<ViewKey, FilterKey>;

export type AddressFault =
  /** A sales rep, a customer … that is not in the data. */
  | { kind: 'unknown'; key: FilterKey; value: string }
  /** No date, or none of the choices there are. */
  | { kind: 'unreadable'; key: ChoiceKey; value: string }
  /** A time after the data, or before it. */
  | { kind: 'late' | 'early'; key: ChoiceKey; value: string }
  /** Each of the dates can be had, but not together: a start after the end, an end after the as-of date. */
  | { kind: 'contradiction' }
  /** A comparison further back than the data. */
  | { kind: 'short'; span: Span }
  /** Further values of a key; only the first counts. */
  | { kind: 'repeated'; key: ViewKey; value: string }
  /** No key of ours, but so near to one that it will be meant. */
  | { kind: 'mistyped'; key: string; meant: ViewKey }
  /** Something is assumed that cannot be. */
  | ({ kind: 'assumed' } & WhatIfFault)
  /** Nothing wrong: an as-of date that is named and is not the latest. */
  | { kind: 'older'; asOf: IsoDate };

/** In the order of the keys; `labels` names the customers that a long list leaves out. */
export function addressFaults(
  params: URLSearchParams,
  site: Site,
  labels: Labels = {},
): AddressFault[] {
  const view = readView(params, site);
  const faults: AddressFault[] = [];
  for (const key of VIEW_KEYS) {
    const [text = '', ...more] = params.getAll(key).filter((value) => !isWeChats(key, value));
    if (isFilterKey(key)) faults.push(...filterFaults(key, text, site, labels));
    else if (text !== '') faults.push(...choiceFaults(key, text, view, site));
    if (more.some((other) => other !== text)) faults.push({ kind: 'repeated', key, value: text });
  }
  if (!faults.some(isOfDates) && contradicts(params, view)) faults.push({ kind: 'contradiction' });
  if (!faults.some(isOfDates) && params.get('as_of') && view.asOf < site.asOf)
    faults.push({ kind: 'older', asOf: view.asOf });
  const assumed = readWhatIf(params, knownOf(site, labels)).faults;
  return [
    ...faults,
    ...assumed.map((fault) => ({ kind: 'assumed' as const, ...fault })),
    ...mistypedKeys(params),
  ];
}

function filterFaults(key: FilterKey, value: string, site: Site, labels: Labels): AddressFault[] {
  if (value === '') return [];
  const isNamed = key !== 'customer' || value === NONE || isNamedCustomer(value, site, labels);
  return isNamed && isKnown(key, value, site) ? [] : [{ kind: 'unknown', key, value }];
}

function choiceFaults(key: ChoiceKey, value: string, view: View, site: Site): AddressFault[] {
  const oneOf = (choices: readonly string[]): AddressFault[] =>
    choices.includes(value) ? [] : [{ kind: 'unreadable', key, value }];
  if (key === 'basis') return oneOf(BASES);
  if (key === 'grain') return oneOf(GRAINS);
  if (key === 'rule') return oneOf(RULE_IDS);
  if (key === 'billing') return oneOf(['off']);
  if (key === 'edges') return edgesFrom(value) ? [] : oneOf([]);
  if (key === 'compare') {
    if (!isSpan(value)) return oneOf([]);
    return comparisonOver(value, site, view) ? [] : [{ kind: 'short', span: value }];
  }
  const days = daysOf(key, value, site);
  if (!days) return oneOf([]);
  if (days.from > site.asOf) return [{ kind: 'late', key, value }];
  // a link to the default period of an early as-of date is shown what it asks for
  const isShown = key === 'from' && days.from === view.period.from;
  return days.to < earliest(key, site) && !isShown ? [{ kind: 'early', key, value }] : [];
}

/** The first and last day that a value stands for; null where it is no time. */
function daysOf(key: ChoiceKey, value: string, site: Site): { from: IsoDate; to: IsoDate } | null {
  if (key === 'cohort') return isStepKey(value) ? stepDays(value, site) : null;
  if (key === 'as_of' || key === 'since')
    return isIsoDate(value) ? { from: value, to: value } : null;
  const from = dateOf(value, monthStart);
  const to = dateOf(value, (month) =>
    key === 'from' ? monthStart(month) : lastDay(month, site.asOf),
  );
  return from && to ? { from, to } : null;
}

/** The step of that key; null where the fiscal year has none of that form. */
function stepDays(key: string, { asOf, params }: Site): { from: IsoDate; to: IsoDate } | null {
  const year = /\d{4}/.exec(key)![0];
  // no fiscal year begins more than a year before the one it is named by
  const first = monthStart(`${year}-01`);
  if (Number(year) > Number(asOf.slice(0, 4)) + 1) return { from: first, to: first };
  const end = stepEnd(key, params.fiscalYearStart);
  const steps = GRAINS.map((grain) => stepOf(end, grain, params.fiscalYearStart));
  return steps.find((step) => step.key === key) ?? null;
}

/** A period may begin with the first day of the data's first month. */
const earliest = (key: ChoiceKey, { firstDate }: Site): IsoDate =>
  key === 'from' ? monthStart(monthOf(firstDate)) : firstDate;

/** WeChat adds to the addresses that it passes on where they were passed on. */
const isWeChats = (key: ViewKey, value: string): boolean =>
  key === 'from' && ['singlemessage', 'groupmessage', 'timeline'].includes(value);

const DATES: readonly string[] = ['from', 'to', 'as_of', 'since'];

const isOfDates = (fault: AddressFault): boolean =>
  fault.kind === 'contradiction' ||
  (fault.kind !== 'repeated' && 'key' in fault && DATES.includes(fault.key));

/** Whether the view shows other dates than those asked for, each of which can be had alone. */
function contradicts(params: URLSearchParams, { period, asOf }: View): boolean {
  const [from, to, named, since] = DATES.map((key) => params.get(key) || undefined);
  const first = dateOf(from, monthStart) ?? period.from;
  const last = dateOf(to, (month) => lastDay(month, asOf)) ?? period.to;
  return (
    first !== period.from ||
    last !== period.to ||
    (to !== undefined && monthOf(to) > monthOf(asOf)) ||
    (named !== undefined && named !== asOf) ||
    (since !== undefined && since >= asOf)
  );
}

const spelling = (key: string): string => key.toLowerCase().replaceAll(/[^a-z]/g, '');

/** A key this short is near to too many that others put into addresses, such as `ref`. */
const MIN_LETTERS = 4;

function mistypedKeys(params: URLSearchParams): AddressFault[] {
  return [...new Set(params.keys())].flatMap((key) => {
    if (isViewKey(key)) return [];
    const typed = spelling(key);
    const meant = VIEW_KEYS.find((own) => {
      const right = spelling(own);
      const isLong = right.length >= MIN_LETTERS && typed.length >= MIN_LETTERS;
      return typed === right || typed === `${right}s` || (isLong && isNear(typed, right));
    });
    return meant ? [{ kind: 'mistyped', key, meant }] : [];
  });
}
