/** Chinese wordings of letters to customers; fetched with them, not with every page. */
import type { letters as en } from '../en/letters.ts';
import type { Translation } from '../locale.ts';

export const letters: Translation<typeof en> = {
  heading: '致 {customer} 的信函',
  kind: '信函',
  language: '语言',
  'language.en': 'English',
  'language.zh': '中文',
  copy: '复制文本',
  copied: '已复制',
  notCopied: '无法使用剪贴板：请选中文本后复制。',
  print: '打印',
  waiting: '正在读取客户明细…',
  nothing: '没有可写的内容：没有此类未结清项目。',
  failed: '无法读取客户明细：{reason}',
  document: '单据号',
  issued: '日期',
  due: '到期日',
  late: '逾期天数',
  open: '应收余额',
  sum: '合计',
  unapplied: '未核销收款或贷项',
  instalment: '{document}（第 {n} 期）',
  'side.ours': '贵公司欠我公司',
  'side.yours': '我公司欠贵公司',
  'side.none': '双方互不相欠',
};
