import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertRows, RowFile } from '../../../src/contract/load/row-file.ts';
import type { WritableCell } from '../../../src/contract/table-writer.ts';
import { openNative } from '../../../src/engine/native.ts';

const COLUMNS = [
  ['row_id', 'INTEGER'],
  ['name', 'VARCHAR'],
  ['amount', 'BIGINT'],
  ['rate', 'DOUBLE'],
  ['day', 'DATE'],
  ['is_set', 'BOOLEAN'],
] as const;

/** Texts as cells hold them: never empty, no control characters. */
const text = fc
  .string({
    minLength: 1,
    unit: fc.oneof(
      fc.constantFrom('"', ',', "'", '\\', '|', '客', ' '),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
  })
  .filter((value) => !/[\u0000-\u001f]/.test(value));
const row = fc.tuple(
  fc.option(text),
  fc.option(fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.option(fc.integer({ min: -25_000, max: 80_000 })),
  fc.option(fc.boolean()),
);

async function written(rows: readonly (readonly WritableCell[])[]) {
  const dir = mkdtempSync(join(tmpdir(), 'rows-'));
  const engine = await openNative();
  try {
    const columns = COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
    await engine.run(`create table kept (${columns}, file VARCHAR, other VARCHAR)`);
    const file = new RowFile(join(dir, 'rows.txt'));
    for (const cells of rows) file.append(cells);
    const same = { file: "'a''b.csv'" };
    const table = { name: 'kept', columns: COLUMNS, firstId: 7, constants: same };
    await insertRows(engine, table, file.close());
    return await engine.query(
      "select * replace (day - DATE '1970-01-01' as day) from kept order by rowid",
    );
  } finally {
    await engine.close();
    rmSync(dir, { recursive: true });
  }
}

describe('a file of rows', () => {
  it('gives every value back as it was, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        const cells = rows.map((values, i): WritableCell[] => [i, ...values]);
        const expected = cells.map(([id, name, amount, rate, day, isSet]) => ({
          row_id: (id as number) + 7,
          name,
          amount,
          rate: rate === 0 ? 0 : rate,
          day,
          is_set: isSet,
          file: "a'b.csv",
          other: null,
        }));
        const found = await written(cells);
        expect(found.map((one) => ({ ...one, rate: one.rate === 0 ? 0 : one.rate }))).toEqual(
          expected,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('takes a cell of several megabytes, and makes a line end a blank', async () => {
    const long = 'x'.repeat(3_000_000);
    const found = await written([
      [0, long, 1, null, null, null],
      [1, 'two\nlines', 2, null, null, null],
    ]);
    expect(found.map((one) => one.name)).toEqual([long, 'two lines']);
  });
});
