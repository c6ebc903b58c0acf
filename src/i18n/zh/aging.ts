/** Chinese wordings of the ageing page. */
import type { aging as en } from '../en/aging.ts';
import type { Translation } from '../locale.ts';

export const aging: Translation<typeof en> = {
  name: '账龄',
  title: '欠款拖了多久',
  answer:
    '应收 {open} 中有 {overdue} 已逾期（{share}）；最老的账龄段（{bucket}）有 {oldest}，占 {oldestShare}。',
  answerRose:
    '自{date}以来，逾期金额增加 {change}，达 {overdue}，占应收 {open} 的 {share}；最老的账龄段（{bucket}）有 {oldest}。',
  answerFell:
    '自{date}以来，逾期金额减少 {change}，降至 {overdue}，占应收 {open} 的 {share}；最老的账龄段（{bucket}）有 {oldest}。',
  answerSame:
    '自{date}以来无明显变化：应收 {open} 中有 {overdue} 已逾期（{share}）；最老的账龄段（{bucket}）有 {oldest}。',
  answerIssue:
    '自开票日起算，应收 {open} 中最老的账龄段（{bucket}）有 {oldest}，占 {oldestShare}。',
  answerNotDue: '应收 {open} 均未到期。',
  answerNone: '截至{date}没有未收款项。',
  who: '未收发票及分期款，按总额计，未扣除未核销贷方。账龄起算：{basis}。',
  ties: '各账龄段合计等于应收总额 {total}，分文不差。',
  tiesNot: '▲ 各账龄段合计与应收总额 {total} 不符，相差 {difference}。',
  bucket: '账龄',
  bucketAnswer: '{bucket}占应收的 {share}，为最大的账龄段',
  bucketUnit: '全部客户 · 未收余额，{unit} · {date}',
  bucketUnitBefore: '未收余额，{unit} · 深色为{date}，浅色为{before}',
  byBucket: '按账龄的未收余额',
  share: '占比',
  byMonth: '按月份和账龄的未收余额',
  monthsAnswer: '{bucket}的占比：{firstMonth}末为 {first}，{lastMonth}末为 {last}',
  monthsAnswerDay: '{bucket}的占比：{firstMonth}末为 {first}，{day}为 {last}',
  monthsNone: '各月末的账龄结构',
  monthsUnit: '各月末未收余额 · 占总额的比例，% · 账龄起算：{basis}',
  by: '按{dimension}，{unit}',
  byLargest: '按{dimension}，未收金额最大的 {n} 个，{unit}',
  rest: '其他 {n} 项',
  restAll: '其他 {n} 个：查看全部客户，可按任一列排序',
  'no.rep': '数据中没有业务员信息，无法按业务员分析账龄。',
  'no.region': '数据中没有区域信息，无法按区域分析账龄。',
  'no.segment': '数据中没有客户类别，无法按类别分析账龄。',
  cumulative: '累计占比',
  concentration: '最大欠款客户的应收余额，{unit}',
  topAnswer: '最大的 {n} 家客户占应收的 ',
  hhiAnswer: '；集中度（HHI）为 ',
  hhiMeans: '，相当于 {n} 家等额客户',
  noConcentration: '没有应收余额，无集中度可言。',
  hhiNote: 'HHI：{formula}。1 表示只有一个欠款客户；其倒数为等额客户的家数。',
  rollAnswer: '{from} → {to} 滚动最多：{rate} 在一个月后进入更老的账龄段',
  rollMonths: '逐月{name}：某月末账龄段金额在下月末进入下一段的比例',
  rollShort: '短于一个月的账龄段大多会被跳过：一个月后，其中的金额已进入再下一段。',
  rollInto: '月末',
  allowanceAnswer: '，占应收的 {share}',
  allowanceTable: '各账龄段预期信用损失，{unit}',
  allowanceSet: '损失率取自 report.yml 的 loss_rates 设定。始终按到期日和设定的账龄段计算。',
  allowanceHistory:
    '损失率取自数据自身的历史：核销金额 ÷ 曾到达该账龄段的金额；较新的项目日后仍可能损失。始终按到期日和设定的账龄段计算；也可在 report.yml 中设定 loss_rates。',
  rateSet: '损失率（设定）',
  rateHistory: '损失率（历史）',
  reached: '曾到达金额',
  lost: '其中核销',
  noLoss:
    '无法计算预期信用损失：数据中没有坏账核销，无从得出损失率。请补充核销记录，或在 report.yml 中设定 loss_rates。',
  roll: '{name}（{period}各月）',
  rollStep: '账龄段及一个月后滚入的段',
  rollAmount: '各月末段内金额',
  rolled: '一个月后仍未收并滚入下一段',
  rollNote: '{name}：{formula}。金额为期间内各完整月份的合计；始终按到期日计算。',
};
