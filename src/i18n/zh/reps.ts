/** Chinese wordings of the reps page. */
import type { reps as en } from '../en/reps.ts';
import type { Translation } from '../locale.ts';

export const reps: Translation<typeof en> = {
  name: '业务员',
  title: '谁把钱收回来了',
  level:
    '{of} 名业务员中有 {n} 名难分高下：{period}到期款项的回款率在 {low} 至 {high} 之间，全体为 {total}。',
  noneLevel: '{of} 名业务员高下分明：{period}到期款项全体已收回 {total}。',
  below: '{rep}为 {rate}，显著低于其他人。',
  belowWithout: '{rep}为 {rate}，显著低于其他人；不计{customer}则为 {without}。',
  above: '{rep}为 {rate}，显著高于其他人。',
  more: '另有 {n} 人也差异显著。',
  answerOne: '{rep}收回了{period}到期款项的 {rate}，没有可比较的对象。',
  answerNone: '{period}没有业务员的到期金额达到 {base}，因此不排名。',
  answerNoReps: '数据中没有业务员信息，无法排名。',
  noReps: '请在发票或客户数据中补充业务员，即可查看排名。',
  all: '全体{name}',
  chartAnswer: '各业务员{name}',
  chartBand: '{name}：{n} 名业务员在 {low} 至 {high} 之间，难分高下',
  chartUnit: '{name} · % · 圆点为比率，线段为 95% 区间',
  chartNote:
    '灰带：难分高下的业务员。短线：目标。着色：显著高于或低于其他人。金额集中于少数大额时，95% 区间较宽。空心点：到期金额太少，不参与排名。{caveat}',
  overdueAnswer: '{rep}名下的逾期金额占全部的 {share}',
  overdueNone: '没有逾期款项',
  overdueUnit: '{name}，{unit} · {date} · 按排名顺序',
  rank: '名次',
  unranked: '不排名',
  change: '名次变化',
  interval: '95% 区间',
  standing: '与其他人相比',
  'standing.level': '难分高下',
  'standing.above': '显著高',
  'standing.below': '显著低',
  without: '不计最大欠款客户',
  withoutWhom: '不计{customer}',
  disputed: '逾期争议占比',
  expected: '按客户类别构成应有',
  drift: '近 3 个月相对全体（百分点）',
  months: '逐月走势',
  course: '各月比率：{rates}',
  caption: '{period}排名，{unit}',
  baseNote: '到期金额不低于 {base} 的业务员参与排名；另有 {n} 名仅列示。比率相同者名次并列。',
  beforeNote: '名次变化与{period}相比，并按同样的账龄观察。',
  noBeforeNote: '数据没有覆盖对比期间，因此不显示名次变化。',
  standingNote:
    '难分高下：与其他人合计的差异可能出于偶然。只有差异超出偶然范围（显著）者才着色。逐月走势使用同一刻度，自零起。每笔金额归属单据上的业务员。',
  fairNote:
    '不计最大欠款客户：剔除到期未付最多的客户后的回款率。按客户类别构成应有：各类客户都按全体的水平付款时的回款率。近 3 个月：与全体的差距相对此前各月的变化。',
  delayNote: '付款延迟（天）：期间内到账款项晚到的天数，连同未收逾期款至今的逾期天数，按金额加权。',
  target: '目标',
  commission: '回款提成',
  commissionCaption: '{period}核销回款的提成，{unit}',
  commissionNote:
    '依据 commission.yml 的规则；共享客户按各业务员的分成计入。各月提成见业务员页面。',
  noTarget: '数据中没有目标，不显示目标完成率。',
};
