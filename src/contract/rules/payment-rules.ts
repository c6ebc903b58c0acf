/** Rules on payments: of which kind each is, its sign, its amount. */
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
} satisfies Record<string, ProblemRule>;
