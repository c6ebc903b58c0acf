/** Rules on what the values of columns say beside, or against, their headers. */
import { type ProblemRule, rule } from './rule.ts';

export const COLUMN_RULES = {
  gross_by_arithmetic: rule(
    'warning',
    [
      'The column with what is owed, tax included, is taken for the amount',
      '{expected}',
      'nothing to do if that is what customers owe; else map the other column to invoice.amount under "columns:" in report.yml',
    ],
    [
      '金额取含税应收的那一列',
      '{expected}',
      '如这正是客户应付金额则无需处理；否则在 report.yml 的 "columns:" 中将另一列映射为 invoice.amount',
    ],
  ),
  amount_by_values: rule(
    'warning',
    [
      'No header names the amount: the column whose values can be it is taken',
      '{expected}',
      'nothing to do if that is the amount; else map the right column to the field amount under "columns:" in report.yml',
    ],
    [
      '没有表头指明金额：取数值符合金额的那一列',
      '{expected}',
      '如确为金额则无需处理；否则在 report.yml 的 "columns:" 中将正确的列映射为 amount',
    ],
  ),
  date_by_values: rule(
    'warning',
    [
      'No header names the date: the only column of dates that no field uses is taken',
      '{expected}',
      'nothing to do if that is the date; else map the right column under "columns:" in report.yml',
    ],
    [
      '没有表头指明日期：取唯一未使用的日期列',
      '{expected}',
      '如确为该日期则无需处理；否则在 report.yml 的 "columns:" 中映射正确的列',
    ],
  ),
  gross_contradicted: rule(
    'warning',
    [
      'Another column is the amount with something added, but not in nearly all rows: not used',
      '{expected}',
      'map the column with what is owed, tax included, to invoice.amount under "columns:" in report.yml',
    ],
    [
      '另有一列等于金额加其他列，但并非几乎所有行都成立：未使用',
      '{expected}',
      '在 report.yml 的 "columns:" 中将含税应收的列映射为 invoice.amount',
    ],
  ),
  words_by_values: rule(
    'warning',
    [
      'A column whose words say what each row is: taken for its kind, type or status',
      '{expected}',
      'nothing to do if that is what it says; else write ignore for it under "columns:" in report.yml',
    ],
    [
      '该列的词说明每行的类别：视为收款类型、单据类型或状态',
      '{expected}',
      '如确为此意则无需处理；否则在 report.yml 的 "columns:" 中写 ignore',
    ],
  ),
  words_unread: rule(
    'warning',
    [
      'A column of a few words is not read: it may say which rows are void, credit notes or no receipts',
      '{expected}',
      'say under "columns:" in report.yml which field it is, or write ignore for it there',
    ],
    [
      '有一列只含少数几个词而未读取：可能说明哪些行已作废、为红字或并非收款',
      '{expected}',
      '在 report.yml 的 "columns:" 中写明该列对应的字段，或写 ignore',
    ],
  ),
  column_matters: rule(
    'warning',
    [
      'A column that is not used looks as if it mattered',
      '{expected}',
      'map it under "columns:" in report.yml to the field that it is, or write ignore for it there',
    ],
    [
      '未使用的列看起来可能影响结果',
      '{expected}',
      '在 report.yml 的 "columns:" 中将其映射到对应字段，或写 ignore',
    ],
  ),
  reference_by_values: rule(
    'repaired',
    [
      'A column whose values are invoice numbers is taken for the invoice that each payment pays',
      '{expected}',
      'nothing to do',
    ],
    ['值为发票号的列，视为收款对应的发票', '{expected}', '无需处理'],
  ),
  reference_against_name: rule(
    'warning',
    [
      'The values say otherwise than the name: this column has the invoices that the payments pay',
      '{expected}',
      'nothing to do if that is right; else map the other column to payment.invoice_id under "columns:" in report.yml',
    ],
    [
      '列值与列名不符：收款对应的发票在此列',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 的 "columns:" 中将另一列映射为 payment.invoice_id',
    ],
  ),
  numbers_are_customers: rule(
    'warning',
    [
      'The numbers of these documents are customers of other lists',
      '{expected}',
      'check whether two columns have the name of each other; if so, correct the header or map both under "columns:" in report.yml',
    ],
    [
      '单据号的值是其他清单中的客户',
      '{expected}',
      '请检查两列的列名是否互换；如是，请修正表头或在 report.yml 的 "columns:" 中分别映射',
    ],
  ),
  other_number_by_values: rule(
    'warning',
    [
      'Payments name invoices by this column too: it is taken for the number of their order or contract',
      '{expected}',
      'nothing to do if that is right; else write ignore for it under "columns:" in report.yml',
    ],
    [
      '收款也以此列指明发票：视为其订单号或合同号',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 的 "columns:" 中写 ignore',
    ],
  ),
  invoice_id_by_values: rule(
    'warning',
    [
      'Payments name the invoices by this column: it is taken for their number',
      '{expected}',
      'nothing to do if that is right; else map the other column to invoice.invoice_id under "columns:" in report.yml',
    ],
    [
      '收款以此列指明发票：以其为发票号',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 的 "columns:" 中将另一列映射为 invoice.invoice_id',
    ],
  ),
} satisfies Record<string, ProblemRule>;
