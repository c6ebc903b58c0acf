/** Lists that fit payments and documents alike: assumed and asked about, or not read where other payments paid the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const INVOICES = csv(
  'Invoice No,Customer,Date,Due Date,Amount,Currency',
  'I1001,Acme,2026-01-05,2026-02-05,100.00,EUR',
  'I1002,Berg,2026-01-06,2026-02-06,200.00,EUR',
  'I1003,Cora,2026-01-07,2026-02-07,300.00,EUR',
);
const ROWS = ['2026-02-01,Acme,100.00,I1001', '2026-02-02,Cora,50.00,I1003'];
const HEADERS = [
  'Date,Customer,Amount,Invoice',
  'Datum,Kunde,Betrag,Rechnung',
  'Date,Client,Montant,Facture',
  '日期,客户,金额,发票号',
];
const MONEY = 'select kind, sum(amount_minor)::integer as minor from raw_payment group by 1';
const read = (name: string, header: string, rows = ROWS, others = {}) =>
  imported({ 'invoices.csv': INVOICES, [name]: csv(header, ...rows), ...others }, MONEY);
const madeUp = fc
  .array(fc.constantFrom('zqo', 'xwu', 'qji', 'vka'), { minLength: 2, maxLength: 4 })
  .map((parts) => `${parts.join('')}.csv`);

test('under any name that says nothing they are assumed, with rows and money', async () => {
  await fc.assert(
    fc.asyncProperty(madeUp, fc.constantFrom(...HEADERS), async (name, header) => {
      const { rows, problems } = await read(name, header);
      expect(rows).toEqual([{ kind: 'cash', minor: 15000 }]);
      const asked = problems.find(({ rule }) => rule === 'assumed_payments');
      expect(asked).toMatchObject({ severity: 'warning', file: name });
      expect(asked!.expected).toContain('2 rows, 150.00');
      expect(asked!.question).toMatchObject({ rows: 2, assumed: 'payment', answered: null });
    }),
    { numRuns: 8 },
  );
});

test('amounts without invoices are assumed too', async () => {
  const rows = ['2026-02-01,Acme,100.00', '2026-02-02,Cora,50.00'];
  const { rules } = await read('zqoxwu.csv', 'Date,Customer,Amount', rows);
  expect(rules).toContain('assumed_payments');
});

test.each([
  ['payments.csv', 'Date,Customer,Amount,Invoice No'],
  ['Zahlungen.csv', 'Datum,Kunde,Betrag,Rechnung'],
  ['2026/收款/zqo.csv', '日期,客户,金额,发票号'],
  ['zqo.csv', 'Payment Date,Customer,Amount,Invoice'],
  ['zqo.csv', 'Date,Customer,Amount received,Invoice'],
  ['zqo.csv', 'Zahlungsdatum,Kunde,Betrag,Rechnung'],
  ['zqo.csv', 'Date de règlement,Client,Montant,Facture'],
  ['avoirs.csv', 'Date,Client,Montant,Facture'],
])('%s with %s is not asked about', async (name, header) => {
  const { rules } = await read(name, header);
  expect(rules).not.toContain('assumed_payments');
});

test('what other payments have paid is not read before it is answered', async () => {
  const payments = csv('Payment Date,Customer,Amount,Invoice,Method', `${ROWS[0]},wire`);
  const paid = await read('zqo.csv', HEADERS[0]!, ROWS, { 'payments.csv': payments });
  expect(paid.refused).toBe(true);
  expect(paid.problems).toContainEqual(
    expect.objectContaining({ rule: 'unknown_table', file: 'zqo.csv' }),
  );
  const alike = csv('Date,Customer,Amount,Invoice', '2026-02-03,Berg,70.00,I1002');
  const further = await read('zqo.csv', HEADERS[0]!, ROWS, { 'payments.csv': alike });
  expect(further.refused).toBe(false);
  expect(further.rules).not.toContain('assumed_payments');
});

test('the answer of the question decides', async () => {
  const { problems } = await read('zqo.csv', HEADERS[0]!);
  const { question } = problems.find(({ rule }) => rule === 'assumed_payments')!;
  const [payment, ignore] = question!.answers;
  const answered = await imported(
    { 'invoices.csv': INVOICES, 'zqo.csv': csv(HEADERS[0]!, ...ROWS) },
    MONEY,
    payment!.settings,
  );
  expect(answered.rows).toEqual([{ kind: 'cash', minor: 15000 }]);
  expect(answered.rules).not.toContain('assumed_payments');
  expect(ignore!.effects).toContainEqual({ figure: 'cash', currency: null, minor: -15000 });
});

test.each([
  ['credit memos.csv', 'Document Number,Customer Name,Date,Amount', 'credit_note'],
  ['avoirs.csv', 'Numéro,Client,Date,Montant', 'credit_note'],
  ['Gutschriften.csv', 'Belegnummer,Kunde,Datum,Betrag', 'credit_note'],
  ['贷项通知单.csv', '单据编号,客户,日期,金额', 'credit_note'],
  ['write offs.csv', 'Document Number,Customer Name,Date,Amount', 'write_off'],
  ['坏账.csv', '单据编号,客户,日期,金额', 'write_off'],
  ['remboursements.csv', 'Numéro,Client,Date,Montant', 'refund'],
])('%s with %s holds what it is called', async (name, header, kind) => {
  const row = 'CN-7,Berg,2026-02-02,50.00';
  const { rows, rules } = await read(name, header, [row]);
  expect(rows).toEqual([{ kind, minor: 5000 }]);
  expect(rules).toContain('kind_by_name');
});
