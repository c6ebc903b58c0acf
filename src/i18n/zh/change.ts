/** Chinese wordings of the page that says why figures moved. */
import type { change as en } from '../en/change.ts';
import type { Translation } from '../locale.ts';

export const change: Translation<typeof en> = {
  name: '变动原因',
  title: '为何变动',
  'answer.rose': '逾期增加 {change}，至 {amount}：{n} 家客户增加 {added}，{m} 家减少 {less}。',
  'answer.fell': '逾期减少 {change}，至 {amount}：{m} 家客户减少 {less}，{n} 家增加 {added}。',
  'answer.roseOnly': '逾期增加 {change}，至 {amount}：{n} 家客户增加，没有客户减少。',
  'answer.fellOnly': '逾期减少 {change}，至 {amount}：{m} 家客户减少，没有客户增加。',
  'answer.new': '逾期从无到有，至 {amount}：{n} 家客户出现逾期。',
  'answer.gone': '逾期由 {change} 降至零：{m} 家客户不再逾期。',
  'answer.even': '逾期仍为 {amount}：{n} 家客户增加 {added}，{m} 家减少相同金额。',
  'answer.same': '没有变化：两个日期的逾期均为 {amount}，各客户亦无变动。',
  'answer.dso': 'DSO 变动 {change} 天，至 {value} 天：余额影响 {balance} 天，销售影响 {sales} 天。',
  'answer.noDso': '其中一个日期的窗口期内没有开票，DSO 没有数值。',
  nothingBefore: '数据中没有更早的月末可供比较。',
  customers: '逾期变动最大的客户 · 变动，{unit}',
  dsoDays: 'DSO（天）',
  since: '较{date}',
  who: '{scope} · 各项指标{date}与{since}的差额，按客户拆分',
  change: '变动',
  unit: '{name} · 各客户变动，{unit}',
  message: '{name} {change}；最大一项：{customer} {part}',
  none: '{name}：各客户均无变动',
  others: '其他 {n} 家',
  foots: '各项之和与总变动 {change} 完全相符。',
  ofNumerator: '余额影响（天）',
  ofDenominator: '销售影响（天）',
  dsoUnit: 'DSO · 各客户变动，天',
  dsoMessage: 'DSO {change} 天，至 {value} 天：余额影响 {balance} 天，销售影响 {sales} 天',
  dsoFormula:
    '余额影响按原日均销售计算，销售影响按现应收计算。每家客户按其自身应收与日均销售的变动计入，各项之和恰等于总变动；显示到百分之一天，合计可对平。',
};
