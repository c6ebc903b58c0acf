/**
 * Temporary tables beside the pack's, which spare every day what all days have in common: the few rows of promises and
 * disputes, what measures say is the same every day, and by month the pieces that are open on any of its days and the contacts that are a customer's last one on
 * any. Measures are read from them instead of from the marts.
 */
import { type Engine, sqlDate } from '../engine/engine.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import { measureById } from '../metrics/catalogue.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf, tablesOf } from '../metrics/dependencies.ts';
import { PROMISE_DAYS } from '../metrics/families/promises.ts';
import type { MetricParams } from '../metrics/params.ts';
import {
  render,
  type Sql,
  sql,
  type TablePart,
  table,
  withRows,
  withTables,
} from '../metrics/sql.ts';
import { isIn, type Month } from './day-runs.ts';
import { KEYED_PIECES, withNames } from './dimension-keys.ts';

export interface DayTables {
  /** The measure at this frame, over those of the tables that have all rows it needs. */
  over(measure: Measure, months: readonly Month[], frame?: Frame): Measure;
  /** Makes the tables that the measures name; an engine that was started again has lost them. */
  prepare(measures: Measure[]): Promise<void>;
  /** Whether it must be prepared for the measure. */
  areReadBy(measure: Measure): boolean;
}

/** Months whose tables stay beside those of the last day. */
const MOST_MONTHS = 2;

const PROMISE = 'fct_promise';
const DISPUTE = 'fct_dispute';
/** Pieces of the invoices that the few rows of such a table are about; a measure of them reads no others. */
const OWN_PIECES: Record<string, string> = {
  [PROMISE]: 'promised_piece',
  [DISPUTE]: 'disputed_piece',
};
/** Promises with what was paid on them in time: the same on every day. */
const PROMISES = measureById('promises').from.rows;
const WITH_PAID = 'promise_with_paid';
/** The days of promised invoices. */
const OWN_DAYS = 'promise_day';
const FEW_TABLES = new Set([...Object.values(OWN_PIECES), WITH_PAID, OWN_DAYS]);

/** How many there are: each has tables of its own. */
let created = 0;

export function createDayTables(engine: Engine, params: MetricParams): DayTables {
  created++;
  const prefix = `_${created}_`;
  /** By what the names of their tables end in, the one that was asked for last at the end. */
  const months = new Map<string, Month>();
  const made = new Set<string>();
  let starts = engine.starts?.();
  /** What is selected into tables for all days, by their names. */
  const selects = new Map<string, Sql>();
  const kept = ({ rowsName, select }: { rowsName: string; select: Sql }): string => {
    const name = rowsName + prefix;
    selects.set(name, select);
    return name;
  };
  return {
    over(whole, cut, frame) {
      const few = fewRowsOf(whole);
      if (few) return overFewRows(whole, few);
      const { from } = whole;
      const measure = { ...whole, from: { ...from, rows: withRows(from.rows, kept) } };
      const month = frame && monthOf(measure, cut, frame);
      if (!month) return measure;
      const ending = prefix + month.from.replaceAll('-', '_');
      if (!months.has(ending)) months.set(ending, month);
      return overMonth(measure, ending);
    },
    async prepare(measures) {
      const named = measures.flatMap((measure) => tablesOf(measure).map(({ table }) => table));
      const isNamed = (name: string): boolean => named.some((table) => table.includes(name));
      const wanted: [string, string][] = [];
      if (isNamed(WITH_PAID) || isNamed(OWN_PIECES[PROMISE]!))
        wanted.push(...promisedTables(params));
      if (isNamed(OWN_PIECES[DISPUTE]!)) wanted.push(ownPieces(DISPUTE));
      for (const [name, select] of selects)
        if (isNamed(name)) wanted.push([name, textOf(select, params)]);
      for (const [ending, month] of [...months]) {
        if (!isNamed(ending)) continue;
        months.delete(ending);
        months.set(ending, month);
        wanted.push(...monthTables(ending, month).filter(([name]) => isNamed(name)));
      }
      if (wanted.length === 0) return;
      // an engine that starts meanwhile has only the later ones
      do {
        if (starts !== engine.starts?.()) made.clear();
        starts = engine.starts?.();
        for (const [name, select] of wanted) {
          if (made.has(name)) continue;
          await engine.query(`create temp table if not exists ${name} as ${select}`);
          made.add(name);
        }
      } while (starts !== engine.starts?.());
      for (const [ending, month] of [...months].slice(0, -MOST_MONTHS)) {
        if (isNamed(ending)) continue;
        months.delete(ending);
        for (const [name] of monthTables(ending, month)) {
          if (made.delete(name)) await engine.query(`drop table if exists ${name}`);
        }
      }
    },
    areReadBy: (measure) =>
      tablesOf(measure).some(({ table }) => table.includes(prefix) || FEW_TABLES.has(table)),
  };
}

const textOf = (one: Sql, params: MetricParams): string =>
  render(one, { date: String, amount: '', params });

const ofInvoicesIn = (few: string, mart: string): string =>
  `select * from ${mart} where invoice_key in (select invoice_key from ${few})`;

/** Name and select of the table's pieces. */
const ownPieces = (few: string): [string, string] => [
  OWN_PIECES[few]!,
  ofInvoicesIn(few, 'mart_piece'),
];

/** What is selected into the tables of promises, by name, in order. */
function promisedTables(params: MetricParams): [string, string][] {
  const inPromised = overPieces(PROMISE);
  const rows = withTables(PROMISES, (mart) =>
    mart === 'mart_item' ? `(${ofInvoicesIn(PROMISE, mart)})` : inPromised(mart),
  );
  return [
    ownPieces(PROMISE),
    [WITH_PAID, `select * from ${textOf(rows, params)}`],
    [OWN_DAYS, textOf(withTables(PROMISE_DAYS, inPromised), params)],
  ];
}

/** The table of few rows that a measure is about, if it is about one. */
function fewRowsOf(measure: Measure): string | undefined {
  const tables = tablesOf(measure).map(({ table }) => table);
  return Object.keys(OWN_PIECES).find((few) => tables.includes(few));
}

/** Whether so few rows are behind the measure that all days there are may be asked for at once. */
export const isOfFewRows = (measure: Measure): boolean => fewRowsOf(measure) !== undefined;

const overPieces =
  (few: string) =>
  (mart: string): string =>
    mart === 'mart_piece' ? OWN_PIECES[few]! : mart;

/** The measure over the pieces of few rows. */
function overFewRows(measure: Measure, few: string): Measure {
  const { from, where, value } = measure;
  const own = overPieces(few);
  const rows = from.rows === PROMISES ? sql`${table(WITH_PAID)} p` : withTables(from.rows, own);
  // nothing else joins promises than their days
  const joined =
    from.joined && few === PROMISE
      ? sql` join ${table(OWN_DAYS)} s using (invoice_key)`
      : from.joined && withTables(from.joined, own);
  return {
    ...measure,
    from: { ...from, rows, ...(joined ? { joined } : {}) },
    ...(where ? { where: withTables(where, own) } : {}),
    value: withTables(value, own),
  };
}

/** What stands for pieces, as the tables of a measure. */
const PIECES = ['mart_piece', KEYED_PIECES, withNames(KEYED_PIECES)];

/** The month that all dates of the measure lie in, where it reads pieces that are open at them. */
function monthOf(measure: Measure, cut: readonly Month[], frame: Frame): Month | undefined {
  const tables = tablesOf(measure);
  if (!tables.some(({ table, isOpenOnly }) => isOpenOnly && PIECES.includes(table)))
    return undefined;
  const dates = datesOf(measure).map((date) => frame[date]);
  return cut.find((month) => dates.every((date) => isIn(month, date)));
}

const openPieces = (ending: string): string => `open_piece${ending}`;
const lastContacts = (ending: string): string => `last_contact${ending}`;

/** The measure over the month's tables. */
function overMonth(measure: Measure, ending: string): Measure {
  const open = openPieces(ending);
  const inMonth = (table: string, { isOpenOnly, isLastOnly }: TablePart): string => {
    if (isLastOnly) return lastContacts(ending);
    if (!isOpenOnly || !PIECES.includes(table)) return table;
    return table === KEYED_PIECES ? open : withNames(open);
  };
  const { from, where, value } = measure;
  return {
    ...measure,
    from: { ...from, rows: withTables(from.rows, inMonth) },
    ...(where ? { where: withTables(where, inMonth) } : {}),
    value: withTables(value, inMonth),
  };
}

/** What is selected into the month's tables, by name; open pieces stand by their dimension key. */
function monthTables(ending: string, month: Month): [string, string][] {
  const [from, to] = [sqlDate(month.from), sqlDate(month.to)];
  const contact = 'select customer, date, outcome from fct_activity';
  return [
    [
      openPieces(ending),
      `select item_key, invoice_key, account, issue_date, due_date, amount_minor, amount_doc_minor, end_date
      from ${KEYED_PIECES} where issue_date <= ${to} and (end_date is null or end_date > ${from})`,
    ],
    [
      lastContacts(ending),
      `${contact} where date between ${from} and ${to}
      union all ${contact} join (select customer, max(date) as date from fct_activity where date < ${from} group by customer)
      using (customer, date)`,
    ],
  ];
}
