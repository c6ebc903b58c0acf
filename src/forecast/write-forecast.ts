/**
 * Writes what is forecast into the tables that figures are asked of. Once, after the facts:
 *
 * - `fct_forecast`: what of each customer's open items is expected to come, by week and month ahead
 * - `fct_forecast_band`: the 80 % band of each week, month and horizon, of the whole book
 * - `fct_forecast_basis`: by which method each horizon is forecast, and on what past
 * - `fct_forecast_trial`: each forecast of the past against what came, of every method
 * - `fct_forecast_said`: what is said now of each horizon, for later builds; `fct_forecast_witness`: what earlier ones said
 * - `forecast_cell`, `forecast_learnt`: what both rest on, for the reader's own assumptions (`what-if`)
 * - `fct_giant`: each open item that alone holds much of the money, with its own dates and odds
 * - `fct_landing_step`, `fct_landing_group`: where months, quarters and years will land (`landing.ts`)
 * - `fct_forecast_billing`, `fct_forecast_billing_trial`: invoices still to be issued (`write-billing.ts`)
 * - `fct_late_risk`: of each open item the chance to be late, and when its money is expected
 * - `fct_late_payer`, `fct_expected_day`: the same in few lines, for rows of items
 * - `fct_late_record`, `fct_late_quality`: what such chances were worth on past items
 */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { DAYS_AHEAD, monthSteps, weekSteps } from '../format/ahead.ts';
import type { IsoDate } from '../format/date.ts';
import { HORIZONS, medianError, trialsOf } from './backtest.ts';
import { coverageOf, type Forecast, forecastOf } from './forecast.ts';
import { readGroups } from './group-record.ts';
import { readItems } from './items.ts';
import { landingOf, writeLanding } from './landing.ts';
import { writeJudgedBooks, writeLateByPayer } from './late-by-payer.ts';
import { MILLION } from './late-counts.ts';
import { lateRecordOf, writeLateRecord } from './late-record.ts';
import { LATE_AFTER } from './late-risk.ts';
import { METHODS } from './methods.ts';
import { readPromises } from './promises.ts';
import { readBooks } from './read-book.ts';
import { writtenGoesBy } from './what-if/written-goes-by.ts';
import { writeBilling } from './write-billing.ts';
import { keptOf, writeCells, writeExpected } from './write-expected.ts';
import { writeGiants } from './write-giants.ts';
import { writeOpen } from './write-open.ts';
import { writeSaid } from './write-said.ts';
import { writeTable } from './write-table.ts';

/** The as-of date is the report's own; nothing dated after it is looked at. `yearStart`: the fiscal year's first month. */
export async function writeForecast(
  engine: NativeEngine,
  asOf: IsoDate,
  yearStart: number,
): Promise<void> {
  const items = await readItems(engine, asOf);
  const groups = await readGroups(engine);
  const invoices = await readPromises(engine, items);
  const read = readBooks(items, invoices, asOf);
  const books = read.map(({ book }) => book);
  const forecasts = books.map(forecastOf);
  const open = read.map((one) => one.open);
  await writeOpen(engine, items, forecasts, open, asOf);
  await writeCells(engine, forecasts, asOf);
  const [landing, record] = await during(writeExpected(engine, asOf), () => [
    landingOf({ items, groups, invoices }, forecasts, { asOf, yearStart }),
    lateRecordOf(items, asOf),
  ]);
  await writeLearnt(engine, forecasts);
  await writeTrials(engine, forecasts);
  await writeBands(engine, forecasts, asOf);
  await writeBasis(engine, forecasts);
  await writeSaid(engine, forecasts);
  await writeLanding(engine, landing);
  await writeJudgedBooks(engine, items, asOf);
  await writeBilling(engine, books, asOf);
  await engine.run(lateRisk(asOf));
  await writeGiants(engine, forecasts, asOf);
  await writeLateByPayer(engine, asOf);
  await writeLateRecord(engine, items, record);
  await engine.run('drop view forecast_open');
  for (const table of TEMPORARY) await engine.run(`drop table ${table}`);
}

const TEMPORARY = [
  'forecast_book',
  'forecast_judged',
  'forecast_open_row',
  'forecast_share',
  'forecast_slice',
];

/** What is worked out here while a long statement runs on a thread of the database. */
async function during<Value>(statement: Promise<void>, work: () => Value): Promise<Value> {
  try {
    return work();
  } finally {
    await statement;
  }
}

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

/** Of each open item the chances to be late, and when its money is expected. */
const lateRisk = (asOf: IsoDate): string => `create or replace table fct_late_risk as
  select item_key, i.invoice_key,
    concat(i.invoice_id, case when i.instalment_no is not null then concat('/', i.instalment_no) end) as item,
    i.customer, i.rep, i.region, i.segment, i.currency, i.issue_date, i.due_date, o.open_minor,
    ${LATE_AFTER.map((days) => `o.late_${days} as late_${days}_millionths`).join(', ')}, j.is_judged,
    ${sqlDate(asOf)} + o.days_to_half as expected_date, o.comes_30 as comes_30_millionths, o.comes_90 as comes_90_millionths
  from forecast_open o join fct_item i using (item_key)
  join forecast_judged j on j.currency is not distinct from i.currency order by item_key`;

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
      settled_items integer, giants integer, giants_minor bigint, median_error_millionths integer)`,
    forecasts.flatMap(({ book, methods, tries }) =>
      HORIZONS.map((days) => {
        const { giantItems } = book.origins.at(-1)!;
        const trials = trialsOf(tries, methods[days] ?? 'due_date', days);
        const missed = methods[days] === null ? null : medianError(trials);
        return [
          book.currency,
          days,
          methods[days] ?? 'due_date',
          methods[days] !== null,
          trials.length,
          book.settledItems,
          giantItems.length,
          giantItems.reduce((sum, { openMinor }) => sum + openMinor, 0),
          missed === null ? null : Math.round(MILLION * missed),
        ];
      }),
    ),
    'table',
  );
}
