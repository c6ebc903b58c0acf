/** The other company of the bench: its books tie, its exports are read without a problem, and the aggregated page has the same figures. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Balance, rowsOf } from '../../src/bench/aggregated/cube.ts';
import { cubeOf } from '../../src/bench/aggregated/make-page.ts';
import { writeWholesaler } from '../../src/bench/wholesaler/write-wholesaler.ts';
import { openReport } from '../../src/publish/open-report.ts';

const INVOICES = 600;
const LAST_DAY = '31.12.2025';

let parent: string;
const folder = (name: string, ...options: [number?]): string => {
  const dir = join(parent, name);
  writeWholesaler(INVOICES, dir, ...options);
  return dir;
};
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'wholesaler-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

const filesOf = (dir: string): string[] =>
  readdirSync(dir).map((name) => `${name}\n${readFileSync(join(dir, name), 'utf8')}`);

/** Rows of all files of a table, by header. */
const rowsIn = (dir: string, table: string): Record<string, string>[] =>
  readdirSync(dir)
    .filter((name) => name.startsWith(table))
    .flatMap((name) => {
      const [head, ...lines] = readFileSync(join(dir, name), 'utf8').trimEnd().split('\n');
      const headers = head!.split(';');
      return lines.map((line) =>
        Object.fromEntries(line.split(';').map((cell, i) => [headers[i]!, cell])),
      );
    });

const minor = (text: string | undefined): number =>
  Math.round(Number(text!.replace(',', '.')) * 100);
const sortable = (date: string | undefined): string => date!.split('.').reverse().join('-');

/** What is left of each invoice, in minor units. */
function restOf(dir: string): Map<string, { rest: number; currency: string }> {
  const documents = rowsIn(dir, 'sales');
  const rests = new Map(
    documents
      .filter((row) => row.Type === 'Invoice')
      .map((row) => [
        row['Document Number']!,
        { rest: minor(row.Amount), currency: row.Currency! },
      ]),
  );
  for (const row of documents)
    if (row.Type === 'Credit note') rests.get(row['Applies To']!)!.rest -= minor(row.Amount);
  for (const row of rowsIn(dir, 'receipts'))
    rests.get(row['Invoice Number']!)!.rest -= minor(row.Amount);
  return rests;
}

test('the same seed gives the same bytes, another one others', () => {
  const [first, again, other] = [folder('first'), folder('again'), folder('other', 8)].map(filesOf);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('no invoice gets more than it asks for, and nothing is later than the last day', () => {
  const dir = folder('books');
  const rests = restOf(dir);
  expect(rests.size).toBe(INVOICES);
  expect([...rests.values()].filter(({ rest }) => rest < 0)).toEqual([]);
  const days = [
    ...rowsIn(dir, 'sales').map((row) => row['Document Date']),
    ...rowsIn(dir, 'receipts').map((row) => row['Receipt Date']),
  ].map(sortable);
  expect(days.every((day) => day <= sortable(LAST_DAY))).toBe(true);
});

test('the report of its exports, and the sums of the aggregated page, are what a plain loop over the rows gives', async () => {
  const dir = folder('report');
  const open = new Map<string, number>();
  for (const { rest, currency } of restOf(dir).values())
    open.set(currency, (open.get(currency) ?? 0) + rest);
  const report = await openReport({ data: dir });
  try {
    expect(report.imported.problems).toEqual([]);
    const { rows } = await report.ask({ metric: 'open_amount' });
    for (const { currency, value } of rows)
      expect([currency, value]).toEqual([currency, open.get(currency!) ?? 0]);
    expect(rows.length).toBeGreaterThan(1);
    const cube = await cubeOf(report);
    const balances = rowsOf<Balance>(cube.balances);
    const last = report.asOf.slice(0, 7);
    const sum = balances
      .filter(({ month }) => month === last)
      .reduce((total, row) => total + row.open, 0);
    expect(sum).toBe(open.get(cube.currency));
  } finally {
    await report.close();
  }
});
