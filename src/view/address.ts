/** What the reader has chosen, as the search part of the address and back; the defaults are left out. */
import {
  addMonths,
  type IsoDate,
  isIsoDate,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../format/date.ts';
import { edgesFrom, edgesText } from '../format/edges.ts';
import { isSpan } from '../format/span.ts';
import { isStepKey } from '../format/step.ts';
import { FILTER_KEYS, type FilterKey, NONE, type Period } from '../metrics/types.ts';
import { comparisonOf } from './comparison.ts';
import { defaultView, impliedCurrency, needsCurrency } from './default-view.ts';
import { isRuleId } from './rule-ids.ts';
import { LISTED_CUSTOMERS, type Site } from './site.ts';
import type { View } from './view.ts';

/** Every key of the address, in the order it is written. */
export const VIEW_KEYS = [
  ...FILTER_KEYS,
  'from',
  'to',
  'as_of',
  'basis',
  'edges',
  'grain',
  'cohort',
  'compare',
  'since',
  'rule',
  'billing',
] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];

export const isViewKey = (key: string): key is ViewKey =>
  (VIEW_KEYS as readonly string[]).includes(key);
export const isFilterKey = (key: string): key is FilterKey =>
  (FILTER_KEYS as readonly string[]).includes(key);

export const BASES = ['due', 'issue'] as const;

/** Values of a view as text, as the address and the filter controls hold them; none or '' is the default. */
export type ViewTexts = Partial<Record<ViewKey, string>>;

/** The view an address asks for; what is unknown or impossible in it is ignored. */
export function readView(params: URLSearchParams, site: Site): View {
  const texts: ViewTexts = {};
  for (const key of VIEW_KEYS) texts[key] = params.get(key) ?? '';
  return viewFrom(texts, site);
}

/** The view that texts stand for; what is unknown or impossible among them is ignored. */
export function viewFrom(texts: ViewTexts, site: Site): View {
  const view = defaultView(site);
  const filter = { ...view.filter };
  for (const key of FILTER_KEYS) {
    const value = texts[key];
    if (value && isKnown(key, value, site)) filter[key] = value;
  }
  const { currency } = texts;
  if (!currency || !isKnown('currency', currency, site)) {
    const implied = impliedCurrency(site, filter);
    if (implied) filter.currency = implied;
  }
  const asOf = asOfFrom(texts, site);
  const basis = BASES.find((known) => known === texts.basis) ?? site.basis;
  const period = periodFrom(texts, periodFor(asOf, site), asOf, site);
  const chosen = { period, asOf, filter, basis, ...ownEdges(texts, site), ...ownChoices(texts) };
  return { ...chosen, ...ownSince(texts, chosen, site) };
}

/** The address of a view: only what differs from the default, whole months as `YYYY-MM`. */
export const writeView = (view: View, site: Site): URLSearchParams =>
  new URLSearchParams(textsOf(view, site) as Record<string, string>);

/**
 * The address that shows the view to whoever is sent it, also once the report has gone on: its as-of date and the
 * start of its period are named although they are the default now.
 */
export function sharedAddress(view: View, site: Site): URLSearchParams {
  const params = writeView(view, site);
  params.set('from', viewText(view, 'from', site));
  params.set('as_of', view.asOf);
  return params;
}

/** The view with one value changed to what a control says; the same is valid as in an address. */
export function changeView(site: Site, view: View, key: ViewKey, text: string): View {
  // a customer chosen again is read in its own currency again
  if (key !== 'customer' && text === viewText(view, key, site)) return view;
  const texts: ViewTexts = { ...textsOf(view, site), [key]: text };
  if (key === 'from' || key === 'to' || key === 'as_of') {
    Object.assign(texts, datesChanged(view, key, text, site));
  } else if (key !== 'currency' && isFilterKey(key)) {
    // Another customer or rep is read in its own currency; one that has items in the view's is read in that.
    const currencies = site.options[key].find(({ value }) => value === text)?.currencies;
    const { currency } = view.filter;
    texts.currency = !currency || !currencies || currencies.includes(currency) ? currency : '';
  }
  return viewFrom(texts, site);
}

/** Whether the period and its balances end on the same day; else the page says both dates. */
export const isOneDate = ({ period, asOf }: Pick<View, 'period' | 'asOf'>): boolean =>
  period.to === asOf;

/**
 * What the other dates become when one of them is changed. The as-of date follows the period's end until it is set
 * apart from it, and never lies before it; a start after the end moves the end along.
 */
function datesChanged(
  view: View,
  key: 'from' | 'to' | 'as_of',
  text: string,
  site: Site,
): ViewTexts {
  const { period, asOf } = view;
  const own = { from: viewText(view, 'from', site), to: viewText(view, 'to', site) };
  if (key === 'as_of') {
    const isLater = isIsoDate(text) && monthOf(text) > monthOf(asOf);
    return isOneDate(view) && isLater ? own : {};
  }
  const from = (key === 'from' ? dateOf(text, monthStart) : null) ?? period.from;
  const to = (key === 'to' ? dateOf(text, monthEnd) : null) ?? period.to;
  const isSetByReader = !isOneDate(view) && to <= asOf;
  if (from <= to)
    return { ...own, [key]: text, as_of: isSetByReader || key === 'from' ? asOf : '' };
  if (key === 'from') return { from: text, to: text, as_of: isSetByReader ? asOf : '' };
  const months = monthsBetween(period.from, period.to).length;
  const start = addMonths(monthOf(to), 1 - months);
  return { from: start, to: text, as_of: isSetByReader ? asOf : '' };
}

function textsOf(view: View, site: Site): ViewTexts {
  const implied = impliedCurrency(site, view.filter);
  const period = periodFor(view.asOf, site);
  const texts: ViewTexts = {};
  for (const key of FILTER_KEYS) {
    const value = view.filter[key];
    const isImplied = key === 'currency' && value === implied;
    if (value !== undefined && !isImplied) texts[key] = value;
  }
  if (view.period.from !== period.from) texts.from = viewText(view, 'from', site);
  if (view.period.to !== period.to) texts.to = viewText(view, 'to', site);
  if (isOneDate(view) && texts.from && view.asOf !== site.asOf)
    // the end of a period that is chosen brings its as-of date with it
    texts.to = view.asOf === monthEnd(monthOf(view.asOf)) ? monthOf(view.asOf) : view.asOf;
  else if (view.asOf !== site.asOf || texts.to) texts.as_of = view.asOf;
  if (view.basis !== site.basis) texts.basis = view.basis;
  if (view.edges) texts.edges = view.edges.join('-');
  if (view.grain) texts.grain = view.grain;
  if (view.cohort) texts.cohort = view.cohort;
  if (view.compare) texts.compare = view.compare;
  if (view.since) texts.since = view.since;
  if (view.rule) texts.rule = view.rule;
  if (view.billing) texts.billing = view.billing;
  return texts;
}

export const isDefault = (view: View, site: Site): boolean => writeView(view, site).size === 0;

/** One value of a view as the address and the filter controls show it; '' for no filter. */
export function viewText(view: View, key: ViewKey, site: Site): string {
  if (key === 'as_of') return view.asOf;
  if (key === 'basis') return view.basis;
  if (key === 'edges') return view.edges ? edgesText(view.edges) : '';
  if (key === 'grain') return view.grain ?? 'month';
  if (key === 'cohort') return view.cohort ?? '';
  if (key === 'rule') return view.rule ?? '';
  if (key === 'billing') return view.billing ?? '';
  if (key === 'compare') return view.compare ?? '';
  if (key === 'since') return view.since ?? comparisonOf(site, view)?.asOf ?? '';
  if (key !== 'from' && key !== 'to') return view.filter[key] ?? '';
  const date = view.period[key];
  const edge = key === 'from' ? monthStart(monthOf(date)) : lastDay(monthOf(date), view.asOf);
  return date === edge ? monthOf(date) : date;
}

/** The default period as of another date: as many months, the last one up to that date. */
export function periodFor(asOf: IsoDate, site: Site): Period {
  if (asOf === site.asOf) return site.defaultPeriod;
  const months = monthsBetween(site.defaultPeriod.from, site.defaultPeriod.to).length;
  return { from: monthStart(addMonths(monthOf(asOf), 1 - months)), to: asOf };
}

/** Whether a filter's value may be in the data. */
export function isKnown(key: FilterKey, value: string, site: Site): boolean {
  const options = site.options[key];
  if (options.some((option) => option.value === value)) return true;
  if (key === 'currency' && needsCurrency(site)) return false;
  // A list that is not full has every customer, so a name that is not on it is unknown.
  return value === NONE || (key === 'customer' && options.length >= LISTED_CUSTOMERS);
}

/** Edges of the settings are no choice of the reader's. */
function ownEdges(texts: ViewTexts, site: Site): Pick<View, 'edges'> {
  const edges = edgesFrom(texts.edges ?? '');
  return edges && edges.join() !== site.params.bucketEdges.join() ? { edges } : {};
}

/** What is one of a few words, or a step of time. */
function ownChoices({ grain, cohort = '', rule, compare, billing }: ViewTexts) {
  return {
    ...(grain === 'quarter' || grain === 'year' ? { grain } : {}),
    ...(isStepKey(cohort) ? { cohort } : {}),
    ...(isRuleId(rule) ? { rule } : {}),
    ...(billing === 'off' ? { billing } : {}),
    // also the span that is compared over anyway: who asks for it is told of it first
    ...(isSpan(compare) ? { compare } : {}),
  } satisfies Partial<View>;
}

/** The date that is compared with anyway is no choice of the reader's. */
function ownSince({ since = '' }: ViewTexts, view: View, site: Site): Pick<View, 'since'> {
  const isEarlier = isIsoDate(since) && since >= site.firstDate && since < view.asOf;
  return isEarlier && since !== comparisonOf(site, view)?.asOf ? { since } : {};
}

/** The date that is named; without one the end of the period that is named, as far as the data reaches. */
function asOfFrom({ as_of: text, to }: ViewTexts, site: Site): IsoDate {
  if (text && isIsoDate(text) && text >= site.firstDate && text <= site.asOf) return text;
  const end = dateOf(to, (month) => lastDay(month, site.asOf));
  if (!end || end > site.asOf) return site.asOf;
  return end < site.firstDate ? site.firstDate : end;
}

/** A start before the data is its first month: thousands of empty months are nothing to draw. */
function periodFrom(texts: ViewTexts, standard: Period, asOf: IsoDate, site: Site): Period {
  const first = monthStart(monthOf(site.firstDate));
  const to = dateOf(texts.to, (month) => lastDay(month, asOf)) ?? standard.to;
  const asked = dateOf(texts.from, monthStart) ?? standard.from;
  const isEarly = asked < first && asked !== standard.from;
  const from = isEarly ? (to < first ? standard.from : first) : asked;
  return from <= to && to <= asOf ? { from, to } : standard;
}

/** The day of a date or, by `ofMonth`, of a month; null of anything else. */
export function dateOf(
  text: string | undefined,
  ofMonth: (month: string) => IsoDate,
): IsoDate | null {
  if (!text) return null;
  if (isIsoDate(text)) return text;
  return isIsoDate(`${text}-01`) ? ofMonth(text) : null;
}

/** The month's end, or the as-of date if that is earlier. */
export const lastDay = (month: string, asOf: IsoDate): IsoDate =>
  month >= monthOf(asOf) ? asOf : monthEnd(month);
