/** Rules on what rows and columns mean: headings, totals, document types, identity, damaged values. */
import { type ProblemRule, rule } from './rule.ts';

const NOTHING = 'nothing to do';

export const MEANING_RULES = {
  damaged_dates: rule(
    'refused',
    [
      'Day and month are swapped in a part of the dates',
      '{expected}',
      'export again without opening the file in a spreadsheet, with dates as 2026-03-31; a spreadsheet set to another country has swapped them, and no setting can tell which',
    ],
    [
      '部分日期的日和月被调换',
      '{expected}',
      '重新导出为 2026-03-31 格式，不要用电子表格打开：区域设置不同的电子表格已调换日月，无法用设置判断',
    ],
  ),

  damaged_id: rule(
    'set_aside',
    [
      'A number shortened by a spreadsheet',
      'the whole number: 1.421E+10 has lost its last digits',
      'export again, with this column as text',
    ],
    ['编号被电子表格缩写', '完整编号：1.421E+10 已丢失末尾数字', '将该列设为文本后重新导出'],
  ),
  number_shortened: rule(
    'set_aside',
    [
      'An amount shortened by a spreadsheet',
      'the whole amount: 1.42E+05 has lost its last digits',
      'export again, with this column as a number with two decimals',
    ],
    ['金额被电子表格缩写', '完整金额：1.42E+05 已丢失末尾数字', '将该列设为两位小数后重新导出'],
  ),
  line_set_aside: rule(
    'set_aside',
    [
      'A line of this document was set aside, so its total is not known',
      'all lines of the document readable',
      'mend the other line of this document',
    ],
    ['该单据有一行被搁置，总额未知', '单据的所有行均可读取', '修正该单据的另一行'],
  ),

  total_differs: rule(
    'warning',
    [
      'A printed total differs from the sum of its rows',
      '{expected}',
      'check whether rows are missing from the export; the rows count, not the total',
    ],
    ['打印的合计与各行之和不同', '{expected}', '检查导出是否缺行；以各行为准而非合计'],
  ),
  journal_entry: rule(
    'warning',
    [
      'A journal entry, read as an invoice where it is a debit and as a credit note where it is a credit',
      'an invoice, a credit note or a payment',
      'if it is money received, give it the type "Payment"',
    ],
    ['记账凭证：借方按发票、贷方按红字读取', '发票、红字或收款', '如为收款，请将类型改为“收款”'],
  ),
  credit_side: rule(
    'warning',
    [
      'On the credit side without a type that says why: read as a credit note, not as cash',
      'a document type',
      'export the document type too; give receipts the type "Payment"',
    ],
    ['贷方但无说明类型：按红字而非现金读取', '单据类型', '同时导出单据类型；收款请标为“收款”'],
  ),
  near_invoice: rule(
    'warning',
    [
      'Names an invoice number that differs from one in the data only in zeros, blanks or signs: not matched',
      '{expected}',
      'correct the number if it is this invoice; until then the money counts as unapplied',
    ],
    [
      '发票号与数据中的只差零、空格或符号：未匹配',
      '{expected}',
      '如为该发票请更正编号；在此之前该款计为未核销',
    ],
  ),
  near_customer: rule(
    'warning',
    ['Two customers whose names nearly agree: kept apart', 'one spelling a customer', '{expected}'],
    ['两个名称几乎相同的客户：未合并', '每个客户一种写法', '{expected}'],
  ),
  text_reference_unused: rule(
    'warning',
    [
      'Few payment texts name an invoice: the payments stay without reference',
      'an invoice number column in the payments',
      'export the invoice number with each payment',
    ],
    ['仅少数收款摘要含发票号：收款仍无对应', '收款中有发票号列', '导出收款时包含发票号'],
  ),
  title_as_of: rule(
    'repaired',
    [
      'The title says when the list was drawn up or what ages are counted from',
      '{expected}',
      NOTHING,
    ],
    ['标题说明了截止日期或账龄起算日', '{expected}', '无需处理'],
  ),
  customer_carried: rule(
    'repaired',
    [
      'The customer of a heading row carried down to the rows below',
      'a customer in each row',
      NOTHING,
    ],
    ['客户分组行的名称已填入其下各行', '每行有客户', '无需处理'],
  ),
  created_as_date: rule(
    'repaired',
    [
      'The export has no payment date: the day the row was created is taken',
      'a payment date',
      'export the payments with their date, if they have one',
    ],
    ['导出中没有收款日期：取记录创建日', '收款日期', '如有收款日期请一并导出'],
  ),
  other_id: rule(
    'repaired',
    [
      'The invoice number is blank: the document number of another column is used',
      'an invoice number',
      NOTHING,
    ],
    ['发票号为空：使用另一列的单据号', '发票号', '无需处理'],
  ),
  float_id: rule(
    'repaired',
    ['Numbers written as decimals, read as ids without ".0"', 'ids as text', NOTHING],
    ['编号带小数，已去除“.0”', '文本编号', '无需处理'],
  ),
  lines_repeated: rule(
    'repaired',
    [
      'Several rows a document, each with the document’s total: counted once',
      '{expected}',
      NOTHING,
    ],
    ['每张单据多行，每行均为单据总额：只计一次', '{expected}', '无需处理'],
  ),
  lines_summed: rule(
    'repaired',
    ['Several rows a document, each with a part of it: added up', '{expected}', NOTHING],
    ['每张单据多行，每行为其一部分：已相加', '{expected}', '无需处理'],
  ),
  number_in_text: rule(
    'repaired',
    ['An amount inside a text', 'a number alone', 'check that it is the amount'],
    ['文本中的金额', '单独的数字', '请确认金额'],
  ),
  exponent_read: rule(
    'repaired',
    ['An amount with an exponent', 'digits only', NOTHING],
    ['指数形式的金额', '普通数字', '无需处理'],
  ),
  minor_units: rule(
    'repaired',
    ['Amounts in cents', 'amounts in whole currency units', NOTHING],
    ['以分为单位的金额', '以元为单位的金额', '无需处理'],
  ),
  customer_spelling: rule(
    'repaired',
    ['One customer in several spellings: merged', 'one spelling a customer', NOTHING],
    ['同一客户多种写法：已合并', '每个客户一种写法', '无需处理'],
  ),
  invoice_in_text: rule(
    'repaired',
    [
      'The invoice number was found inside the text of the payment',
      'an invoice number column',
      'check a few of them',
    ],
    ['在收款摘要中找到发票号', '发票号列', '请抽查几笔'],
  ),
  dispute_lost: rule(
    'repaired',
    ['Settled by a lost dispute: counted as credited, not as cash', 'a credit note', NOTHING],
    ['因争议败诉而结清：计为贷项而非现金', '红字发票', '无需处理'],
  ),
  payments_in_list: rule(
    'repaired',
    [
      'Payments, write-offs or refunds in the list of documents: read as such',
      'a payment file of their own',
      NOTHING,
    ],
    ['单据清单中的收款、坏账或退款：按其类型读取', '单独的收款文件', '无需处理'],
  ),
  cleared_together: rule(
    'repaired',
    [
      'Documents cleared together: money and credit notes applied to the invoices of the same clearing',
      '{expected}',
      NOTHING,
    ],
    ['同一清账的单据：收款和红字已核销同组发票', '{expected}', '无需处理'],
  ),
  cleared_without_payment: rule(
    'repaired',
    [
      'Cleared, but no payment of the clearing is in the list: counted as cash on the clearing date',
      '{expected}',
      'export the payments too if this was no cash',
    ],
    ['已清账但清单中无对应收款：按清账日计为现金', '{expected}', '如非现金，请同时导出收款'],
  ),
  cleared_with_deduction: rule(
    'repaired',
    [
      'Cleared by a payment that is lower: the difference counts as a deduction, not as cash',
      '{expected}',
      'export the deductions too if they are known',
    ],
    ['清账收款少于发票：差额计为扣减而非现金', '{expected}', '如有扣减明细请一并导出'],
  ),
  payment_lines: rule(
    'repaired',
    ['Payments applied to invoices by the lines of another file', '{expected}', NOTHING],
    ['按另一文件的明细将收款核销到发票', '{expected}', '无需处理'],
  ),
  lines_joined: rule(
    'repaired',
    [
      'Documents without amounts: added up from the lines of this file, quantity times price',
      '{expected}',
      'compare a total with the source system',
    ],
    ['单据无金额：按本文件的明细（数量 × 单价）合计', '{expected}', '请与源系统核对一笔合计'],
  ),
  payment_line_alone: rule(
    'left_out',
    [
      'Says which invoice a payment went to, but the payment is not in the data',
      'a payment with this number in a payment file',
      'export the payments of the same period too',
    ],
    ['指明收款核销的发票，但数据中没有该收款', '收款文件中的同号收款', '同时导出同期的收款'],
  ),
  no_document_number: rule(
    'warning',
    [
      'No document numbers: each document is named by its contract or customer, date and amount',
      'a column with the number of each document',
      'export the numbers too: payments can then name the document they are for',
    ],
    [
      '没有单据编号：以合同号或客户、日期和金额命名',
      '含每张单据编号的列',
      '导出时请包含单据编号，这样收款才能对应到单据',
    ],
  ),
  ignored_file: rule(
    'left_out',
    ['Left out by report.yml', 'nothing', NOTHING],
    ['按 report.yml 忽略', '无', '无需处理'],
  ),
  ageing_summary: rule(
    'left_out',
    [
      'A summary of ages by customer, compared with the documents, not read',
      'single documents',
      NOTHING,
    ],
    ['按客户汇总的账龄表：仅与单据核对，不读取', '单个单据', '无需处理'],
  ),
  ageing_summary_alone: rule(
    'refused',
    [
      'A summary of ages by customer without its documents',
      'one row a document, with its date, due date and amount',
      'export the list of open items instead (A/R ageing detail, open items, line items), or all invoices with their payments; this summary may stay beside it and is then compared',
    ],
    [
      '只有按客户汇总的账龄表，没有单据',
      '每张单据一行，含日期、到期日和金额',
      '请改为导出应收明细（账龄明细、未清项或全部发票及收款）；该汇总表可保留，用于核对',
    ],
  ),
  ageing_differs: rule(
    'warning',
    [
      'An ageing summary differs from the documents',
      '{expected}',
      'check whether both were exported for the same day and the same customers; the documents count',
    ],
    ['账龄汇总表与单据不一致', '{expected}', '检查两者的截止日和客户范围是否相同；以单据为准'],
  ),
  lines_file: rule(
    'left_out',
    [
      'Lines of documents; the documents are in a file of their own',
      'one row a document',
      'if this is the only list of invoices, map its columns under "columns:" in report.yml',
    ],
    [
      '单据明细行；单据在其自己的文件中',
      '每张单据一行',
      '如这是唯一的发票清单，请在 report.yml 的 "columns:" 中映射列',
    ],
  ),
  reversed: rule(
    'left_out',
    ['A reversed document or its reversal', 'documents that count', NOTHING],
    ['已冲销的单据或其冲销', '有效单据', '无需处理'],
  ),
  opening_balance: rule(
    'warning',
    [
      'A balance brought forward: what it is made of is not in the list',
      'the documents themselves',
      'export from the beginning, or all open items: this balance is in no figure',
    ],
    [
      '期初或上期结转余额：清单中没有其明细',
      '单据本身',
      '从最早期间导出，或导出全部未清项：该余额不计入任何数字',
    ],
  ),
  heading_row: rule(
    'left_out',
    ['A heading row', 'single documents', NOTHING],
    ['分组标题行', '单个单据', '无需处理'],
  ),
  footer_row: rule(
    'left_out',
    ['A line under the table', 'single documents', NOTHING],
    ['表尾行', '单个单据', '无需处理'],
  ),
  repeated_header: rule(
    'left_out',
    ['The header again', 'one header', NOTHING],
    ['重复的表头', '一个表头', '无需处理'],
  ),
} satisfies Record<string, ProblemRule>;
