/** Rules on values: dates, amounts and their units, numbers of documents, texts. */
import { type ProblemRule, rule } from './rule.ts';

export const VALUE_RULES = {
  crore_or_credit: rule(
    'refused',
    [
      'Cr behind a small amount: crore, or a credit?',
      'an amount in full',
      'export the amounts in full, such as 12000000.00, or write crore in place of Cr; where Cr marks credits, write into report.yml: values: { doc_type: { Cr: credit_note } }, or export the side in a column of its own',
    ],
    [
      '小额数字后有 Cr：是千万（crore）还是贷方？',
      '完整的金额',
      '请导出完整金额，如 12000000.00，或以 crore 代替 Cr；如 Cr 表示贷方，请在 report.yml 中写入：values: { doc_type: { Cr: credit_note } }，或将借贷方向单独导出为一列',
    ],
  ),
  missing_value: rule(
    'set_aside',
    [
      'A required value is blank',
      'a value',
      'fill it in in the source and export again; where the source has no such value, export the column that holds it, or give it with a correction',
    ],
    [
      '必填值为空',
      '一个值',
      '在源系统中填写后重新导出；如源系统没有该值，请导出含该值的列，或以更正补上',
    ],
  ),
  formula_without_value: rule(
    'set_aside',
    [
      'A formula that was never calculated',
      'the value that Excel shows: the program that wrote the file left the formula alone',
      'open the file in Excel, LibreOffice or WPS, save it there, and put the saved file in place of this one',
    ],
    [
      '公式未计算，没有保存结果',
      'Excel 中显示的值：生成该文件的程序只写了公式',
      '用 Excel、LibreOffice 或 WPS 打开并保存，再以保存后的文件替换',
    ],
  ),
  value_ignored: rule(
    'warning',
    [
      'Value not understood, left blank',
      '{expected}',
      'nothing to do if it may stay blank; else correct the value in the source and export again',
    ],
    ['无法理解的值，已留空', '{expected}', '如可留空则无需处理；否则在源系统中更正后重新导出'],
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
    [
      'Unreadable month',
      'a month such as 2026-03',
      'correct the month in the source and export again',
    ],
    ['无法读取的月份', '如 2026-03 的月份', '在源系统中更正月份后重新导出'],
  ),
  ambiguous_dates: rule(
    'refused',
    [
      'Day, month and year cannot be told apart',
      'a date that fits only one order',
      'write into report.yml: date_order: dmy (day first), date_order: mdy (month first) or date_order: ymd (year first)',
    ],
    [
      '无法区分日、月和年',
      '只符合一种顺序的日期',
      '在 report.yml 中写入：date_order: dmy（日在前）、date_order: mdy（月在前）或 date_order: ymd（年在前）',
    ],
  ),
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
  not_a_number: rule(
    'set_aside',
    [
      'Not a number',
      'an amount such as 1234.56',
      'correct the amount in the source and export again',
    ],
    ['不是数字', '如 1234.56 的金额', '在源系统中更正金额后重新导出'],
  ),
  days_without_year: rule(
    'refused',
    [
      'Days without a year, and nothing in the file says which year it is',
      'days such as 2026-03-31, or a year in the name of the file',
      'write the year into the name of the file, such as “open items 2026.csv”, one file for each year; or export whole dates',
    ],
    [
      '日期没有年份，且文件中没有任何内容说明年份',
      '如 2026-03-31 的日期，或文件名中含年份',
      '把年份写入文件名，如 “open items 2026.csv”，每年一个文件；或导出完整日期',
    ],
  ),
  unit_unclear: rule(
    'set_aside',
    [
      'The letter behind the amount means a thousand to some and a million to others',
      'an amount in full such as 1500000, or a unit that means one thing, such as 1.5 mn or 1.5 K',
      'export the amounts in full: set the number format of the column to plain numbers and save again',
    ],
    [
      '金额后的字母可指千，也可指百万',
      '完整的金额，如 1500000；或含义唯一的单位，如 1.5 mn、1.5 K',
      '导出完整金额：把该列的数字格式改为普通数字后重新保存',
    ],
  ),
  ambiguous_numbers: rule(
    'refused',
    [
      'The decimal sign cannot be told',
      'a number that fits only one decimal sign',
      "write into report.yml: decimal_sign: '.' (1.234 is one and a bit) or decimal_sign: ',' (1.234 is more than a thousand)",
    ],
    [
      '无法判断小数点',
      '只符合一种小数点的数字',
      "在 report.yml 中写入：decimal_sign: '.'（1.234 为一点多）或 decimal_sign: ','（1.234 为一千多）",
    ],
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
  number_in_text: rule(
    'repaired',
    [
      'An amount inside a text',
      'a number alone',
      'check that it is the amount; if not, export a column with the number alone',
    ],
    ['文本中的金额', '单独的数字', '请确认该数字即为金额；否则请导出只含数字的列'],
  ),
  exponent_read: rule(
    'repaired',
    ['An amount with an exponent', 'digits only', 'nothing to do'],
    ['指数形式的金额', '普通数字', '无需处理'],
  ),
  too_many_decimals: rule(
    'set_aside',
    [
      'More decimals than the currency has',
      '{expected}',
      'round the amount in the source and export again; if the rows are in another currency, export their currency too',
    ],
    [
      '小数位数超过币种',
      '{expected}',
      '在源系统中四舍五入后重新导出；如为其他币种，导出时包含币种',
    ],
  ),
  amounts_rounded: rule(
    'warning',
    [
      'Amounts with more decimals than the currency has, as a computation leaves them: rounded',
      '{expected}',
      'nothing to do if the invoices say the rounded amounts; else round in the source as they do, and export again',
    ],
    [
      '金额小数位数超过币种，似为计算所得：已四舍五入',
      '{expected}',
      '如发票上即为四舍五入后的金额则无需处理；否则请在源系统中按发票取整后重新导出',
    ],
  ),
  float_noise: rule(
    'repaired',
    ['Binary rounding noise removed', '{expected}', 'nothing to do'],
    ['已去除浮点误差', '{expected}', '无需处理'],
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
  unit_scaled: rule(
    'repaired',
    ['Amounts in a larger unit', 'amounts in whole currency units', 'nothing to do'],
    ['金额使用较大单位', '以元为单位的金额', '无需处理'],
  ),
  minor_units: rule(
    'repaired',
    [
      'Amounts in cents',
      'amounts in whole currency units',
      'nothing to do; if the amounts are whole units, say so in report.yml: amount_units: { {file}: major }',
    ],
    [
      '以分为单位的金额',
      '以元为单位的金额',
      '无需处理；如金额以元为单位，请在 report.yml 中注明：amount_units: { {file}: major }',
    ],
  ),
  paid_with_minus: rule(
    'repaired',
    [
      'What was paid is written with a minus: the amount less it is what is open',
      'what was paid, without a minus',
      'nothing to do',
    ],
    ['已付金额带负号：金额减去它即为未付', '不带负号的已付金额', '无需处理'],
  ),
  units_open: rule(
    'warning',
    [
      'The amounts of this list are whole numbers, and programs often send cents: read as whole units',
      '{expected}',
      'say which in report.yml: amount_units: { {file}: minor } for cents, major for whole units',
    ],
    [
      '该清单金额均为整数，程序接口常以分为单位：现按元读取',
      '{expected}',
      '在 report.yml 中注明：amount_units: { {file}: minor } 为分，major 为元',
    ],
  ),
  test_data: rule(
    'warning',
    [
      'All rows of this list are marked as a test',
      'an export of the live account',
      'export the live data; nothing to do if this is a trial',
    ],
    ['该清单所有行均标记为测试', '正式账户的导出', '请导出正式数据；如仅为试用则无需处理'],
  ),
  share_out_of_range: rule(
    'set_aside',
    [
      'Rate out of range',
      'a share such as 0.85 or 85%',
      'correct the rate in the source and export again',
    ],
    ['比率超出范围', '如 0.85 或 85% 的比率', '在源系统中更正比率后重新导出'],
  ),
  empty_date: rule(
    'repaired',
    [
      'A date that stands for none, such as 1900-01-01: read as blank',
      'a date, or a blank cell',
      'nothing to do',
    ],
    ['表示“无日期”的占位日期（如 1900-01-01）：按空白读取', '日期或空白', '无需处理'],
  ),
  placeholder_date: rule(
    'set_aside',
    [
      'The date is a placeholder that systems write for "none"',
      'the day of the document or of the payment',
      'write the day, or leave the row out with a correction',
    ],
    ['该日期是系统表示“无日期”的占位值', '单据日期或收款日期', '填写日期，或以更正排除该行'],
  ),
  far_date: rule(
    'warning',
    [
      'A date far from all others: it sets neither the as-of date nor the first month',
      '{expected}',
      'correct the date in the source, or with a correction{line}',
    ],
    [
      '与其他日期相距很远的日期：不用于确定截止日期和首月',
      '{expected}',
      '在源系统中更正日期，或添加更正{line}',
    ],
  ),
  unknown_terms: rule(
    'warning',
    [
      'Payment terms not understood, left blank',
      'days such as "Net 30", "30 days" or "月结30天"',
      'write the terms in days, or give a due date',
    ],
    [
      '无法理解的付款条件，已留空',
      '如 "Net 30"、"30 days" 或 "月结30天"',
      '以天数填写，或提供到期日',
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
  float_id: rule(
    'repaired',
    ['Numbers written as decimals, read as ids without ".0"', 'ids as text', 'nothing to do'],
    ['编号带小数，已去除“.0”', '文本编号', '无需处理'],
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
  blank_word: rule(
    'warning',
    [
      'Rows without a type or kind, in a column that has one elsewhere',
      '{expected}',
      'fill in the type of these rows in the source and export again, or mend the cells with a correction',
    ],
    [
      '部分行没有类型，而该列其他行有',
      '{expected}',
      '在源系统中填写这些行的类型后重新导出，或以更正修改这些单元格',
    ],
  ),
} satisfies Record<string, ProblemRule>;
