/** Chinese wordings that the pages of one customer and of one rep share. */
import type { person as en } from '../en/person.ts';
import type { Translation } from '../locale.ts';

export const person: Translation<typeof en> = {
  days: '天',
  missing: '未显示：{names}。数据中没有{inputs}。',
  limit: '额度 {limit}',
  age: '账龄',
  amount: '金额',
  share: '占应收余额',
  aging: '账龄最长：{bucket}，{amount}，占应收余额 {share}',
  agingNone: '没有应收余额',
  agingUnit: '应收余额按逾期天数，{unit} · {date}',
  agingCaption: '账龄余额，{unit}',
  balance: '{highMonth}最高，为 {high}；目前为 {last}',
  balanceAtPeak: '目前为各月最高：{last}',
  balanceNone: '本期没有应收余额',
  balanceUnit: '月末应收余额与逾期金额，{unit} · {period}',
  balanceOpen: '应收余额',
  balanceOverdue: '逾期金额',
  balanceCaption: '各月余额，{unit}',
};
