/** Chinese wordings of the trend page. */
import type { Messages } from '../index.ts';

export const trend: Messages = {
  answer: '{period}的回款率（期间）为 {rate}；本期到期的款项中已收回 {due}（到期回款率）。',
  answerChanged:
    '{period}的回款率（期间）为 {rate}，较上年同期 {points} 个百分点；本期到期的款项中已收回 {due}（到期回款率）。',
  answerSame:
    '无明显变化：{period}的回款率（期间）为 {rate}，与上年同期基本持平；本期到期的款项中已收回 {due}（到期回款率）。',
  answerNone: '{period}没有开票，回款率（期间）无数值。',
  who: '回款率有五种口径，分母不同，结果也不同；每种口径下都注明其局限。',
  onYearBefore: '较上年同期',
  actual: '本期',
  yearBefore: '上年同期',
  difference: '差异（百分点）',
  unit: '{name} · {formula} · %，按月',
  byMonth: '{name}（按月）',
  aboveYearBefore: '{name}：{of} 个月中有 {n} 个月高于上年同期',
  range: '{name}：最低 {low}（{lowMonth}），最高 {high}（{highMonth}）',
  noRate: '{name}：本期无数值',
  misleads: '注意：{caveat}',
  cash: '实际回款',
  invoiced: '开票金额',
  cashOnDue: '到期项目的回款',
  due: '到期金额',
  cashOnBook: '应收范围内的回款',
  book: '应收范围：本期到期与期初逾期',
  cashOnCohort: '该批发票的回款',
  issued: '开票月份',
  maturity: '成熟度',
  mature: '已成熟',
  young: '尚未成熟',
  cohortAnswer: '{period}开出的账款已有 {rate} 收回现金',
  cohortNone: '本期没有足够成熟、可供比较的批次',
  youngRule: '虚线为尚未成熟的批次：月末至今不足 {n} 个整月。',
  triangle: '{name}：各月开票在开票后各月的累计回款比例',
  triangleNote: '纵向比较相同账龄的各月；0 为开票当月，最多显示 {n} 个月。',
  trianglePartial: '每行最后一格仅计至{date}。',
};
