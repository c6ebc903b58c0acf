/** Signs that several currencies have: the setting's, alone unnamed, beside others asked about. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'Invoice Number;Customer Name;Invoice Date;Due Date;Amount';
const listOf = (...amounts: string[]) => ({
  'invoices.csv': csv(
    HEADER,
    ...amounts.map((amount, i) => `I${i};C${i};2026-01-05;2026-02-04;${amount}`),
  ),
});
const currencies = async (files: Record<string, string>, settings = {}) => {
  const sql = 'select currency from raw_invoice order by row_id';
  const { rows, rules, refused, problems } = await imported(files, sql, settings);
  return { codes: rows.map(({ currency }) => currency), rules, refused, problems };
};

test('a sign of several currencies beside another currency refuses the file, with the line that decides', async () => {
  const { refused, problems } = await currencies(listOf('€5.00', '¥900.00', '€7.50'));
  expect(refused).toBe(true);
  expect(problems.find(({ rule }) => rule === 'ambiguous_sign')).toMatchObject({
    ...{ file: 'invoices.csv', row: 3, column: 'Amount', value: '¥900.00' },
    expected: 'one currency: "¥" may be JPY, CNY',
    mend: expect.stringContaining('values: { currency: { "¥": JPY } }'),
  });
});

test('it is what report.yml says, or the currency of the setting', async () => {
  const mixed = listOf('€5.00', 'kr 900.00');
  const said = await currencies(mixed, { values: { currency: { kr: 'NOK' } } });
  expect(said).toMatchObject({ refused: false, codes: ['EUR', 'NOK'] });
  const ofSetting = await currencies(mixed, { currency: 'SEK' });
  expect(ofSetting).toMatchObject({ refused: false, codes: ['EUR', 'SEK'] });
});

test('alone it names no currency, and no setting of another currency takes its amounts', async () => {
  expect(await currencies(listOf('$5.00', '$7.00'))).toMatchObject({ codes: [null, null] });
  const other = await currencies(listOf('¥5.00', '¥7.00'), { currency: 'EUR' });
  expect(other.rules).toContain('ambiguous_sign');
  const dollars = await currencies(listOf('$5.00', '$7.00'), { currency: 'EUR' });
  expect(dollars).toMatchObject({ codes: ['USD', 'USD'], refused: false });
  expect(dollars.rules).toContain('sign_assumed');
});

test('a sign contradicts the code of its row only where it cannot stand for it', async () => {
  const file = {
    'invoices.csv': csv(
      `${HEADER};Currency`,
      'A;C;2026-01-05;;$5.00;AUD',
      'B;C;2026-01-05;;$5.00;EUR',
    ),
  };
  const { codes, rules } = await currencies(file);
  expect(codes).toEqual(['AUD']);
  expect(rules).toContain('currency_contradiction');
});
