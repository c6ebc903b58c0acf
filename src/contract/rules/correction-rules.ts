/** Rules on corrections: files in `corrections/` that mend or exclude single rows of the exports. */
import type { ProblemRule } from './rule.ts';

export const CORRECTION_RULES = {
  correction_unreadable: {
    severity: 'refused',
    en: {
      title: 'A correction that cannot be read',
      expected: '{expected}',
      mend: 'correct the entry in that file, or remove it',
    },
    zh: {
      title: '无法读取的更正',
      expected: '{expected}',
      mend: '修改该文件中的这一条，或将其删除',
    },
  },
  correction_unused: {
    severity: 'warning',
    en: {
      title: 'A correction that no row needs',
      expected: '{expected}',
      mend: 'remove the entry if the export is right by now; otherwise correct its file and key',
    },
    zh: {
      title: '没有行用到的更正',
      expected: '{expected}',
      mend: '如导出已正确，请删除该条；否则请修改其文件和键',
    },
  },
  correction_used: {
    severity: 'repaired',
    en: {
      title: 'Corrected as written in the corrections',
      expected: '{expected}',
      mend: 'nothing to do; remove the entry once the export itself is right',
    },
    zh: {
      title: '已按更正文件修正',
      expected: '{expected}',
      mend: '无需处理；导出本身改正后可删除该条',
    },
  },
} as const satisfies Record<string, ProblemRule>;
