/** Payments of which none is of an invoice, beside invoices that say what was paid: which counts is asked. */
import { describe, expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const bank = (...rows: string[]): Record<string, string> => ({
  'bank.csv': csv('Transaction No,Payment Date,Details,Amount', ...rows),
});
const ANY = bank('T1,2026-02-01,Receipt Vkoqjo,70.00', 'T2,2026-02-02,Receipt Zqoxwo,15.00');
const list = (header: string, ...rows: string[]): Record<string, string> => ({
  'invoices.csv': csv(header, ...rows),
});
const ENGLISH = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Amount Paid';
const PAID = list(
  ENGLISH,
  'R-1001,Brolt,2026-01-05,2026-02-04,100.00,40.00',
  'R-1002,Qjov,2026-01-06,2026-02-05,50.00,0.00',
);
const STRICT = { max_set_aside: 0.01 };
const asked = async (files: Record<string, string>, settings: Record<string, unknown> = STRICT) => {
  const { problems, refused } = await imported(files, 'select 1', settings);
  return { found: problems.find(({ rule }) => rule === 'payments_join_none'), refused, problems };
};

describe('no payment is of an invoice', () => {
  test.each([
    ['English', PAID, '40.00'],
    [
      'German, what is open',
      list(
        'Rechnungsnummer;Kunde;Rechnungsdatum;Fälligkeitsdatum;Betrag;Offen',
        'R-1001;Brolt;05.01.2026;04.02.2026;100,00;25,00',
        'R-1002;Qjov;16.01.2026;15.02.2026;50,00;50,00',
      ),
      '75.00',
    ],
    [
      'Chinese, the day',
      list(
        '发票号,客户名称,开票日期,到期日,金额,结清日期',
        'R-1001,甲公司,2026-01-05,2026-02-04,100.00,2026-02-03',
        'R-1002,乙公司,2026-01-06,2026-02-05,50.00,',
      ),
      '100.00',
    ],
  ])('%s: nothing is published till it is answered', async (_, invoices, sum) => {
    const { found, refused } = await asked({ ...invoices, ...ANY });
    expect(refused).toBe(true);
    expect(found).toMatchObject({ file: 'bank.csv', severity: 'refused', value: 'bank.csv' });
    expect(found!.expected).toContain(`${sum} was paid`);
    for (const { settings } of found!.question!.answers) {
      const answered = await asked({ ...invoices, ...ANY }, { ...STRICT, ...settings });
      expect(answered.found).toBeUndefined();
      expect(answered.refused).toBe(false);
    }
  });

  test('it is only told where the columns say little', async () => {
    const { found, refused } = await asked({ ...PAID, ...ANY }, { max_set_aside: 0.3 });
    expect(found).toMatchObject({ severity: 'warning', question: { assumed: 'payments' } });
    expect(refused).toBe(false);
  });
});

test.each([
  ['names an invoice', bank('T1,2026-02-01,for R-1001,40.00', 'T2,2026-02-02,Zqoxwo,15.00')],
  [
    'names a customer',
    { 'bank.csv': csv('Payment No,Payment Date,Customer Name,Amount', 'T1,2026-02-01,Qjov,15.00') },
  ],
])('not where a payment %s', async (_, payments) => {
  expect((await asked({ ...PAID, ...payments })).found).toBeUndefined();
});

test('nor where the invoices say nothing of what was paid', async () => {
  const none = list(
    'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
    'R-1001,Brolt,2026-01-05,2026-02-04,100.00',
  );
  expect((await asked({ ...none, ...ANY })).found).toBeUndefined();
});
