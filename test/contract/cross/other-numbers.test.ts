/** Payments that name an invoice by another number, by the one of which it is an instalment, or among words; and those that name none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invoicesNamed, keyOfId } from '../../../src/contract/cross/invoices-named.ts';
import { csv, imported } from '../folder.ts';

const SETTLED = `select invoice_id, sum(amount_minor)::integer as minor from raw_payment
  where invoice_id is not null group by 1 order by 1`;

const HEADERS = [
  'Order No',
  'Delivery Note',
  'Contract No',
  'Customer PO',
  'Lieferschein',
  '订单号',
  'Zqoxwu',
];

const numbered = (header: string, prefix: string): string =>
  csv(
    `Invoice No,Customer,Date,Due Date,Amount,${header}`,
    ...[1, 2, 3, 4].map(
      (i) => `I100${i},Acme,2026-01-0${i},2026-02-0${i},${i}00.00,${prefix}700${i}`,
    ),
  );

describe('another number of the invoice', () => {
  test('is taken, whatever its column is called and wherever it is named', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...HEADERS),
        fc.constantFrom('', 'LS-', 'Q'),
        fc.constantFrom('Invoice No', 'Reference', 'Verwendungszweck'),
        async (header, prefix, reference) => {
          const { rows } = await imported(
            {
              'invoices.csv': numbered(header, prefix),
              'payments.csv': csv(
                `Payment Date,Customer,Amount,${reference}`,
                `2026-02-01,Acme,100.00,${prefix}7001`,
                `2026-02-02,Acme,200.00,${prefix}7002`,
                '2026-02-03,Acme,300.00,I1003',
              ),
            },
            SETTLED,
          );
          expect(rows.map(({ minor }) => minor)).toEqual([10000, 20000, 30000]);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('that several invoices have is told', async () => {
    const { rows, rules } = await imported(
      {
        'invoices.csv': numbered('Contract No', 'K').replaceAll(/K700\d/g, 'K7001'),
        'payments.csv': csv(
          'Payment Date,Customer,Amount,Invoice No',
          '2026-02-01,Acme,100.00,K7001',
          '2026-02-03,Acme,300.00,I1003',
        ),
      },
      SETTLED,
    );
    expect(rows).toContainEqual({ invoice_id: 'K7001', minor: 10000 });
    expect(rules).toContain('unknown_invoice');
  });
});

test.each([
  ['I1-01', 'I1-02'],
  ['I1/1', 'I1/2'],
  ['I1-A', 'I1-B'],
  ['I1 1/2', 'I1 2/2'],
  ['I1.1', 'I1.2'],
  ['I1第1期', 'I1第2期'],
])('a payment of I1 pays %s, then %s', async (first, second) => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': csv(
        'Invoice No,Customer,Date,Due Date,Amount',
        `${first},Acme,2026-01-05,2026-02-05,50.00`,
        `${second},Acme,2026-01-05,2026-03-05,50.00`,
        'I2-X9,Berg,2026-01-05,2026-03-05,50.00',
      ),
      'payments.csv': csv(
        'Payment Date,Customer,Amount,Invoice No',
        '2026-02-01,Acme,50.00,I1',
        '2026-03-01,Acme,20.00,I1',
        '2026-03-01,Berg,20.00,I2',
      ),
    },
    "select sum(amount_minor)::integer as minor from raw_payment where invoice_id not in ('I1', 'I2') group by invoice_id order by 1",
  );
  expect(rows).toEqual([{ minor: 2000 }, { minor: 5000 }]);
  expect(rules.filter((rule) => rule === 'unknown_invoice')).toHaveLength(1);
});

const IDS = new Map(['I1001', 'R1', '2026'].map((id) => [keyOfId(id), id]));

test.each([
  ['Inv. I1001 dtd 05/01', 'I1001'],
  ['Your inv I1001 of 05.01.2026', 'I1001'],
  ['Rg.-Nr. I1001 v. 05.01.26', 'I1001'],
  ['N° I1001 du 05/01/2026', 'I1001'],
  ['发票I1001款', 'I1001'],
  ['請求書I1001号', 'I1001'],
  ['I1001/2026', 'I1001'],
  ['Rechnung R1 Acme', 'R1'],
  ['Facture R1 du 05/01', 'R1'],
])('"%s" names %s alone', (text, id) => {
  expect(invoicesNamed(text, new Map([...IDS].filter(([, one]) => one !== '2026')))).toEqual({
    known: [id],
    unknown: [],
  });
});

test('a number beside another one that is no date is not taken', () => {
  expect(invoicesNamed('I1001 order 88123', IDS)).toBeNull();
});

test('a .0 at the end of a number is not of it, in a column or in a text', async () => {
  for (const header of ['Invoice No', 'Reference']) {
    const { rows } = await imported(
      {
        'invoices.csv': numbered('Note', 'n'),
        'payments.csv': csv(
          `Payment Date,Customer,Amount,${header}`,
          '2026-02-01,Acme,100.00,I1001.0',
        ),
      },
      SETTLED,
    );
    expect(rows).toEqual([{ invoice_id: 'I1001', minor: 10000 }]);
  }
});

test('texts that name no invoice are told with rows and money', async () => {
  const { problems } = await imported({
    'invoices.csv': numbered('Note', 'n'),
    'payments.csv': csv(
      'Payment Date,Customer,Amount,Invoice No,Details',
      '2026-02-01,Acme,100.00,I1001,',
      '2026-02-02,Acme,70.00,,zqoxwu',
      '2026-02-03,,30.00,,ref 88-77',
    ),
  });
  const reported = problems.filter(({ rule }) => rule === 'text_not_matched');
  expect(reported).toHaveLength(1);
  expect(reported[0]!.expected).toContain('2 rows, 100.00');
});

test('payments without a currency among several are told', async () => {
  const invoices = csv(
    'Invoice No,Customer,Date,Due Date,Amount,Currency',
    'I1,Acme,2026-01-05,2026-02-05,100.00,EUR',
    'I2,Berg,2026-01-05,2026-02-05,200.00,USD',
  );
  const payments = csv(
    'Payment Date,Customer,Amount,Invoice No',
    '2026-02-01,Acme,100.00,I1',
    '2026-02-02,Berg,50.00,I2',
    '2026-02-02,Berg,20.00,',
  );
  const { problems } = await imported({ 'invoices.csv': invoices, 'payments.csv': payments });
  const reported = problems.filter(({ rule }) => rule === 'payment_currency_taken');
  expect(reported).toHaveLength(1);
  expect(reported[0]!.expected).toContain('3 rows, 100.00 EUR, 50.00 USD, 20.00');
  const one = await imported({
    'invoices.csv': invoices.replace('USD', 'EUR'),
    'payments.csv': payments,
  });
  expect(one.rules).not.toContain('payment_currency_taken');
});
