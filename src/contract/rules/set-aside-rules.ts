/** Why a row is not used. */
import { type ProblemRule, rule } from './rule.ts';

export const SET_ASIDE_RULES = {
  missing_value: rule(
    'set_aside',
    ['A required value is blank', 'a value', 'fill in the cell and export again'],
    ['必填值为空', '一个值', '填写该单元格后重新导出'],
  ),
  missing_customer: rule(
    'set_aside',
    ['No customer', 'a customer id or name', 'fill in the customer and export again'],
    ['没有客户', '客户编码或名称', '填写客户后重新导出'],
  ),
  unreadable_date: rule(
    'set_aside',
    [
      'Unreadable date',
      'a date such as 2026-03-31',
      'correct the date in the source and export again',
    ],
    ['无法读取的日期', '如 2026-03-31 的日期', '在源系统中更正日期后重新导出'],
  ),
  unreadable_month: rule(
    'set_aside',
    ['Unreadable month', 'a month such as 2026-03', 'correct the month'],
    ['无法读取的月份', '如 2026-03 的月份', '更正月份'],
  ),
  not_a_number: rule(
    'set_aside',
    [
      'Not a number',
      'an amount such as 1234.56',
      'correct the amount in the source and export again',
    ],
    ['不是数字', '如 1234.56 的金额', '在源系统中更正金额后重新导出'],
  ),
  too_many_decimals: rule(
    'set_aside',
    [
      'More decimals than the currency has',
      '{expected}',
      'round the amount in the source, or correct the currency',
    ],
    ['小数位数超过币种', '{expected}', '在源系统中四舍五入，或更正币种'],
  ),
  number_too_large: rule(
    'set_aside',
    [
      'Number too large',
      'less than 90 trillion',
      'check the amount: it may be an id in the wrong column',
    ],
    ['数字过大', '小于 90 万亿', '检查金额：可能是编号放错了列'],
  ),
  amount_zero: rule(
    'set_aside',
    ['Zero amount', 'an amount above 0', 'remove the row, or correct the amount'],
    ['金额为零', '大于 0 的金额', '删除该行或更正金额'],
  ),
  amount_negative: rule(
    'set_aside',
    [
      'Negative amount',
      'an amount above 0',
      'mark it as "credit note" in a document type column, or correct the sign',
    ],
    ['金额为负', '大于 0 的金额', '在单据类型列中标为“红字/贷项”，或更正符号'],
  ),
  amount_not_positive: rule(
    'set_aside',
    ['Amount not above 0', 'an amount above 0', 'correct the amount'],
    ['金额不大于 0', '大于 0 的金额', '更正金额'],
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
  share_out_of_range: rule(
    'set_aside',
    ['Rate out of range', 'a share such as 0.85 or 85%', 'correct the rate'],
    ['比率超出范围', '如 0.85 或 85% 的比率', '更正比率'],
  ),
  rate_not_positive: rule(
    'set_aside',
    ['Exchange rate not above 0', 'a rate above 0', 'correct the rate'],
    ['汇率不大于 0', '大于 0 的汇率', '更正汇率'],
  ),
  unknown_currency: rule(
    'set_aside',
    ['Unknown currency', 'an ISO 4217 code such as CNY or USD', 'write the code of the currency'],
    ['未知币种', 'ISO 4217 代码，如 CNY 或 USD', '填写币种代码'],
  ),
  currency_contradiction: rule(
    'set_aside',
    [
      'The amount names another currency than its column',
      '{expected}',
      'correct the currency or the amount',
    ],
    ['金额中的币种与币种列不一致', '{expected}', '更正币种或金额'],
  ),
  duplicate_id: rule(
    'set_aside',
    [
      'The same id twice with different content',
      '{expected}',
      'keep one of the rows, give them different ids, or number them in an instalment_no column',
    ],
    [
      '同一编号出现两次且内容不同',
      '{expected}',
      '保留其中一行，使用不同编号，或在 instalment_no 列中编号',
    ],
  ),
  ragged_row: rule(
    'set_aside',
    [
      'Row with more or fewer cells than the header',
      '{expected}',
      'put text that holds the separator in quotation marks, or export the file again',
    ],
    ['行的单元格数与表头不符', '{expected}', '将含分隔符的文本加引号，或重新导出'],
  ),
  not_an_invoice: rule(
    'set_aside',
    [
      'Not an invoice',
      'an invoice, a credit note or a prepayment',
      'put payments in a payment file of their own',
    ],
    ['不是发票', '发票、红字发票或预收款', '将收款放在单独的收款文件中'],
  ),
  text_too_long: rule(
    'set_aside',
    [
      'Text too long for a name or a document number',
      'at most 500 characters',
      'look for a quotation mark that is not closed, or a cell that holds a whole letter',
    ],
    [
      '文本过长，不是名称或单据号',
      '最多 500 个字符',
      '检查是否有未闭合的引号，或单元格误填了整段文字',
    ],
  ),
} satisfies Record<string, ProblemRule>;
