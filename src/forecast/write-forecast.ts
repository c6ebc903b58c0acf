/**
 * Writes what is forecast into the tables that figures are asked of. Once per build, after the facts:
 *
 * - `fct_forecast`: what of each customer's open items is expected to come, by week and month ahead
 * - `fct_forecast_band`: the 80 % band of each week, month and horizon, of the whole book
 * - `fct_forecast_basis`: by which method each horizon is forecast, and on what past
 * - `fct_forecast_trial`: each forecast of the past against what came, of every method
 * - `forecast_cell`, `forecast_learnt`: what both rest on, for the reader's own assumptions (`what-if`)
 * - `fct_giant`: each open item that alone holds much of the money, with its own dates and odds
 * - `fct_late_risk`: of each open item the chance to be late, and when its money is expected
 * - `fct_late_record`, `fct_late_quality`: what such chances were worth on past items
 */
import type { NativeEngine } from '../engine/native.ts';
import { DAYS_AHEAD, monthSteps, slicesOf, weekSteps } from '../format/ahead.ts';
import { addDays, type IsoDate } from '../format/date.ts';
import { HORIZONS, trialsOf } from './backtest.ts';
import { FIRST_AGE, LAST_AGE } from './book.ts';
import { coverageOf, type Forecast, forecastOf } from './forecast.ts';
import { MILLION, writeLateQuality, writeLateRecord, writeLateRisk } from './late-risk.ts';
import { type Forecaster, METHODS } from './methods.ts';
import { dropBooks, readBooks } from './read-book.ts';
import { BILLION } from './what-if/share-sum.ts';
import { writtenGoesBy } from './what-if/written-goes-by.ts';
import { writeGiants } from './write-giants.ts';
import { writeTable } from './write-table.ts';

/** The as-of date is the report's own; nothing dated after it is looked at. */
export async function writeForecast(engine: NativeEngine, asOf: IsoDate): Promise<void> {
  const books = await readBooks(engine, asOf);
  const forecasts = books.map(forecastOf);
  await writeShares(engine, forecasts, asOf);
  await writeAges(engine, forecasts);
  await engine.run(CELLS);
  await engine.run(EXPECTED);
  await writeLearnt(engine, forecasts);
  await writeTrials(engine, forecasts);
  await writeBands(engine, forecasts, asOf);
  await writeBasis(engine, forecasts);
  await writeGiants(engine, forecasts, asOf);
  await writeLateRisk(engine, asOf);
  await writeLateRecord(engine, asOf);
  await writeLateQuality(engine);
  for (const table of [
    'forecast_slice',
    'forecast_share',
    'forecast_kept',
    'forecast_age',
    'forecast_item',
  ])
    await engine.run(`drop table ${table}`);
  await dropBooks(engine);
}

/** By age of an open item and slice of the days ahead: the share of it that has come by the slice's end. */
async function writeShares(
  engine: NativeEngine,
  forecasts: Forecast[],
  asOf: IsoDate,
): Promise<void> {
  const slices = slicesOf(asOf);
  await writeTable(
    engine,
    'forecast_slice(slice integer, until_day integer, week varchar, month varchar, from_date date, to_date date)',
    slices.map(({ after, until, week, month }, i) => [
      i,
      until,
      week,
      month,
      addDays(asOf, after + 1),
      addDays(asOf, until),
    ]),
  );
  await writeTable(
    engine,
    'forecast_share(currency varchar, age integer, slice integer, share bigint)',
    forecasts.flatMap(({ book, forecaster }) =>
      openAges(book).flatMap((age) => {
        const shares = forecaster.shares(age);
        return slices.map(({ until }, i) => [
          book.currency,
          age,
          i,
          Math.round(BILLION * shares[until]!),
        ]);
      }),
    ),
  );
  await writeTable(
    engine,
    'forecast_kept(currency varchar, kept bigint)',
    forecasts.map(({ book, forecaster }) => [book.currency, keptOf(forecaster)]),
  );
}

const keptOf = ({ promisesKept }: Forecaster): number => Math.round(BILLION * (promisesKept ?? 0));

/** What each book's forecast goes by, for the reader's own assumptions. */
const writeLearnt = (engine: NativeEngine, forecasts: Forecast[]): Promise<void> =>
  writeTable(
    engine,
    'forecast_learnt(currency varchar, kept bigint, goes_by varchar)',
    forecasts.map(({ book, forecaster }) => [
      book.currency,
      keptOf(forecaster),
      JSON.stringify(writtenGoesBy(forecaster.goesBy)),
    ]),
    'table',
  );

/** By age of an open item: the day by which half of it is expected, and the chances that it comes within 30 and 90 days. */
async function writeAges(engine: NativeEngine, forecasts: Forecast[]): Promise<void> {
  await writeTable(
    engine,
    'forecast_age(currency varchar, age integer, days_to_half integer, comes_30 integer, comes_90 integer)',
    forecasts.flatMap(({ book, forecaster }) =>
      openAges(book).map((age) => {
        const shares = forecaster.shares(age);
        const half = shares.findIndex((share) => share >= 0.5);
        return [
          book.currency,
          age,
          half < 0 ? null : half,
          Math.round(MILLION * shares[30]!),
          Math.round(MILLION * shares[90]!),
        ];
      }),
    ),
  );
}

/** Ages at which something is open at the as-of date. */
function openAges({ origins }: Forecast['book']): number[] {
  const { rest, giants } = origins.at(-1)!;
  return Array.from({ length: LAST_AGE - FIRST_AGE + 1 }, (_, i) => i)
    .filter((i) => rest.open[i] !== 0 || giants.open[i] !== 0)
    .map((i) => i + FIRST_AGE);
}

/** Each customer's open money by part, age and days until what was promised of it. */
const CELLS = `create or replace table forecast_cell as
  with
  now as (select max(span) as span from forecast_span),
  open as (select o.*, greatest(${FIRST_AGE}, least(${LAST_AGE}, o.age)) as near_age from forecast_open o join now using (span)),
  promised as (select item_key, days, promised_minor from forecast_promised join now using (span) where promised_minor > 0),
  cell as (
    select currency, item_key, near_age, case when age > 0 then 'overdue' else 'not_due' end as part,
      null::integer as days, open_minor - coalesce(promised_minor, 0) as minor
    from open left join promised using (item_key)
    union all
    select currency, item_key, near_age, 'promised', days, promised_minor from open join promised using (item_key)
  )
  select c.currency, i.customer, i.rep, i.region, i.segment, c.part, c.near_age as age, c.days, sum(c.minor)::bigint as minor
  from cell c join fct_item i using (item_key)
  where c.minor > 0
  group by all order by all`;

/** Each customer's money by part and slice. What has come by the end of each slice is rounded, so that slices sum to it. */
const EXPECTED = `create or replace table fct_forecast as
  with
  reached as (
    select c.currency, c.customer, c.rep, c.region, c.segment, c.part, s.slice,
      sum(c.minor::hugeint * (case when c.part <> 'promised' then s.share * ${BILLION}::hugeint
        else k.kept * (case when c.days <= l.until_day then ${BILLION} else 0 end)::hugeint
          + (${BILLION} - k.kept)::hugeint * s.share end)) as weighed
    from forecast_cell c
    join forecast_share s on s.currency is not distinct from c.currency and s.age = c.age
    join forecast_slice l on l.slice = s.slice
    join forecast_kept k on k.currency is not distinct from c.currency
    group by all
  ),
  rounded as (
    select * exclude (weighed), ((weighed + ${BILLION ** 2 / 2}::hugeint) // ${BILLION ** 2}::hugeint)::bigint as by_then from reached
  ),
  final as (
    select r.* exclude (slice, by_then), l.week, l.month, l.from_date, l.to_date,
      by_then - coalesce(lag(by_then) over (partition by r.currency, customer, rep, region, segment, part order by r.slice), 0) as expected_minor
    from rounded r join forecast_slice l using (slice)
  )
  select * from final where expected_minor <> 0
  order by currency, customer, rep, region, segment, part, from_date`;

async function writeTrials(engine: NativeEngine, forecasts: Forecast[]): Promise<void> {
  const rows = forecasts.flatMap((forecast) =>
    HORIZONS.filter((days) => forecast.methods[days] !== null).flatMap((days) => {
      const inside = coverageOf(forecast, days);
      return METHODS.flatMap((method) =>
        trialsOf(forecast.tries, method, days).map(({ origin, expected, came }) => {
          const isUsed = forecast.methods[days] === method;
          const said = Math.round(expected);
          const isInside = isUsed ? (inside.get(origin) ?? null) : null;
          return [forecast.book.currency, days, method, isUsed, origin, said, came, isInside];
        }),
      );
    }),
  );
  await writeTable(
    engine,
    `fct_forecast_trial(currency varchar, horizon integer, method varchar, is_used boolean, origin date,
      expected_minor bigint, came_minor bigint, is_inside boolean)`,
    rows,
    'table',
  );
}

async function writeBands(
  engine: NativeEngine,
  forecasts: Forecast[],
  asOf: IsoDate,
): Promise<void> {
  const spans = [
    ...weekSteps(asOf).map((step) => ({ kind: 'week', ...step })),
    ...monthSteps(asOf).map((step) => ({ kind: 'month', ...step })),
    ...HORIZONS.map((until) => ({
      kind: 'horizon',
      key: String(until),
      after: 0,
      until: until as number,
    })),
    { kind: 'all_weeks', key: 'all', after: 0, until: weekSteps(asOf).at(-1)!.until },
    {
      kind: 'all_months',
      key: 'all',
      after: 0,
      until: Math.min(DAYS_AHEAD, monthSteps(asOf).at(-1)!.until),
    },
  ];
  await writeTable(
    engine,
    `fct_forecast_band(currency varchar, kind varchar, key varchar, low_minor bigint, high_minor bigint)`,
    forecasts.flatMap(({ book, band }) =>
      spans.flatMap((span) => {
        const found = band(span);
        return found
          ? [[book.currency, span.kind, span.key, Math.round(found.low), Math.round(found.high)]]
          : [];
      }),
    ),
    'table',
  );
}

async function writeBasis(engine: NativeEngine, forecasts: Forecast[]): Promise<void> {
  await writeTable(
    engine,
    `fct_forecast_basis(currency varchar, horizon integer, method varchar, is_backtested boolean, origins integer,
      settled_items integer, giants integer, giants_minor bigint)`,
    forecasts.flatMap(({ book, methods, tries }) =>
      HORIZONS.map((days) => {
        const { giantItems } = book.origins.at(-1)!;
        return [
          book.currency,
          days,
          methods[days] ?? 'due_date',
          methods[days] !== null,
          trialsOf(tries, methods[days] ?? 'due_date', days).length,
          book.settledItems,
          giantItems.length,
          giantItems.reduce((sum, { openMinor }) => sum + openMinor, 0),
        ];
      }),
    ),
    'table',
  );
}
