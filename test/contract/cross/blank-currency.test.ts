/** Currencies that some documents lack, and columns of codes under a name that no list has. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const SQL = 'select invoice_id, currency from raw_invoice order by 1';

test('a document without a currency beside others with one is told', async () => {
  const files = {
    'invoices.csv': csv(
      'invoice_id,customer_id,issue_date,amount,currency',
      'I1,C1,2026-01-15,60.00,EUR',
      'I2,C1,2026-01-15,30.00,',
    ),
  };
  const asked = await imported(files, SQL);
  expect(asked.problems).toContainEqual(
    expect.objectContaining({ rule: 'currency_blank', severity: 'warning', row: 3 }),
  );
  // what report.yml says holds for all that name none
  expect((await imported(files, SQL, { currency: 'EUR' })).rules).not.toContain('currency_blank');
});

test.each(['Zqoxvo', 'constructor'])('codes under "%s" are the currency', async (header) => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': csv(
        `invoice_id,customer_id,issue_date,amount,${header}`,
        'I1,C1,2026-01-15,60.00,EUR',
        'I2,C1,2026-01-15,30.00,HUF',
      ),
    },
    SQL,
  );
  expect(rows).toEqual([
    { invoice_id: 'I1', currency: 'EUR' },
    { invoice_id: 'I2', currency: 'HUF' },
  ]);
  expect(rules).toContain('currency_by_values');
});

test('money that names neither a currency nor an invoice is in the only one of the data', async () => {
  const read = (second: string) =>
    imported(
      {
        'invoices.csv': csv(
          'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Currency',
          'RE1,Acme,2026-01-15,2026-02-14,1190.00,EUR',
          `RE2,Beta,2026-01-15,2026-02-14,1190.00,${second}`,
        ),
        'payments.csv': csv(
          'Payment No,Payment Date,Invoice Number,Amount',
          'P1,2026-02-13,RE9,1190.00',
        ),
      },
      'select currency from raw_payment',
    );
  const one = await read('EUR');
  expect(one.rows).toEqual([{ currency: 'EUR' }]);
  expect(one.rules).toContain('currency_of_all');
  expect((await read('USD')).rows).toEqual([{ currency: null }]);
});

test.each([
  ['€', 'US$', 'USD'],
  ['₩', '₹', 'INR'],
  ['Euro', 'Schweizer Franken', 'CHF'],
  ['欧元', '日元', 'JPY'],
  ['евро', 'российский рубль', 'RUB'],
  ['kr', 'zł', 'PLN'],
])('signs and names under an unknown header are the currency: %s, %s', async (one, other, code) => {
  const { rows, problems } = await imported(
    {
      'invoices.csv': csv(
        'invoice_id,customer_id,issue_date,amount,Zqoxvo',
        `I1,C1,2026-01-15,60.00,${one}`,
        `I2,C1,2026-01-15,30.00,${other}`,
      ),
    },
    SQL,
  );
  const rules = problems.map(({ rule }) => rule);
  expect(rules).toContain('currency_by_values');
  // a sign of several currencies is asked about
  if (!rules.includes('ambiguous_sign'))
    expect(rows[1]).toEqual({ invoice_id: 'I2', currency: code });
});

test.each(['Le', 'North', 'S', 'Müller', 'Dinar Zqo'])('%s is no currency', async (word) => {
  const { rules } = await imported({
    'invoices.csv': csv(
      'invoice_id,customer_id,issue_date,amount,Zqoxvo',
      `I1,C1,2026-01-15,60.00,${word}`,
      `I2,C1,2026-01-15,30.00,Beta`,
    ),
  });
  expect(rules).not.toContain('currency_by_values');
});

test.each([
  ['a_EUR.csv', 'a_USD.csv'],
  ['eur/facturas.csv', 'Rechnungen GBP.csv'],
  ['Offen-eur.csv', 'Offen-chf.csv'],
])('the names of lists without a currency say it: %s, %s', async (one, other) => {
  const list = (id: string): string =>
    csv('invoice_id,customer_id,issue_date,amount', `${id},C1,2026-01-15,60.00`);
  const { rows, problems } = await imported({ [one]: list('I1'), [other]: list('I2') }, SQL);
  const reported = problems.filter(({ rule }) => rule === 'currency_by_name');
  expect(rows.map(({ currency }) => currency)).toEqual(
    one.startsWith('eur/') ? [null, null] : [expect.any(String), expect.any(String)],
  );
  expect(reported).toHaveLength(one.startsWith('eur/') ? 0 : 2);
});

test('one name alone, or words that are codes in capitals only, name no currency', async () => {
  const list = (id: string): string =>
    csv('invoice_id,customer_id,issue_date,amount', `${id},C1,2026-01-15,60.00`);
  const { rules } = await imported({ 'all top.csv': list('I1'), 'try USD.csv': list('I2') }, SQL);
  expect(rules).not.toContain('currency_by_name');
});
