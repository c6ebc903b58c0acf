/** A sign of several currencies in one file beside codes in the others: theirs where one fits, asked where several do. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FileRead, settleSigns } from '../../../src/contract/load/settle-signs.ts';
import { currenciesOf, usualCurrency } from '../../../src/intake/currencies/currency-mark.ts';
import { currencySigns } from '../../../src/intake/currencies/currency-signs.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csv, imported } from '../folder.ts';

const SETTINGS = settingsSchema.parse({});
const SHARED = [...currencySigns().keys()].filter((sign) => currenciesOf(sign)!.size > 1);
const CODES = Intl.supportedValuesOf('currency');

const fileOf = (codes: string[], open: string[] = [], fields: string[] = []): FileRead => {
  const marks = { codes, bySign: [], open: open.map((sign) => [sign, { file: 'x.csv' }]) };
  const columns = fields.map((field) => ({ field }));
  const plan = { table: 'payment', columns };
  const none = { codes: [], bySign: [], open: [] };
  const read = { reading: { marks }, currencyMarks: none };
  return { task: { plan, settings: SETTINGS }, read } as unknown as FileRead;
};

test('every sign of CLDR beside every currency: the one that fits, else never in silence', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SHARED),
      fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 3 }),
      fc.boolean(),
      fc.nat(),
      (sign, drawn, hasOwn, at) => {
        const may = [...currenciesOf(sign)!];
        const codes = [...new Set(hasOwn ? [...drawn, may[at % may.length]!] : drawn)];
        const file = fileOf([], [sign]);
        const { signs, problems } = settleSigns(file, [file, fileOf(codes)]);
        const fitting = codes.filter((code) => may.includes(code));
        const read = signs.get(sign);
        if (read !== undefined) expect(may).toContain(read);
        if (fitting.length === 1) expect(read).toBe(fitting[0]);
        const isPlain = codes.length === 0 || (read !== undefined && read === usualCurrency(sign));
        if (!isPlain || !codes.includes(read ?? ''))
          expect(problems).toHaveLength(codes.length && 1);
        if (fitting.length > 1 && read === undefined) expect(problems[0]!.question).toBeTruthy();
      },
    ),
    { numRuns: 300 },
  );
});

const invoices = (code: string, amount = '1000') =>
  csv(
    'Invoice No,Customer,Invoice Date,Due Date,Amount,Currency',
    ...[1, 2, 3].map((i) => `I-${i},C,2026-01-0${i},2026-02-0${i},${amount},${code}`),
  );
const payments = (amount: string, header = 'Amount') =>
  csv(
    `Payment Date,Invoice No,${header}`,
    ...[1, 2].map((i) => `2026-02-0${i},I-${i},"${amount}"`),
  );
const CASH = 'select distinct currency, amount_minor::integer as minor from raw_payment';

test.each([
  ['USD', '$ 1,000.00', 'USD', 100000],
  ['CAD', '$ 1,000.00', 'CAD', 100000],
  ['SEK', 'kr 1 000,00', 'SEK', 100000],
  ['JPY', '¥ 1,000', 'JPY', 1000],
  ['CNY', '¥ 1,000.00', 'CNY', 100000],
  ['EGP', '£1,000.00', 'EGP', 100000],
  ['KRW', '1,000원', 'KRW', 1000],
  ['PKR', 'Rs. 1,000.00', 'PKR', 100000],
])('invoices in %s by code, payments of "%s"', async (code, amount, currency, minor) => {
  const files = { 'invoices.csv': invoices(code), 'payments.csv': payments(amount) };
  const { rows, refused } = await imported(files, CASH);
  expect({ rows, refused }).toEqual({ rows: [{ currency, minor }], refused: false });
});

test('where several fit, payments without an invoice are asked about; where none fits, they are of another currency', async () => {
  const two = { 'a.csv': invoices('SEK'), 'b.csv': invoices('NOK').replaceAll('I-', 'N-') };
  const unnamed = payments('kr 1000').replace('Invoice No', 'Customer').replaceAll('I-', 'C');
  const asked = await imported({ ...two, 'payments.csv': unnamed });
  expect(asked.problems.find(({ rule }) => rule === 'ambiguous_sign')).toMatchObject({
    ...{ file: 'payments.csv', value: 'kr 1000', column: 'Amount' },
    question: { answers: [{ id: 'SEK' }, { id: 'NOK' }, { id: 'other' }] },
  });
  const named = await imported({ ...two, 'payments.csv': payments('kr 1000') }, CASH);
  expect(named.rules).toContain('sign_by_invoice');
  expect(named.rows).toEqual([{ currency: 'SEK', minor: 100000 }]);
  const files = { 'invoices.csv': invoices('EUR'), 'payments.csv': payments('£ 1,000.00') };
  const other = await imported(files, CASH);
  expect(other.rules).toContain('sign_of_no_other');
  expect(other.rows).toEqual([{ currency: 'GBP', minor: 100000 }]);
});

test('two signs in two files are two currencies, and a column of signs is read like a sign beside the amounts', async () => {
  const signed = csv(
    'Invoice No,Customer,Invoice Date,Due Date,Amount',
    'I-1,C,2026-01-05,2026-02-05,$ 1000',
  );
  const twoSigns = await imported({ 'invoices.csv': signed, 'payments.csv': payments('kr 1000') });
  expect(twoSigns.rules).toEqual(expect.arrayContaining(['sign_assumed', 'ambiguous_sign']));
  const column = csv('Payment Date,Invoice No,Amount,Currency', '2026-02-01,I-1,1000,$');
  const read = await imported({ 'invoices.csv': invoices('AUD'), 'payments.csv': column }, CASH);
  expect(read.rows).toEqual([{ currency: 'AUD', minor: 100000 }]);
  expect(read.rules).toContain('sign_by_others');
});
