/** Columns on no list: their words are asked for what a row is, and what is not used but goes with what is, is named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const invoices = (headers: string, ...cells: string[]): Record<string, string> => ({
  'list.csv': csv(
    `Invoice Number,Customer Name,Invoice Date,Due Date,Amount,${headers}`,
    ...cells.map((more, i) => `I${i + 1},C${i},2026-01-05,2026-02-04,100.00,${more}`),
  ),
});
const payments = (header: string, ...words: string[]): Record<string, string> => ({
  'payments.csv': csv(
    `Payment No,Payment Date,Invoice No,Amount,${header}`,
    ...words.map((word, i) => `P${i},2026-02-01,X${i},10.00,${word}`),
  ),
});
const fieldsOf = async (files: Record<string, string>, settings = {}) => {
  const { columns, problems, unused } = await planned(files, settings);
  const [fields] = Object.values(columns);
  return { fields: fields!, problems, unused, named: unused.map(({ column }) => column) };
};

describe('words of a column without a known name', () => {
  test.each([
    ['Zahlung', 'Gutschrift', 'Skonto'],
    ['Paiement', 'Avoir', 'Paiement'],
    ['收款', '坏账', '收款'],
    ['Pago', 'Reembolso', 'Zqoxwo'],
  ])('%s, %s, %s are kinds of payments', async (...words) => {
    const { fields, problems } = await fieldsOf(payments(INVENTED[0]!, ...words));
    expect(fields.kind).toBe(INVENTED[0]);
    expect(problems.map(({ rule }) => rule)).toContain('words_by_values');
  });

  test('of documents and their status', async () => {
    const files = invoices('ᏣᎳᎩ,ꆈꌠꉙ', 'Rechnung,offen', 'Gutschrift,storniert');
    expect((await fieldsOf(files)).fields).toMatchObject({ doc_type: 'ᏣᎳᎩ', status: 'ꆈꌠꉙ' });
  });

  test.each([
    [['Nordbank', 'Südbank', 'Nordbank']],
    [['Acme', 'Beta', 'Gamma']],
    [['Y', 'N', 'Y']],
  ])('%j are none', async (words) => {
    expect((await fieldsOf(payments('Zqoxwo', ...words))).fields).not.toHaveProperty('kind');
  });

  test('also where the telling one comes late', async () => {
    const words = [...Array<string>(9000).fill('Zahlung'), 'Gutschrift'];
    expect((await fieldsOf(payments('Zqoxwo', ...words))).fields.kind).toBe('Zqoxwo');
  });
});

describe('is named', () => {
  test('what was paid and what is open of the amount', async () => {
    const files = invoices('Zqoxwo,Vkoqjo', '100.00,0.00', '0.00,100.00', '40.00,60.00');
    const { named, unused } = await fieldsOf(files);
    expect(named).toEqual(['Zqoxwo', 'Vkoqjo']);
    expect(unused[0]).toMatchObject({
      expected: expect.stringContaining('Zqoxwo + Vkoqjo = Amount in all 3 rows'),
    });
  });
  test.each([
    ['20.00', '100.00'],
    ['80.00', '0.00'],
    ['20.00', '35.50', '61.00'],
  ])('what is paid or open in one column: %s, %s', async (...cells) => {
    const { named, unused } = await fieldsOf(invoices('Zqoxwo', ...cells));
    expect(named).toEqual(['Zqoxwo']);
    expect(unused[0]!.question!.answers.map(({ id }) => id)).toEqual([
      'ignore',
      'open_amount',
      'paid_amount',
      'credited_amount',
    ]);
  });
  test.each([
    ['Vkoqjo,Jxozqo', ['80.00,20.00', '40.00,60.00', '10.00,90.00']],
    ['Ritenuta,Netto a pagare', ['16.40,83.60']],
    ['Discount,Payable', ['10.00,90.00', '0.00,100.00']],
    ['Vrakzum,Oplotz', ['30.00,70.00', ',100.00']],
  ])('%s that make up the amount, also where neither is nothing', async (headers, cells) => {
    const { named, unused } = await fieldsOf(invoices(headers, ...cells));
    expect(named).toEqual(headers.split(','));
    const last = unused.at(-1)!.question!.answers.map(({ id }) => id);
    expect(last).toContain('amount');
  });
  test('what was given back of some', async () => {
    expect((await fieldsOf(invoices('Zqoxwo', '0', '0', '30.50'))).named).toEqual(['Zqoxwo']);
    expect((await fieldsOf(payments('Vkoqjo', '', '', '10.00'))).named).toEqual(['Vkoqjo']);
  });
  test('a day in some rows, after that of the document', async () => {
    const files = invoices('Zqoxwo', '', '2026-02-20', '');
    expect((await fieldsOf(files)).named).toEqual(['Zqoxwo']);
  });
  test.each([
    ['2026-02-04', ['due_date', 'settled_date', 'deleted']],
    ['04/02/2026', ['due_date', 'settled_date', 'deleted']],
    // the day of the document under another name
    ['2026-01-05', null],
  ])('days in every row of a list without due dates: %s', async (day, fields) => {
    const files = {
      'list.csv': csv(
        'Invoice Number,Customer Name,Invoice Date,Zqoxwo,Amount',
        ...[1, 2, 3].map((n) => `I${n},C${n},2026-01-05,${day},100.00`),
      ),
    };
    const { unused } = await planned(files);
    const answers = unused.map(({ question }) => question!.answers.map(({ id }) => id));
    expect(answers).toEqual(fields === null ? [] : [['ignore', ...fields]]);
  });
  test('what says nothing in the first thousands of rows', async () => {
    const blank = Array<string>(5000).fill('live,,,');
    const late = ['live,40.50,2026-02-20,', 'live,,,Cancelled', 'live,,,'];
    const files = invoices('Status,Zqoxwo,Vkoqjo,Jxozqo', ...blank, ...late);
    expect((await fieldsOf(files)).named).toEqual(['Zqoxwo', 'Vkoqjo', 'Jxozqo']);
  });
  test('a word for void beside the status', async () => {
    const files = invoices('Status,Zqoxwo', 'open,', 'open,Cancelled', 'open,');
    expect((await fieldsOf(files)).named).toEqual(['Zqoxwo']);
  });
});

test.each([
  ['quantities', 'Zqoxwo', ['1', '2', '0']],
  ['tax', 'Tax', ['20.00', '0.00', '0.00']],
  ['tax in any words', 'Zqoxwo', ['20.00', '20.00', '7.00']],
  ['net amounts in any words', 'Zqoxwo', ['83.33', '83.33', '100.00']],
  ['net and tax', 'Zqoxwo,Vkoqjo', ['83.33,16.67', '83.33,16.67']],
  ['net by its name', 'Netto', ['91.30', '83.33', '100.00']],
  ['a commission', 'Commission', ['3.30', '4.70', '6.10']],
  ['days in every row', 'Zqoxwo', ['2026-01-06', '2026-01-07', '2026-01-08']],
  ['days before the document', 'Zqoxwo', ['2025-01-06', '', '']],
  ['names', 'Zqoxwo', ['Ann', '', 'Bob']],
  ['a rate by its name', 'exchange_rate', ['1.25', '', '']],
  ['a rate by its decimals', 'Zqoxwo', ['1.0834', '', '0.9127']],
  ['ones', 'Zqoxwo', ['1.00', '', '']],
])('not named: %s', async (_, header, cells) => {
  expect((await fieldsOf(invoices(header, ...cells))).named).toEqual([]);
});

test('what report.yml says to ignore is not named', async () => {
  const settings = { columns: { 'list.csv': { Zqoxwo: 'ignore' } } };
  const files = invoices('Zqoxwo', '', '2026-02-20', '');
  expect((await fieldsOf(files, settings)).named).toEqual([]);
});

test('paid and open are seen in any words and amounts', async () => {
  const draw = fc.record({
    headers: fc.shuffledSubarray(INVENTED, { minLength: 2, maxLength: 2 }),
    shares: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(draw, async ({ headers, shares }) => {
      const cells = [0, 10_000, ...shares].map(
        (paid) => `${(paid / 100).toFixed(2)},${((10_000 - paid) / 100).toFixed(2)}`,
      );
      const { named } = await fieldsOf(invoices(headers.join(','), ...cells));
      expect(named).toEqual(headers);
    }),
    // shares that could be taxes, of nothing and of half a percent
    {
      numRuns: 20,
      examples: [1, 49, 700].map((share) => [{ headers: INVENTED.slice(0, 2), shares: [share] }]),
    },
  );
});

test('nor what is net of tax, each rounded by itself, and the costs in it', async () => {
  const cells = [
    '99.15,100.23,199.38,45.86',
    '79.57,243.92,323.50,74.41',
    '52.91,190.10,243.01,55.89',
  ];
  const totals = ['245.25', '397.91', '298.90'];
  const files = {
    'list.csv': csv(
      'Invoice Number,Customer Name,Invoice Date,Due Date,qjovko_ex_vat,Vkoqjo hors taxe,Jxozqo,Zqoxwo,Total',
      ...cells.map((more, i) => `I${i + 1},C${i},2026-01-05,2026-02-04,${more},${totals[i]}`),
    ),
  };
  const { named } = await fieldsOf(files);
  expect(named).toEqual([]);
});
