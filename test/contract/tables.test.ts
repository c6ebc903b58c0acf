import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rowSchema, TABLES, type TableDef } from '../../src/contract/tables.ts';

const edge = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  ' ',
  'EUR',
  'eur',
  'EURO',
  '2026-03',
  '2026-3',
  'invoice',
  'credit_note',
  'cash',
  'refund',
  true,
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  2.000001,
  3650,
  3651,
  2147483647,
  2147483648,
  -2147483649,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
);
const value = fc.oneof(edge, fc.string(), fc.integer(), fc.double(), fc.boolean());

/** A row that the schema accepts. */
const valid = (table: TableDef): Record<string, unknown> =>
  Object.fromEntries(
    table.columns.map(({ name, schema }) => [
      name,
      ['x', 1, 'EUR', '2026-03', 'invoice', 'cash', true].find((v) => schema.safeParse(v).success),
    ]),
  );

describe.each(Object.values(TABLES))('the compiled schema of a row of $name', (table) => {
  const compiled = rowSchema(table);
  const plain = z.object(
    Object.fromEntries(table.columns.map(({ name, schema }) => [name, schema])),
  );

  it('accepts and refuses each value of each column as the plain schema does, with the same issues', () => {
    const good = valid(table);
    expect(compiled.safeParse(good).success).toBe(true);
    const column = fc.constantFrom(...table.columns.map(({ name }) => name));
    fc.assert(
      fc.property(fc.array(fc.tuple(column, value), { minLength: 1, maxLength: 3 }), (changes) => {
        const row = { ...good, ...Object.fromEntries(changes) };
        expect(compiled.safeParse(row).error?.issues).toEqual(plain.safeParse(row).error?.issues);
      }),
      { numRuns: 400 },
    );
  });
});
