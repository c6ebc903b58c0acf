/** Kinds and statuses: what their words say in several languages, what a name says, and what is asked about. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfName } from '../../src/intake/kind-words.ts';
import { documentWord, kindWord, statusWord } from '../../src/intake/vocabulary.ts';
import { csv, imported } from './folder.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
  'I1,Acme,2026-01-05,2026-02-04,100.00',
);
const payments = (...rows: string[]): string =>
  csv('Payment No,Payment Date,Customer Name,Invoice Number,Amount,Kind', ...rows);
const KINDS = 'select kind, amount_minor::integer as minor, invoice_id from raw_payment order by 2';

/** Words of no language: every other letter a rare consonant. */
const madeUp = fc
  .array(fc.constantFrom('zq', 'xw', 'qj', 'vk', 'jx'), { minLength: 3, maxLength: 5 })
  .map((parts) => parts.map((part) => `${part}o`).join(''));

test.each([
  ['credit_memos.csv', 'credit_note'],
  ['Gutschriften 2026.csv', 'credit_note'],
  ['avoirs-mars.csv', 'credit_note'],
  ['红字.csv', 'credit_note'],
  ['refunds.csv', 'refund'],
  ['Erstattungen.csv', 'refund'],
  ['remboursements.csv', 'refund'],
  ['退款.csv', 'refund'],
  ['write_offs.csv', 'write_off'],
  ['Bad debts.csv', 'write_off'],
  ['Ausbuchungen.csv', 'write_off'],
  ['坏账.csv', 'write_off'],
  ['passages en pertes.csv', 'write_off'],
  ['perdite su crediti.csv', 'write_off'],
  ['devoluciones.csv', 'refund'],
  ['iade.csv', 'refund'],
  ['кредит-ноты.csv', 'credit_note'],
  ['notas-de-crédito.csv', 'credit_note'],
  ['betalingen en afboekingen.csv', null],
  ['discounts.csv', 'discount'],
  ['Skonto.csv', 'discount'],
  ['payments.csv', null],
  ['payments and refunds.csv', null],
])('a list called %s holds %s', (name, kind) => {
  expect(kindOfName(name, null)).toBe(kind);
});

test('a list without a kind takes it from its name, and says so', async () => {
  const { rows, problems } = await imported(
    {
      'invoices.csv': INVOICES,
      'Gutschriften.csv': csv(
        'Payment No,Payment Date,Customer Name,Invoice Number,Amount',
        'G1,2026-01-20,Acme,I1,-30.00',
      ),
    },
    KINDS,
  );
  expect(rows).toEqual([{ kind: 'credit_note', minor: 3000, invoice_id: 'I1' }]);
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'kind_by_name', file: 'Gutschriften.csv' }),
  );
});

test.each([
  'Skonto',
  'Escompte',
  'Rabatt',
  'Sconto',
  'Descuento',
  'Desconto',
  'korting',
  'скидка',
  '割引',
  '할인',
])('"%s" is a discount, as a kind and as a document type', (word) => {
  expect([kindWord(word), documentWord(word)]).toEqual(['discount', 'discount']);
});

test.each([
  'Deposit Invoice',
  'Prepayment invoice',
  'Anzahlungsrechnung',
  "Facture d'acompte",
  '预收款发票',
  'Factura de anticipo',
])('"%s" is a demand for money', (word) => {
  expect(documentWord(word)).toBe('invoice');
});

test.each(['Stornorechnung', "Facture d'avoir", 'Factura rectificativa'])(
  '"%s" is a credit note, though it has the word for an invoice',
  (word) => {
    expect(documentWord(word)).toBe('credit_note');
  },
);

test.each(['Factura', 'Fattura', 'Fatura de venda', 'Faktura VAT', '請求書'])(
  '"%s" is an invoice',
  (word) => {
    expect(documentWord(word)).toBe('invoice');
  },
);

test.each([
  ['Cancelado', 'void'],
  ['已红冲', 'void'],
  ['VOID – duplicate', 'void'],
  ['Annullato', 'void'],
  ['iptal edildi', 'void'],
  ['Отменён', 'void'],
  ['Written off', 'written_off'],
  ['坏账核销', 'written_off'],
  ['offen', 'live'],
  ['teilweise bezahlt', 'live'],
  ['payé', 'live'],
  ['pagado', 'live'],
  ['未付', 'live'],
  ['部分核销', 'live'],
  ['未作废', 'live'],
  ['partially paid', 'live'],
])('the status "%s" is %s', (text, word) => {
  expect(statusWord(text)).toBe(word);
});

test('a status and a kind in a language that nobody speaks are never used in silence', () => {
  fc.assert(
    fc.property(madeUp, (word) => {
      expect([statusWord(word), kindWord(word)]).toEqual(['unknown', 'unknown']);
    }),
  );
});

test('a kind on no list is asked about, refused above the limit, and decided by report.yml', async () => {
  const files = {
    'invoices.csv': INVOICES,
    'payments.csv': payments(
      'P1,2026-01-12,Acme,I1,98.00,Payment',
      'D1,2026-01-12,Acme,I1,2.00,Xqorvo',
    ),
  };
  const asked = await imported(files, KINDS, { max_set_aside: 0.01 });
  expect(asked.problems.filter(({ rule }) => rule === 'unknown_kind')).toMatchObject([
    {
      severity: 'refused',
      row: 3,
      column: 'Kind',
      value: 'Xqorvo',
      expected: 'a known word: 1 row, 2.00 of 100.00',
      mend: expect.stringContaining('values: { kind: { "Xqorvo": cash } }'),
    },
  ]);
  const answered = await imported(files, KINDS, { values: { kind: { xqorvo: 'discount' } } });
  expect(answered.rows[0]).toMatchObject({ kind: 'discount', minor: 200 });
  expect(answered.rules).not.toContain('unknown_kind');
});

test('a document type on no list is refused where it holds more than may be set aside', async () => {
  const severities = async (max_set_aside: number): Promise<string[]> => {
    const { problems } = await imported(
      {
        'invoices.csv': csv(
          'Invoice Number,Document Type,Customer Name,Invoice Date,Due Date,Amount',
          'I1,Invoice,Acme,2026-01-05,2026-02-04,100.00',
          'I2,Xqorvo,Acme,2026-01-06,2026-02-05,50.00',
        ),
      },
      'select doc_type from raw_invoice',
      { max_set_aside },
    );
    return problems.filter(({ rule }) => rule === 'unknown_doc_type').map((p) => p.severity);
  };
  expect(await severities(0.33)).toEqual(['refused']);
  expect(await severities(0.34)).toEqual(['warning']);
});

test('a status on no list is asked about unless the row shows that it is live', async () => {
  const files = {
    'invoices.csv': csv(
      'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Open Balance,Status',
      'I1,Acme,2026-01-05,2026-02-04,100.00,100.00,Xqorvo 12',
      'I2,Acme,2026-01-05,2026-02-04,100.00,40.00,Xqorvo 7',
      'I3,Acme,2026-01-05,2026-02-04,100.00,40.00,Zelvix',
    ),
  };
  const { rules, problems } = await imported(files);
  expect(rules).not.toContain('unknown_status');
  // it is told, and can be answered
  const noted = problems.filter(({ rule }) => rule === 'live_by_money');
  expect(noted.map(({ row, value }) => [row, value])).toEqual([
    [2, 'Xqorvo 12 and 1 more'],
    [4, 'Zelvix'],
  ]);
  expect(noted[1]!.mend).toMatch(/values: \{ status: \{ "?Zelvix"?: "?void/);
  const answered = await imported(files, 'select invoice_id from raw_invoice order by 1', {
    values: { status: { Zelvix: 'void' } },
  });
  expect(answered.rows).toEqual([{ invoice_id: 'I1' }, { invoice_id: 'I2' }]);
  const unclear = await imported(
    {
      'invoices.csv': csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Status',
        'I1,Acme,2026-01-05,2026-02-04,100.00,Xqorvo',
        'I2,Acme,2026-01-05,2026-02-04,50.00,Zelvix',
      ),
    },
    'select invoice_id from raw_invoice',
    { values: { status: { Zelvix: 'void' } } },
  );
  expect(unclear.rules).toContain('unknown_status');
  expect(unclear.rows).toEqual([{ invoice_id: 'I1' }]);
});

test('a day of cancelling voids the row; paid without a payment is told', async () => {
  const { rows, problems } = await imported(
    {
      'rechnungen.csv': csv(
        'Rechnungsnummer,Kunde,Rechnungsdatum,Fälligkeitsdatum,Betrag,Status,Storniert am',
        'R1,Ahorn,2026-01-05,2026-02-04,100.00,offen,',
        'R2,Birke,2026-01-05,2026-02-04,50.00,offen,20.01.2026',
        'R3,Birke,2026-01-05,2026-02-04,70.00,bezahlt,',
      ),
    },
    'select invoice_id from raw_invoice order by 1',
  );
  expect(rows).toEqual([{ invoice_id: 'R1' }, { invoice_id: 'R3' }]);
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: 'paid_without_payment',
      row: 4,
      value: 'R3',
      expected: expect.stringContaining('1 row, 70.00'),
    }),
  );
});

test('ids match across letter case and marks of text, and receipts that are all negative are receipts', async () => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
        '"=""000123""",Acme,2026-01-05,2026-02-04,"=""100.00"""',
        'INV-1a,Acme,2026-01-05,2026-02-04,80.00',
      ),
      'payments.csv': csv(
        'Payment No,Payment Date,Customer Name,Invoice Number,Amount',
        "P1,2026-02-01,Acme,'000123,-40.00",
        'P2,2026-02-01,Acme,inv-1A,-50.00',
      ),
    },
    KINDS,
  );
  expect(rows).toEqual([
    { kind: 'cash', minor: 4000, invoice_id: '000123' },
    { kind: 'cash', minor: 5000, invoice_id: 'INV-1a' },
  ]);
  expect(rules).toEqual(expect.arrayContaining(['sign_flipped', 'id_case']));
});

test('placeholders are blank where a date may be missing, and set a document aside where not', async () => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Settled Date',
        'I1,Acme,05.01.2026,01.01.1900,100.00,31.12.9999',
        'I2,Acme,01.01.1753,04.02.2026,50.00,',
      ),
    },
    'select invoice_id, due_date, settled_date from raw_invoice',
  );
  expect(rows).toEqual([{ invoice_id: 'I1', due_date: null, settled_date: null }]);
  expect(rules).toEqual(expect.arrayContaining(['empty_date', 'placeholder_date']));
});

test.each([
  ['a status beside an amount given back', 'Blonked', 'unknown_status'],
  ['a status that says so is none', 'Partially refunded', null],
])('%s is asked about', async (_, word, rule) => {
  const { rules } = await imported(
    {
      'invoices.csv': INVOICES,
      'payments.csv': csv(
        'Payment Date,Amount,Amount Refunded,Invoice Number,Status',
        '2026-02-01,9000.00,0.00,,Completed',
        `2026-02-02,10.00,4.00,I1,${word}`,
      ),
    },
    'select 1',
  );
  expect(rules.includes('unknown_status')).toBe(rule !== null);
});

test.each([
  ['Credit note CN-7', 'credit_note'],
  ['红字', 'credit_note'],
  ['Ausbuchung', 'write_off'],
  ['Gutschrift', 'cash'],
  ['Bank', 'cash'],
])('a row paid by "%s" is %s', async (method, kind) => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': INVOICES,
      'payments.csv': csv(
        'Payment Date,Amount,Invoice Number,Payment Method',
        `2026-02-01,50.00,I1,${method}`,
        '2026-02-02,40.00,I1,Bank',
      ),
    },
    'select kind from raw_payment where amount_minor = 5000',
  );
  expect(rows).toEqual([{ kind }]);
  expect(rules.includes('kind_by_method')).toBe(kind !== 'cash');
});

test('a deposit that a receipt pays is an invoice', async () => {
  const { rows, rules } = await imported(
    {
      'invoices.csv': csv(
        'Invoice Number,Type,Customer Name,Invoice Date,Due Date,Amount',
        'D1,Deposit,Acme,2026-01-05,2026-02-04,30.00',
        'D2,Deposit,Acme,2026-01-06,2026-02-04,20.00',
        'I2,Invoice,Acme,2026-02-06,2026-03-05,70.00',
      ),
      'payments.csv': csv('Payment Date,Amount,Invoice Number', '2026-01-20,30.00,D1'),
    },
    'select invoice_id as id, doc_type from raw_invoice order by 1',
  );
  expect(rows.map(({ id, doc_type }) => `${id} ${doc_type}`)).toEqual([
    'D1 invoice',
    'D2 prepayment',
    'I2 invoice',
  ]);
  expect(rules).toContain('deposit_paid');
});

test.each([
  ['Bounced cheque', ['2026-02-01,100.00,I1,Payment'], false],
  ['Storno', [], true],
  ['Rücklastschrift', ['2026-02-01,10.00,I1,Payment'], true],
])('%s of more than came is told', async (word, before, isWarned) => {
  const { rules } = await imported(
    {
      'invoices.csv': INVOICES,
      'payments.csv': csv(
        'Payment Date,Amount,Invoice Number,Type',
        ...before,
        '2026-02-03,500.00,,Payment',
        `2026-02-05,100.00,I1,${word}`,
      ),
    },
    'select 1',
  );
  expect(rules.includes('refund_without_receipt')).toBe(isWarned);
});

test.each([
  ['Document Type', ['Invoice', 'Invoice', ''], true],
  ['Document Type', ['', '', 'Credit Note'], false],
  ['Document Type', ['Invoice', 'Credit Note', 'Invoice'], false],
])('a blank %s among %j: named is %s', async (header, types, isNamed) => {
  const { problems } = await imported({
    'invoices.csv': csv(
      `Invoice Number,Customer Name,Invoice Date,Due Date,Amount,${header}`,
      ...types.map((type, i) => `I${i},Acme,2026-01-15,2026-02-14,100.00,${type}`),
    ),
  });
  const found = problems.filter(({ rule }) => rule === 'blank_word');
  expect(found).toMatchObject(isNamed ? [{ row: 4, severity: 'warning', column: header }] : []);
});

test('a blank kind among receipts is told', async () => {
  const { rules } = await imported({
    'invoices.csv': INVOICES,
    'payments.csv': payments(
      'P1,2026-01-15,Acme,I1,20.00,Payment',
      'P2,2026-01-16,Acme,I1,20.00,Payment',
      'P3,2026-01-17,Acme,I1,5.00,',
    ),
  });
  expect(rules).toContain('blank_word');
});
