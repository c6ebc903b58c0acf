/** Chinese wordings of the tip over charts. */
import type { pointer as en } from '../en/pointer.ts';
import type { Translation } from '../locale.ts';

export const pointer: Translation<typeof en> = {
  clickFilter: '单击：仅看{name}',
  clickUndo: '单击：取消筛选',
  clickPage: '单击：打开{name}的页面',
  clickRows: '单击：查看明细',
  clickData: '单击：查看图表数据',
  tapRows: '再点一次：查看明细',
  tapData: '再点一次：查看图表数据',
  enterRows: '回车：查看明细',
  spaceFilter: '空格：仅看{name}',
  spaceUndo: '空格：取消筛选',
  spacePage: '空格：打开{name}的页面',
  drag: '拖动：选择期间',
  release: '松开：仅看{period} · Esc：取消',
  period: '{from}–{to}',
  cohort: '{month}开票，开票后 {n} 个月',
  ofBilled: '{amount} 中已回款 {share}',
  and: '，',
  value: '{series}：{text}',
  change: '{text}（{change}）',
};
