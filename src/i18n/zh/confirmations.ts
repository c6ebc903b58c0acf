/** Chinese wordings of the balances that customers confirm. */
import type { confirmations as en } from '../en/confirmations.ts';
import type { Translation } from '../locale.ts';

export const confirmations: Translation<typeof en> = {
  name: '对账函证',
  title: '哪些客户已确认余额',
  none: '截至该日没有发出询证函。',
  waiting:
    '已发询证函 {all} 份、{total}，其中 {n} 份尚未回函，{amount}；金额最大的是{name}，{largest}。',
  answered: '{all} 份询证函均已回函，共 {total}。',
  agreed: '{all} 份询证函均已回函相符，共 {total}。',
  less: '{n} 家回函不符，其账面合计比我方少 {amount}。',
  more: '{n} 家回函不符，其账面合计比我方多 {amount}。',
  differ: '{n} 家回函不符。',
  unsent: '另有 {n} 家客户欠款 {amount}，未发函',
  caption: '{n} 份询证函，未回函在前，{currency}，{date}',
  ours: '我方余额',
  outcome: '回函结果',
  theirs: '客户账面余额',
  difference: '客户余额减我方',
  reason: '差异原因',
  balanceDate: '对账日期',
  sent: '发函日期',
  answeredOn: '回函日期',
  note: '每家客户最近一次询证函。我方余额为函中所列日期账上的应收余额减去未核销贷方。',
  'reps.caption': '未回函，按业务员，{currency}，{date}',
  'reps.waiting': '未回函',
  'reps.letters': '份数',
  'reps.sent': '发函余额',
  'reps.share': '占比',
};
