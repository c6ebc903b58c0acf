/** Every rule an export can break, with its severity and its wording; the ids are permanent. */

import { CORRECTION_RULES } from './correction-rules.ts';
import { MEANING_RULES } from './meaning-rules.ts';

export const SEVERITIES = ['refused', 'set_aside', 'warning', 'repaired', 'left_out'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Locale = 'en' | 'zh';

interface RuleText {
  title: string;
  /** Placeholders: {file} {row} {column} {value} {expected}. */
  expected: string;
  mend: string;
}
export interface Rule {
  severity: Severity;
  en: RuleText;
  zh: RuleText;
}

type Triple = [title: string, expected: string, mend: string];
const rule = (severity: Severity, en: Triple, zh: Triple): Rule => ({
  severity,
  en: { title: en[0], expected: en[1], mend: en[2] },
  zh: { title: zh[0], expected: zh[1], mend: zh[2] },
});

export const RULES = {
  // refused: nothing is published
  empty_file: rule(
    'refused',
    [
      'Empty file',
      'a header row and data rows',
      'export the file again, or remove it from the folder',
    ],
    ['空文件', '表头行和数据行', '重新导出，或从文件夹中移除'],
  ),
  unsupported_file: rule(
    'refused',
    [
      'File type not read yet',
      'a .csv, .tsv, .txt, .xlsx or .json file, or a .zip or .gz of them',
      'save it as .xlsx or CSV (UTF-8), or remove it from the folder',
    ],
    [
      '暂不支持的文件类型',
      '.csv、.tsv、.txt、.xlsx 或 .json 文件，或其 .zip、.gz 压缩包',
      '另存为 .xlsx 或 CSV（UTF-8），或从文件夹中移除',
    ],
  ),
  unreadable_encoding: rule(
    'refused',
    [
      'Text encoding not recognised',
      'UTF-8, UTF-16 or GB18030 text',
      'save the file as CSV (UTF-8)',
    ],
    ['无法识别的文本编码', 'UTF-8、UTF-16 或 GB18030 文本', '另存为 CSV（UTF-8）'],
  ),
  not_text: rule(
    'refused',
    [
      'Not a text file',
      'text: CSV, TSV or the like',
      'export the file again as CSV (UTF-8), or give it the ending of what it is',
    ],
    ['不是文本文件', '文本：CSV、TSV 等', '重新导出为 CSV（UTF-8），或使用与其格式相符的扩展名'],
  ),
  endless_line: rule(
    'refused',
    [
      'A line that does not end',
      'lines of at most 1 MB',
      'export the file again with one line a row: it may be damaged',
    ],
    ['一行没有结尾', '每行不超过 1 MB', '重新导出，每行一条记录：文件可能已损坏'],
  ),
  still_written: rule(
    'refused',
    [
      'The file is still being written',
      'a file that is complete and does not change',
      'wait until the export is finished or close the workbook, then start again; remove the file if it was left behind',
    ],
    [
      '文件仍在写入',
      '完整且不再变化的文件',
      '等待导出完成或关闭工作簿后重新开始；如为残留文件则移除',
    ],
  ),
  unreadable_file: rule(
    'refused',
    [
      'The file cannot be read',
      '{expected}',
      'export the file again, or remove it from the folder',
    ],
    ['文件无法读取', '{expected}', '重新导出，或从文件夹中移除'],
  ),
  old_workbook: rule(
    'refused',
    [
      'An old workbook format',
      'an .xlsx workbook or a CSV file',
      'open it in Excel or WPS and save it as .xlsx or CSV',
    ],
    ['旧版工作簿格式', '.xlsx 工作簿或 CSV 文件', '用 Excel 或 WPS 打开并另存为 .xlsx 或 CSV'],
  ),
  encrypted_file: rule(
    'refused',
    ['Protected by a password', 'a file without a password', 'save it without a password'],
    ['文件受密码保护', '没有密码的文件', '去除密码后保存'],
  ),
  external_links: rule(
    'refused',
    [
      'A workbook with links to other workbooks',
      'a workbook that holds its own values: linked values may be out of date',
      'in Excel choose Data, Edit Links, Break Link, then save; or save the sheets as CSV',
    ],
    [
      '工作簿含有指向其他工作簿的链接',
      '自带数值的工作簿：链接的数值可能已过期',
      '在 Excel 中选择“数据 → 编辑链接 → 断开链接”后保存，或将工作表另存为 CSV',
    ],
  ),
  damaged_archive: rule(
    'refused',
    ['A damaged archive', '{expected}', 'pack or export it again, and copy it whole'],
    ['压缩包已损坏', '{expected}', '重新压缩或导出，并完整复制'],
  ),
  unsafe_path: rule(
    'refused',
    [
      'An archive with a path that leads out of it',
      'plain file names inside the archive',
      'do not use this archive; ask its sender for the files themselves',
    ],
    ['压缩包内的路径指向包外', '压缩包内为普通文件名', '不要使用该压缩包；请向发送者索取原文件'],
  ),
  nested_archive: rule(
    'refused',
    [
      'An archive inside an archive',
      'exports right inside the archive',
      'unpack the inner archive into the folder',
    ],
    ['压缩包内还有压缩包', '压缩包内直接为导出文件', '将内层压缩包解压到文件夹中'],
  ),
  unpacks_too_far: rule(
    'refused',
    [
      'Unpacks to far more than it holds',
      'at most 200 times its own size beyond 50 MB, and 4 GB in all',
      'unpack it yourself and look at what it holds; put the exports in the folder',
    ],
    [
      '解压后远大于压缩包',
      '超过 50 MB 时最多为其自身的 200 倍，总计不超过 4 GB',
      '自行解压并查看内容，再将导出文件放入文件夹',
    ],
  ),
  bad_json: rule(
    'refused',
    [
      'Not JSON that can be read as records',
      '{expected}',
      'export it again as a list of records, as JSON lines or as CSV',
    ],
    ['无法读作记录的 JSON', '{expected}', '重新导出为记录列表、JSON 行或 CSV'],
  ),
  unclosed_quote: rule(
    'refused',
    [
      'A quotation mark is never closed',
      'every opening quotation mark closed',
      'mend the quotation marks in this row, or export the file again: it may have been cut off',
    ],
    ['引号未闭合', '每个引号都有配对', '修正该行的引号，或重新导出（文件可能不完整）'],
  ),
  no_header: rule(
    'refused',
    [
      'No header row found',
      'a row with known column names among the first 32 rows',
      'add a header row, map the columns under "columns:" in report.yml (check --suggest writes a start), or leave the file out there with {"*": ignore}',
    ],
    [
      '找不到表头',
      '前 32 行中有可识别的列名',
      '添加表头，在 report.yml 的 "columns:" 中映射列（check --suggest 可生成初稿），或以 {"*": ignore} 忽略',
    ],
  ),
  unknown_table: rule(
    'refused',
    [
      'Cannot tell which table this file is',
      'the columns of invoices, payments, customers, reps, targets, disputes, activities, promises or rates',
      'map its columns under "columns:" in report.yml (check --suggest writes a start), or leave it out there with {"*": ignore}',
    ],
    [
      '无法判断该文件是哪张表',
      '发票、收款、客户、业务员、目标、争议、跟进、承诺或汇率的列',
      '在 report.yml 的 "columns:" 中映射列（check --suggest 可生成初稿），或以 {"*": ignore} 忽略',
    ],
  ),
  missing_column: rule(
    'refused',
    [
      'A required column is missing',
      '{expected}',
      'export the file with this column, or name it under "columns:" in report.yml (check --suggest writes the lines)',
    ],
    [
      '缺少必需的列',
      '{expected}',
      '导出时包含该列，或在 report.yml 的 "columns:" 中指定（check --suggest 可生成）',
    ],
  ),
  ambiguous_dates: rule(
    'refused',
    [
      'Day and month cannot be told apart',
      'a date that fits only one order',
      'set "date_order: dmy" or "date_order: mdy" in report.yml',
    ],
    [
      '无法区分日和月',
      '只符合一种顺序的日期',
      '在 report.yml 中设置 "date_order: dmy" 或 "date_order: mdy"',
    ],
  ),
  ambiguous_numbers: rule(
    'refused',
    [
      'The decimal sign cannot be told',
      'a number that fits only one decimal sign',
      'set "decimal_sign: \'.\'" or "decimal_sign: \',\'" in report.yml',
    ],
    [
      '无法判断小数点',
      '只符合一种小数点的数字',
      '在 report.yml 中设置 "decimal_sign: \'.\'" 或 "decimal_sign: \',\'"',
    ],
  ),
  too_many_set_aside: rule(
    'refused',
    [
      'Too much of a file is set aside',
      '{expected}',
      'mend the rows listed, or raise max_set_aside in report.yml',
    ],
    ['搁置的数据过多', '{expected}', '修正所列的行，或在 report.yml 中提高 max_set_aside'],
  ),
  no_invoices: rule(
    'refused',
    [
      'No invoices',
      'at least one file with invoices',
      'add an export of the invoices to the folder',
    ],
    ['没有发票', '至少一个发票文件', '在文件夹中加入发票导出文件'],
  ),

  // set aside: the row is not used
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

  // warnings: kept as they are
  value_ignored: rule(
    'warning',
    ['Value not understood, left blank', '{expected}', 'correct the value, or leave it blank'],
    ['无法理解的值，已留空', '{expected}', '更正该值或留空'],
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
  unknown_doc_type: rule(
    'warning',
    [
      'Document type not known, read as an invoice',
      'invoice, credit note or prepayment',
      'check that these are invoices',
    ],
    ['未知单据类型，按发票读取', '发票、红字发票或预收款', '请确认这些是发票'],
  ),
  unknown_kind: rule(
    'warning',
    [
      'Kind of payment not known, read as cash',
      'cash, credit note, write-off, discount or refund',
      'nothing to do if these are receipts; else write one of these words in this column and export again, or set "kind" in a correction',
    ],
    [
      '未知收款类型，按现金读取',
      '现金、红字、坏账、折扣或退款',
      '如确为收款则无需处理；否则在该列写明其中一种后重新导出，或在更正中设置 "kind"',
    ],
  ),
  sheet_not_read: rule(
    'warning',
    [
      'A sheet or list that is no known table, not read',
      'the columns of a known table',
      'nothing to do if it holds no documents; else map its columns under "columns:" in report.yml',
    ],
    [
      '工作表或列表不是已知的表，未读取',
      '已知表的列',
      '如其中没有单据则无需处理；否则在 report.yml 的 "columns:" 中映射列',
    ],
  ),
  bad_byte: rule(
    'warning',
    [
      'A damaged character, read as �',
      'text that is UTF-8 throughout',
      'correct the character in the source, or name the encoding of the file under "encodings:" in report.yml',
    ],
    [
      '损坏的字符，读作 �',
      '全部为 UTF-8 的文本',
      '在源系统中更正，或在 report.yml 的 "encodings:" 中指定编码',
    ],
  ),
  due_before_issue: rule(
    'warning',
    ['Due before issued', 'a due date on or after the issue date', 'check both dates'],
    ['到期日早于开票日', '到期日不早于开票日', '检查两个日期'],
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
  unknown_invoice: rule(
    'warning',
    [
      'The invoice is not in the data',
      'an invoice number of the invoice files',
      'add the invoice to the exports; until then the money counts as unapplied',
    ],
    ['数据中没有该发票', '发票文件中的发票号', '在导出中加入该发票；在此之前该款计为未核销'],
  ),
  repeated_payment: rule(
    'warning',
    [
      'The same payment twice, both kept',
      'one row a payment',
      'check whether the money came twice',
    ],
    ['同一收款出现两次，均保留', '每笔收款一行', '确认是否收到两次'],
  ),
  derived_mismatch: rule(
    'warning',
    [
      'A computed column differs from our own',
      '{expected}',
      'nothing to do: the dates are used, not this column',
    ],
    ['计算列与我们的结果不同', '{expected}', '无需处理：使用日期而非该列'],
  ),
  no_payments: rule(
    'warning',
    [
      'No payments',
      'a payment file, or settled date or paid amount on the invoices',
      'add an export of the payments: until then collection rates have no value',
    ],
    ['没有收款', '收款文件，或发票上的结清日期或已收金额', '加入收款导出；在此之前回款率没有值'],
  ),
  open_items_only: rule(
    'warning',
    [
      'What is open, but not what was paid and when',
      'all invoices, the paid ones too, with their payments or the dates they were settled',
      'export all invoices and payments: collection rates from open balances alone mislead',
    ],
    [
      '只有未收余额，没有收款及其日期',
      '全部发票（包括已付的）及其收款或结清日期',
      '导出全部发票和收款：仅凭未收余额的回款率会误导',
    ],
  ),
  no_rows: rule(
    'warning',
    ['A header without rows', 'data rows', 'check the period of the export'],
    ['只有表头没有数据', '数据行', '检查导出的期间'],
  ),

  // repaired: used after a mend that is told
  duplicate_row: rule(
    'repaired',
    ['The same row again, dropped', 'each row once', 'nothing to do'],
    ['重复的行，已去除', '每行一次', '无需处理'],
  ),
  superseded: rule(
    'repaired',
    [
      'Replaced by a later file',
      'the latest version of a document',
      'nothing to do if the later file is right',
    ],
    ['被较新的文件取代', '单据的最新版本', '如较新的文件正确则无需处理'],
  ),
  instalments_numbered: rule(
    'repaired',
    [
      'One invoice with several due dates, read as instalments',
      'an instalment_no column',
      'nothing to do if they are instalments',
    ],
    ['同一发票多个到期日，按分期读取', 'instalment_no 列', '如确为分期则无需处理'],
  ),
  float_noise: rule(
    'repaired',
    ['Binary rounding noise removed', '{expected}', 'nothing to do'],
    ['已去除浮点误差', '{expected}', '无需处理'],
  ),
  not_utf8: rule(
    'repaired',
    [
      'Read in another encoding than UTF-8',
      'UTF-8',
      'check that names read well; save as UTF-8 if they do not',
    ],
    ['按非 UTF-8 编码读取', 'UTF-8', '检查名称是否正常；否则另存为 UTF-8'],
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
  sign_flipped: rule(
    'repaired',
    [
      'All payments are negative: read as receipts',
      'receipts above 0',
      'nothing to do if they are receipts',
    ],
    ['收款全为负数，按收款读取', '大于 0 的收款', '如确为收款则无需处理'],
  ),
  unit_scaled: rule(
    'repaired',
    ['Amounts in a larger unit', 'amounts in whole currency units', 'nothing to do'],
    ['金额使用较大单位', '以元为单位的金额', '无需处理'],
  ),

  // left out: not data
  payable: rule(
    'left_out',
    ['A payable, not a receivable', 'invoices to customers', 'nothing to do'],
    ['应付而非应收', '开给客户的发票', '无需处理'],
  ),
  void_or_draft: rule(
    'left_out',
    ['Void, deleted or draft', 'documents that count', 'nothing to do'],
    ['作废、已删除或草稿', '有效单据', '无需处理'],
  ),
  total_row: rule(
    'left_out',
    ['A total row', 'single documents', 'nothing to do'],
    ['合计行', '单个单据', '无需处理'],
  ),
  mapping_unused: rule(
    'warning',
    [
      'report.yml maps a header that no such file has',
      '{expected}',
      'correct the header under columns: in report.yml, or remove it there',
    ],
    [
      'report.yml 映射的表头在文件中不存在',
      '{expected}',
      '在 report.yml 的 columns: 下更正该表头，或将其删除',
    ],
  ),
  receipt_repeated: rule(
    'repaired',
    [
      'Several rows a receipt, each with its whole amount: the applied parts count, the rest is unapplied',
      '{expected}',
      'nothing to do',
    ],
    ['一笔收款分多行且每行均为总额：按核销金额计，余额为未核销', '{expected}', '无需处理'],
  ),
  temporary_file: rule(
    'left_out',
    [
      'A lock file or an unfinished download, not read',
      'a finished export',
      'nothing to do; if the export itself is missing, wait until it is finished and start again',
    ],
    [
      '锁定文件或未完成的下载，未读取',
      '已完成的导出文件',
      '无需处理；如缺少该导出文件，请等待完成后重新开始',
    ],
  ),
  not_tabular: rule(
    'left_out',
    ['Not a table', 'a table', 'nothing to do'],
    ['不是表格', '表格', '无需处理'],
  ),

  ...MEANING_RULES,
  ...CORRECTION_RULES,
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
