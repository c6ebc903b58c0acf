/** A column of amounts that is 0 or blank in all rows: another one that is filled is taken and told, or asked about. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const payments = (headers: string, ...cells: string[]): Record<string, string> => ({
  'payments.csv': csv(
    `Payment No,Payment Date,Invoice No,${headers}`,
    ...cells.map((more, i) => `P${i},2026-02-01,X${i},${more}`),
  ),
});
const invoices = (headers: string, ...cells: string[]): Record<string, string> => ({
  'list.csv': csv(
    `Invoice Number,Customer Name,Invoice Date,Due Date,${headers}`,
    ...cells.map((more, i) => `I${i},C${i},2026-01-05,2026-02-04,${more}`),
  ),
});
const read = async (files: Record<string, string>, settings = {}) => {
  const { columns, problems, unused } = await planned(files, settings);
  const found = problems.find(({ rule }) => rule === 'amount_column_empty');
  return { fields: Object.values(columns)[0]!, found, unused };
};

describe('another column of such a name is taken and told', () => {
  test.each([
    [payments('Payment Amount,Received Amount', '0,100.00', '0.00,50.00'), 'amount'],
    [payments('收款金额,实收金额', ',100.00', '0,50.00'), 'amount'],
    [invoices('Amount,Amount Paid,Received', '100.00,0,100.00', '50.00,0,20.00'), 'paid_amount'],
    [invoices('Betrag,Offen,Restbetrag', '100.00,0 kr,100.00', '50.00,-,20.00'), 'open_amount'],
  ])('%j: %s', async (files, field) => {
    const { fields, found } = await read(files);
    const [headers] = Object.values(files)[0]!.split('\n');
    const last = headers!.split(',').at(-1)!;
    expect(fields[field]).toBe(last);
    expect(found).toMatchObject({ column: last, question: { assumed: last } });
    const [, own] = found!.question!.answers;
    expect((await read(files, own!.settings)).fields[field]).toBe(found!.value);
  });

  test('not where a single row has an amount, however late, nor where both are empty', async () => {
    const rows = [...Array<string>(400).fill('0,100.00'), '7.00,0'];
    expect((await read(payments('Payment Amount,Received Amount', ...rows))).found).toBeUndefined();
    const both = payments('Payment Amount,Received Amount', '0,0', '0,');
    expect((await read(both)).found).toBeUndefined();
  });
});

test('a column of no known name with the amounts of rows that have none is asked about', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...INVENTED, 'Überweisung', '现金'),
      fc.constantFrom(payments, invoices),
      fc.boolean(),
      async (header, list, isAllEmpty) => {
        const own = isAllEmpty ? '0.00,15.50' : '25.00,0.00';
        const { unused } = await read(list(`Amount,${header}`, own, '0.00,80.25', ',12.10'));
        expect(unused.map(({ column }) => column)).toEqual([header]);
        const answers = unused[0]!.question!.answers.map(({ id }) => id);
        expect(answers).toContain('amount');
      },
    ),
    { numRuns: 8 },
  );
  // a net amount stands beside the amounts too
  const net = invoices('Amount,Zqoxwo', '121.00,100.00', '0.00,80.25', '60.50,50.00');
  expect((await read(net)).unused).toEqual([]);
  // what went out of an account is read as such
  const account = payments('Credit,Debit', '0.00,80.25', '60.50,0.00');
  expect((await read(account)).unused).toEqual([]);
});
