/** Chinese wordings of the customers list. */
import type { customers as en } from '../en/customers.ts';
import type { Translation } from '../locale.ts';

export const customers: Translation<typeof en> = {
  name: '客户',
  title: '谁欠我们钱，拖了多久',
  answer: '{n} 家客户共欠 {open}；其中 {late} 家逾期，逾期金额 {overdue}。',
  answerOne: '欠款 {open}，其中逾期 {overdue}。',
  answerOnTime: '{n} 家客户共欠 {open}；无人逾期。',
  answerNothing: '没有客户欠款。',
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
  contactNote: '仅对有逾期的客户显示最近联系日期。',
  repNote: '所示业务员名下的应收余额最多；+n 表示另有 n 名业务员。',
  'missing.payment': '未显示付款延迟：请补充含付款日期和金额的导出文件。',
  'missing.limit': '未显示信用额度：请补充含信用额度的客户导出文件。',
  'missing.dispute': '未显示争议：请补充争议记录。',
  'missing.activity': '未显示最近联系：请补充电话、邮件与拜访记录。',
  'missing.rep': '未显示业务员：请在发票或客户数据中补充业务员。',
};
