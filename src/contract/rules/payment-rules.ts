/** Rules on payments, and on the invoices that they name. */
import { type ProblemRule, rule } from './rule.ts';

export const PAYMENT_RULES = {
  unknown_kind: rule(
    'warning',
    [
      'Kind of payment not known: counted as cash until it is answered',
      '{expected}',
      'write into report.yml what it is: {line}, or in place of cash: credit_note, write_off, discount, refund or outgoing',
    ],
    [
      '未知收款类型：答复前按现金计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；cash（收款）可换为 credit_note（红字）、write_off（坏账）、discount（折扣）、refund（退款）或 outgoing（支出）',
    ],
  ),
  kind_by_name: rule(
    'repaired',
    [
      'No column says what these rows are: taken from the name of the file or sheet',
      'a column with the kind of each row',
      'nothing to do if that is right; if the rows are another kind, write into report.yml: {line}',
    ],
    [
      '没有类型列：按文件名或工作表名判断',
      '每行类型的列',
      '如判断正确则无需处理；如为其他类型，在 report.yml 中写入：{line}',
    ],
  ),
  kind_against_name: rule(
    'warning',
    [
      'The kind in the row is another than the name of the file or sheet says: the row counts',
      'rows of the kind that the name says',
      'check which is right; rename the file, or correct the column',
    ],
    [
      '行中的类型与文件名或工作表名不符：以行为准',
      '与名称一致的类型',
      '请核对，改文件名或更正该列',
    ],
  ),
  id_case: rule(
    'repaired',
    [
      'Names an invoice number that differs only in capital letters, or a .0 at its end: matched',
      'the invoice number as it is in the invoices',
      'nothing to do',
    ],
    ['发票号仅大小写或末尾 .0 不同：已匹配', '与发票中一致的发票号', '无需处理'],
  ),
  paid_amount_blank: rule(
    'warning',
    [
      'A day of payment without the amount: the invoice counts as paid in full on that day',
      'the amount that was paid',
      'nothing to do if all was paid; else fill in the amount in the source and export again',
    ],
    [
      '有收款日期但无金额：按当日全额收款计',
      '已收金额',
      '如已全额收款则无需处理；否则在源系统中填写金额后重新导出',
    ],
  ),
  status_against_money: rule(
    'warning',
    [
      'The status says otherwise than the amount or the day of payment beside it',
      'a status that fits them; the amounts and days count, but a day beside “partly paid” and no amount settles nothing',
      'correct it in the source and export again; for an invoice paid in part add a column with the amount paid, or the payments',
    ],
    [
      '状态与旁边的金额或收款日期不符',
      '与之相符的状态；以金额和日期为准，但“部分已付”而无金额时，日期不作结清',
      '在源系统中更正后重新导出；部分已付的发票请加上已付金额列，或导出收款',
    ],
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
  sign_flipped: rule(
    'repaired',
    [
      'All payments are negative: read as receipts',
      'receipts above 0',
      'nothing to do if they are receipts',
    ],
    ['收款全为负数，按收款读取', '大于 0 的收款', '如确为收款则无需处理'],
  ),
  direction_unknown: rule(
    'refused',
    [
      'All amounts are negative, and only some rows name a customer or an invoice of the data: receipts, or money that went out?',
      'receipts above 0, or a column that says which way the money went',
      'export the receipts alone, with amounts above 0, or a statement with columns such as Paid in and Paid out',
    ],
    [
      '金额全为负数，且仅部分行指明数据中的客户或发票：是收款还是支出？',
      '大于 0 的收款，或注明收支方向的列',
      '仅导出收款且金额大于 0，或导出含收入与支出两列的流水',
    ],
  ),
  outgoing_money: rule(
    'left_out',
    [
      'Money that went out and names no customer and no invoice of the data: no refund, left out',
      '{expected}',
      'nothing to do; name the customer or the invoice in the row if it was a refund',
    ],
    [
      '支出款项，未指明数据中的客户或发票：非退款，已略去',
      '{expected}',
      '无需处理；如为退款，请在该行注明客户或发票',
    ],
  ),
  not_received: rule(
    'left_out',
    [
      'The status says that the money has not come: left out',
      'payments that were received',
      'nothing to do; if it came, set the status, or write into report.yml what it means: values: { status: { {word}: live } }',
    ],
    [
      '状态表明款项尚未到账：已略去',
      '已到账的收款',
      '无需处理；如已到账，请更正状态，或在 report.yml 中写明：values: { status: { {word}: live } }',
    ],
  ),
  given_back: rule(
    'left_out',
    [
      'The status says that the money was given back: received and refunded, left out',
      'a payment and its refund, each with its day',
      'export the refunds too, and write into report.yml, to see both: values: { status: { {word}: live } }',
    ],
    [
      '状态表明款项已退还：收退相抵，已略去',
      '收款与退款各一行，并注明日期',
      '如需分别显示，请同时导出退款，并在 report.yml 中写明：values: { status: { {word}: live } }',
    ],
  ),
  refunded_in_row: rule(
    'repaired',
    [
      'A column says what was given back of a payment: counted as a refund',
      'a row for each refund, with its day',
      'nothing to do',
    ],
    ['有一列注明收款中已退还的金额：按退款计', '每笔退款一行，并注明日期', '无需处理'],
  ),
  negative_adjustment: rule(
    'set_aside',
    [
      'A negative write-off, discount or credit note',
      'an amount above 0',
      'correct the sign, or record the reversal as a new invoice',
    ],
    ['负的坏账、折扣或红字', '大于 0 的金额', '更正符号，或将冲回记为新发票'],
  ),
  repeated_payment: rule(
    'warning',
    [
      'The same payment twice, both kept',
      'one row a payment',
      'check whether the money came twice; if not, leave one of the rows out with a correction',
    ],
    ['同一收款出现两次，均保留', '每笔收款一行', '确认是否收到两次；如否，请以更正排除其中一行'],
  ),
  receipt_repeated: rule(
    'repaired',
    [
      'Several rows a receipt, each with its whole amount: the applied parts count, the rest is unapplied',
      'the amount that went to each invoice',
      'nothing to do',
    ],
    ['一笔收款分多行且每行均为总额：按核销金额计，余额为未核销', '每张发票的核销金额', '无需处理'],
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
  receipt_may_repeat: rule(
    'warning',
    [
      'Rows of one payment each have one amount that is more than their invoices: it may be the whole payment, repeated',
      '{expected}',
      'check whether the money came once; if so, export the amount that went to each invoice too, or leave rows out with corrections',
    ],
    [
      '同一收款的多行金额相同且多于所指发票：可能是重复的收款总额',
      '{expected}',
      '确认是否只收到一次；如是，请同时导出各发票的核销金额，或以更正排除多余行',
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
  payment_line_alone: rule(
    'left_out',
    [
      'Says which invoice a payment went to, but the payment is not in the data',
      'a payment with this number in a payment file',
      'export the payments of the same period too',
    ],
    ['指明收款核销的发票，但数据中没有该收款', '收款文件中的同号收款', '同时导出同期的收款'],
  ),
  payment_undated: rule(
    'set_aside',
    [
      'Money without a date, of no payment in the data',
      'a date, or a payment with this number in a payment file',
      'if the file has a date, name its column in report.yml: columns: { {file}: { "its header": payment.date } }; if it says to which invoices payments went, export the payments of the same period too',
    ],
    [
      '款项没有日期，数据中也没有对应的收款',
      '日期，或收款文件中的同号收款',
      '如文件含日期，在 report.yml 中写明该列：columns: { {file}: { "表头": payment.date } }；如为收款核销明细，请同时导出同期的收款',
    ],
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
  kind_by_method: rule(
    'repaired',
    [
      'The way of paying says that the row is no money received: it settles, and is no cash',
      'a column with the kind of each row',
      'nothing to do; if it is money, say so in report.yml: values: { kind: { {word}: cash } }',
    ],
    [
      '付款方式表明该行非收到款项：冲减应收，不计现金',
      '每行类型的列',
      '无需处理；如确为收款，在 report.yml 中写明：values: { kind: { {word}: cash } }',
    ],
  ),
  kind_by_text: rule(
    'warning',
    [
      'The text says that the row is no money received, and nothing else: taken for what it says',
      'a column with the kind of each row',
      'nothing to do; if it is money, say so in report.yml: values: { kind: { {word}: cash } }',
    ],
    [
      '摘要只表明该行非收到款项：按其所述处理',
      '每行类型的列',
      '无需处理；如确为收款，在 report.yml 中写明：values: { kind: { {word}: cash } }',
    ],
  ),
  kind_in_text: rule(
    'warning',
    [
      'The text has a word for what is no money received, among others: counted as cash until it is answered',
      '{expected}',
      'write into report.yml what it is: {line}, or in place of cash: credit_note, write_off, discount, refund or outgoing',
    ],
    [
      '摘要中含有表明非收款的词：答复前按现金计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；cash（收款）可换为 credit_note（红字）、write_off（坏账）、discount（折扣）、refund（退款）或 outgoing（支出）',
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
  deposit_open: rule(
    'warning',
    [
      'A deposit is counted as money received in full, and its list says that something of it is open',
      '{expected}',
      'nothing to do if the open amount is what no invoice has used yet; if it is not paid yet, say so in report.yml: values: { doc_type: { "its type": invoice } }',
    ],
    [
      '预收单全额按收款计，而清单表明其尚有未收或未用金额',
      '{expected}',
      '如未用金额尚未核销发票则无需处理；如尚未收到，在 report.yml 中写明：values: { doc_type: { "该类型": invoice } }',
    ],
  ),
  credit_counted_beside: rule(
    'warning',
    [
      'A credit is used up by what its list says, and counts once more beside the open amounts that it lowered',
      '{expected}',
      'export the payments and what each credit was applied to; till then what is open, less credits, is too low by the part used',
    ],
    [
      '清单表明该贷项已用完，而其所冲减的未收金额之外又计一次',
      '{expected}',
      '请同时导出收款及各贷项的核销对象；在此之前扣除贷项后的未收金额偏低',
    ],
  ),
  refund_without_receipt: rule(
    'warning',
    [
      'More was given or taken back of this invoice than the data say was received',
      'the receipt that it takes back, or another kind',
      'export the receipts too; if the row is the cancelled receipt itself, say so in report.yml: values: { kind: { "its word": outgoing } }',
    ],
    [
      '该发票退还或撤回的金额多于数据中已收金额',
      '被撤回的收款，或其他类型',
      '请同时导出收款；如该行本身即为已撤销的收款，在 report.yml 中写明：values: { kind: { "该词": outgoing } }',
    ],
  ),
  refund_of_customer: rule(
    'warning',
    [
      'A refund that names its invoice in no column stays with the customer: it opens no invoice again',
      '{expected}',
      'nothing to do if it gave back what no invoice had used; else fill in the number of the invoice, and what was paid of it is open again',
    ],
    [
      '退款未在任何列指明发票：记在客户名下，不重新打开发票',
      '{expected}',
      '如退还的是未核销款项则无需处理；否则请填写发票号，其已收部分即重新计为未收',
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
