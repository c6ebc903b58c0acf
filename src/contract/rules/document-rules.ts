/** Rules on documents: invoices, credit notes, and what else a list of them holds. */
import { type ProblemRule, rule } from './rule.ts';

export const DOCUMENT_RULES = {
  missing_customer: rule(
    'set_aside',
    [
      'No customer',
      'a customer id or name',
      'fill in the customer and export again, or give it with a correction',
    ],
    ['没有客户', '客户编码或名称', '填写客户后重新导出，或以更正补上'],
  ),
  other_id: rule(
    'repaired',
    [
      'The invoice number is blank: the document number of another column is used',
      'an invoice number',
      'nothing to do',
    ],
    ['发票号为空：使用另一列的单据号', '发票号', '无需处理'],
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
  unknown_doc_type: rule(
    'warning',
    [
      'Document type not known: counted as an invoice until it is answered',
      '{expected}',
      'write into report.yml what it is: {line}, or in place of invoice: credit_note, prepayment, payment, write_off, discount, refund, payable or journal',
    ],
    [
      '未知单据类型：答复前按发票计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；invoice 可换为 credit_note（红字）、prepayment（预收）、payment（收款）、write_off（坏账）、discount（折扣）、refund（退款）、payable（应付）或 journal（凭证）',
    ],
  ),
  amount_of_parts: rule(
    'repaired',
    [
      'No column of amounts: what was paid and what is open, added up',
      'a column with the amount of each document',
      'nothing to do if both together are the amount; else export the amount too',
    ],
    [
      '无金额列：以已收与未收之和为金额',
      '含每张单据金额的列',
      '如二者之和即为金额则无需处理；否则请同时导出金额列',
    ],
  ),
  journal_entry: rule(
    'warning',
    [
      'A journal entry, read as an invoice where it is a debit and as a credit note where it is a credit',
      'an invoice, a credit note or a payment',
      'nothing to do if so; if it is money received, say so in report.yml: values: { doc_type: { {word}: payment } }',
    ],
    [
      '记账凭证：借方按发票、贷方按红字读取',
      '发票、红字或收款',
      '如属实则无需处理；如为收款，请在 report.yml 中注明：values: { doc_type: { {word}: payment } }',
    ],
  ),
  credit_side: rule(
    'warning',
    [
      'On the credit side without a type that says why: read as a credit note, not as cash',
      'a document type',
      'export the document type too; where a type means money received, say so in report.yml: values: { doc_type: { "its type": payment } }',
    ],
    [
      '贷方但无说明类型：按红字而非现金读取',
      '单据类型',
      '同时导出单据类型；如某类型为收款，请在 report.yml 中注明：values: { doc_type: { "该类型": payment } }',
    ],
  ),
  credit_settles: rule(
    'warning',
    [
      'On the credit side under the number of an invoice, without a type: read as money received for it',
      'a document type',
      'nothing to do if so; if some of them are credit notes, export the document type too',
    ],
    [
      '贷方记有某张发票的编号且无类型：按该发票的收款读取',
      '单据类型',
      '如属实则无需处理；若其中有红字，请同时导出单据类型',
    ],
  ),
  negative_credit: rule(
    'warning',
    [
      'Negative, and no document type says why: read as a credit note, not as cash',
      'a document type, or an amount above 0',
      'nothing to do if so; else correct the sign, or export the document type too',
    ],
    [
      '金额为负且无单据类型：按红字而非现金读取',
      '单据类型，或大于 0 的金额',
      '如属实则无需处理；否则请更正符号，或同时导出单据类型',
    ],
  ),
  payments_in_list: rule(
    'repaired',
    [
      'Payments, write-offs or refunds in the list of documents: read as such',
      'a payment file of their own',
      'nothing to do',
    ],
    ['单据清单中的收款、坏账或退款：按其类型读取', '单独的收款文件', '无需处理'],
  ),
  deposit_and_final: rule(
    'warning',
    [
      'Deposit invoices and final invoices in one list: both count in full',
      'a final invoice over what the deposit leaves, or a credit note for the deposit',
      'nothing to do if so; if the final invoice repeats the whole, leave the deposit out with a correction, or export the credit note',
    ],
    [
      '同一清单中既有预收发票又有结算发票：均按全额计',
      '结算发票只含余额，或对预收发票开具红字',
      '如属实则无需处理；如结算发票重复全额，请以更正排除预收发票，或导出红字',
    ],
  ),
  deposit_and_whole: rule(
    'warning',
    [
      'A deposit invoice, and an invoice of the same sale that seems to repeat the whole: both count in full',
      '{expected}',
      'nothing to do if the later invoice is over the rest; if it repeats the whole, leave the deposit out with a correction, or export the credit note for it',
    ],
    [
      '预收发票与同一笔销售的发票并存，后者似为全额：均按全额计',
      '{expected}',
      '如后一张只含余额则无需处理；如重复全额，请以更正排除预收发票，或导出其红字',
    ],
  ),
  zero_document: rule(
    'left_out',
    ['A row whose amounts are all zero', 'an amount', 'nothing to do'],
    ['金额全部为零的行', '一个金额', '无需处理'],
  ),
  amount_zero: rule(
    'set_aside',
    [
      'Zero amount beside other amounts',
      'an amount above 0',
      'correct the amount in the source and export again, or leave the row out with a correction',
    ],
    [
      '金额为零，但其他金额不为零',
      '大于 0 的金额',
      '在源系统中更正金额后重新导出，或以更正排除该行',
    ],
  ),
  amount_negative: rule(
    'set_aside',
    [
      'Negative amount',
      'an amount above 0',
      'export the column that says what each row is (its document type): a credit note is read as one; a negative invoice is corrected in the source, or with a correction',
    ],
    [
      '金额为负',
      '大于 0 的金额',
      '导出时包含单据类型列：红字即按红字读取；如为负数发票，请在源系统中或以更正修改',
    ],
  ),
  amount_not_positive: rule(
    'set_aside',
    [
      'Amount not above 0',
      'an amount above 0',
      'correct the amount in the source and export again, or leave the row out with a correction',
    ],
    ['金额不大于 0', '大于 0 的金额', '在源系统中更正金额后重新导出，或以更正排除该行'],
  ),
  due_before_issue: rule(
    'warning',
    [
      'Due before issued',
      'a due date on or after the issue date',
      'check both dates, and correct the wrong one in the source or with a correction',
    ],
    ['到期日早于开票日', '到期日不早于开票日', '检查两个日期，在源系统中或以更正修改错误的一个'],
  ),
  dispute_lost: rule(
    'repaired',
    [
      'Settled by a lost dispute: counted as credited, not as cash',
      'a credit note',
      'nothing to do',
    ],
    ['因争议败诉而结清：计为贷项而非现金', '红字发票', '无需处理'],
  ),
  lines_repeated: rule(
    'repaired',
    [
      'Several rows a document, each with the document’s total: counted once',
      'one row a document',
      'nothing to do',
    ],
    ['每张单据多行，每行均为单据总额：只计一次', '每张单据一行', '无需处理'],
  ),
  lines_summed: rule(
    'repaired',
    [
      'Several rows a document, each with a part of it: added up',
      'one row a document',
      'nothing to do',
    ],
    ['每张单据多行，每行为其一部分：已相加', '每张单据一行', '无需处理'],
  ),
  line_set_aside: rule(
    'set_aside',
    [
      'A line of this document was set aside, so its total is not known',
      'all lines of the document readable',
      'mend the other line of this document, which is listed too; then all of it counts',
    ],
    [
      '该单据有一行被搁置，总额未知',
      '单据的所有行均可读取',
      '修正该单据另一行（也已列出），整张单据即可计入',
    ],
  ),
} satisfies Record<string, ProblemRule>;
