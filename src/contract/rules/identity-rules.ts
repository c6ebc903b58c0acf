/** Rules on what is the same: repeated rows, later versions of a document, instalments, spellings of a customer. */
import { type ProblemRule, rule } from './rule.ts';

export const IDENTITY_RULES = {
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
  superseded_by_copy: rule(
    'warning',
    [
      'Two lists have the document with other content, and one of them is called old or a copy: what is called old gives way',
      'the latest version of a document',
      'check which one is right, and leave the other list out in report.yml: columns: { "its name": { "*": ignore } }',
    ],
    [
      '两份清单中同一单据内容不同，其中一份名为旧版或副本：名为旧版者让位',
      '单据的最新版本',
      '请确认哪一份正确，并在 report.yml 中略去另一份：columns: { "其名称": { "*": ignore } }',
    ],
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
  instalments_numbered: rule(
    'repaired',
    [
      'One invoice with several due dates, read as instalments',
      'an instalment_no column',
      'nothing to do if they are instalments',
    ],
    ['同一发票多个到期日，按分期读取', 'instalment_no 列', '如确为分期则无需处理'],
  ),
  customer_spelling: rule(
    'repaired',
    ['One customer in several spellings: merged', 'one spelling a customer', 'nothing to do'],
    ['同一客户多种写法：已合并', '每个客户一种写法', '无需处理'],
  ),
  near_customer: rule(
    'warning',
    ['Two customers whose names nearly agree: kept apart', 'one spelling a customer', '{expected}'],
    ['两个名称几乎相同的客户：未合并', '每个客户一种写法', '{expected}'],
  ),
} satisfies Record<string, ProblemRule>;
