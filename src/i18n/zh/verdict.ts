/** Chinese wordings of the sentences that a page opens with. */

import type { verdict as original } from '../en/verdict.ts';
import type { Translation } from '../locale.ts';

export const verdict: Translation<typeof original> = {
  'ago.month': '一个月前',
  'ago.quarter': '一个季度前',
  'ago.year': '一年前',
  'overdue.times': '逾期 {amount}，是{ago}的 {times} 倍。',
  'overdue.rose': '逾期 {amount}，比{ago}多 {change}。',
  'overdue.fell': '逾期 {amount}，比{ago}少 {change}。',
  'overdue.new': '逾期 {amount}；{ago}没有逾期。',
  'overdue.same': '无明显变化：逾期 {amount}，占应收余额 {share}。',
  'overdue.only': '逾期 {amount}，占应收余额 {share}。',
  'overdue.none': '没有逾期；应收 {open}，均未到期。',
  'overdue.nothingOwed': '当前选择下没有应收款。',
  'cause.rise.one': '{names}一家占增加额的 {share}。',
  'cause.rise.few': '{names}等 {n} 家客户占增加额的 {share}。',
  'cause.rise.all': '增加来自{names}：没有{n:它|它们}就不会增加。',
  'cause.rise.spread': '增加分散在 {n} 家客户，单家最多占 {share}。',
  'cause.fall.one': '{names}一家占减少额的 {share}。',
  'cause.fall.few': '{names}等 {n} 家客户占减少额的 {share}。',
  'cause.fall.all': '减少来自{names}：没有{n:它|它们}就不会减少。',
  'cause.fall.spread': '减少分散在 {n} 家客户，单家最多占 {share}。',
  'held.all': '全部来自{name}。',
  'held.one': '{names}一家占其中 {share}。',
  'held.few': '{names}等 {n} 家客户占其中 {share}。',
  'held.spread': '分散在 {of} 家客户：{n} 家合计占一半。',
  since: '较{date} {change}',
  disputed: '其中争议 {amount}',
  smallBase: '基数小，仅 {before}',
  expectedLoss: '预计损失 {amount}',
  owner: '{whose}：{sentence}',
  and: '和',
  comma: '、',
};
