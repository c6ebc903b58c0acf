/** Rules on contacts, promises, disputes and decisions. */
import { type ProblemRule, rule } from './rule.ts';

export const FOLLOW_UP_RULES = {
  stage_unknown: rule(
    'warning',
    [
      'A stage of dunning that is not known: counted under its own name, after the known ones',
      'reminder, dunning-1 to dunning-3, legal or agency, in words of any language',
      'write one of these, or name the word in the setting “ladder”, under done_by of the step that it does',
    ],
    [
      '无法识别的催收阶段：按原文计，排在已知阶段之后',
      '提醒、第一次至第三次催收、法律程序或委外催收',
      '改用上述阶段之一，或在设置“ladder”中将该词写入其所完成步骤的 done_by',
    ],
  ),
  decision_unknown: rule(
    'warning',
    [
      'A decision that is not known: shown as written, and done once money comes',
      'remind, call, dunning_1 to dunning_3, stop_supply, hand_over, decide_dispute, plan, wait or other',
      'write one of these words; what else there is to say belongs into the note',
    ],
    [
      '无法识别的决定事项：按原文显示，以到账视为完成',
      'remind、call、dunning_1 至 dunning_3、stop_supply、hand_over、decide_dispute、plan、wait 或 other',
      '改用上述词语之一，其他说明写入备注',
    ],
  ),
  next_before_decision: rule(
    'warning',
    [
      'The next date is before the decision: not used',
      'a next date on or after the day of the decision',
      'correct one of the two dates, in the file or with a correction',
    ],
    [
      '下次日期早于决定日期：不予采用',
      '下次日期不早于决定日期',
      '在文件中或以更正修改其中一个日期',
    ],
  ),
  promised_before_made: rule(
    'warning',
    [
      'Promised for a day before the promise was made: in no list and no figure',
      'a promised day on or after the day of the promise',
      'correct one of the two dates in the source or with a correction; check that the two columns are not swapped',
    ],
    [
      '承诺付款日早于作出日：不列出，也不计入数字',
      '承诺付款日不早于作出日',
      '在源系统中或以更正修改其中一个日期；请检查两列是否颠倒',
    ],
  ),
  resolved_before_opened: rule(
    'warning',
    [
      'A dispute resolved before it was opened: counts as resolved on the day it was opened',
      'a day of resolution on or after the opening',
      'correct one of the two dates, in the source or with a correction',
    ],
    [
      '争议解决日早于提出日：按提出当日解决计',
      '解决日不早于提出日',
      '在源系统中或以更正修改其中一个日期',
    ],
  ),
  cost_with_minus: rule(
    'repaired',
    ['Costs are all written with a minus: read without it', 'costs of 0 or more', 'nothing to do'],
    ['费用全部带负号：按不带负号读取', '不小于 0 的费用', '无需处理'],
  ),
} satisfies Record<string, ProblemRule>;
