/** Chinese wordings of one rep's page. */
import type { rep as en } from '../en/rep.ts';
import type { Translation } from '../locale.ts';

export const rep: Translation<typeof en> = {
  name: '业务员',
  title: '单个业务员的应收账款',
  choose: '尚未选择业务员，或没有发票归属地址中的业务员。',
  chooseHow: '请在排名中打开一位业务员，或在上方“业务员”筛选框中选择：',
  toList: '全部业务员排名',
  answer:
    '{name}收回了{period}到期款项的 {rate}（95% 区间 {low} – {high}），在 {of} 人中排第 {rank}。',
  answerLike:
    '{name}收回了{period}到期款项的 {rate}（95% 区间 {low} – {high}），在 {of} 人中排第 {rank}，统计上与第 {ranks} 名无显著差异。',
  answerUnranked:
    '{name}收回了{period}到期款项的 {rate}（95% 区间 {low} – {high}）；到期金额太少，不参与排名。',
  answerNothingDue: '{name}在{period}没有到期款项。',
  noBefore: '没有可比较的上一期间',
  notRankedBefore: '没有可比较的名次',
  rose: '{against}上升 {n} 名',
  fell: '{against}下降 {n} 名',
  stayed: '{against}名次不变',
  own: '本人',
  all: '全体',
  trend: '{of} 个月中有 {n} 个月的{name}高于全体',
  trendNone: '{name}没有数值：本期间没有到期款项',
  trendUnit: '{formula} · % · 按到期月份 · 线段为 95% 区间',
  trendNote: '区间（Wilson）按当月到期的有效笔数计算：笔数少或金额悬殊的月份说明不了什么。',
  customersCaption: '逾期客户，{unit} · {date}',
  nobodyLate: '该业务员名下没有逾期客户。',
  firstOf: '共 {of} 家，显示前 {n} 家。',
  allCustomers: '该业务员的全部客户',
  noPromises: '未显示承诺：请提供付款承诺导出。',
  'section.figures': '指标',
  'about.figures': '应收与逾期金额、回款率、目标完成率、付款延迟、争议与失信承诺。',
  'section.trend': '回款率走势',
  'about.trend': '逐月到期回款率及其区间，并与全体对照。',
  'section.aging': '账龄余额',
  'about.aging': '该业务员名下基准日未收金额按逾期天数分段。',
  'section.customers': '逾期客户',
  'about.customers': '先联系谁：账龄、争议、最近联系与失信承诺。',
  'section.balance': '余额走势',
  'about.balance': '期间内各月末的应收余额与逾期金额。',
};
