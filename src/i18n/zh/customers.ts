/** Chinese wordings of the customers list. */
import type { customers as en } from '../en/customers.ts';
import type { Translation } from '../locale.ts';

export const customers: Translation<typeof en> = {
  name: '客户',
  title: '谁欠我们钱，拖了多久',
  answer: '{n} 家客户共欠 {open}；其中 {late} 家逾期，合计 {overdue}。',
  answerOnTime: '{n} 家客户共欠 {open}；无人逾期。',
  answerNothing: '没有客户欠款。',
  overdue: '逾期金额：',
  caption: '客户，{unit} · {date}',
  search: '在本列表中查找',
  searchHint: '名称或编号',
  showAll: '显示全部 {n} 家',
  first: '共 {all} 家客户，显示前 {shown} 家',
  all: '{all} 家客户',
  found: '{all} 家客户中有 {found} 家符合',
  share: '占逾期金额',
  oldest: '最长逾期与账龄',
  contact: '最近联系',
  never: '从未',
  total: '{n} 家客户',
  contactNote: '最近联系日期仅统计有逾期余额的客户。',
  repNote: '业务员取应收余额最多的一位；+n 表示另有其他业务员。',
  'missing.payment': '未显示付款延迟：请提供含付款日期和金额的导出。',
  'missing.limit': '未显示信用额度：请提供含信用额度的客户导出。',
  'missing.dispute': '未显示争议：请提供争议导出。',
  'missing.activity': '未显示最近联系：请提供催收或拜访记录导出。',
  'missing.rep': '未显示业务员：请在发票或客户数据中补充业务员。',
};
