/** Chinese wordings of one customer's page. */
import type { Messages } from '../index.ts';

export const customer: Messages = {
  choose: '尚未选择客户，或数据中没有该客户。',
  chooseHow: '请在列表中打开一家客户，或在上方“客户”筛选框中输入名称或编号：',
  toList: '全部客户',
  answer: '{name}欠款 {open}，其中逾期 {overdue}（{share}）。',
  answerOnTime: '{name}欠款 {open}，均未逾期。',
  answerNothing: '{name}没有欠款。',
  answerNoItems: '截至该日、按当前筛选，{name}没有任何记录。',
  answerNoItemsIn:
    '截至该日、按当前筛选，{name}没有 {currency} 记录。数据中还有 {others}：请在上方选择币种。',
  'section.figures': '指标',
  'about.figures': '应收、逾期与未核销金额，付款天数，信用额度使用率，争议，失信承诺与最近联系。',
  'section.aging': '账龄余额',
  'about.aging': '基准日未收金额按逾期天数分段，以及可抵扣的未核销贷方。',
  'section.balance': '余额走势',
  'about.balance': '期间内各月末的应收余额与逾期金额。',
};
