/** What earlier builds forecast, carried from snapshot to snapshot, so that a report shows what was said and what came. */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { type Witness, writeWitness } from '../forecast/write-witness.ts';
import type { IsoDate } from '../format/date.ts';
import type { OpenReport } from './open-report.ts';
import { type Remembered, readNote } from './snapshot.ts';

/** So many as-of dates are remembered, the latest ones. */
const MAX_REMEMBERED = 60;
/** Of the smaller of two builds at least this share of invoices is in the other too, or it is another company's. */
const SAME_BOOK = 0.5;

/** Forecasts that the snapshot at `path` knows of this report's book; also leaves those of earlier days in `fct_forecast_witness`. */
export async function recallForecasts(report: OpenReport, path: string): Promise<Witness[]> {
  const { engine, asOf, params } = report;
  const note = await readNote(engine, path);
  const known = note?.forecasts;
  if (!known || known.reportCurrency !== params.reportCurrency) return [];
  if (known.witnesses.length === 0 || !(await isSameBook(engine, path))) return [];
  const currencies = new Set(report.currencies);
  await writeWitness(
    engine,
    known.witnesses.filter(({ currency }) => currency === null || currencies.has(currency)),
    asOf,
  );
  return known.witnesses;
}

async function isSameBook(engine: NativeEngine, path: string): Promise<boolean> {
  const [row] = await engine.query(
    `with was as (
       select distinct customer::varchar as customer, date, amount_minor from read_parquet(${sqlText(path)}) where kind = 'invoice'
     ),
     now as (select distinct customer::varchar as customer, issue_date as date, amount_doc_minor as amount_minor from fct_item)
     select (select count(*) from was)::integer as was, (select count(*) from now)::integer as now,
       (select count(*) from now semi join was using (customer, date, amount_minor))::integer as same`,
  );
  const { was, now, same } = row as Record<'was' | 'now' | 'same', number>;
  return same > 0 && same >= SAME_BOOK * Math.min(was, now);
}

/**
 * What the next build is to know: the earlier forecasts, and this build's own in place of one of the same as-of date. A
 * forecast that says the same as before keeps its day.
 */
export async function rememberForecasts(
  { engine, asOf, params, inputs }: Pick<OpenReport, 'engine' | 'asOf' | 'params' | 'inputs'>,
  earlier: readonly Witness[],
  today: IsoDate,
): Promise<Remembered> {
  const rows = inputs.payment
    ? await engine.query(
        `select currency, horizon, method, said_minor::double as said, low_minor::double as low, high_minor::double as high
         from fct_forecast_said order by currency, horizon`,
      )
    : [];
  const own = rows.map((row): Witness => {
    const said = { ...row, asOf, builtOn: today } as unknown as Witness;
    const before = earlier.find((one) => isSame(one, said));
    return before ?? said;
  });
  const witnesses = [...earlier.filter((one) => one.asOf !== asOf), ...own].sort(inOrder);
  const days = [...new Set(witnesses.map((one) => one.asOf))].slice(-MAX_REMEMBERED);
  return {
    reportCurrency: params.reportCurrency,
    witnesses: witnesses.filter((one) => days.includes(one.asOf)),
  };
}

const KEY = ['asOf', 'currency', 'horizon'] as const;
const SAID = [...KEY, 'method', 'said', 'low', 'high'] as const;
const isSame = (a: Witness, b: Witness): boolean => SAID.every((field) => a[field] === b[field]);

function inOrder(a: Witness, b: Witness): number {
  const field = KEY.find((key) => a[key] !== b[key]);
  return field === undefined || (a[field] ?? '') < (b[field] ?? '') ? -1 : 1;
}

/** The day on this machine. */
export function todayHere(now = new Date()): IsoDate {
  const minutes = now.getTimezoneOffset();
  return new Date(now.getTime() - 60_000 * minutes).toISOString().slice(0, 10);
}
