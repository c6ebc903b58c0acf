/** Rules on currencies: their codes, signs and rates. */
import { type ProblemRule, rule } from './rule.ts';

export const CURRENCY_RULES = {
  rate_not_positive: rule(
    'set_aside',
    [
      'Exchange rate not above 0',
      'a rate above 0',
      'correct the rate in the source and export again, or write it into report.yml, such as rates: { USD: 7.1 }',
    ],
    [
      '汇率不大于 0',
      '大于 0 的汇率',
      '在源系统中更正汇率后重新导出，或写入 report.yml，如 rates: { USD: 7.1 }',
    ],
  ),
  payment_currency_taken: rule(
    'warning',
    [
      'Payments name no currency, and the invoices are in several: each takes that of its invoice or customer',
      '{expected}',
      'export the currency with the payments, or give the rows one with a correction',
    ],
    [
      '收款没有币种，而发票有多种币种：取其发票或客户的币种',
      '{expected}',
      '导出收款时请包含币种，或以更正补上',
    ],
  ),
  unknown_currency: rule(
    'set_aside',
    [
      'Unknown currency',
      'an ISO 4217 code such as CNY or USD',
      'write its code into report.yml, such as values: { currency: { {word}: USD } }; or export codes',
    ],
    [
      '未知币种',
      'ISO 4217 代码，如 CNY 或 USD',
      '在 report.yml 中写明其代码，如 values: { currency: { {word}: USD } }；或导出币种代码',
    ],
  ),
  header_currency: rule(
    'warning',
    [
      'The header of an amount names another currency than the row: counted in that of the row',
      'an amount in the currency of its row',
      'if the amount is in the currency of the header, name another column as the amount in report.yml, or leave the currency column out there: columns: { {file}: { {column}: ignore } }',
    ],
    [
      '金额列的表头所示币种与该行币种不同：按该行币种计',
      '以该行币种计的金额',
      '如金额为表头所示币种，请在 report.yml 中指定另一列为金额，或忽略该列：columns: { {file}: { {column}: ignore } }',
    ],
  ),
  ambiguous_sign: rule(
    'refused',
    [
      'A sign of several currencies, beside other currencies',
      '{expected}',
      'write the currency of the sign into report.yml, such as {line}; or export codes such as JPY',
    ],
    [
      '多种货币共用的符号，且旁有其他货币',
      '{expected}',
      '在 report.yml 中写明该符号的币种，如 {line}；或导出 JPY 等代码',
    ],
  ),
  sign_assumed: rule(
    'warning',
    [
      'A sign of several currencies, beside other currencies: one is assumed',
      '{expected}',
      'write the right currency of the sign into report.yml: {line}',
    ],
    [
      '多种货币共用的符号，且旁有其他货币：已假定其中一种',
      '{expected}',
      '在 report.yml 中写明该符号的正确币种：{line}',
    ],
  ),
  sign_by_others: rule(
    'repaired',
    [
      'A sign of several currencies: the one that the rest of the data names',
      '{expected}',
      'nothing to do if it is so; else write its own currency into report.yml, as in {line}',
    ],
    [
      '多种货币共用的符号：按其余数据所写明的币种读取',
      '{expected}',
      '如确为此意则无需处理；否则在 report.yml 中写明正确的币种，形如 {line}',
    ],
  ),
  sign_by_invoice: rule(
    'warning',
    [
      'A sign of several currencies of the data: each payment is in the currency of its invoice',
      '{expected}',
      'nothing to do if it is so; else export the payments with a column of currency codes, or, if all are in one, write it into report.yml: {line}',
    ],
    [
      '数据中有多种货币共用该符号：各笔收款按其发票的币种读取',
      '{expected}',
      '如确为此意则无需处理；否则导出收款时附上币种代码列；如均为一种货币，在 report.yml 中写入：{line}',
    ],
  ),
  sign_of_no_other: rule(
    'warning',
    [
      'A sign of a currency that nothing else of the data is in',
      '{expected}',
      'write the right currency of the sign into report.yml: {line}',
    ],
    [
      '该符号的币种在其余数据中未出现',
      '{expected}',
      '在 report.yml 中写明该符号的正确币种：{line}',
    ],
  ),
  currency_contradiction: rule(
    'set_aside',
    [
      'The amount names another currency than its column',
      '{expected}',
      'correct the currency or the amount in the source and export again',
    ],
    ['金额中的币种与币种列不一致', '{expected}', '在源系统中更正币种或金额后重新导出'],
  ),
  currency_by_name: rule(
    'warning',
    [
      'No currency in the list: that of its name is taken',
      'a column with the currency of each row',
      'nothing to do if all amounts of the list are in it; else export the currency too, or rename the file',
    ],
    [
      '列表中没有币种：已取其名称中的币种',
      '含每行币种的列',
      '若该列表的金额均为此币种则无需处理；否则请导出币种列，或重命名文件',
    ],
  ),
  currency_by_values: rule(
    'repaired',
    [
      'A column of currency codes: taken for the currency of its rows',
      'a header such as Currency',
      'nothing to do if that is what it says; else write into report.yml: columns: { {file}: { {column}: ignore } }',
    ],
    [
      '该列均为币种代码：视为各行的币种',
      '“币种”一类的表头',
      '如确为此意则无需处理；否则在 report.yml 中写入：columns: { {file}: { {column}: ignore } }',
    ],
  ),
  currency_of_all: rule(
    'repaired',
    [
      'Payments without a currency: all that is named is one, so it is theirs',
      '{expected}',
      'nothing to do; else name the currency in each row',
    ],
    [
      '收款没有币种：数据中只有一种币种，视为该币种',
      '{expected}',
      '无需处理；否则请在每行写明币种',
    ],
  ),
  currency_blank: rule(
    'warning',
    [
      'Documents without a currency beside documents with one',
      '{expected}',
      'export the currency of these rows too, or write the currency of all rows without one into report.yml, such as {line}',
    ],
    [
      '部分单据没有币种，其他单据有',
      '{expected}',
      '导出时包含这些行的币种，或在 report.yml 中写明无币种的行用哪种，如 {line}',
    ],
  ),
} satisfies Record<string, ProblemRule>;
