/** What is used as it is and told. */
import { type ProblemRule, rule } from './rule.ts';

export const WARNING_RULES = {
  value_ignored: rule(
    'warning',
    ['Value not understood, left blank', '{expected}', 'correct the value, or leave it blank'],
    ['无法理解的值，已留空', '{expected}', '更正该值或留空'],
  ),
  unknown_terms: rule(
    'warning',
    [
      'Payment terms not understood, left blank',
      'days such as "Net 30", "30 days" or "月结30天"',
      'write the terms in days, or give a due date',
    ],
    [
      '无法理解的付款条件，已留空',
      '如 "Net 30"、"30 days" 或 "月结30天"',
      '以天数填写，或提供到期日',
    ],
  ),
  unknown_doc_type: rule(
    'warning',
    [
      'Document type not known, read as an invoice',
      'invoice, credit note or prepayment',
      'check that these are invoices',
    ],
    ['未知单据类型，按发票读取', '发票、红字发票或预收款', '请确认这些是发票'],
  ),
  unknown_kind: rule(
    'warning',
    [
      'Kind of payment not known, read as cash',
      'cash, credit note, write-off, discount or refund',
      'nothing to do if these are receipts; else write one of these words in this column and export again, or set "kind" in a correction',
    ],
    [
      '未知收款类型，按现金读取',
      '现金、红字、坏账、折扣或退款',
      '如确为收款则无需处理；否则在该列写明其中一种后重新导出，或在更正中设置 "kind"',
    ],
  ),
  sheet_not_read: rule(
    'warning',
    [
      'A sheet or list that is no known table, not read',
      'the columns of a known table',
      'nothing to do if it holds no documents; else map its columns under "columns:" in report.yml',
    ],
    [
      '工作表或列表不是已知的表，未读取',
      '已知表的列',
      '如其中没有单据则无需处理；否则在 report.yml 的 "columns:" 中映射列',
    ],
  ),
  bad_byte: rule(
    'warning',
    [
      'A damaged character, read as �',
      'text that is UTF-8 throughout',
      'correct the character in the source, or name the encoding of the file under "encodings:" in report.yml',
    ],
    [
      '损坏的字符，读作 �',
      '全部为 UTF-8 的文本',
      '在源系统中更正，或在 report.yml 的 "encodings:" 中指定编码',
    ],
  ),
  due_before_issue: rule(
    'warning',
    ['Due before issued', 'a due date on or after the issue date', 'check both dates'],
    ['到期日早于开票日', '到期日不早于开票日', '检查两个日期'],
  ),
  paid_before_issue: rule(
    'warning',
    [
      'Paid before the invoice was issued',
      'a payment date on or after the issue date',
      'check both dates; until the issue date the money counts as unapplied',
    ],
    ['收款早于开票', '收款日不早于开票日', '检查两个日期；开票前该款计为未核销'],
  ),
  unknown_invoice: rule(
    'warning',
    [
      'The invoice is not in the data',
      'an invoice number of the invoice files',
      'add the invoice to the exports; until then the money counts as unapplied',
    ],
    ['数据中没有该发票', '发票文件中的发票号', '在导出中加入该发票；在此之前该款计为未核销'],
  ),
  repeated_payment: rule(
    'warning',
    [
      'The same payment twice, both kept',
      'one row a payment',
      'check whether the money came twice',
    ],
    ['同一收款出现两次，均保留', '每笔收款一行', '确认是否收到两次'],
  ),
  derived_mismatch: rule(
    'warning',
    [
      'A computed column differs from our own',
      '{expected}',
      'nothing to do: the dates are used, not this column',
    ],
    ['计算列与我们的结果不同', '{expected}', '无需处理：使用日期而非该列'],
  ),
  no_payments: rule(
    'warning',
    [
      'No payments',
      'a payment file, or settled date or paid amount on the invoices',
      'add an export of the payments: until then collection rates have no value',
    ],
    ['没有收款', '收款文件，或发票上的结清日期或已收金额', '加入收款导出；在此之前回款率没有值'],
  ),
  open_items_only: rule(
    'warning',
    [
      'What is open, but not what was paid and when',
      'all invoices, the paid ones too, with their payments or the dates they were settled',
      'export all invoices and payments: collection rates from open balances alone mislead',
    ],
    [
      '只有未收余额，没有收款及其日期',
      '全部发票（包括已付的）及其收款或结清日期',
      '导出全部发票和收款：仅凭未收余额的回款率会误导',
    ],
  ),
  no_rows: rule(
    'warning',
    ['A header without rows', 'data rows', 'check the period of the export'],
    ['只有表头没有数据', '数据行', '检查导出的期间'],
  ),
  mapping_unused: rule(
    'warning',
    [
      'report.yml maps a header that no such file has',
      '{expected}',
      'correct the header under columns: in report.yml, or remove it there',
    ],
    [
      'report.yml 映射的表头在文件中不存在',
      '{expected}',
      '在 report.yml 的 columns: 下更正该表头，或将其删除',
    ],
  ),
} satisfies Record<string, ProblemRule>;
