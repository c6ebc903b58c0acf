import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const DOCUMENTS = `select 'invoice' as t, invoice_id as id, doc_type as type, amount_minor as amount, applies_to as ref from raw_invoice
  union all select 'payment', payment_id, kind, amount_minor, invoice_id from raw_payment order by id, ref`;
const HEADER = 'Document Number,Customer,Document Date,Amount in doc. curr.,Document Type';

const told = (problems: { rule: string; severity: string }[], severity: string) =>
  problems.filter((p) => p.severity === severity).map((p) => p.rule);

describe('a list of mixed documents', () => {
  it('yields invoices, credit notes and payments (SAP types, trailing minus)', async () => {
    const { rows, files, problems } = await imported(
      {
        'items.csv': csv(
          HEADER,
          '1800000001,C1,2026-01-05,1000.00,RV',
          '1600000002,C1,2026-01-09,100.00-,DG',
          '1400000003,C1,2026-02-01,600.00-,DZ',
          '1400000004,C1,2026-02-02,40.00,DZ',
          '5100000005,K9,2026-02-03,70.00-,KR',
        ),
      },
      DOCUMENTS,
    );
    expect(rows).toEqual([
      { t: 'payment', id: '1400000003', type: 'cash', amount: 60000, ref: null },
      { t: 'payment', id: '1400000004', type: 'refund', amount: 4000, ref: null },
      { t: 'invoice', id: '1600000002', type: 'credit_note', amount: 10000, ref: null },
      { t: 'invoice', id: '1800000001', type: 'invoice', amount: 100000, ref: null },
    ]);
    expect(told(problems, 'left_out')).toEqual(['payable']);
    // 1000 - 100 - 600 + 40 = 340 used; the payable's -70 is not data
    expect(files[0]).toMatchObject({
      rowsUsed: 4,
      rowsNotData: 1,
      amountUsed: 34000,
      amountNotData: -7000,
      amountRead: 27000,
    });
  });

  it('takes positive payments as receipts where they all are positive', async () => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          'Num,Customer,Date,Amount,Transaction type,Applied To',
          'I1,Acme,2026-01-05,100,Invoice,',
          'P1,Acme,2026-02-05,80,Payment,I1',
          'R1,Acme,2026-02-06,5,Refund,',
          'C1,Acme,2026-02-07,20,Credit Memo,I1',
        ),
      },
      DOCUMENTS,
    );
    expect(rows).toEqual([
      { t: 'invoice', id: 'C1', type: 'credit_note', amount: 2000, ref: 'I1' },
      { t: 'invoice', id: 'I1', type: 'invoice', amount: 10000, ref: null },
      { t: 'payment', id: 'P1', type: 'cash', amount: 8000, ref: 'I1' },
      { t: 'payment', id: 'R1', type: 'refund', amount: 500, ref: null },
    ]);
  });

  it.each([
    ['a journal debit is an invoice', 'Journal Entry', '50', 'invoice', 'journal_entry'],
    ['a journal credit is no cash', 'Journal Entry', '-50', 'credit_note', 'journal_entry'],
  ])('%s', async (_, type, amount, docType, rule) => {
    const { rows, rules } = await imported(
      { 'list.csv': csv(HEADER, `J1,C1,2026-01-05,${amount},${type}`) },
      DOCUMENTS,
    );
    expect(rows).toMatchObject([{ t: 'invoice', type: docType, amount: 5000 }]);
    expect(rules).toContain(rule);
  });

  it.each([
    ['SAP', 'Debit/Credit Indicator', 'S', 'H'],
    ['Chinese', '借/贷', '借', '贷'],
    ['English', 'Dr/Cr', 'Dr', 'Cr'],
  ])('a %s debit/credit column decides the sign', async (_, header, debit, credit) => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          `${HEADER},${header}`,
          `1,C1,2026-01-05,100.00,RV,${debit}`,
          `2,C1,2026-01-06,30.00,DG,${credit}`,
          `3,C1,2026-01-07,60.00,DZ,${credit}`,
          `4,C1,2026-01-08,10.00,DZ,${debit}`,
          `5,C1,2026-01-09,7.00,RV,${credit}`,
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.t, r.type, r.amount])).toEqual([
      ['1', 'invoice', 'invoice', 10000],
      ['2', 'invoice', 'credit_note', 3000],
      ['3', 'payment', 'cash', 6000],
      ['4', 'payment', 'refund', 1000],
      ['5', 'invoice', 'credit_note', 700],
    ]);
  });

  it('reads a ledger with a debit and a credit column', async () => {
    const { rows, files } = await imported(
      {
        '明细账.csv': csv(
          '单据编号,客户名称,单据日期,借方金额,贷方金额,摘要',
          'X1,甲公司,2026-01-05,100,,销售',
          'S1,甲公司,2026-01-20,,60,收款',
          'H1,甲公司,2026-01-21,,10,其他',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.t, r.type, r.amount])).toEqual([
      ['H1', 'invoice', 'credit_note', 1000],
      ['S1', 'payment', 'cash', 6000],
      ['X1', 'invoice', 'invoice', 10000],
    ]);
    expect(files[0]).toMatchObject({ amountRead: 3000, amountUsed: 3000 });
  });

  it('红字 is a credit note', async () => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          '发票号码,客户名称,开票日期,价税合计,红蓝字',
          '1,甲,2026-01-05,113,蓝字',
          '2,甲,2026-01-06,-13,红字',
          '3,甲,2026-01-07,20,红',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.type, r.amount])).toEqual([
      ['invoice', 11300],
      ['credit_note', 1300],
      ['credit_note', 2000],
    ]);
  });
});

describe('what clears without cash', () => {
  it('a reversed document and its reversal are left out as a pair', async () => {
    const { rows, problems } = await imported(
      {
        'items.csv': csv(
          `${HEADER},Reversed with`,
          '100,C1,2026-01-05,500.00,RV,101',
          '101,C1,2026-01-06,500.00-,RV,',
          '102,C1,2026-01-07,80.00,RV,',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => r.id)).toEqual(['102']);
    expect(told(problems, 'left_out')).toEqual(['reversed', 'reversed']);
  });

  it('an invoice and a credit note of one clearing settle each other; money goes to the rest', async () => {
    const { rows, problems } = await imported(
      {
        'items.csv': csv(
          `${HEADER},Clearing Document,Clearing date`,
          '1,C1,2026-01-05,100.00,RV,900,2026-02-01',
          '2,C1,2026-01-06,30.00-,DG,900,2026-02-01',
          '3,C1,2026-01-10,50.00,RV,900,2026-02-01',
          '900,C1,2026-02-01,120.00-,DZ,900,2026-02-01',
          '4,C2,2026-01-10,25.00,RV,901,2026-02-03',
        ),
      },
      DOCUMENTS,
    );
    // 30 credit on invoice 1 leaves 70; the 120 fill them and the 50 of invoice 3;
    // invoice 4 was cleared by something outside the list: cash on its clearing date
    expect(rows).toEqual([
      { t: 'invoice', id: '1', type: 'invoice', amount: 10000, ref: null },
      { t: 'invoice', id: '2', type: 'credit_note', amount: 3000, ref: '1' },
      { t: 'invoice', id: '3', type: 'invoice', amount: 5000, ref: null },
      { t: 'invoice', id: '4', type: 'invoice', amount: 2500, ref: null },
      { t: 'payment', id: '900', type: 'cash', amount: 7000, ref: '1' },
      { t: 'payment', id: '900', type: 'cash', amount: 5000, ref: '3' },
      { t: 'payment', id: null, type: 'cash', amount: 2500, ref: '4' },
    ]);
    expect(told(problems, 'repaired')).toContain('cleared_without_payment');
  });

  it('a lost dispute is credited, not paid', async () => {
    const { rows, rules } = await imported(
      {
        'list.csv': csv(
          'InvoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate,DisputeLost',
          '1,C1,2026-01-05,2026-02-05,100,2026-03-01,Yes',
          '2,C1,2026-01-05,2026-02-05,50,2026-03-02,No',
        ),
      },
      'select invoice_id, paid_minor, credited_minor from raw_invoice order by 1',
    );
    expect(rows).toEqual([
      { invoice_id: '1', paid_minor: 0, credited_minor: 10000 },
      { invoice_id: '2', paid_minor: null, credited_minor: null },
    ]);
    expect(rules).toContain('dispute_lost');
  });

  it('a predicted payment date is no payment', async () => {
    const { rows } = await imported(
      {
        'list.csv': csv(
          'Invoice Number,Customer,Invoice Date,Total,Expected Payment Date,预计回款日期',
          '1,C1,2026-01-05,100,2026-03-01,2026-03-02',
        ),
      },
      'select settled_date from raw_invoice',
    );
    expect(rows).toEqual([{ settled_date: null }]);
  });
});

describe('several rows of one document', () => {
  const LINES =
    'Invoice Number,Customer Name,Invoice Date,Due Date,Total,Balance,Item Name,Item Total';

  it('each with the total of the document: counted once, shown by arithmetic', async () => {
    const { rows, problems, files } = await imported(
      {
        'Invoice.csv': csv(
          LINES,
          'Z1,Acme,2026-01-05,2026-02-04,300,0,Bolts,100',
          'Z1,Acme,2026-01-05,2026-02-04,300,0,Nuts,200',
          'Z2,Acme,2026-01-06,2026-02-05,50,50,Bolts,50',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([
      ['Z1', 30000],
      ['Z2', 5000],
    ]);
    expect(problems.find((p) => p.rule === 'lines_repeated')?.value).toBe(
      'Z1: 2 rows, each with the total 300, lines add up to 300; 1 documents',
    );
    expect(files[0]).toMatchObject({ rowsUsed: 2, rowsNotData: 1, amountUsed: 35000 });
  });

  it('each with a total of its own: added up', async () => {
    const { rows, rules, files } = await imported(
      {
        'invoices.csv': csv(
          'Client Name,Invoice #,Date Issued,Item Name,Quantity,Line Total,Currency',
          'Acme,F1,2026-01-05,Design,2,100.10,CAD',
          'Acme,F1,2026-01-05,Print,1,20.20,CAD',
          'Acme,F2,2026-01-06,Print,1,5,CAD',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([
      ['F1', 12030],
      ['F2', 500],
    ]);
    expect(rules).toContain('lines_summed');
    expect(files[0]).toMatchObject({ rowsRead: 3, rowsUsed: 3, amountUsed: 12530 });
  });

  it('a document with an unreadable line is set aside whole', async () => {
    const { rows, files } = await imported(
      {
        'invoices.csv': csv(
          'Client Name,Invoice #,Date Issued,Item Name,Line Total',
          'Acme,F1,2026-01-05,Design,100',
          'Acme,F1,2026-01-05,Print,many',
          'Acme,F2,2026-01-06,Print,5',
          'Acme,F2,2026-01-06,Pens,6',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([['F2', 1100]]);
    expect(files[0]).toMatchObject({ rowsUsed: 2, rowsSetAside: 2 });
  });
});
