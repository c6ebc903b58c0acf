/** Chinese words for what the data says in codes: kinds of documents and payments, channels, stages, outcomes. Others are shown as they are. */
import type { words as en } from '../en/words.ts';
import type { Translation } from '../locale.ts';

export const words: Translation<typeof en> = {
  'word.invoice': '发票',
  'word.cash': '回款',
  'word.refund': '退款',
  'word.credit_note': '贷项通知',
  'word.prepayment': '预收款',
  'word.write_off': '核销坏账',
  'word.discount': '现金折扣',
  'word.kept': '已兑现',
  'word.broken': '未兑现',
  'word.pending': '未到期',
  'word.email': '邮件',
  'word.phone': '电话',
  'word.visit': '上门',
  'word.letter': '信函',
  'word.message': '消息',
  'word.reminder': '到期提醒',
  'word.dunning-1': '第一次催收',
  'word.dunning-2': '第二次催收',
  'word.dunning-3': '第三次催收',
  'word.legal': '法律程序',
  'word.agency': '委外催收',
  'word.sent': '已发送',
  'word.reached': '已联系上',
  'word.no_answer': '无人接听',
  'word.promised': '承诺付款',
  'word.paid_in_full': '全额付款',
  'word.rejected': '不予认可',
};
