/** Rules on what a file is: its header, its table, its columns, its title, and files that are no table of ours. */
import { type ProblemRule, rule } from './rule.ts';

export const TABLE_RULES = {
  list_name_unread: rule(
    'warning',
    [
      'A list with the columns of the invoices and another name: read as invoices',
      '{expected}',
      'nothing to do if they are invoices; else write what they are into report.yml, such as {line}, or leave the file out: columns: { {file}: { "*": ignore } }',
    ],
    [
      '列表的列与发票相同而名称不同：按发票读取',
      '{expected}',
      '若为发票则无需处理；否则在 report.yml 中写明，如 {line}，或忽略该文件：columns: { {file}: { "*": ignore } }',
    ],
  ),
  no_header: rule(
    'refused',
    [
      'No header row found',
      'a row with known column names among the first 32 rows',
      'export it with its column names, or let npm run check -- --suggest write lines for report.yml; if it is no export of receivables, write there: columns: { {file}: { "*": ignore } }',
    ],
    [
      '找不到表头',
      '前 32 行中有可识别的列名',
      '导出时包含列名，或运行 npm run check -- --suggest 生成 report.yml 的内容；如不是应收数据，在其中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  unknown_table: rule(
    'refused',
    [
      'Cannot tell which table this file is',
      'the columns of invoices, payments, customers, reps, targets, disputes, activities, promises, decisions, rates, balance confirmations or what is not invoiced yet',
      'let npm run check -- --suggest write lines for report.yml; if it is no export of receivables, write there: columns: { {file}: { "*": ignore } }',
    ],
    [
      '无法判断该文件是哪张表',
      '发票、收款、客户、业务员、目标、争议、跟进、承诺、催收决定、汇率、询证函或未开票清单的列',
      '运行 npm run check -- --suggest 生成 report.yml 的内容；如不是应收数据，在其中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  general_ledger: rule(
    'refused',
    [
      'Both sides of this list add up to the same: a general ledger, no list of payments',
      'a list of invoices or payments, or a statement of a bank account',
      'if it is no export of receivables, write into report.yml: columns: { {file}: { "*": ignore } }; if it is a bank statement, call the file so, such as bank.csv',
    ],
    [
      '借贷两方合计相等：为总账，并非收款清单',
      '发票或收款清单，或银行账户对账单',
      '如不是应收数据，在 report.yml 中写入：columns: { {file}: { "*": ignore } }；如为银行对账单，请据此命名文件，如 bank.csv',
    ],
  ),
  money_beside_customers: rule(
    'warning',
    [
      'Days and amounts in a list read as customers: in no figure until it is answered',
      '{expected}',
      'nothing to do if it is a list of customers; if its rows are money, write into report.yml: {line}; if it was paid back, call the file refunds',
    ],
    [
      '按客户读取的清单中有日期和金额：答复前不计入任何数字',
      '{expected}',
      '如为客户清单则无需处理；如各行为款项，在 report.yml 中写入：{line}；如为退款，请将文件命名为“退款”',
    ],
  ),
  assumed_payments: rule(
    'warning',
    [
      'Nothing but its shape says that this list is one of payments: counted as money received until it is answered',
      '{expected}',
      'if it is money received, write into report.yml: {line}; if it is credit notes, write-offs, discounts or refunds, call the file so; if it is neither, write there: columns: { {file}: { "*": ignore } }',
    ],
    [
      '除列的形式外，无任何信息表明该清单为收款：答复前按收款计',
      '{expected}',
      '如确为收款，在 report.yml 中写入：{line}；如为红字、坏账、折扣或退款，请据此命名文件；如都不是，在其中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  missing_column: rule(
    'refused',
    [
      'A required column is missing',
      '{expected}',
      'export the file with this column; if it has one under another name, write into report.yml: {line} (npm run check -- --suggest writes all lines)',
    ],
    [
      '缺少必需的列',
      '{expected}',
      '导出时包含该列；如该列另有名称，在 report.yml 中写入：{line}（npm run check -- --suggest 可生成全部内容）',
    ],
  ),
  mapping_unused: rule(
    'warning',
    [
      'report.yml maps a header that no such file has',
      '{expected}',
      'correct the header in report.yml, or remove it there',
    ],
    ['report.yml 映射的表头在文件中不存在', '{expected}', '在 report.yml 中更正该表头，或将其删除'],
  ),
  no_rows: rule(
    'warning',
    [
      'A header without rows',
      'data rows',
      'export it again for the period of the report, or remove the file if there was nothing',
    ],
    ['只有表头没有数据', '数据行', '按报告期间重新导出；如确无数据，请移除该文件'],
  ),
  sheet_not_read: rule(
    'warning',
    [
      'A sheet or list that is no known table, not read',
      'the columns of a known table',
      'nothing to do if it holds no documents; else let npm run check -- --suggest write lines for report.yml',
    ],
    [
      '工作表或列表不是已知的表，未读取',
      '已知表的列',
      '如其中没有单据则无需处理；否则运行 npm run check -- --suggest 生成 report.yml 的内容',
    ],
  ),
  lines_in_cells: rule(
    'repaired',
    [
      'Each row stands in one cell, taken out of it',
      'a cell for each value',
      'check that the columns are right; better, drop the CSV file itself into the folder',
    ],
    [
      '每行内容都在一个单元格内，已拆分为各列',
      '每个值一个单元格',
      '检查各列是否正确；最好直接放入原 CSV 文件',
    ],
  ),
  side_table: rule(
    'repaired',
    [
      'A block beside the table, parted from it by a blank column: not read into its rows',
      'one table a file or sheet',
      'nothing to do if the list of files below reads it right; else give it a sheet or file of its own, or leave it out in report.yml: columns: { {file}: { "*": ignore } }',
    ],
    [
      '表格旁的另一区域，以空列分隔：未读入该表的行',
      '每个文件或工作表一张表',
      '如下方文件清单中的读取结果正确则无需处理；否则放入单独的工作表或文件，或在 report.yml 中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  second_table: rule(
    'repaired',
    [
      'A further table begins below another one, read for itself',
      'one table a file or sheet',
      'nothing to do if that is right; if these rows do not count, write into report.yml: columns: { {file}: { "*": ignore } }',
    ],
    [
      '同一文件中另有一张表位于下方，已单独读取',
      '每个文件或工作表一张表',
      '如判断正确则无需处理；如这些行不应计入，在 report.yml 中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  twin_columns: rule(
    'warning',
    [
      'Two columns of one name with different values: the first is used',
      'one column of the name; the other one says {expected} in the same row',
      'rename the column that counts in the export, net and gross for example, and leave the other out',
    ],
    [
      '两列同名但数值不同：使用第一列',
      '该名称只有一列；另一列同一行的值为 {expected}',
      '在导出中为应计入的列改名（如净额、含税额），并去掉另一列',
    ],
  ),
  fixed_columns: rule(
    'repaired',
    [
      'Columns told by their places in the line',
      'a separator such as a comma between columns',
      'check that no value runs into the next column; better, export as CSV or .xlsx',
    ],
    [
      '按固定位置划分各列',
      '列之间有逗号等分隔符',
      '请确认没有值跨入下一列；最好导出为 CSV 或 .xlsx',
    ],
  ),
  hidden_sheet: rule(
    'warning',
    [
      'A hidden sheet of the same kind as a visible one, not read',
      'the documents on sheets that are shown',
      'nothing to do if the sheet is old; if its rows count too, unhide it in Excel and save, or write into report.yml: {line}',
    ],
    [
      '隐藏工作表与可见工作表种类相同，未读取',
      '单据位于可见的工作表中',
      '如为旧数据则无需处理；如也应计入，请在 Excel 中取消隐藏并保存，或在 report.yml 中写入：{line}',
    ],
  ),
  hidden_sheet_read: rule(
    'warning',
    [
      'A hidden sheet is read: no visible one holds its kind',
      'the documents on sheets that are shown',
      'nothing to do if its rows count; if not, write into report.yml: columns: { {file}: { "*": ignore } }',
    ],
    [
      '已读取隐藏工作表：没有同类的可见工作表',
      '单据位于可见的工作表中',
      '如应计入则无需处理；否则在 report.yml 中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  hidden_rows_read: rule(
    'warning',
    [
      'Rows or columns that the sheet does not show are read',
      'all rows of the list shown',
      'nothing to do where a filter hides them; if they do not count, delete them from the workbook and save',
    ],
    [
      '已读取工作表中隐藏的行或列',
      '显示清单的全部行',
      '如只是被筛选隐藏则无需处理；如不应计入，请从工作簿中删除后保存',
    ],
  ),
  title_as_of: rule(
    'repaired',
    [
      'The title says when the list was drawn up or what ages are counted from',
      '{expected}',
      'nothing to do',
    ],
    ['标题说明了截止日期或账龄起算日', '{expected}', '无需处理'],
  ),
  created_as_date: rule(
    'repaired',
    [
      'The export has no payment date: the day the row was created is taken',
      'a payment date',
      'export the payments with their date, if they have one',
    ],
    ['导出中没有收款日期：取记录创建日', '收款日期', '如有收款日期请一并导出'],
  ),
  lines_file: rule(
    'left_out',
    [
      'Lines of documents; the documents are in a file of their own',
      'one row a document',
      'nothing to do; if this is the only list of invoices, let npm run check -- --suggest write lines for report.yml',
    ],
    [
      '单据明细行；单据在其自己的文件中',
      '每张单据一行',
      '无需处理；如这是唯一的发票清单，运行 npm run check -- --suggest 生成 report.yml 的内容',
    ],
  ),
  other_documents: rule(
    'left_out',
    [
      'By its name a list of quotes, drafts, void documents, orders, delivery notes or purchases: no receivables',
      'the name of a list of invoices or receipts',
      'nothing to do if the name is right; if the rows count, rename the file, or let npm run check -- --suggest write lines for report.yml',
    ],
    [
      '按名称为报价、草稿、作废单据、订单、送货单或采购清单：并非应收款',
      '发票或收款清单的名称',
      '如名称无误则无需处理；如这些行应计入，请重命名文件，或运行 npm run check -- --suggest 生成 report.yml 的内容',
    ],
  ),
  supplier_list: rule(
    'left_out',
    [
      'Names suppliers and no customers: bills to be paid or payments made, no receivables',
      'a column of customers',
      'nothing to do if these are suppliers; if they are the customers, write into report.yml: columns: { {file}: { {column}: invoice.customer_name } } (payment.customer_name in a list of receipts)',
    ],
    [
      '有供应商列而没有客户列：为应付账单或付款，并非应收款',
      '客户列',
      '如确为供应商则无需处理；如实为客户，在 report.yml 中写入：columns: { {file}: { {column}: invoice.customer_name } }（收款清单用 payment.customer_name）',
    ],
  ),
  lines_joined: rule(
    'repaired',
    [
      'Documents without amounts: added up from the lines of this file, quantity times price',
      '{expected}',
      'compare a total with the source system',
    ],
    ['单据无金额：按本文件的明细（数量 × 单价）合计', '{expected}', '请与源系统核对一笔合计'],
  ),
  ageing_summary: rule(
    'left_out',
    [
      'A summary of ages by customer, compared with the documents, not read',
      'single documents',
      'nothing to do',
    ],
    ['按客户汇总的账龄表：仅与单据核对，不读取', '单个单据', '无需处理'],
  ),
  ageing_summary_alone: rule(
    'refused',
    [
      'A summary of ages by customer without its documents',
      'one row a document, with its date, due date and amount',
      'export the list of open items instead (A/R ageing detail, open items, line items), or all invoices with their payments; this summary may stay beside it and is then compared',
    ],
    [
      '只有按客户汇总的账龄表，没有单据',
      '每张单据一行，含日期、到期日和金额',
      '请改为导出应收明细（账龄明细、未清项或全部发票及收款）；该汇总表可保留，用于核对',
    ],
  ),
  ageing_differs: rule(
    'warning',
    [
      'An ageing summary differs from the documents',
      '{expected}',
      'check whether both were exported for the same day and the same customers; the documents count',
    ],
    ['账龄汇总表与单据不一致', '{expected}', '检查两者的截止日和客户范围是否相同；以单据为准'],
  ),
} satisfies Record<string, ProblemRule>;
