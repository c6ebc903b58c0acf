/** Chinese wordings of the work with late customers: why a rule fired, and the next step. */
import type { work as en } from '../en/work.ts';
import type { Translation } from '../locale.ts';

export const work: Translation<typeof en> = {
  'reason.limit_passed': '超信用额度 {share}',
  'reason.promise_broken': '{n} 次承诺未兑现',
  'reason.dispute_old': '争议超过 {days} 天 {amount}',
  'reason.unapplied_waiting': '未核销贷方 {amount}',
  'reason.overdue_beyond': '逾期超过 {days} 天 {amount}',
  'reason.silent': '{n} 天未联系',
  'reason.never': '从未联系',
  'reason.late': '逾期',
  'reason.days': '逾期 {n} 天',
  contact: '{day}，{outcome}',
  'step.stop_supply': '暂停发货',
  'step.apply_credit': '先核销贷方：仍逾期 {net}',
  'step.decide_dispute': '解决争议',
  'step.remind': '发送提醒',
  'step.call': '电话催收',
  'step.dunning_1': '第一次催款函',
  'step.dunning_2': '第二次催款函',
  'step.dunning_3': '第三次催款函',
  'step.hand_over': '移交律师或催收机构',
  'step.await_promise': '等待 {day}承诺付款',
  'step.wait': '等到 {until}（{day}已完成：{done}）',
  'step.waitUntil': '等到 {until}',
  'step.waitEnd': '等待结果（{day}已完成：{done}）',
  rule: '依据规则：{rule}',
  byLadder: '按催收步骤：逾期 {days} 天，{tier} 级',
};
