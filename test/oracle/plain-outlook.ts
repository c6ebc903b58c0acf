/** What is to come, in plain loops, of books too small to be backtested: each item comes when it is due. */

import { dateOf, monthStart, sum } from './dice.ts';
import type { Span, Value } from './plain-figures.ts';
import { giantFigures } from './plain-giants.ts';
import { daysToSixthMonthEnd, landingFigures } from './plain-landing.ts';
import { type Item, openAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

export const weeksFigures = ({ movements }: World, { asOf }: Span): Record<string, Value> => ({
  receipts_by_week: receiptsByWeek(movements, asOf),
});

export function outlookFigures(world: World, { asOf }: Span): Record<string, Value> {
  const { items, allItems } = world;
  const open = items.filter((item) => openAt(item, asOf) > 0);
  const within = (days: number): number =>
    sum(open.filter(({ due }) => due - asOf <= days).map((item) => openAt(item, asOf)));
  const chances = open.flatMap((item) => lateChance(item, allItems, asOf) ?? []);
  return {
    receipts_forecast: within(13 * 7),
    receipts_forecast_months: within(daysToSixthMonthEnd(asOf)),
    late_risk: chances.length ? sum(chances) / chances.length : null,
    ...giantFigures(world, asOf),
    ...landingFigures(world, asOf),
    due_soon_late_risk: dueSoonRisk(open, allItems, asOf),
    very_late_risk: veryLateRisk(open, allItems, asOf),
    billing_forecast: 0,
    billing_receipts_forecast: 0,
    billing_receipts_forecast_months: 0,
    landing_billing_receipts: {},
    ...lateRecord(items, asOf),
    ...NOT_TRIED,
  };
}

/** Nothing was forecast often enough to be judged. */
const NOT_TRIED = Object.fromEntries(
  [
    ...[
      'error',
      'bias',
      'coverage',
      'said',
      'came',
      'trials',
      'method_error',
      'method_bias',
      'median_error',
    ].map((name) => `forecast_${name}`),
    ...['low', 'high', 'months_low', 'months_high'].map((name) => `receipts_forecast_${name}`),
    // of what is still to be invoiced nothing is said of so few items
    ...['error', 'bias', 'trials'].map((name) => `billing_${name}`),
    ...['', '_by_region', '_by_rep'].flatMap((of) => [`landing_low${of}`, `landing_high${of}`]),
    ...['said', 'low', 'high', 'came', 'error'].map((name) => `earlier_forecast_${name}`),
  ].map((metric) => [metric, {}]),
);

/** Cash less refunds of each of the 26 weeks up to the day, by the week's last day. */
function receiptsByWeek(movements: World['movements'], asOf: number): Record<string, number> {
  const weeks: Record<string, number> = {};
  for (let week = 0; week < 26; week++) {
    const last = asOf - 7 * week;
    const own = movements.filter(
      ({ day, kind }) => (kind === 'cash' || kind === 'refund') && last - 7 < day && day <= last,
    );
    if (own.length > 0)
      weeks[dateOf(last)] = sum(
        own.map(({ kind, amount }) => (kind === 'refund' ? -amount : amount)),
      );
  }
  return weeks;
}

/** Of the items of the last twelve whole months that were due by then: the chances at issue, and what became of them. */
function lateRecord(items: Item[], asOf: number): Record<string, Value> {
  const wholeEnd = monthStart(asOf + 1) - 1;
  const from = monthStart(wholeEnd, 11);
  const asked = items.filter(
    (item) =>
      from <= item.issued &&
      item.issued <= wholeEnd &&
      item.due < asOf &&
      chanceAt(item, items, item.issued - 1) !== null,
  );
  const chances = asked.map((item) => chanceAt(item, items, item.issued - 1)!);
  const late = asked.map((item) => (firstSettled(item) ?? item.due + 1) > item.due);
  const classes: Record<string, { said: number; late: number; n: number }> = {};
  for (const [i, chance] of chances.entries()) {
    const name = Math.min(9, Math.floor(chance * 10 + 1e-9));
    const own = classes[name] ?? { said: 0, late: 0, n: 0 };
    classes[name] = own;
    own.said += chance;
    own.late += Number(late[i]);
    own.n++;
  }
  const [lates, inTime] = [true, false].map((which) => chances.filter((_, i) => late[i] === which));
  const pairs = lates!.flatMap((a) => inTime!.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  const squares = sum(chances.map((chance, i) => (chance - Number(late[i])) ** 2));
  const right = chances.filter((chance, i) => chance >= 0.5 === late[i]).length;
  const share = (value: number, n: number) =>
    pairs.length ? Math.round((1e6 * value) / n) / 1e6 : null;
  const byClass = (value: (own: (typeof classes)[string]) => number) =>
    Object.fromEntries(Object.entries(classes).map(([name, own]) => [name, value(own)]));
  return {
    late_risk_auc: share(sum(pairs), pairs.length),
    late_risk_brier: share(squares, chances.length),
    late_risk_accuracy: share(right, chances.length),
    late_risk_said: byClass(({ said, n }) => said / n),
    late_risk_happened: byClass((own) => own.late / own.n),
  };
}

/** Of what falls due within two weeks, in books with twenty known outcomes. */
function dueSoonRisk(open: Item[], allItems: Item[], asOf: number): number | null {
  const chances = open
    .filter((item) => asOf <= item.due && item.due <= asOf + 14)
    .filter((item) => knownWith(item, allItems, asOf).length >= 20)
    .map((item) => chanceAt(item, allItems, asOf)!);
  return chances.length > 0 ? sum(chances) / chances.length : null;
}

/** Of what is overdue, by amount, the chance that it is over 90 days late in the end. */
function veryLateRisk(open: Item[], allItems: Item[], asOf: number): number | null {
  const late = open.filter(
    (item) =>
      item.due < asOf &&
      knownWith(item, allItems, asOf).length >= 20 &&
      // of books in which nothing is known of such a delay only what has it counts
      (asOf - item.due > 90 || knownWith(item, allItems, asOf, 90).length > 0),
  );
  const chance = (item: Item): number => {
    const age = asOf - item.due;
    if (age > 90) return 1;
    const reached = rateAt(item, allItems, asOf, age > 30 ? 30 : 0)!;
    const veryLate = rateAt(item, allItems, asOf, 90)!;
    return Math.round(1e6 * Math.min(1, veryLate / reached)) / 1e6;
  };
  const balance = sum(late.map((item) => openAt(item, asOf)));
  return balance > 0 ? sum(late.map((item) => openAt(item, asOf) * chance(item))) / balance : null;
}

function lateChance(item: Item, allItems: Item[], asOf: number): number | null {
  return item.due < asOf ? 1 : chanceAt(item, allItems, asOf);
}

/** Items of the same book whose outcome is known at the end of a day. */
const knownWith = (item: Item, allItems: Item[], asOf: number, days = 0): Item[] =>
  allItems.filter((other) => {
    const tooLate = other.due + days + 1;
    const day = Math.min(firstSettled(other) ?? tooLate, tooLate);
    return other.issued <= asOf && day <= asOf && other.currency === item.currency;
  });

/** With what is known at the end of that day; null where nothing is. */
function chanceAt(item: Item, allItems: Item[], asOf: number): number | null {
  const rate = rateAt(item, allItems, asOf, 0);
  return rate === null ? null : Math.round(1e6 * rate) / 1e6;
}

/** The chance to be so many days late, from items of which that is known. */
function rateAt(item: Item, allItems: Item[], asOf: number, days: number): number | null {
  const known = knownWith(item, allItems, asOf, days);
  const limit = (other: Item): number => other.due + days;
  const isLate = (other: Item): boolean => (firstSettled(other) ?? limit(other) + 1) > limit(other);
  const own = known.filter(({ customer }) => customer === item.customer);
  if (known.length === 0) return null;
  const rate = known.filter(isLate).length / known.length;
  return (own.filter(isLate).length + 3 * rate) / (own.length + 3);
}

/** The day on which nothing of it was open for the first time. */
function firstSettled(item: Item): number | null {
  const days = item.applied.map(({ day }) => day).sort((a, b) => a - b);
  return days.find((day) => day >= item.issued && openAt(item, day) === 0) ?? null;
}
