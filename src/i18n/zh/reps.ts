/** Chinese wordings of the reps page. */
import type { reps as en } from '../en/reps.ts';
import type { Translation } from '../locale.ts';

export const reps: Translation<typeof en> = {
  name: '业务员',
  title: '谁把钱收回来了',
  answer:
    '{period}到期款项中，{rep}收回的比例最高：{rate}（到期回款率），全体为 {total}；{of} 名上榜业务员中有 {n} 名的名次可能只是偶然。',
  answerTied:
    '{rep}与另外 {others} 人并列第一，收回{period}到期款项的 {rate}（到期回款率），全体为 {total}；{of} 名上榜业务员中有 {n} 名的名次可能只是偶然。',
  answerOne: '{rep}收回了{period}到期款项的 {rate}（到期回款率），没有可比较的对象。',
  answerNone: '{period}没有业务员的到期金额达到 {base}，因此不排名。',
  answerNoReps: '数据中没有业务员信息，无法排名。',
  noReps: '请在发票或客户数据中补充业务员，即可查看排名。',
  all: '{name}，全体：',
  chartAnswer: '各业务员{name}：区间重叠时，名次先后可能只是偶然',
  chartUnit: '{formula} · % · 圆点为比率，线段为 95% 区间',
  chartNote:
    '区间（Wilson）按有效笔数（Σ金额）² ÷ Σ金额² 计算：少数大额项目只算少数几笔。空心点表示到期金额太少，不参与排名。注意：{caveat}',
  overdueAnswer: '{rep}名下的逾期金额占全部的 {share}',
  overdueNone: '没有逾期款项',
  overdueUnit: '{name}，{unit} · {date} · 按排名顺序',
  rank: '名次',
  unranked: '不排名',
  change: '名次变化',
  interval: '95% 区间',
  like: '≈ 名次',
  months: '逐月走势',
  course: '各月比率：{rates}',
  caption: '{period}排名，{unit}',
  baseNote: '到期金额不低于 {base} 的业务员参与排名；另有 {n} 名仅列示。比率相同者名次并列。',
  beforeNote: '名次变化与{period}相比，并按同样的账龄观察。',
  noBeforeNote: '数据没有覆盖对比期间，因此不显示名次变化。',
  likeNote:
    '≈：与这些名次的区间重叠，先后可能只是偶然。逐月走势使用同一刻度，自零起。每笔金额归属单据上的业务员。',
  delayNote: '付款延迟（天）：{formula}。',
  target: '目标',
  noTarget: '数据中没有目标，不显示目标完成率。',
};
