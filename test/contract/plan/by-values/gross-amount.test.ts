/** A net amount beside its tax and the total of both: the total is owed, whatever the columns are called. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const HEAD = 'Invoice Number,Customer Name,Invoice Date,Due Date';
const FILE = 'list.csv';
const list = (headers: string, ...amounts: string[]): Record<string, string> => ({
  [FILE]: csv(
    `${HEAD},${headers}`,
    ...amounts.map((cells, i) => `I${i + 1},Acme,2026-01-05,2026-02-04,${cells}`),
  ),
});
const amountOf = async (files: Record<string, string>, settings = {}) => {
  const { columns, rules } = await planned(files, settings);
  const { amount = null, open_amount: open = null } = columns[FILE]!;
  return { amount, open, rules };
};

test.each([
  ['Amount,Tax,Total Amount', 'Total Amount'],
  ['Amount,GST,Invoice Total', 'Invoice Total'],
  ['Betrag,MwSt,Brutto', 'Brutto'],
  ['Montant,TVA,Montant TTC', 'Montant TTC'],
  ['Importe,IVA,Importe total', 'Importe total'],
  ['Importo,IVA,Totale documento', 'Totale documento'],
  ['Valor,IVA,Valor com IVA', 'Valor com IVA'],
  ['Bedrag,BTW,Bedrag incl.', 'Bedrag incl.'],
  ['金额,税额,含税合计', '含税合计'],
  ['Сумма,НДС,Всего с НДС', 'Всего с НДС'],
  ['Amount,KDV,Genel Toplam', 'Genel Toplam'],
  ['請求金額,消費税,税込', '税込'],
  ['Total due,Tax,Amount', 'Total due'],
])('%s: owed is %s', async (headers, gross) => {
  const [first, , last] = headers.split(',');
  const cells = first === gross ? '120.00,20.00,100.00' : '100.00,20.00,120.00';
  expect([first, last]).toContain(gross);
  const { amount, rules } = await amountOf(list(headers, cells));
  expect([amount, rules]).toEqual([gross, ['gross_by_arithmetic']]);
});

test('several taxes, freight and a discount make one total', async () => {
  const files = list(
    'Amount,CGST,SGST,Shipping,Rebate,Payable',
    '1000.00,90.00,90.00,25.00,0,1205.00',
    '500.00,45.00,45.00,0,0,590.00',
  );
  expect((await amountOf(files)).amount).toBe('Payable');
});

test('where only the open amount has the tax, it is the amount', async () => {
  const files = list('Amount,Tax,Balance', '100.00,20.00,120.00', '50.00,10.00,60.00');
  expect(await amountOf(files)).toEqual({
    amount: null,
    open: 'Balance',
    rules: ['gross_by_arithmetic'],
  });
});

describe('the mapped amount stays', () => {
  test.each([
    ['the gross one has the name', 'Net,Tax,Amount', ['100.00,20.00,120.00']],
    ['what is added is an earlier balance', 'Amount,Earlier,Sum', ['100.00,250.00,350.00']],
    ['the other is what is left of it', 'Amount,Given,Left', ['100.00,20.00,80.00']],
    ['nothing is added', 'Amount,Tax,Sum', ['100.00,0.00,100.00', '50.00,0.00,50.00']],
    ['the sums do not hold', 'Amount,Tax,Sum', ['100.00,20.00,120.00', '50.00,10.00,61.00']],
  ])('where %s', async (_, headers, cells) => {
    const { amount, rules } = await amountOf(list(headers, ...cells));
    expect([amount, rules.filter((id) => id.startsWith('gross'))]).toEqual(['Amount', []]);
  });

  test('where report.yml says so', async () => {
    const settings = { columns: { [FILE]: { Amount: 'invoice.amount' } } };
    const files = list('Amount,Tax,Total Amount', '100.00,20.00,120.00');
    expect(await amountOf(files, settings)).toMatchObject({ amount: 'Amount', rules: [] });
  });
});

test('a total that the rows below the first thousands contradict is reported, not used', async () => {
  const rows = Array.from({ length: 6000 }, (_, i) =>
    i < 3000 ? '100.00,20.00,120.00' : '100.00,20.00,190.00',
  );
  const { columns, problems } = await planned(list('Amount,Tax,Sum', ...rows));
  expect(columns[FILE]!.amount).toBe('Amount');
  expect(problems).toMatchObject([
    { rule: 'gross_contradicted', expected: 'Amount + Tax = Sum in 3000 of 6000 rows' },
  ]);
});

test('in words of no language, at any rate, in any order, with either decimal sign', async () => {
  const draw = fc.record({
    words: fc.shuffledSubarray(INVENTED, { minLength: 2, maxLength: 2 }),
    rate: fc.constantFrom(5, 7.5, 10, 16, 19, 20, 21, 25, 27),
    nets: fc.array(fc.integer({ min: 100, max: 9_999_999 }), { minLength: 2, maxLength: 12 }),
    isTotalFirst: fc.boolean(),
    sign: fc.constantFrom('.', ','),
  });
  await fc.assert(
    fc.asyncProperty(draw, async ({ words: [tax, total], rate, nets, isTotalFirst, sign }) => {
      const written = (minor: number): string => `"${(minor / 100).toFixed(2).replace('.', sign)}"`;
      const rows = nets.map((net) => {
        const added = Math.round((net * rate) / 100);
        const cells = [net, added, net + added].map(written);
        return (isTotalFirst ? cells.toReversed() : cells).join(',');
      });
      const headers = ['Amount', tax, total];
      const files = list((isTotalFirst ? headers.toReversed() : headers).join(','), ...rows);
      expect((await amountOf(files)).amount).toBe(total);
    }),
    { numRuns: 25 },
  );
});
