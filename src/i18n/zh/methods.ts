/** Chinese wordings of the methods of payment. */
import type { methods as en } from '../en/methods.ts';
import type { Translation } from '../locale.ts';

export const methods: Translation<typeof en> = {
  name: '付款方式',
  title: '客户如何付款，各方式晚几天',
  nothing: '{period}没有收款。',
  most: '{period}回款中 {share} 为{method}，{days}。',
  mostUndated: '{period}回款中 {share} 为{method}。',
  late: '平均晚 {days} 天',
  early: '平均早 {days} 天',
  onTime: '按期到账',
  slowest: '最慢的是{method}，{days}。',
  slowestIsMost: '占比较大的方式中没有更慢的。',
  costs: '按设定价格，全部收款成本 {cost}，占回款的 {share}。',
  costsKnown: '已设定价格的付款方式，收款成本合计 {cost}，占其回款的 {share}。',
  unnamed: '未注明方式',
  mix: '付款方式，{unit} · {period}',
  method: '付款方式',
  share: '占比',
  daysLate: '逾期天数（按金额加权）',
  price: '收款价格',
  priceBoth: '{share}，另每笔 {fixed}',
  priceFixed: '每笔 {fixed}',
  cost: '成本',
  rate: '成本占比',
  note: '期间内核销到项目的回款。成本按 report.yml 为该方式设定的价格计算：按金额比例、按笔固定金额（付款编号、客户、日期和付款方式相同的各行为一笔），或两者兼有；未设价格的方式既不计成本，也不计入占比。',
  otherCurrency: '以其他币种设定的固定金额此处不计。',
  noRates:
    '期间内核销到项目的回款。未显示收款成本：可在 report.yml 的 payment_costs 中为各付款方式设定价格。',
  latest: '最慢的是{method}：{days} 天',
  before: '对比期天数（{against}）',
  months: '{method}占比：{firstMonth} {first}，{lastMonth} {last}',
  monthsUnit: '各付款方式占回款的比例 · % · 按月',
  byMonth: '各月各付款方式的回款',
};
