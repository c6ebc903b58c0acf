/** Lists as people keep them by hand, without document numbers: one row an invoice, receipts beside it. */
import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEAD =
  '客户,合同编号,合同金额,开票日期,开票金额,应收日期,回款日期,回款金额,未回款金额,销售员';
const SQL = `select invoice_id, amount_minor, paid_minor, open_minor, settled_date::varchar as settled
  from raw_invoice order by row_id`;

describe('a list without document numbers', () => {
  it('names each document by contract, date and amount, and says so once', async () => {
    const list = csv(
      HEAD,
      '甲公司,H1,50000,2026-01-05,10000,2026-02-04,2026-02-10,10000,0,张三',
      '甲公司,H1,50000,2026-01-05,10000,2026-02-04,,,10000,张三',
      '乙公司,,50000,2026-01-15,20000.5,2026-02-14,,,20000.5,李四',
    );
    const { rows, problems } = await imported({ '回款台账.csv': list }, SQL);
    expect(rows).toEqual([
      {
        invoice_id: 'H1 2026-01-05 10000.00',
        amount_minor: 1000000,
        paid_minor: 1000000,
        open_minor: 0,
        settled: '2026-02-10',
      },
      {
        invoice_id: 'H1 2026-01-05 10000.00 (2)',
        amount_minor: 1000000,
        paid_minor: null,
        open_minor: 1000000,
        settled: null,
      },
      {
        invoice_id: '乙公司 2026-01-15 20000.50',
        amount_minor: 2000050,
        paid_minor: null,
        open_minor: 2000050,
        settled: null,
      },
    ]);
    expect(problems.filter(({ rule }) => rule === 'no_document_number')).toHaveLength(1);
  });

  it('knows a row again in a later export, and takes what was paid since', async () => {
    const before = csv(HEAD, '甲公司,H1,50000,2026-01-05,10000,2026-02-04,,,10000,张三');
    const after = csv(
      HEAD,
      '甲公司,H1,50000,2026-01-05,10000,2026-02-04,2026-02-10,10000,0,张三',
      '甲公司,H1,50000,2026-03-05,7000,2026-04-04,,,7000,张三',
    );
    const files = { '台账-2026-01.csv': before, '台账-2026-03.csv': after };
    const { rows, rules } = await imported(files, SQL);
    expect(rows.map((row) => [row.invoice_id, row.settled])).toEqual([
      ['H1 2026-01-05 10000.00', '2026-02-10'],
      ['H1 2026-03-05 7000.00', null],
    ]);
    expect(rules).toContain('superseded');
  });

  it('is refused where nothing says that it is a list of receivables', async () => {
    const orders = csv('客户,日期,金额', '甲公司,2026-01-05,10000');
    const invoices = csv('invoice_id,customer_id,issue_date,amount', 'A1,C1,2026-01-05,5');
    const { rows } = await imported(
      { '订单.csv': orders, 'invoices.csv': invoices },
      'select count(*)::integer as n from raw_invoice',
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
