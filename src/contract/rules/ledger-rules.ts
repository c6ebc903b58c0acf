/** Rules that only the whole ledger can check; the models report them, and they are worded like those of the rows. */
import type { ProblemRule } from './rule.ts';

export const LEDGER_RULES = {
  no_rate: {
    severity: 'warning',
    en: {
      title: 'No exchange rate: left out of every figure',
      expected: '{expected}',
      mend: 'add the rate to the rate export, or under rates in report.yml',
    },
    zh: {
      title: '没有汇率：未计入任何数字',
      expected: '单据日期或更早的汇率',
      mend: '在汇率导出中或 report.yml 的 rates 下补充汇率',
    },
  },
  own_rate: {
    severity: 'repaired',
    en: {
      title: 'Converted at the rate on the document',
      expected: '{expected}',
      mend: 'nothing to do',
    },
    zh: {
      title: '按单据自身汇率折算',
      expected: '单据上的汇率',
      mend: '无需处理',
    },
  },
  payment_other_currency: {
    severity: 'warning',
    en: {
      title: 'A payment in another currency than its invoice',
      expected: '{expected}',
      mend: 'the amount stays unapplied until the row is corrected',
    },
    zh: {
      title: '收款币种与发票不同',
      expected: '与发票相同的币种',
      mend: '更正该行之前，金额记为未核销',
    },
  },
  payment_ambiguous_invoice: {
    severity: 'warning',
    en: {
      title: 'Several invoices have the number that a payment names',
      expected: '{expected}',
      mend: 'the amount stays unapplied until the row is corrected',
    },
    zh: {
      title: '收款所指的发票号对应多张发票',
      expected: '唯一的发票号：请注明客户',
      mend: '更正该行之前，金额记为未核销',
    },
  },
  follow_up_without_invoice: {
    severity: 'warning',
    en: {
      title: 'A promise or dispute that names no invoice of the data: listed, but in no figure',
      expected: 'the number of one invoice',
      mend: 'name the invoice that it is about, or add that invoice to the exports',
    },
    zh: {
      title: '承诺或争议未指明数据中的发票：只列出，不计入数字',
      expected: '一张发票的号码',
      mend: '注明所涉发票，或在导出中补充该发票',
    },
  },
  paid_date_assumed: {
    severity: 'repaired',
    en: {
      title: 'Paid without a date: taken as paid on the last date of the data',
      expected: '{expected}',
      mend: 'add a settled date or a payment export',
    },
    zh: {
      title: '已付但无日期：按数据的最后日期入账',
      expected: '收款日期',
      mend: '补充结清日期，或提供收款导出',
    },
  },
  paid_column_differs: {
    severity: 'warning',
    en: {
      title: 'The paid column differs from the payment rows',
      expected: '{expected}',
      mend: 'payment rows count; the column is only compared',
    },
    zh: {
      title: '已收金额列与收款明细不一致',
      expected: '与收款明细一致的金额',
      mend: '以收款明细为准，该列只作核对',
    },
  },
  paid_column_not_usable: {
    severity: 'warning',
    en: {
      title: 'Paid, credited or open amounts that cannot be',
      expected: 'amounts between 0 and the invoice’s own',
      mend: 'correct the row; until then it counts as not paid',
    },
    zh: {
      title: '已收、贷项或未收金额不合理',
      expected: '介于 0 与发票金额之间的金额',
      mend: '更正该行；在此之前按未付处理',
    },
  },
} as const satisfies Record<string, ProblemRule>;

export type LedgerRuleId = keyof typeof LEDGER_RULES;
