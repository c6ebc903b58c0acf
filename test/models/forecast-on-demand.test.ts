/** The forecast is worked out for those who ask for it, once, and for nobody else. */
import { expect, test } from 'vitest';
import { headlineOf } from '../../src/publish/headline.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { withReport } from '../with-report.ts';

const FILES = {
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency
A1,C1,2026-01-10,2026-02-09,100.00,CNY
A2,C1,2026-02-10,2026-03-12,250.00,CNY
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-20,100.00,A1,C1,CNY
`,
};

/** Read past the report's own engine, which would write the tables that it lists. */
async function forecastTables({ engine }: OpenReport): Promise<number> {
  const reader = await engine.connection.runAndReadAll(
    `select * from duckdb_tables() where table_name in ('fct_forecast', 'fct_late_risk')`,
  );
  return reader.currentRowCount;
}

test('a check and figures of the past do without it', () =>
  withReport(FILES, async (report) => {
    await headlineOf(report);
    const { rows } = await report.ask({ metric: 'open_amount' });
    expect(rows.map(({ value }) => value)).toEqual([25_000]);
    expect(await forecastTables(report)).toBe(0);
  }));

test.each([
  ['a figure', (report: OpenReport) => report.ask({ metric: 'receipts_forecast' })],
  ['a query', ({ engine }: OpenReport) => engine.queryLoose('from FCT_Late_Risk select count(*)')],
  ['a list of all tables', ({ engine }: OpenReport) => engine.queryLoose('show tables')],
  [
    'another connection',
    async ({ engine }: OpenReport) => {
      const other = await engine.connect();
      await other.query('select item from fct_late_risk');
      await other.close();
    },
  ],
])('%s that needs it has it', (_, use) =>
  withReport(FILES, async (report) => {
    await use(report);
    expect(await forecastTables(report)).toBe(2);
  }),
);

test('those who ask at the same time share it', () =>
  withReport(FILES, async (report) => {
    const counts = await Promise.all(
      [1, 2, 3].map(() => report.engine.query('select count(*)::integer as n from fct_late_risk')),
    );
    expect(counts).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
  }));

test('every table that it writes is one that calls for it', () =>
  withReport(FILES, async (report) => {
    const names = async (): Promise<string[]> => {
      const reader = await report.engine.connection.runAndReadAll(
        'select table_name from duckdb_tables() where not internal',
      );
      return reader.getRows().map(([name]) => String(name));
    };
    const before = await names();
    await report.engine.query('select * from fct_forecast');
    const written = (await names()).filter((name) => !before.includes(name));
    expect(written.length).toBeGreaterThan(6);
    for (const table of written)
      await withReport(FILES, (fresh) =>
        expect(
          fresh.engine.query(`select count(*)::integer as n from ${table}`),
        ).resolves.toHaveLength(1),
      );
  }));
