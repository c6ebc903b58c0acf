/** Rules on the exports as a whole: too much set aside, no invoices, no payments. */
import { type ProblemRule, rule } from './rule.ts';

export const FOLDER_RULES = {
  answered: rule(
    'repaired',
    [
      'Decided by report.yml',
      '{expected}',
      'nothing to do; if it no longer holds, change this line of report.yml: {line}',
    ],
    [
      '已由 report.yml 决定',
      '{expected}',
      '无需处理；如不再适用，请修改 report.yml 中的这一行：{line}',
    ],
  ),
  too_many_set_aside: rule(
    'refused',
    [
      'Too much of a file is set aside',
      '{expected}',
      'mend the rows that are listed as set aside; to publish without them, write into report.yml: {line}',
    ],
    [
      '搁置的数据过多',
      '{expected}',
      '修正列为“搁置”的各行；如要略去这些行发布，在 report.yml 中写入：{line}',
    ],
  ),
  sum_too_large: rule(
    'refused',
    [
      'Amounts add up to more than can be counted to the cent',
      'amounts that add up to less than 90 trillion',
      'check whether a column of amounts holds something else; otherwise export fewer years, or larger units',
    ],
    [
      '金额合计超出可精确计算的范围',
      '合计小于 90 万亿的金额',
      '检查金额列是否含有其他内容；否则请导出较少年份或使用较大单位',
    ],
  ),
  no_invoices: rule(
    'refused',
    [
      'No invoices',
      'at least one file with invoices',
      'add an export of the invoices to the folder; if one of the files named here is it, map its columns in report.yml, such as columns: { "its name": { "its amount": invoice.amount } } (check --suggest writes a start for files that are not read)',
    ],
    [
      '没有发票',
      '至少一个发票文件',
      '在文件夹中加入发票导出文件；如所列文件之一就是发票，请在 report.yml 中映射其列，如 columns: { "文件名": { "金额列": invoice.amount } }（check --suggest 可为未读取的文件生成初稿）',
    ],
  ),
  order_list: rule(
    'warning',
    [
      'Looks like a list of orders, but was read as payments: what is paid of it counts as money received',
      'a list of payments',
      'nothing to do if the payments are in no other file; if they are, write into report.yml: columns: { {file}: { "*": ignore } }',
    ],
    [
      '看似订单清单，但按收款读取：其中已付部分计为收款',
      '收款清单',
      '如收款不在其他文件中则无需处理；否则在 report.yml 中写入：columns: { {file}: { "*": ignore } }',
    ],
  ),
  no_payments: rule(
    'warning',
    [
      'No payments',
      'a payment file, or settled date or paid amount on the invoices',
      'add an export of the payments, or export the invoices with the day or the amount paid: until then collection rates have no value',
    ],
    [
      '没有收款',
      '收款文件，或发票上的结清日期或已收金额',
      '加入收款导出，或导出发票时包含结清日期或已收金额；在此之前回款率没有值',
    ],
  ),
  gone_from_list: rule(
    'warning',
    [
      'Open in one list and no more in the next: paid or credited, and nothing says which; counted as open',
      '{expected}',
      'export the payments too, or leave the earlier list out of the folder',
    ],
    [
      '前一份清单中未收，后一份中已无：可能已收或已红冲，数据未说明；按未收计',
      '{expected}',
      '同时导出收款，或将较早的清单移出文件夹',
    ],
  ),
  open_items_only: rule(
    'warning',
    [
      'What is open, but not what was paid and when',
      'all invoices, the paid ones too, with their payments or the dates they were settled',
      'export all invoices and payments: collection rates from open balances alone mislead',
    ],
    [
      '只有未收余额，没有收款及其日期',
      '全部发票（包括已付的）及其收款或结清日期',
      '导出全部发票和收款：仅凭未收余额的回款率会误导',
    ],
  ),
} satisfies Record<string, ProblemRule>;
