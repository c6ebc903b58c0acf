/** Rules on the rows of a list: what is no data, printed totals, headings, cells that do not fit the header. */
import { type ProblemRule, rule } from './rule.ts';

export const ROW_RULES = {
  ragged_row: rule(
    'set_aside',
    [
      'Row with more or fewer cells than the header',
      '{expected}',
      'put text that holds the separator in quotation marks, or export the file again',
    ],
    ['行的单元格数与表头不符', '{expected}', '将含分隔符的文本加引号，或重新导出'],
  ),
  cut_off: rule(
    'set_aside',
    [
      'The file breaks off in this row',
      'a last row that is complete, and a line end after it',
      'export the file again, or copy it whole: rows below this one may be missing too',
    ],
    [
      '文件在此行中断',
      '完整的最后一行，行末有换行',
      '重新导出或完整复制该文件：其后的行也可能缺失',
    ],
  ),
  may_be_cut_off: rule(
    'warning',
    [
      'The file ends inside its last row, and the number or day there is shorter than in the others: cut off?',
      'a line end after the last row, and as many digits as the other rows have',
      'compare this row with the source; if it is cut, export the file again, for rows below it may be missing too',
    ],
    [
      '文件在最后一行内结束，且该处的数字或日期短于其他各行：可能被截断',
      '最后一行有换行，位数与其他各行相同',
      '请与源系统核对该行；如被截断，请重新导出：其后的行也可能缺失',
    ],
  ),
  split_amount: rule(
    'set_aside',
    [
      'An amount that the separator of the columns parts in two',
      'the amount in one cell',
      'put the amount in quotation marks, or export the file again with a semicolon or a tab between the columns',
    ],
    [
      '金额被列分隔符拆成两格',
      '金额在一个单元格内',
      '将金额加引号，或改用分号或制表符分列后重新导出',
    ],
  ),
  test_row: rule(
    'left_out',
    ['A row that is marked as a test, not live', 'a live row', 'nothing to do'],
    ['标记为测试（非正式）的行', '正式数据行', '无需处理'],
  ),
  total_row: rule(
    'left_out',
    ['A total row', 'single documents', 'nothing to do'],
    ['合计行', '单个单据', '无需处理'],
  ),
  total_differs: rule(
    'warning',
    [
      'A printed total differs from the sum of its rows',
      '{expected}',
      'check whether rows are missing from the export; the rows count, not the total',
    ],
    ['打印的合计与各行之和不同', '{expected}', '检查导出是否缺行；以各行为准而非合计'],
  ),
  loose_amount: rule(
    'set_aside',
    [
      'An amount that is neither of a document nor the sum of rows above',
      '{expected}',
      'if it is a total, check whether rows are missing; if it is a document, complete it in the source; a correction can leave the row out',
    ],
    [
      '该金额既不属于单据，也不是上方各行之和',
      '{expected}',
      '如为合计，请检查是否缺行；如为单据，请在源系统中补全；也可用更正排除该行',
    ],
  ),
  heading_row: rule(
    'left_out',
    ['A heading row', 'single documents', 'nothing to do'],
    ['分组标题行', '单个单据', '无需处理'],
  ),
  customer_carried: rule(
    'repaired',
    [
      'The customer named once for a group of rows, carried down to each of them',
      'a customer in each row',
      'nothing to do',
    ],
    ['客户分组行的名称已填入其下各行', '每行有客户', '无需处理'],
  ),
  merged_cells: rule(
    'repaired',
    [
      'A merged cell: its value holds for all of its rows',
      'a value in each of {expected}',
      'nothing to do',
    ],
    ['合并单元格：其值适用于所含各行', '各行分别有值：{expected}', '无需处理'],
  ),
  merged_amount: rule(
    'refused',
    [
      'One amount in a cell merged over several documents',
      'an amount of its own in each row, not one for {expected}',
      'unmerge the cell in the workbook, write into each row its own amount, and save',
    ],
    [
      '多张单据共用一个合并单元格中的金额',
      '每行有各自的金额，而非共用：{expected}',
      '在工作簿中取消合并，为每行填写各自的金额后保存',
    ],
  ),
  opening_balance: rule(
    'warning',
    [
      'A balance brought forward: what it is made of is not in the list',
      'the documents themselves',
      'export from the beginning, or all open items: until then this balance is in no figure',
    ],
    [
      '期初或上期结转余额：清单中没有其明细',
      '单据本身',
      '从最早期间导出，或导出全部未清项；在此之前该余额不计入任何数字',
    ],
  ),
  kind_by_section: rule(
    'warning',
    [
      'A heading between the rows says what those below it are: credit notes, payments, void documents',
      'a document type in each row',
      'nothing to do if that is what it says; else export the type in a column, or take the heading out',
    ],
    [
      '行间标题说明其下各行的类别：红字、收款或作废单据',
      '每行有单据类型',
      '如确为此意则无需处理；否则导出类型列，或删去该标题',
    ],
  ),
  section_unread: rule(
    'warning',
    [
      'A heading between the rows that is not understood: the rows below it count as invoices',
      'a document type or status in each row',
      'if they are not, export their type or status in a column of its own',
    ],
    [
      '行间标题无法理解：其下各行按发票计入',
      '每行有单据类型或状态',
      '如不是发票，请导出类型列或状态列',
    ],
  ),
  balance_line: rule(
    'left_out',
    ['A line with the balance of the account', 'payments', 'nothing to do'],
    ['账户余额行', '收款', '无需处理'],
  ),
  footer_row: rule(
    'left_out',
    ['A line under the table', 'single documents', 'nothing to do'],
    ['表尾行', '单个单据', '无需处理'],
  ),
  units_row: rule(
    'left_out',
    [
      'A row below the header that says in what the columns are written, and no document',
      'rows of data below the header',
      'nothing to do; if it is a document, correct its amount and its days in the source and export again',
    ],
    [
      '表头下说明各列写法的一行，不是单据',
      '表头下为数据行',
      '无需处理；若为单据，请在源系统更正其金额与日期后重新导出',
    ],
  ),
  repeated_header: rule(
    'left_out',
    ['The header again', 'one header', 'nothing to do'],
    ['重复的表头', '一个表头', '无需处理'],
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
} satisfies Record<string, ProblemRule>;
