import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';
import { DOCUMENTS, HEADER, rulesOf } from './documents.ts';

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
    expect(rulesOf(problems, 'left_out')).toEqual(['payable']);
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

  it.each(['-30.00', '30.00-', '(30.00)', '30.00CR'])(
    'reads %s as a credit note where no column says the type',
    async (amount) => {
      const header = 'Invoice Number,Customer,Invoice Date,Due Date,Amount';
      const { rows, problems } = await imported(
        {
          'list.csv': csv(
            header,
            'I1,Acme,2026-01-05,2026-02-04,100',
            `N2,Acme,2026-01-06,2026-02-05,"${amount}"`,
          ),
        },
        DOCUMENTS,
      );
      expect(rows.map(({ id, type, amount: minor }) => [id, type, minor])).toEqual([
        ['I1', 'invoice', 10000],
        ['N2', 'credit_note', 3000],
      ]);
      expect(rulesOf(problems, 'warning')).toContain('negative_credit');
    },
  );

  it('does not take a list of mostly negative amounts for credit notes', async () => {
    const list = csv(
      'Invoice Number,Customer,Invoice Date,Due Date,Amount',
      'I1,Acme,2026-01-05,2026-02-04,-100',
      'I2,Acme,2026-01-06,2026-02-05,-40',
      'I3,Acme,2026-01-06,2026-02-05,20',
    );
    const { problems } = await imported({ 'list.csv': list }, DOCUMENTS);
    expect(rulesOf(problems, 'set_aside')).toEqual(['amount_negative', 'amount_negative']);
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
