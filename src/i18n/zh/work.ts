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
  contact: '{day}，{outcome}',
  'step.stop_supply': '暂停发货',
  'step.apply_credit': '先核销贷方：仍逾期 {net}',
  'step.decide_dispute': '解决争议',
  'step.escalate': '上报管理层',
  'step.call': '电话催收',
  'step.remind': '发送提醒',
  rule: '依据规则：{rule}',
  noRule: '未触发规则，仅为逾期',
};
