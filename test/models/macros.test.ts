/** The macros of amounts: digits of each currency, signs, and amounts that no floating number holds. */
import { expect, test } from 'vitest';
import { openNativeFor } from '../../src/engine/native.ts';
import { macroStatements } from '../../src/models/macros.ts';

async function calculated(expression: string): Promise<unknown> {
  const engine = await openNativeFor(0);
  try {
    for (const statement of macroStatements([30])) await engine.run(statement);
    const [row] = await engine.query(`select (${expression})::varchar as value`);
    return row!.value;
  } finally {
    await engine.close();
  }
}

test.each([
  ["in_major_units(123456, 'EUR')", '1234.56'],
  ["in_major_units(-5, 'CNY')", '-0.05'],
  ["in_major_units(0, 'CNY')", '0.00'],
  ["in_major_units(-1500, 'JPY')", '-1500'],
  ["in_major_units(-1500, 'KWD')", '-1.500'],
  ["in_major_units(12345, 'UYW')", '1.2345'],
  ['in_major_units(7, null)', '0.07'],
  ["in_major_units(9007199254740993, 'USD')", '90071992547409.93'],
  ["in_digits_of(9007199254740993, 'USD', 'CNY')", '9007199254740993'],
  ["in_digits_of(-900719925474099300, 'USD', 'JPY')", '-9007199254740993'],
  ["in_digits_of(9000, 'JPY', 'KWD')", '9000000'],
  ["in_digits_of(123456, 'KWD', 'EUR')", '12346'],
  ["in_digits_of(-1235, 'KWD', 'EUR')", '-124'],
  ["in_digits_of(50, null, 'JPY')", '1'],
  ["in_digits_of(12345, 'UYW', 'JPY')", '1'],
  ["in_digits_of(null, 'EUR', 'JPY')", null],
])('%s is %s', async (expression, value) => {
  expect(await calculated(expression)).toBe(value);
});
