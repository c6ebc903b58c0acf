/**
 * The demo's forecasts against the truth of its rule: each open item is played on many times as the generator would.
 *
 * The rule has one payer, the largest late one (C0003), who pays later and later from a day on. What comes is within the rule's
 * own randomness at every origin; what is said is so too, of all other payers, at every origin before and after that day: without
 * C0003 the forecast misses by hardly more than chance. Of the whole book it does until that day. From then on it misses by
 * more, too high, by what C0003 owes and does not pay: no past says that a payer is going to change. The record shows it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOING_BAD_FROM } from '../../src/demo/behaviour.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { DEMO, demoReport } from '../demo/demo-report.ts';
import { reportOf } from '../with-report.ts';
import { type OpenItem, type Spread, spreadsOf } from './demo-rule.ts';

const HORIZONS = [30, 60, 90] as const;
/** The mean distance from the mean, of what is the sum of many: √(2 ÷ π) standard deviations. */
const MEAN_MISS = Math.sqrt(2 / Math.PI);

interface Tried {
  day: number;
  horizon: number;
  said: number;
  came: number;
  /** What the rule expects, and how far chance takes it from that. */
  mean: number;
  deviation: number;
}

const CHANGED = 'C0003';
let report: OpenReport;
let tried: Tried[];
/** The same company without that payer. */
let others: OpenReport;
let triedOfOthers: Tried[];

const EPOCH = "date '1970-01-01'";
const openAt = (day: number): string => `with open as (
    select item_key, sum(amount_minor)::double as open from fct_piece
    where issue_date <= ${EPOCH} + ${day} and (end_date is null or end_date > ${EPOCH} + ${day})
    group by item_key having open > 0)
  select customer, rep, (issue_date - ${EPOCH})::integer as issued, (due_date - ${EPOCH})::integer as due,
    amount_minor::double as amount, open
  from open join fct_item using (item_key) where currency = 'CNY'`;

/** Every file of the demo without the rows that name a customer. */
function filesWithout(customer: string): Record<string, string> {
  const names = readdirSync(DEMO);
  const kept = (name: string): string =>
    readFileSync(join(DEMO, name), 'utf8')
      .split('\n')
      .filter((line) => !line.split(',').includes(customer))
      .join('\n');
  return {
    ...Object.fromEntries(names.map((name) => [name, kept(name)])),
    'report.yml': readFileSync(join(DEMO, '../report.yml'), 'utf8'),
  };
}

/** Of each item open at an origin what its rule has of it, by horizon. */
interface Played extends OpenItem {
  spreads: Spread[];
}

const trialsIn = ({ engine }: OpenReport) =>
  engine.query(`select (origin - ${EPOCH})::integer as day, horizon,
      expected_minor::double as said, came_minor::double as came
    from fct_forecast_trial where currency = 'CNY' and is_used and horizon in (${HORIZONS.join(', ')})`) as Promise<unknown> as Promise<
    Omit<Tried, 'mean' | 'deviation'>[]
  >;

/** Played once: without one payer the items of all others are the same. */
async function playedAt(day: number): Promise<Played[]> {
  const items = (await report.engine.query(openAt(day))) as unknown as OpenItem[];
  const spreads = spreadsOf(items, day, HORIZONS);
  return items.map((item, i) => ({ ...item, spreads: spreads[i]! }));
}

/** The trials of a report beside what the rule has of the items that are in it. */
async function triedIn(
  one: OpenReport,
  played: Map<number, Played[]>,
  isIn: (item: OpenItem) => boolean,
): Promise<Tried[]> {
  return (await trialsIn(one)).map((trial) => {
    const items = played.get(trial.day)!.filter(isIn);
    const at = HORIZONS.indexOf(trial.horizon as 30);
    const total = (part: keyof Spread): number =>
      items.reduce((all, { spreads }) => all + spreads[at]![part], 0);
    return { ...trial, mean: total('mean'), deviation: Math.sqrt(total('variance')) };
  });
}

beforeAll(async () => {
  report = await demoReport();
  const played = new Map<number, Played[]>();
  for (const { day } of await trialsIn(report))
    if (!played.has(day)) played.set(day, await playedAt(day));
  tried = await triedIn(report, played, () => true);
  others = await reportOf(filesWithout(CHANGED));
  triedOfOthers = await triedIn(others, played, ({ customer }) => customer !== CHANGED);
  // thousands of futures, on a machine that may have much else to do
}, 180_000);
afterAll(() => others.close());

const sum = (of: Tried[], value: (one: Tried) => number): number =>
  of.reduce((all, one) => all + value(one), 0);
const biasOf = (of: Tried[]): number =>
  sum(of, ({ said, came }) => said - came) / sum(of, ({ came }) => came);

test('what came is what the rule has it, give or take two deviations', () => {
  expect(tried.length).toBeGreaterThan(70);
  const near = tried.filter(({ came, mean, deviation }) => Math.abs(came - mean) < 2 * deviation);
  expect(near.length / tried.length).toBeGreaterThan(0.93);
  const missed = sum(tried, ({ came, mean }) => Math.abs(came - mean));
  expect(missed / sum(tried, ({ deviation }) => MEAN_MISS * deviation)).toBeLessThan(1.25);
});

/** By how much more than chance the forecast missed, on average. */
const timesChance = (of: Tried[]): number =>
  sum(of, ({ said, came }) => Math.abs(said - came)) /
  sum(of, ({ deviation }) => MEAN_MISS * deviation);

describe.each(HORIZONS)('%i days ahead', (horizon) => {
  const at = (isBad: boolean, of = tried): Tried[] =>
    of.filter((one) => one.horizon === horizon && one.day + horizon > GOING_BAD_FROM === isBad);

  test.each([false, true])(
    'of all payers but one it misses by hardly more than chance (after that one changed: %s)',
    (isBad) => {
      const some = at(isBad, triedOfOthers);
      expect(some.length).toBeGreaterThan(7);
      expect(timesChance(some)).toBeLessThan(1.5);
      expect(Math.abs(biasOf(some))).toBeLessThan(0.02);
    },
  );

  test('the forecast misses by hardly more than chance does while payers are as they were', () => {
    const before = at(false);
    expect(before.length).toBeGreaterThan(12);
    expect(timesChance(before)).toBeLessThan(1.5);
    expect(Math.abs(biasOf(before))).toBeLessThan(0.02);
  });

  test('its record shows that a payer has changed: said is more than came, by more than chance has it', () => {
    const after = at(true);
    expect(after.length).toBeGreaterThan(5);
    expect(biasOf(after)).toBeGreaterThan(0.02);
    expect(timesChance(after)).toBeGreaterThan(2);
  });
});

test('four of five past outcomes lie within their bands', async () => {
  const [row] = await report.engine.query(`select count(*) filter (is_inside)::integer as inside,
    count(is_inside)::integer as tried from fct_forecast_trial`);
  const { inside, tried: all } = row as { inside: number; tried: number };
  expect(all).toBeGreaterThan(100);
  expect(inside / all).toBeGreaterThan(0.7);
  expect(inside / all).toBeLessThan(0.9);
});

test('the demo has a season, and one debtor who owes much', async () => {
  const [months] = await report.engine.query(`select
      sum(amount_minor) filter (month(issue_date) = 12)::double as december,
      sum(amount_minor) filter (month(issue_date) = 2)::double as february
    from fct_item where currency = 'CNY'`);
  expect((months!.december as number) / (months!.february as number)).toBeGreaterThan(1.3);
  const owed = await report.engine.query(`select customer, sum(open_minor)::double as minor,
      coalesce(sum(open_minor) filter (late_0_millionths = 1000000), 0)::double as overdue
    from fct_late_risk where currency = 'CNY' group by customer order by overdue desc`);
  expect(owed[0]!.customer).toBe(CHANGED);
  const all = owed.reduce((sum, { minor }) => sum + (minor as number), 0);
  expect((owed[0]!.minor as number) / all).toBeGreaterThan(0.1);
});

test('few invoices in dollars hold much of that book', async () => {
  const [giants] = await report.engine.query(
    `select max(giants)::integer as n from fct_forecast_basis where currency = 'USD'`,
  );
  expect(giants!.n).toBeGreaterThan(0);
});
