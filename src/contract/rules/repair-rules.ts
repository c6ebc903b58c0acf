/** What was mended and told, and what is left out because it is no data. */
import { type ProblemRule, rule } from './rule.ts';

export const REPAIR_RULES = {
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
  receipt_repeated: rule(
    'repaired',
    [
      'Several rows a receipt, each with its whole amount: the applied parts count, the rest is unapplied',
      '{expected}',
      'nothing to do',
    ],
    ['一笔收款分多行且每行均为总额：按核销金额计，余额为未核销', '{expected}', '无需处理'],
  ),
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
} satisfies Record<string, ProblemRule>;
