/** Rules on what the values of columns say beside, or against, their headers. */
import { type ProblemRule, rule } from './rule.ts';

export const COLUMN_RULES = {
  gross_by_arithmetic: rule(
    'warning',
    [
      'The column with what is owed, tax included, is taken for the amount',
      '{expected}',
      'nothing to do if that is what customers owe; else write into report.yml: {line}',
    ],
    [
      '金额取含税应收的那一列',
      '{expected}',
      '如这正是客户应付金额则无需处理；否则在 report.yml 中写入：{line}',
    ],
  ),
  amount_by_values: rule(
    'warning',
    [
      'No header names the amount: the column whose values can be it is taken',
      '{expected}',
      'nothing to do if that is the amount; else name the right column in report.yml: {line}',
    ],
    [
      '没有表头指明金额：取数值符合金额的那一列',
      '{expected}',
      '如确为金额则无需处理；否则在 report.yml 中写明正确的列：{line}',
    ],
  ),
  amount_column_empty: rule(
    'warning',
    [
      'A column of amounts is 0 or blank in all rows: another one of such a name, which is filled, is taken',
      '{expected}',
      'nothing to do if that is right; if nothing was paid or owed, write into report.yml: {line}',
    ],
    [
      '金额列全部为零或空白：取另一个同类且有金额的列',
      '{expected}',
      '如正确则无需处理；如确无金额，在 report.yml 中写入：{line}',
    ],
  ),
  date_by_values: rule(
    'warning',
    [
      'No header names the date: the only column of dates that no field uses is taken',
      '{expected}',
      'nothing to do if that is the date; else name the right column in report.yml: {line}',
    ],
    [
      '没有表头指明日期：取唯一未使用的日期列',
      '{expected}',
      '如确为该日期则无需处理；否则在 report.yml 中写明正确的列：{line}',
    ],
  ),
  gross_contradicted: rule(
    'warning',
    [
      'Another column is the amount with something added, but not in nearly all rows: not used',
      '{expected}',
      'nothing to do if the amount in use is what customers owe, tax included; if it is the other one, write into report.yml: {line}',
    ],
    [
      '另有一列等于金额加其他列，但并非几乎所有行都成立：未使用',
      '{expected}',
      '如所用金额即为含税应收则无需处理；如另一列才是，在 report.yml 中写入：{line}',
    ],
  ),
  words_by_values: rule(
    'warning',
    [
      'A column whose words say what each row is: taken for its kind, type or status',
      '{expected}',
      'nothing to do if that is what it says; else write into report.yml: columns: { {file}: { {column}: ignore } }',
    ],
    [
      '该列的词说明每行的类别：视为收款类型、单据类型或状态',
      '{expected}',
      '如确为此意则无需处理；否则在 report.yml 中写入：columns: { {file}: { {column}: ignore } }',
    ],
  ),
  applied_by_values: rule(
    'warning',
    [
      'Rows of one payment repeat its amount, and this column makes it in parts: taken for what went to each invoice',
      '{expected}',
      'nothing to do if that is right; if each row is money of its own, write into report.yml {line}',
    ],
    [
      '同一收款的多行重复其金额，而此列之和与其相等：视为核销到各发票的金额',
      '{expected}',
      '如正确则无需处理；如每行均为单独收款，请在 report.yml 中写入 {line}',
    ],
  ),
  instalments_by_values: rule(
    'warning',
    [
      'Rows of one invoice repeat its total, and this column makes it in parts: taken for the amount of each instalment',
      '{expected}',
      'nothing to do if that is right; if each row is owed in full, write into report.yml {line}',
    ],
    [
      '同一发票的多行重复其总额，而此列之和与其相等：视为各期金额',
      '{expected}',
      '如正确则无需处理；如每行均应全额收取，请在 report.yml 中写入 {line}',
    ],
  ),
  paid_is_day: rule(
    'warning',
    [
      'A column called paid holds days: taken for the day on which each invoice was settled',
      '{expected}',
      'nothing to do if that is right; if it is another day, write into report.yml {line}',
    ],
    [
      '名为已付的列为日期：视为各发票的结清日期',
      '{expected}',
      '如正确则无需处理；如为其他日期，请在 report.yml 中写入 {line}',
    ],
  ),
  paid_is_flag: rule(
    'warning',
    [
      'A column called paid or open says yes or no, neither the day nor the amount: invoices stay open without a payment',
      '{expected}',
      'export the payments, or a column with the day or the amount paid; if they are in the folder, write into report.yml {line}',
    ],
    [
      '名为已付或未结的列只说明是否，无日期与金额：无收款的发票仍按未收计',
      '{expected}',
      '请导出收款，或含收款日期或金额的列；如收款已在文件夹中，请在 report.yml 中写入 {line}',
    ],
  ),
  credited_by_values: rule(
    'warning',
    [
      'A column whose values are numbers of the same list is taken for the invoice that each credit note credits',
      '{expected}',
      'nothing to do if that is right; else write into report.yml {line}',
    ],
    [
      '值为同一清单中单据号的列，视为红字对应的发票',
      '{expected}',
      '如正确则无需处理；否则请在 report.yml 中写入 {line}',
    ],
  ),
  may_be_credits: rule(
    'warning',
    [
      'Rows that name another invoice of the same list: counted as invoices, they may be credit notes',
      '{expected}',
      'if they are credit notes for these invoices, write into report.yml {line}; if not, write ignore in place of the field',
    ],
    [
      '部分行指向同一清单中的其他发票：按发票计，但可能是红字',
      '{expected}',
      '如为这些发票的红字，请在 report.yml 中写入 {line}；如不是，将字段改写为 ignore',
    ],
  ),
  words_unread: rule(
    'warning',
    [
      'A column of a few words is not read: it may say which rows are void, credit notes or no receipts',
      '{expected}',
      'name what it is in report.yml, such as columns: { {file}: { {column}: invoice.status } }; if it decides nothing, write ignore in place of the field',
    ],
    [
      '有一列只含少数几个词而未读取：可能说明哪些行已作废、为红字或并非收款',
      '{expected}',
      '在 report.yml 中写明其含义，如 columns: { {file}: { {column}: invoice.status } }；如不影响金额，将字段改写为 ignore',
    ],
  ),
  amount_looks_net: rule(
    'warning',
    [
      'The amounts look net of tax, and no column is the total',
      '{expected}',
      'if they are net, name the tax to be added in report.yml, such as columns: { {file}: { "the tax": invoice.tax_added } }; if they are owed as they stand, columns: { {file}: { {column}: invoice.amount } }',
    ],
    [
      '金额似为不含税，且没有含税合计列',
      '{expected}',
      '如为不含税，请在 report.yml 中写明应加的税额列，如 columns: { {file}: { "税额列": invoice.tax_added } }；如即为应收金额，写 columns: { {file}: { {column}: invoice.amount } }',
    ],
  ),
  cents_by_invoices: rule(
    'warning',
    [
      'Amounts are a hundred times those of the other list: read as cents',
      '{expected}',
      'nothing to do if they are cents; else say so in report.yml: amount_units: { {file}: major }',
    ],
    [
      '金额为另一清单的一百倍：按分读取',
      '{expected}',
      '如以分为单位则无需处理；否则在 report.yml 中注明：amount_units: { {file}: major }',
    ],
  ),
  beside_cash: rule(
    'warning',
    [
      'A column says what was taken off the invoices beside the cash: counted as such',
      '{expected}',
      'nothing to do if that is right; else columns: { {file}: { {column}: ignore } } in report.yml',
    ],
    [
      '有一列注明收款之外从发票中扣减的金额：按此计',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 中写 columns: { {file}: { {column}: ignore } }',
    ],
  ),
  beside_cash_open: rule(
    'warning',
    [
      'Amounts beside the cash of payments are not read: what they leave stays open',
      '{expected}',
      'name what it is in report.yml, such as columns: { {file}: { {column}: payment.discount_beside } } or payment.written_off_beside; if nothing, ignore',
    ],
    [
      '收款之外的金额未读取：其余额仍为未收',
      '{expected}',
      '在 report.yml 中写明其含义，如 columns: { {file}: { {column}: payment.discount_beside } } 或 payment.written_off_beside；如无关紧要，写 ignore',
    ],
  ),
  quantity_sign: rule(
    'warning',
    [
      'A negative quantity beside an amount above 0: counted as an invoice',
      '{expected}',
      'if it takes goods back, export the column that says what each row is (its document type) or the amount with its minus; else nothing to do',
    ],
    [
      '数量为负而金额大于 0：按发票计',
      '{expected}',
      '如为退货，请同时导出单据类型列或带负号的金额；否则无需处理',
    ],
  ),
  column_matters: rule(
    'warning',
    [
      'A column that is not used looks as if it mattered',
      '{expected}',
      'name what it is in report.yml, such as columns: { {file}: { {column}: invoice.paid_amount } }; if it does not matter, write ignore in place of the field',
    ],
    [
      '未使用的列看起来可能影响结果',
      '{expected}',
      '在 report.yml 中写明其含义，如 columns: { {file}: { {column}: invoice.paid_amount } }；如无关紧要，将字段改写为 ignore',
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
      'nothing to do if that is right; else write into report.yml: {line}',
    ],
    [
      '列值与列名不符：收款对应的发票在此列',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 中写入：{line}',
    ],
  ),
  numbers_are_customers: rule(
    'warning',
    [
      'The numbers of these documents are customers of other lists',
      '{expected}',
      'check whether two columns have the name of each other; if so, correct the headers, or name both in report.yml: columns: { {file}: { "one header": invoice.invoice_id, "the other": invoice.customer_id } }',
    ],
    [
      '单据号的值是其他清单中的客户',
      '{expected}',
      '请检查两列的列名是否互换；如是，请修正表头，或在 report.yml 中分别写明：columns: { {file}: { "一列": invoice.invoice_id, "另一列": invoice.customer_id } }',
    ],
  ),
  other_number_by_values: rule(
    'warning',
    [
      'Payments name invoices by this column too: it is taken for the number of their order or contract',
      '{expected}',
      'nothing to do if that is right; else in report.yml: columns: { {file}: { {column}: ignore } }',
    ],
    [
      '收款也以此列指明发票：视为其订单号或合同号',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 中写 columns: { {file}: { {column}: ignore } }',
    ],
  ),
  invoice_id_by_values: rule(
    'warning',
    [
      'Payments name the invoices by this column: it is taken for their number',
      '{expected}',
      'nothing to do if that is right; else write into report.yml: {line}',
    ],
    [
      '收款以此列指明发票：以其为发票号',
      '{expected}',
      '如正确则无需处理；否则在 report.yml 中写入：{line}',
    ],
  ),
} satisfies Record<string, ProblemRule>;
