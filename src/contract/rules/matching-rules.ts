/** Rules on which invoice a payment is for: the numbers that it names, and what is settled without one. */
import { type ProblemRule, rule } from './rule.ts';

export const MATCHING_RULES = {
  id_case: rule(
    'repaired',
    [
      'Names an invoice number that differs only in capital letters, or a .0 at its end: matched',
      'the invoice number as it is in the invoices',
      'nothing to do',
    ],
    ['发票号仅大小写或末尾 .0 不同：已匹配', '与发票中一致的发票号', '无需处理'],
  ),
  paid_without_payment: rule(
    'warning',
    [
      'The status says paid, but no payment is in the data: counted as open',
      '{expected}',
      'export the payments too, or a column with the day or the amount paid; until then the item counts as open',
    ],
    [
      '状态为已付，但数据中没有收款：按未收计',
      '{expected}',
      '同时导出收款，或导出结清日期或已付金额列；在此之前按未收计',
    ],
  ),
  receipt_of_invoices: rule(
    'warning',
    [
      'Rows of one payment each repeat one amount, the sum of the invoices that they name: counted once, each invoice its own amount',
      '{expected}',
      'nothing to do if it came once; if it came with each row, give the rows numbers of their own',
    ],
    [
      '同一收款的多行重复同一金额，且等于所指发票之和：只计一次，按各发票金额分配',
      '{expected}',
      '如只收到一次则无需处理；如每行均为单独收款，请使用不同的收款编号',
    ],
  ),
  payment_lines: rule(
    'repaired',
    [
      'Payments applied to invoices by the lines of another file',
      'payments that name their invoice',
      'nothing to do',
    ],
    ['按另一文件的明细将收款核销到发票', '指明发票的收款', '无需处理'],
  ),
  applied_over_payment: rule(
    'warning',
    [
      'More of a payment is applied to invoices than its amount',
      '{expected}',
      'correct the parts or the amount in the source and export again; a discount taken with it needs a column of its own',
    ],
    [
      '一笔收款核销到发票的金额超过其本身',
      '{expected}',
      '在源系统中更正核销金额或收款金额后重新导出；随付的折扣应另列一栏',
    ],
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
  unknown_invoice: rule(
    'warning',
    [
      'The invoice is not in the data',
      'an invoice number of the invoice files',
      'add the invoice to the exports; until then the money counts as unapplied',
    ],
    ['数据中没有该发票', '发票文件中的发票号', '在导出中加入该发票；在此之前该款计为未核销'],
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
  several_invoices: rule(
    'repaired',
    [
      'Names several invoices, or one among words: the money goes to them, the earliest due first',
      'a row for each invoice, with the part that went to it',
      'nothing to do; else export one row for each invoice',
    ],
    [
      '一笔收款指明多张发票，或文字中含一张：按到期先后核销',
      '每张发票一行，并注明核销金额',
      '如判断有误，请按每张发票一行导出',
    ],
  ),
  deposit_paid: rule(
    'warning',
    [
      'A deposit that a receipt pays is a demand for money: counted as an invoice, and the receipt once',
      'one of the two: the deposit as money received, or the receipt that pays it',
      'nothing to do; if the deposit is the receipt itself, leave the other one out',
    ],
    [
      '有收款核销的预收单是付款要求：按发票计，收款只计一次',
      '二者取一：预收单为收款，或核销它的收款',
      '无需处理；如预收单本身即为收款，请去掉另一笔',
    ],
  ),
  by_other_number: rule(
    'warning',
    [
      'Names an invoice by another number of it, such as that of its order: matched',
      'the invoice number as it is in the invoices',
      'check a few of them; better, export the invoice number with the payments',
    ],
    [
      '以发票的另一编号（如订单号）指明发票：已匹配',
      '与发票中一致的发票号',
      '请抽查几笔；最好在收款中导出发票号',
    ],
  ),
  payments_join_none: rule(
    'warning',
    [
      'No payment is of an invoice of the data, and the invoices say themselves what was paid',
      '{expected}',
      'if the columns of the invoices count, write into report.yml: {line}; if the payments do: unreferenced_payments: unapplied',
    ],
    [
      '没有一笔收款对应数据中的发票，而发票自身的列写明已收金额',
      '{expected}',
      '如以发票的列为准，请在 report.yml 中写入：{line}；如以收款为准：unreferenced_payments: unapplied',
    ],
  ),
  text_not_matched: rule(
    'warning',
    [
      'The text of a payment without an invoice number names no invoice of the data: it counts as unapplied',
      '{expected}',
      'add the invoice numbers to the payments, or the invoices that they name to the exports',
    ],
    [
      '收款没有发票号，其摘要也未指明数据中的发票：计为未核销',
      '{expected}',
      '请在收款中补充发票号，或导出其所指的发票',
    ],
  ),
  invoice_in_text: rule(
    'repaired',
    [
      'The invoice number was found inside the text of the payment',
      'an invoice number column',
      'check a few of them; better, export the invoice number in a column of its own',
    ],
    ['在收款摘要中找到发票号', '发票号列', '请抽查几笔；最好将发票号单独导出为一列'],
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
  cleared_together: rule(
    'repaired',
    [
      'Documents cleared together: money and credit notes applied to the invoices of the same clearing',
      'payments that name their invoice',
      'nothing to do',
    ],
    ['同一清账的单据：收款和红字已核销同组发票', '指明发票的收款', '无需处理'],
  ),
  cleared_without_payment: rule(
    'repaired',
    [
      'Cleared, but no payment of the clearing is in the list: counted as cash on the clearing date',
      'payments that name their invoice',
      'export the payments too if this was no cash',
    ],
    ['已清账但清单中无对应收款：按清账日计为现金', '指明发票的收款', '如非现金，请同时导出收款'],
  ),
  cleared_with_deduction: rule(
    'repaired',
    [
      'Cleared by a payment that is lower: the difference counts as a deduction, not as cash',
      'payments that name their invoice',
      'export the deductions too if they are known',
    ],
    ['清账收款少于发票：差额计为扣减而非现金', '指明发票的收款', '如有扣减明细请一并导出'],
  ),
} satisfies Record<string, ProblemRule>;
