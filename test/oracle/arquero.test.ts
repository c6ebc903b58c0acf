/** The demo company's flows once more with arquero, straight from its exports, split as the figures are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as aq from 'arquero';
import { beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../src/metrics/types.ts';
import { listFigures } from '../../src/publish/figures.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { DEMO, demoReport } from '../demo/demo-report.ts';

let report: OpenReport;
beforeAll(async () => {
  report = await demoReport();
});

/** All exports of one kind as one table, with `cents` and `month`. */
function load(prefix: string, dateColumn: string): aq.ColumnTable {
  const tables = readdirSync(DEMO)
    .filter((file) => file.startsWith(`${prefix}-`))
    .map((file) => aq.fromCSV(readFileSync(join(DEMO, file), 'utf8'), { autoType: false }));
  const [first, ...rest] = tables;
  return first!.concat(...rest).derive({
    cents: aq.escape((row: { amount: string }) => Number(row.amount.replace('.', ''))),
    month: aq.escape((row: Record<string, string>) => row[dateColumn]!.slice(0, 7)),
  });
}
const posted = () =>
  load('invoices', 'issue_date').filter(
    aq.escape((r: { status: string }) => r.status === 'posted'),
  );
const ofType = (type: string) =>
  posted().filter(aq.escape((r: { doc_type: string }) => r.doc_type === type));
const cash = () =>
  load('payments', 'date')
    .filter(aq.escape((r: { kind: string }) => r.kind === 'cash' || r.kind === 'refund'))
    .derive({
      cents: aq.escape((r: { kind: string; cents: number }) =>
        r.kind === 'refund' ? -r.cents : r.cents,
      ),
    });

/** `key key … → cents`, groups of nothing left out. */
const summed = (table: aq.ColumnTable, keys: string[]): Record<string, number> => {
  const rows = table
    .groupby(...keys, 'currency')
    .rollup({ sum: aq.op.sum('cents') })
    .objects();
  return Object.fromEntries(
    (rows as Record<string, string | number>[])
      .filter((row) => row.sum !== 0)
      .map((row) => [[...keys, 'currency'].map((key) => row[key]).join(' '), row.sum as number]),
  );
};

async function figures(metric: string, by: Dimension[]): Promise<Record<string, number>> {
  const period = { from: report.firstDate, to: report.asOf };
  const rows = await listFigures(report, { metrics: [metric], by, filter: {}, period });
  return Object.fromEntries(
    rows
      .filter((row) => row.value !== 0)
      .map((row) => [[...by.map((key) => row.by[key]), row.currency].join(' '), row.value!]),
  );
}

test('invoiced, by month and rep', async () => {
  const expected = summed(ofType('invoice'), ['month', 'rep']);
  expect(Object.keys(expected).length).toBeGreaterThan(300);
  expect(await figures('invoiced_amount', ['month', 'rep'])).toEqual(expected);
});

test('invoiced, by region and segment', async () => {
  expect(await figures('invoiced_amount', ['region', 'segment'])).toEqual(
    summed(ofType('invoice'), ['region', 'segment']),
  );
});

test('credit notes, by month', async () => {
  expect(await figures('credit_note_amount', ['month'])).toEqual(
    summed(ofType('credit_note'), ['month']),
  );
});

test('cash received less refunds, by month', async () => {
  expect(await figures('cash_amount', ['month'])).toEqual(summed(cash(), ['month']));
});

test('cash received less refunds, by customer, whoever its invoices belong to', async () => {
  const expected = summed(cash().rename({ customer_id: 'customer' }), ['customer']);
  expect(await figures('cash_amount', ['customer'])).toEqual(expected);
});

test('net receivables are all that was invoiced less all that came in or was given up', async () => {
  const all = (table: aq.ColumnTable) => summed(table, []);
  const given = (kind: string) =>
    all(load('payments', 'date').filter(aq.escape((r: { kind: string }) => r.kind === kind)));
  const invoiced = all(ofType('invoice'));
  const minus = [cash(), ofType('credit_note')]
    .map(all)
    .concat(given('write_off'), given('discount'));
  const expected = Object.fromEntries(
    Object.entries(invoiced).map(([currency, cents]) => [
      currency,
      minus.reduce((rest, part) => rest - (part[currency] ?? 0), cents),
    ]),
  );
  expect(await figures('net_open_amount', [])).toEqual(expected);
});
