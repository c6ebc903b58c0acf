/** 金蝶 and 用友: workbooks and GBK text with title rows, unit captions and totals. */
import { writeXlsx } from 'hucre/xlsx';
import { limited } from './facts.ts';
import type { Style } from './style.ts';
import { type Cell, delimited, gbk, inWan, sum } from './write.ts';

const day = (iso: string): Date | null => (iso === '' ? null : new Date(`${iso}T00:00:00Z`));
const yuan = (minor: number): number => minor / 100;

/** 金蝶: one workbook, a sheet a list, merged title, real dates, red documents negative. */
export const kingdee: Style = {
  name: '金蝶 workbook with title rows and red documents',
  carries: (all) => limited(all, { creditNotes: 'alone' }),
  customer: 'name',
  invoiceColumns: ['doc_type', 'rep'],
  async write(facts) {
    const name = (id: string): string => facts.names.get(id)!;
    const signed = facts.invoices.map((row) => ({
      ...row,
      minor: row.doc_type === 'credit_note' ? -row.minor : row.minor,
    }));
    const wide = { startCol: 0, endCol: 7 };
    const merges = [
      { startRow: 0, endRow: 0, ...wide },
      { startRow: 1, endRow: 1, ...wide },
    ];
    const data = await writeXlsx({
      sheets: [
        {
          name: '应收单',
          merges,
          rows: [
            ['应收单序时簿'],
            ['单位：元'],
            [
              '单据编号',
              '单据类型',
              '往来单位',
              '业务日期',
              '到期日',
              '应收金额',
              '币别',
              '业务员',
            ],
            ...signed.map((row) => [
              row.invoice_id,
              row.minor < 0 ? '红字应收单' : '标准应收单',
              name(row.customer_id),
              day(row.issue_date),
              day(row.due_date),
              yuan(row.minor),
              row.currency,
              row.rep,
            ]),
            ['合计', null, null, null, null, yuan(sum(signed)), null, null],
          ],
        },
        {
          name: '收款单',
          merges,
          rows: [
            ['收款单序时簿'],
            ['单位：元'],
            ['收款单号', '收款日期', '往来单位', '收款金额', '币别', '结算方式', '对应单号'],
            ...facts.payments.map((row) => [
              row.payment_id,
              day(row.date),
              name(row.customer_id),
              yuan(row.minor),
              row.currency,
              row.method,
              row.invoice_id,
            ]),
            ['合计', null, null, yuan(sum(facts.payments)), null, null, null],
          ],
        },
      ],
    });
    return { '金蝶应收.xlsx': data };
  },
};

/** 用友: two GBK lists in units of ten thousand, with six decimals. */
export const yonyou: Style = {
  name: '用友 GBK text in 万元',
  carries: (all) => limited(all, { currency: 'CNY' }),
  customer: 'both',
  invoiceColumns: ['rep'],
  settings: 'currency: CNY\n',
  base: 'currency: CNY\n',
  write(facts) {
    const name = (id: string): string => facts.names.get(id)!;
    const invoices: Cell[][] = [
      ['销售发票列表', '', '', '', '', '', ''],
      ['单位：万元', '', '', '', '', '会计期间：2023.07-2026.06', ''],
      ['发票号', '开票日期', '客户编码', '客户名称', '价税合计', '到期日', '业务员'],
      ...facts.invoices.map((row) => [
        row.invoice_id,
        row.issue_date,
        row.customer_id,
        name(row.customer_id),
        inWan(row.minor),
        row.due_date,
        row.rep,
      ]),
      ['合计', '', '', '', inWan(sum(facts.invoices)), '', ''],
    ];
    const payments: Cell[][] = [
      ['收款单列表', '', '', '', '', ''],
      ['单位：万元', '', '', '', '', ''],
      ['收款单号', '收款日期', '客户编码', '客户名称', '收款金额', '核销单号'],
      ...facts.payments.map((row) => [
        row.payment_id,
        row.date,
        row.customer_id,
        name(row.customer_id),
        inWan(row.minor),
        row.invoice_id,
      ]),
      ['合计', '', '', '', inWan(sum(facts.payments)), ''],
    ];
    const end = '\r\n';
    return {
      '销售发票列表.csv': gbk(delimited(invoices, { end })),
      '收款单列表.csv': gbk(delimited(payments, { end })),
    };
  },
};
