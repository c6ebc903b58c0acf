/** Rules that only the whole ledger can check; the models report them, and they are worded like those of the rows. */
import { type ProblemRule, rule } from './rule.ts';

export const LEDGER_RULES = {
  no_rate: rule(
    'warning',
    [
      'No exchange rate: left out of every figure',
      '{expected}',
      'add the rate to the rate export, or write it into report.yml, such as rates: { USD: 7.1 }',
    ],
    [
      '没有汇率：未计入任何数字',
      '单据日期或更早的汇率',
      '在汇率导出中补充，或写入 report.yml，如 rates: { USD: 7.1 }',
    ],
  ),
  own_rate: rule(
    'repaired',
    ['Converted at the rate on the document', '{expected}', 'nothing to do'],
    ['按单据自身汇率折算', '单据上的汇率', '无需处理'],
  ),
  payment_other_currency: rule(
    'warning',
    [
      'A payment in another currency than its invoice',
      '{expected}',
      'correct the currency or the invoice number in the source, or with a correction; until then the amount stays unapplied',
    ],
    [
      '收款币种与发票不同',
      '与发票相同的币种',
      '在源系统中或以更正修改币种或发票号；在此之前金额记为未核销',
    ],
  ),
  payment_ambiguous_invoice: rule(
    'warning',
    [
      'Several invoices have the number that a payment names',
      '{expected}',
      'name the customer on the payment, or correct the number; until then the amount stays unapplied',
    ],
    [
      '收款所指的发票号对应多张发票',
      '唯一的发票号：请注明客户',
      '在收款中注明客户，或更正发票号；在此之前金额记为未核销',
    ],
  ),
  follow_up_without_invoice: rule(
    'warning',
    [
      'A promise or dispute about an invoice that the data does not have: in no figure, and in no list of open ones',
      'the number of one invoice',
      'name the invoice that it is about, or add that invoice to the exports',
    ],
    [
      '承诺或争议所指发票不在数据中：不计入数字，也不列入未决清单',
      '一张发票的号码',
      '注明所涉发票，或在导出中补充该发票',
    ],
  ),
  promise_beyond_open: rule(
    'warning',
    [
      'A customer without an invoice named promised more than it owed then: the rest is in no figure',
      'at most what the customer owed when it was made',
      'name the invoice that it is about, or check the amount, the customer and the day',
    ],
    [
      '未指明发票的承诺超过客户当时的应收余额：超出部分不计入数字',
      '不超过作出承诺时该客户的应收余额',
      '注明所涉发票，或核对金额、客户和日期',
    ],
  ),
  promise_without_customer: rule(
    'warning',
    [
      'A promise of a customer that the data does not have: in no figure, and in no list of open ones',
      'a customer of the exports',
      'correct the number or name of the customer, or add exports that have it',
    ],
    [
      '作出承诺的客户在其他数据中不存在：不计入数字，也不列入未决清单',
      '导出数据中的客户',
      '更正客户编号或名称，或补充含该客户的导出文件',
    ],
  ),
  promise_by_customer: rule(
    'repaired',
    [
      'Promises that name a customer and no invoice: held against what the customer owed then, first due first',
      'the number of an invoice',
      'nothing to do if it is meant so; else name the invoice that each is about',
    ],
    [
      '承诺只有客户、未指明发票：按作出时该客户的应收发票、先到期者在先对应',
      '发票号',
      '如确为此意则无需处理；否则注明各承诺所涉发票',
    ],
  ),
  contact_without_invoice: rule(
    'warning',
    [
      'A contact about an invoice that the data does not have: counts as one with the customer, at no stage of dunning',
      'the number of one invoice',
      'correct the number, or add that invoice to the exports',
    ],
    [
      '联系记录所指发票不在数据中：按与客户的联系计，不计入催收阶段',
      '一张发票的号码',
      '更正发票号，或在导出中补充该发票',
    ],
  ),
  contact_without_customer: rule(
    'warning',
    [
      'A contact with a customer that owes nothing in the data: in the number of contacts alone',
      'a customer of the exports',
      'correct the number or name of the customer, or add exports that have it',
    ],
    [
      '联系记录所涉客户在其他数据中不存在：只计入联系次数',
      '导出数据中的客户',
      '更正客户编号或名称，或补充含该客户的导出文件',
    ],
  ),
  contact_after_report: rule(
    'repaired',
    [
      'Contacts dated after the day of the report: in no figure of that day',
      '{expected}',
      'nothing to do: they count from their own day on',
    ],
    ['联系日晚于报告截至日：不计入该日的数字', '截至日或更早的日期', '无需处理：自联系当日起计入'],
  ),
  action_without_customer: rule(
    'warning',
    [
      'A decision about a customer that the data does not have: in no list and no figure',
      'a customer of the exports',
      'correct the number or name of the customer, or add exports that have it',
    ],
    [
      '决定所涉客户不在数据中：不列出，也不计入数字',
      '导出数据中的客户',
      '更正客户编号或名称，或补充含该客户的导出文件',
    ],
  ),
  confirmation_without_customer: rule(
    'warning',
    [
      'A balance confirmation of a customer that the data does not have: not used',
      'a customer of the exports',
      'correct the number or name of the customer, or add exports that have it',
    ],
    [
      '询证函所涉客户不在数据中：不予采用',
      '导出数据中的客户',
      '更正客户编号或名称，或补充含该客户的导出文件',
    ],
  ),
  confirmation_without_currency: rule(
    'warning',
    [
      'A balance confirmation that names no currency, of a customer with several: not used',
      'a currency of this customer',
      'write in this row the currency that the letter names',
    ],
    [
      '客户有多种币种的往来，询证函未注明币种：不予采用',
      '该客户的某一币种',
      '在该行填写询证函所列的币种',
    ],
  ),
  confirmation_answer_unknown: rule(
    'warning',
    [
      'The answer to a balance confirmation is not understood: counts as not answered',
      'agreed or not agreed, or an amount',
      'write what the customer answered, or the balance in its books; until then the letter counts as not answered',
    ],
    [
      '询证函的回函结果无法识别：视为未回函',
      '“相符”或“不符”，或回函金额',
      '填写客户的回函结果，或其账面余额；在此之前视为未回函',
    ],
  ),
  unbilled_without_customer: rule(
    'warning',
    [
      'Not yet invoiced to a customer that the data does not have: not used',
      'a customer of the exports',
      'correct the number or name of the customer, or add exports that have it',
    ],
    [
      '未开票清单所涉客户不在数据中：不予采用',
      '导出数据中的客户',
      '更正客户编号或名称，或补充含该客户的导出文件',
    ],
  ),
  terms_differ: rule(
    'warning',
    [
      'The due date is not what the terms say',
      'issue date + terms',
      'the due date counts; correct the one that is wrong',
    ],
    ['到期日与账期不符', '开票日 + 账期', '以到期日为准；请更正有误的一项'],
  ),
  paid_date_assumed: rule(
    'repaired',
    [
      'Paid without a date: taken as paid on the last date of the data',
      '{expected}',
      'add a settled date or a payment export',
    ],
    ['已付但无日期：按数据的最后日期入账', '收款日期', '补充结清日期，或提供收款导出'],
  ),
  paid_column_differs: rule(
    'warning',
    [
      'The paid column differs from the payment rows',
      '{expected}',
      'check whether payments are missing from the export: payment rows count, the column is only compared',
    ],
    [
      '已收金额列与收款明细不一致',
      '与收款明细一致的金额',
      '检查导出是否缺少收款：以收款明细为准，该列只作核对',
    ],
  ),
  open_column_differs: rule(
    'warning',
    [
      'The open column differs from what the payment rows leave open',
      '{expected}',
      'check whether payments are missing from the export or in it twice: payment rows count, the column is only compared',
    ],
    [
      '未收金额列与按收款明细计算的未收金额不一致',
      '与收款明细一致的金额',
      '检查导出是否缺少或重复收款：以收款明细为准，该列只作核对',
    ],
  ),
  paid_column_not_usable: rule(
    'warning',
    [
      'Paid, credited or open amounts that cannot be',
      'amounts between 0 and the invoice’s own',
      'correct the amount in the source and export again, or with a correction; until then it counts as not paid',
    ],
    [
      '已收、贷项或未收金额不合理',
      '介于 0 与发票金额之间的金额',
      '在源系统中更正后重新导出，或以更正修改；在此之前按未付处理',
    ],
  ),
} satisfies Record<string, ProblemRule>;

export type LedgerRuleId = keyof typeof LEDGER_RULES;
