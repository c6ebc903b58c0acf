/** Rules on corrections: files in `corrections/` that correct or exclude single rows of the exports. */
import { type ProblemRule, rule } from './rule.ts';

export const CORRECTION_RULES = {
  correction_unreadable: rule(
    'refused',
    [
      'A correction that cannot be read',
      '{expected}',
      'correct the entry in that file, or remove it',
    ],
    [
      '无法读取的更正',
      '含 file、key 或 row、set 或 exclude、reason、date 的条目（{expected}）',
      '修改该文件中的这一条，或将其删除',
    ],
  ),
  correction_unused: rule(
    'warning',
    [
      'A correction that no row needs',
      '{expected}',
      'remove the entry if the export is right by now; otherwise correct its file and key',
    ],
    ['没有行用到的更正', '{expected}', '如导出已正确，请删除该条；否则请修改其文件和键'],
  ),
  correction_used: rule(
    'repaired',
    [
      'Corrected as written in the corrections',
      '{expected}',
      'nothing to do; remove the entry once the export itself is right',
    ],
    ['已按更正文件修正', '{expected}', '无需处理；导出本身改正后可删除该条'],
  ),
} satisfies Record<string, ProblemRule>;
