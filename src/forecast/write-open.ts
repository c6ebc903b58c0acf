/** What is open now, item by item, as a table to write the forecast's own from. */
import type { NativeEngine } from '../engine/native.ts';
import { dayNumber, type IsoDate } from '../format/date.ts';
import { appendColumns } from '../ledger/columns.ts';
import { nearAge } from './book.ts';
import type { Forecast } from './forecast.ts';
import type { Items } from './items.ts';
import { MILLION } from './late-counts.ts';
import { LATE_AFTER, lateRisks } from './late-risk.ts';
import { rememberByAge } from './learnt.ts';
import type { OpenItem } from './read-book.ts';

/** Stands for no day and no chance. */
const NONE = -1;

const LATE = LATE_AFTER.map((days) => `late_${days}`);
const COLUMNS = [
  'item_key',
  'book',
  'age',
  /** The age as far as ages are looked at. */
  'near_age',
  /** NONE where nothing is promised. */
  'promised_days',
  /** By when half of it is expected. */
  'days_to_half',
  'comes_30',
  'comes_90',
  ...LATE,
];

/** Writes `forecast_open`, one row per open item; `open` by book, in the order of `forecasts`. */
export async function writeOpen(
  engine: NativeEngine,
  items: Items,
  forecasts: readonly Forecast[],
  open: readonly OpenItem[][],
  asOf: IsoDate,
): Promise<void> {
  const today = dayNumber(asOf);
  const risk = lateRisks(items, asOf);
  const count = open.reduce((sum, { length }) => sum + length, 0);
  const columns = COLUMNS.map(() => new Int32Array(count));
  const [minors, promisedMinors] = [new Float64Array(count), new Float64Array(count)];
  let row = 0;
  for (const [book, { forecaster }] of forecasts.entries()) {
    const outlook = rememberByAge((age) => outlookOf(forecaster.shares(age)));
    for (const { item, minor, promised } of open[book]!) {
      const age = today - items.due[item]!;
      const near = nearAge(age);
      const days = promised && promised.minor > 0 ? promised.days : NONE;
      const late = risk(item).map((chance) => chance ?? NONE);
      const values = [items.key[item]!, book, age, near, days, ...outlook(near), ...late];
      for (const [i, value] of values.entries()) columns[i]![row] = value;
      minors[row] = minor;
      promisedMinors[row++] = promised?.minor ?? 0;
    }
  }
  await engine.run(`create or replace temp table forecast_open_row (
    ${COLUMNS.map((name) => `${name} integer`).join(', ')}, open_minor double, promised_minor double)`);
  await appendColumns(engine.connection, 'forecast_open_row', [...columns, minors, promisedMinors]);
  await engine.run(`create or replace temp view forecast_open as
    select * replace (open_minor::bigint as open_minor, promised_minor::bigint as promised_minor,
      ${['promised_days', 'days_to_half', ...LATE].map((name) => `nullif(${name}, ${NONE}) as ${name}`).join(', ')})
    from forecast_open_row`);
}

/** Of shares or chances along the days ahead: the day by which half has come, −1 for none, and in millionths what has within 30 and 90 days. */
export const outlookOf = (along: Float64Array): number[] => [
  along.findIndex((share) => share >= 0.5),
  ...[30, 90].map((days) => Math.round(MILLION * along[days]!)),
];
