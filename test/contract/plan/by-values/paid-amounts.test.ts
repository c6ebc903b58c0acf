/** What payments say against the invoices that they name: cents, what was taken off beside the cash, amounts net of tax. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvoiceIds } from '../../../../src/contract/plan/by-values/id-values.ts';
import { paidAmounts } from '../../../../src/contract/plan/by-values/paid-amounts.ts';
import type { Sample } from '../../../../src/contract/plan/by-values/sample.ts';
import { noProgress } from '../../../../src/contract/progress.ts';
import type { FilePlan } from '../../../../src/intake/plan-file.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';
import { csv, imported } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const HEAD = 'Invoice Number,Customer Name,Invoice Date,Due Date';
const invoices = (headers: string, ...cells: string[]): Record<string, string> => ({
  'invoices.csv': csv(
    `${HEAD},${headers}`,
    ...cells.map((more, i) => `R-${i + 1},Brolt ${i},2026-01-05,2026-02-04,${more}`),
  ),
});
const payments = (headers: string, ...cells: string[]): Record<string, string> => ({
  'payments.csv': csv(
    `Payment No,Payment Date,Invoice Number,${headers}`,
    ...cells.map((more, i) => `P-${i + 1},2026-02-01,R-${i + 1},${more}`),
  ),
});
const KINDS = `select kind, sum(amount_minor)::integer as minor from raw_payment group by 1 order by 1`;
const AMOUNTS = 'select sum(amount_minor)::integer as minor from raw_invoice';

describe('beside the cash of a payment', () => {
  test.each([
    ['Discount Taken', 'discount'],
    ['Skonto', 'discount'],
    ['Escompte', 'discount'],
    ['Korting', 'discount'],
    ['Скидка', 'discount'],
    ['割引', 'discount'],
    ['Write-off', 'write_off'],
    ['Ausbuchung', 'write_off'],
    ['坏账', 'write_off'],
  ])('%s is a %s where both are the invoice', async (header, kind) => {
    const files = {
      ...invoices('Amount', '100.00', '50.00'),
      ...payments(`Amount,${header}`, '98.00,2.00', '50.00,0.00'),
    };
    const { rows, rules } = await imported(files, KINDS);
    expect(rows).toContainEqual({ kind, minor: 200 });
    expect(rows).toContainEqual({ kind: 'cash', minor: 14_800 });
    expect(rules).toContain('beside_cash');
  });

  test('other deductions, in any words and amounts, are asked about, and taken as answered', async () => {
    const draw = fc.record({
      header: fc.constantFrom('WHT', 'TDS Deducted', 'Bank charges', 'Quellensteuer', ...INVENTED),
      off: fc.array(fc.integer({ min: 100, max: 4_900 }), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(draw, async ({ header, off }) => {
        const cells = off.map(
          (cents) => `${((10_000 - cents) / 100).toFixed(2)},${(cents / 100).toFixed(2)}`,
        );
        const files = {
          ...invoices('Amount', ...off.map(() => '100.00')),
          ...payments(`Amount,${header}`, ...cells),
        };
        const { problems } = await planned(files);
        const asked = problems.find(({ rule }) => rule === 'beside_cash_open');
        expect(asked?.question?.answers.map(({ id }) => id)).toEqual([
          'ignore',
          'discount_beside',
          'written_off_beside',
        ]);
      }),
      { numRuns: 12 },
    );
    const files = { ...invoices('Amount', '100.00'), ...payments('Amount,Oplotz', '90.00,10.00') };
    const columns = { 'payments.csv': { Oplotz: 'payment.written_off_beside' } };
    const { rows } = await imported(files, KINDS, { columns });
    expect(rows).toContainEqual({ kind: 'write_off', minor: 1000 });
  });

  test.each([
    ['a part of the cash', 'Amount,Skonto', '100.00,2.00'],
    ['a number of the tax office', 'Amount,Tax ID', '100.00,884422'],
    ['nothing', 'Amount,WHT', '90.00,0.00'],
  ])('%s is not asked about', async (_, headers, cells) => {
    const { rules } = await planned({
      ...invoices('Amount', '100.00'),
      ...payments(headers, cells),
    });
    expect(rules.filter((rule) => rule.startsWith('beside_cash'))).toEqual([]);
  });
});

describe('cents', () => {
  test('of payments against invoices in whole units', async () => {
    const files = {
      ...invoices('Amount', '150.00', '80.50'),
      ...payments('Amount', '15000', '4000'),
    };
    const { rows, rules } = await imported(files, KINDS);
    expect(rows).toEqual([{ kind: 'cash', minor: 19_000 }]);
    expect(rules).toContain('cents_by_invoices');
  });
  test('of invoices against payments in whole units', async () => {
    const files = { ...invoices('Amount', '15000', '8050'), ...payments('Amount', '150.00') };
    const { rows } = await imported(files, AMOUNTS);
    expect(rows).toEqual([{ minor: 23_050 }]);
  });
  test.each([
    ['100.00', '1.00'],
    ['1.00', '100.00'],
    ['10000', '100'],
  ])('not in an invoice of %s and a payment of %s', async (invoiced, paid) => {
    const files = { ...invoices('Amount', invoiced, invoiced), ...payments('Amount', paid) };
    const { rows, rules } = await imported(files, KINDS);
    expect(rows).toEqual([{ kind: 'cash', minor: Number(paid) * 100 }]);
    expect(rules).not.toContain('cents_by_invoices');
  });
  test('not where report.yml says otherwise', async () => {
    const files = { ...invoices('Amount', '150.00'), ...payments('Amount', '15000') };
    const { rows } = await imported(files, KINDS, { amount_units: { 'payments.csv': 'major' } });
    expect(rows).toEqual([{ kind: 'cash', minor: 1_500_000 }]);
  });
});

describe('amounts that look net', () => {
  test('are asked about where payments are more by a rate', async () => {
    const files = {
      ...invoices('Amount,Tax Code', '100.00,S20', '50.00,S20'),
      ...payments('Amount', '120.00', '60.00'),
    };
    const asked = (await planned(files)).problems.find(({ rule }) => rule === 'amount_looks_net');
    expect(asked?.expected).toBe('2 of 2 paid invoices are paid with 20 % more');
    expect(asked?.question?.answers.map(({ id }) => id)).toEqual(['gross']);
  });
  test.each(['VAT', 'MwSt', 'TVA', 'НДС', '税额', 'KDV'])(
    '%s beside them may be added',
    async (tax) => {
      const files = invoices(`Amount,${tax}`, '100.00,20.00', '50.00,5.00');
      const found = await imported(files, AMOUNTS);
      const asked = found.problems.find(({ rule }) => rule === 'amount_looks_net');
      const [, net] = asked!.question!.answers;
      expect([asked!.severity, found.rows]).toEqual(['warning', [{ minor: 15_000 }]]);
      expect((await imported(files, AMOUNTS, net!.settings)).rows).toEqual([{ minor: 17_500 }]);
    },
  );
  test('a rate may be added', async () => {
    const files = {
      ...invoices('Amount,Tax Rate', '100.00,20%', '50.00,20%'),
      ...payments('Amount', '120.00'),
    };
    const found = await imported(files);
    const [, net] = found.problems.find(({ rule }) => rule === 'amount_looks_net')!.question!
      .answers;
    expect((await imported(files, AMOUNTS, net!.settings)).rows).toEqual([{ minor: 18_000 }]);
  });
  test('are refused where what is paid and open is more by the tax', async () => {
    const files = invoices(
      'Amount,VAT,Paid Amount,Balance Due',
      '100.00,20.00,70.00,50.00',
      '50.00,10.00,0.00,60.00',
    );
    const asked = (await planned(files)).problems.find(({ rule }) => rule === 'amount_looks_net');
    expect(asked).toMatchObject({
      severity: 'refused',
      expected: expect.stringContaining('Amount + VAT = '),
    });
  });
  test.each([
    ['paid as they stand', 'Amount', ['100.00', '50.00'], ['100.00', '60.00']],
    ['gross by the tax', 'Amount,VAT', ['119.00,19.00', '59.50,9.50'], []],
    ['gross by name', 'Gross Amount,VAT', ['100.00,20.00'], []],
    ['overpaid by no rate', 'Amount', ['100.00'], ['133.37']],
  ])('not %s', async (_, headers, cells, paid) => {
    const files = { ...invoices(headers, ...cells), ...payments('Amount', ...paid) };
    expect((await planned(files)).rules).not.toContain('amount_looks_net');
  });
});

describe('long lists are read through', () => {
  /** The first rows of a long list: numbers and amounts. */
  const long = (table: 'invoice' | 'payment', rows: string[][]): Sample => {
    const fields = ['invoice_id', 'amount'];
    const columns = fields.map((field, index) => ({ field, index, header: field }));
    const source = { name: `${table} ${rows[0]![0]}`, file: table, path: '' };
    const plan = { table, columns, headers: fields, source, headerRow: 1 } as unknown as FilePlan;
    return { plan, rows, isWhole: false };
  };
  const readings = async (invoices: Sample[], payments: Sample[]): Promise<string[][]> => {
    const read: string[][] = [];
    class Watched extends InvoiceIds {
      override async find(wanted: ReadonlySet<string>): Promise<void> {
        read.push([...wanted]);
      }
    }
    const settings = settingsSchema.parse({});
    const context = { settings, progress: noProgress, report: () => {} };
    await paidAmounts(payments, new Watched(invoices, () => []), context);
    return read;
  };
  const months = (amount: string): Sample[] =>
    ['A', 'B', 'C'].map((month) => long('payment', [[`${month}-1`, amount]]));

  test('once for all payments', async () => {
    const invoices = [long('invoice', [['A-1', '100.00']]), long('invoice', [['D-1', '50.00']])];
    expect(await readings(invoices, months('119.00'))).toEqual([['a-1', 'b-1', 'c-1']]);
  });
  test('not where an invoice of the first rows is paid as it stands', async () => {
    const invoices = [long('invoice', [['A-1', '100.00']]), long('invoice', [['D-1', '50.00']])];
    expect(await readings(invoices, months('100.00'))).toEqual([]);
  });
  test('where one of them has no decimals, as it may be in cents', async () => {
    const invoices = [long('invoice', [['A-1', '100.00']]), long('invoice', [['D-1', '5000']])];
    expect(await readings(invoices, months('100.00'))).toHaveLength(1);
  });
});
