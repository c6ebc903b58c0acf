/** The column of a payment list whose values are invoice numbers is the reference, whatever it is called. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
  'INV-1001,Acme,2026-01-05,2026-02-04,100.00',
  'INV-1002,Beta,2026-01-06,2026-02-05,50.00',
  'INV-1003,Beta,2026-01-07,2026-02-06,70.00',
);
const invoices = { 'invoices.csv': INVOICES };
const referenceOf = async (files: Record<string, string>, settings = {}) => {
  const { columns, rules } = await planned(files, settings);
  const payment = columns['payments.csv']!;
  return { ...payment, rules, number: columns['invoices.csv']!.invoice_id };
};

test.each(['Szla sorszám', 'Beleg alt', 'Płatność za', 'Kolonne 7', '対象', 'إلى', INVENTED[4]!])(
  'a column called %s',
  async (header) => {
    const payments = csv(
      `Payment No,Payment Date,${header},Amount`,
      'P1,2026-02-01,INV-1001,100.00',
      'P2,2026-02-02,"INV-1002, INV-1003",120.00',
    );
    const found = await referenceOf({ ...invoices, 'payments.csv': payments });
    expect(found).toMatchObject({ invoice_id: header, rules: ['reference_by_values'] });
  },
);

test.each(['Zqoxvo', '適用', INVENTED[4]!])(
  'numbers inside the texts of a column called %s make it the text of the payments',
  async (header) => {
    const payments = csv(
      `Payment No,Payment Date,${header},Amount`,
      'P1,2026-02-01,TRF/000441/INV-1001/OK,100.00',
      'P2,2026-02-02,without a word,50.00',
    );
    const found = await referenceOf({ ...invoices, 'payments.csv': payments });
    expect(found).toMatchObject({ bank_ref: header });
    const plain = payments.replace('INV-1001', 'X');
    expect(await referenceOf({ ...invoices, 'payments.csv': plain })).not.toHaveProperty(
      'bank_ref',
    );
  },
);

test('numbers of several lists of invoices, few of each', async () => {
  const lists = [1, 2, 3].map((month) => [
    `invoices ${month}.csv`,
    csv(
      'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
      ...[1, 2].map((n) => `INV-${month}00${n},Acme,2026-0${month}-05,2026-0${month}-25,100.00`),
    ),
  ]);
  const payments = csv(
    'Payment No,Payment Date,Zqoxvo,Amount',
    ...[1001, 1002, 2001, 3002].map((id, n) => `P${n},2026-04-0${n + 1},INV-${id},100.00`),
  );
  const files = { ...Object.fromEntries(lists), 'payments.csv': payments };
  const { columns, problems } = await planned(files);
  expect(columns['payments.csv']).toMatchObject({ invoice_id: 'Zqoxvo' });
  expect(problems.find(({ rule }) => rule === 'reference_by_values')?.expected).toBe(
    '4 of 4 values are numbers in invoices 1.csv, invoices 2.csv, invoices 3.csv',
  );
});

test('a name that says payment number does not stand against the values', async () => {
  const payments = csv('Payment Date,Ref No,Amount', '2026-02-01,inv-1001,100.00');
  const found = await referenceOf({ ...invoices, 'payments.csv': payments });
  expect(found).toMatchObject({ invoice_id: 'Ref No', rules: ['reference_against_name'] });
  expect(found).not.toHaveProperty('payment_id');
});

test('a column called invoice whose values are none gives way to the one whose values are', async () => {
  const payments = csv(
    'Payment Date,Invoice No,Pays,Amount',
    '2026-02-01,00017,INV-1001,100.00',
    '2026-02-01,00018,INV-1003,70.00',
  );
  const found = await referenceOf({ ...invoices, 'payments.csv': payments });
  expect(found).toMatchObject({ invoice_id: 'Pays', rules: ['reference_against_name'] });
});

test('invoices have the number by which payments name them', async () => {
  const list = csv(
    'Belegnummer,Nummer beim Kunden,Kundenname,Belegdatum,Betrag',
    '900001,R-1,Acme,2026-01-05,100.00',
    '900002,R-2,Beta,2026-01-06,50.00',
  );
  const payments = csv('Zahlungsdatum,Rechnungsnummer,Betrag', '2026-02-01,R-2,50.00');
  const found = await referenceOf({ 'invoices.csv': list, 'payments.csv': payments });
  expect(found).toMatchObject({ number: 'Nummer beim Kunden', rules: ['invoice_id_by_values'] });
});

describe('a list without a known number has the one that payments name', () => {
  const listOf = (header: string): string =>
    csv(
      `${header},Customer Name,Invoice Date,Due Date,Amount`,
      'RE-1001,Acme,2026-01-05,2026-02-04,100.00',
      'RE-1002,Beta,2026-01-06,2026-02-05,50.00',
    );
  test.each(['Lfd', 'Szám', 'Αριθ', '连番', 'الرقم', INVENTED[4]!])(
    'in a column (%s)',
    async (header) => {
      const payments = csv('Payment Date,Invoice Number,Amount', '2026-02-01,RE-1002,50.00');
      const files = { 'invoices.csv': listOf(header), 'payments.csv': payments };
      const { number, rules } = await referenceOf(files);
      expect({ number, rules }).toEqual({ number: header, rules: ['invoice_id_by_values'] });
    },
  );

  test.each(['Lfd', 'Szám', '连番'])('inside a text (%s)', async (header) => {
    const payments = csv('Payment Date,Bank Text,Amount', '2026-02-01,TRF RE-1002 THANKS,50.00');
    const files = { 'invoices.csv': listOf(header), 'payments.csv': payments };
    const { number, rules } = await referenceOf(files);
    expect({ number, rules }).toEqual({ number: header, rules: ['invoice_id_by_values'] });
  });
});

describe('short numbers may be those of the payments themselves', () => {
  const list = csv(
    'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
    ...Array.from({ length: 9 }, (_, i) => `${i + 1},C${i},2026-01-05,2026-02-04,${i + 10}.00`),
  );
  const payments = (customerOf: (i: number) => string): string =>
    csv(
      'Payment Date,Nr,Customer Name,Amount',
      ...Array.from({ length: 9 }, (_, i) => `2026-02-01,${i + 1},${customerOf(i)},5.00`),
    );
  test('unless the customers agree', async () => {
    const same = { 'invoices.csv': list, 'payments.csv': payments((i) => `C${i}`) };
    expect((await referenceOf(same)) as object).toMatchObject({ invoice_id: 'Nr' });
    const others = { 'invoices.csv': list, 'payments.csv': payments((i) => `C${(i + 4) % 9}`) };
    expect((await referenceOf(others)).rules).toEqual([]);
  });
});

test('what report.yml says stays', async () => {
  const payments = csv('Payment Date,Nr,Amount', '2026-02-01,INV-1001,100.00');
  const settings = { columns: { 'payments.csv': { Nr: 'ignore' } } };
  const found = await referenceOf({ ...invoices, 'payments.csv': payments }, settings);
  expect(found.rules).toEqual([]);
});

test('a reference that joins stays, beside columns that join too', async () => {
  const payments = csv(
    'Payment Date,Invoice No,Memo 2,Amount',
    '2026-02-01,INV-1001,INV-1001,100.00',
  );
  const found = await referenceOf({ ...invoices, 'payments.csv': payments });
  expect(found).toMatchObject({ invoice_id: 'Invoice No', rules: [] });
});

test('in any alphabet, in any place', async () => {
  const letters = fc.constantFrom('F', 'RE-', 'Ж', '发', 'ใ', 'A/');
  const draw = fc.record({
    prefix: letters,
    numbers: fc.uniqueArray(fc.integer({ min: 10, max: 99_999 }), { minLength: 2, maxLength: 9 }),
    header: fc.constantFrom(...INVENTED),
    at: fc.integer({ min: 0, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(draw, async ({ prefix, numbers, header, at }) => {
      const ids = numbers.map((number) => `${prefix}${number}`);
      const list = csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
        ...ids.map((id) => `${id},Acme,2026-01-05,2026-02-04,10.00`),
      );
      const withId = (cells: readonly string[], id: string): string =>
        cells.toSpliced(at, 0, id).join(',');
      const payments = csv(
        withId(['Payment Date', 'Amount', 'Bank'], header),
        ...ids.map((id) => withId(['2026-02-01', '10.00', 'x'], id)),
      );
      const found = await referenceOf({ 'invoices.csv': list, 'payments.csv': payments });
      expect(found).toMatchObject({ invoice_id: header });
    }),
    { numRuns: 20 },
  );
});
