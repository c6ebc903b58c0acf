/** Parquet tables from a warehouse are read as the same rows in text are. */
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importExports } from '../../src/contract/import.ts';
import { type NativeEngine, openNative } from '../../src/engine/native.ts';
import { TABLE_NAMES } from '../../src/intake/table-names.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { csv, type Files, imported, withFolder } from './folder.ts';

let writer: NativeEngine;
beforeAll(async () => {
  writer = await openNative();
});
afterAll(() => writer.close());

/** Writes the rows of a select into a Parquet file of the folder. */
const parquet = (dir: string, name: string, select: string): Promise<void> =>
  writer.run(`copy (${select}) to '${join(dir, name)}' (format parquet)`);

const INVOICES = `select invoice_id, customer_id, DATE '2026-01-05' as issue_date, DATE '2026-02-04' as due_date,
  amount, 'EUR' as currency from`;

/** What the reader makes of a folder: all tables, without the names of files, and its problems. */
async function readingOf(dir: string): Promise<{ tables: unknown[]; problems: unknown[] }> {
  const engine = await openNative();
  try {
    const { problems } = await importExports(dir, settingsSchema.parse({}), engine);
    const tables: unknown[] = [];
    for (const name of TABLE_NAMES)
      tables.push(
        await engine.query(`select * exclude (file, sheet, row_id) from raw_${name} order by all`),
      );
    return {
      tables,
      problems: problems.map(({ file, ...problem }) => ({
        ...problem,
        file: file.replace(/\.\w+$/, ''),
      })),
    };
  } finally {
    await engine.close();
  }
}

/** The import of one Parquet file of these rows, and raw_invoice. */
const reading = (select: string, columns: string, name = 'invoices.parquet') =>
  withFolder({}, async (dir) => {
    await parquet(dir, 'invoices.parquet', select);
    renameSync(join(dir, 'invoices.parquet'), join(dir, name));
    const engine = await openNative();
    try {
      const result = await importExports(dir, settingsSchema.parse({ max_set_aside: 1 }), engine);
      return {
        ...result,
        rows: await engine.query(`select ${columns} from raw_invoice order by row_id`),
      };
    } finally {
      await engine.close();
    }
  });

describe('a folder of Parquet files', () => {
  it('gives the rows and problems of the same folder as CSV', async () => {
    const exports = 'data/exports';
    const names = readdirSync(exports).filter((name) => name.endsWith('.csv'));
    expect(names.length).toBeGreaterThan(10);
    await withFolder({}, async (dir) => {
      for (const name of names)
        await parquet(
          dir,
          name.replace('.csv', '.parquet'),
          `select * from read_csv('${join(exports, name)}', header = true, null_padding = true)`,
        );
      const fromText = await readingOf(exports);
      const fromParquet = await readingOf(dir);
      expect(fromParquet.tables).toEqual(fromText.tables);
      expect(fromParquet.problems).toEqual(fromText.problems);
    });
  });

  it('reads amounts and days by their types: nothing in them can be read two ways', async () => {
    const { rows, questions, problems } = await reading(
      `select invoice_id, 'C1' as customer_id, issue_date, TIMESTAMP '2026-04-03 10:15:00' as due_date, amount,
        'KWD' as currency from (values ('A1', DATE '2026-03-04', 1.234::decimal(18, 3)),
        ('A2', DATE '2026-05-06', 2::decimal(18, 3)), ('A3', DATE '2026-07-08', -12345.678::decimal(18, 3)))
        v(invoice_id, issue_date, amount)`,
      'issue_date::varchar as issued, due_date::varchar as due, doc_type, amount_minor',
    );
    expect(rows).toEqual([
      { issued: '2026-03-04', due: '2026-04-03', doc_type: 'invoice', amount_minor: 1234 },
      { issued: '2026-05-06', due: '2026-04-03', doc_type: 'invoice', amount_minor: 2000 },
      { issued: '2026-07-08', due: '2026-04-03', doc_type: 'credit_note', amount_minor: 12345678 },
    ]);
    expect(questions).toEqual([]);
    expect(problems.map(({ rule }) => rule)).not.toContain('ambiguous_amount');
  });

  it('takes an instant for a day only at midnight UTC: elsewhere it would be another day', async () => {
    const { rows, problems } = await reading(
      `select * from (values ('A1', 'C1', TIMESTAMPTZ '2026-03-04 00:00:00+00', DATE '2026-04-03', 10.5, 'EUR'),
        ('A2', 'C1', TIMESTAMPTZ '2026-03-05 00:00:00+08', DATE '2026-04-03', 10.5, 'EUR'))
        v(invoice_id, customer_id, issue_date, due_date, amount, currency)`,
      'invoice_id, issue_date::varchar as issued',
    );
    expect(rows).toEqual([{ invoice_id: 'A1', issued: '2026-03-04' }]);
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: 'set_aside', row: 3, column: 'issue_date' }),
    );
  });

  it('keeps leading zeros, quotes and line breaks of texts; what is nested is text too', async () => {
    const { rows } = await reading(
      `${INVOICES} (values ('0007', 'Müller "Söhne", 远洲' || chr(10) || 'GmbH', 5.25, [1, 2]))
        v(invoice_id, customer_id, amount, tags)`,
      'invoice_id, customer_id, amount_minor',
      "Invoices [2026] * of the customer's.parquet",
    );
    expect(rows).toEqual([
      {
        invoice_id: '0007',
        customer_id: expect.stringMatching(/^Müller "Söhne", 远洲\s+GmbH$/),
        amount_minor: 525,
      },
    ]);
  });

  const refusedFor = async (files: Files): Promise<string[]> => (await imported(files)).rules;
  it('is refused, in words, where it is none, cut off or without rows', async () => {
    expect(await refusedFor({ 'invoices.parquet': csv('invoice_id,amount', 'A1,5') })).toContain(
      'unreadable_file',
    );
    expect(
      await refusedFor({
        'invoices.parquet': new Uint8Array([80, 65, 82, 49, 0, 1, 2, 80, 65, 82, 49]),
      }),
    ).toContain('unreadable_file');
    await withFolder({}, async (dir) => {
      await parquet(
        dir,
        'invoices.parquet',
        `${INVOICES} (select 'A1', 'C1', 5 where false) v(invoice_id, customer_id, amount)`,
      );
      const { problems } = await importExports(dir, settingsSchema.parse({}), writer);
      expect(problems.map(({ rule }) => rule)).toContain('empty_file');
    });
  });
});
