/** Each folder `<system>/<case>` is one export and what a person expects of it; README.md says how to add one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ImportResult, importExports } from '../../src/contract/import.ts';
import { PROBLEM_RULES } from '../../src/contract/rules/rules.ts';
import type { Row } from '../../src/engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { currencyDigits } from '../../src/format/currency-digits.ts';
import type { Dimension } from '../../src/metrics/types.ts';
import { type Figure, listFigures } from '../../src/publish/figures.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { settingsFor } from '../../src/settings/locate.ts';
import { type Files, withFolder } from '../contract/folder.ts';

const rule = z.string().refine((id) => id in PROBLEM_RULES, 'no such rule');
const amounts = z.record(z.string(), z.number().nullable());
const schema = z.strictObject({
  about: z.string(),
  as_of: z.string().optional(),
  /** First day of the period of the figures. */
  from: z.string().optional(),
  refused: z.boolean().default(false),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
  files: z
    .record(
      z.string(),
      z.strictObject({
        read: z.number().optional(),
        used: z.number().optional(),
        set_aside: z.number().optional(),
        not_data: z.number().optional(),
      }),
    )
    .default({}),
  figures: z.record(z.string(), z.union([z.number().nullable(), amounts])).default({}),
  problems: z.array(z.strictObject({ rule }).catchall(z.unknown())).default([]),
  absent: z.array(rule).default([]),
});
type Expected = z.infer<typeof schema>;

/** Columns of amounts, as a person writes them. */
const AMOUNTS: Record<string, string> = {
  amount: 'amount_minor',
  open: 'open_minor',
  paid: 'paid_minor',
  applied: 'applied_minor',
};

const inMainUnits = (minor: unknown, currency: unknown): number | null =>
  minor === null || minor === undefined
    ? null
    : Number(minor) / 10 ** currencyDigits((currency ?? null) as string | null);

/** The row's columns that are expected, as a person writes them. */
function asExpected(row: Row, expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(expected).map((name) => {
      const column = AMOUNTS[name];
      return [name, column ? inMainUnits(row[column], row.currency) : (row[name] ?? null)];
    }),
  );
}

/** What was read of a case, and the report over it where figures are expected of it. */
interface Read {
  result: ImportResult;
  engine: NativeEngine;
  report?: OpenReport;
}

async function read(dir: string, expected: Expected): Promise<Read> {
  if (Object.keys(expected.figures).length > 0) {
    const report = await openReport({ data: dir, asOf: expected.as_of });
    return { result: report.imported, engine: report.engine, report };
  }
  const engine = await openNativeFor(0);
  return { result: await importExports(dir, settingsFor(dir), engine), engine };
}

const rowsOf = async (engine: NativeEngine, table: string): Promise<Row[]> =>
  engine.query(
    `select * replace (${await textDates(engine, table)}) from raw_${table} order by row_id`,
  );

/** SQL that gives every date of a raw table as text. */
async function textDates(engine: NativeEngine, table: string): Promise<string> {
  const columns = await engine.query(
    `select column_name as name from information_schema.columns
     where table_name = 'raw_${table}' and data_type = 'DATE'`,
  );
  return columns.map(({ name }) => `${name}::varchar as ${name}`).join(', ') || '1 as nothing';
}

/** `open_amount by customer` → the value of each customer; `open_amount` → the one value. */
function figureOf(key: string, figures: readonly Figure[]): unknown {
  const [metric, by] = key.split(' by ') as [string, Dimension | undefined];
  const found = figures.filter((figure) => figure.metric === metric);
  const printed = ({ unit, value, currency }: Figure): number | null =>
    unit === 'minor' ? inMainUnits(value, currency) : value;
  if (by === undefined) return found.length === 1 ? printed(found[0]!) : found.map(printed);
  return Object.fromEntries(found.map((figure) => [figure.by[by] ?? '(none)', printed(figure)]));
}

async function checkFigures(report: OpenReport, expected: Expected): Promise<void> {
  const period = { from: expected.from ?? '1990-01-01', to: report.asOf };
  for (const [key, value] of Object.entries(expected.figures)) {
    const [metric, by] = key.split(' by ') as [string, Dimension | undefined];
    const request = { metrics: [metric], by: by ? [by] : [], filter: {}, period };
    expect([key, figureOf(key, await listFigures(report, request))]).toEqual([key, value]);
  }
}

const ROOT = import.meta.dirname;
const EXPECTED = 'expected.yml';

const filesOf = (dir: string): Files =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))]));

const folders = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

describe.each(folders(ROOT))('%s', (system) => {
  test.each(folders(join(ROOT, system)))('%s', async (name) => {
    const { [EXPECTED]: text, ...files } = filesOf(join(ROOT, system, name));
    if (text === undefined) throw new Error(`${system}/${name} has no ${EXPECTED}`);
    const expected = schema.parse(parse(String(text)));
    if (expected.refused && Object.keys(expected.figures).length > 0)
      throw new Error('what is refused has no figures');
    await withFolder(files, (dir) => checkCase(dir, expected));
  });
});

async function checkCase(dir: string, expected: Expected): Promise<void> {
  const { result, engine, report } = await read(dir, expected);
  try {
    expect(result.refused).toBe(expected.refused);
    for (const [table, rows] of Object.entries(expected.rows)) {
      const all = await rowsOf(engine, table);
      const found = all.map((row, i) => asExpected(row, rows[i] ?? rows[0] ?? {}));
      expect([table, found]).toEqual([table, rows]);
    }
    checkReading(result, expected);
    if (report) await checkFigures(report, expected);
  } finally {
    await engine.close();
  }
}

function checkReading(result: ImportResult, expected: Expected): void {
  for (const [file, { read, used, set_aside, not_data }] of Object.entries(expected.files)) {
    const found = result.files.find((summary) => summary.file === file)!;
    const counts = Object.entries({
      rowsRead: read,
      rowsUsed: used,
      rowsSetAside: set_aside,
      rowsNotData: not_data,
    }).filter(([, count]) => count !== undefined);
    expect(found).toMatchObject(Object.fromEntries(counts));
  }
  for (const problem of expected.problems)
    expect(result.problems).toContainEqual(expect.objectContaining(problem));
  const rules = result.problems.map(({ rule }) => rule as string);
  expect(rules.filter((rule) => expected.absent.includes(rule))).toEqual([]);
}
