/** What is owed at a date: balances, ageing, concentration, loss. */

import { text } from '../../i18n/locale.ts';
import { defineMetric, type Metric, type Terms } from '../define.ts';

type Amount = Pick<Metric, 'id' | 'label' | 'question' | 'formula' | 'better' | 'example'> & {
  terms: Terms;
} & Partial<Metric>;
const amount = ({ terms, ...rest }: Amount): Metric =>
  defineMetric({ unit: 'minor', time: 'stock', numerator: terms, ...rest });

export const stockMetrics: Metric[] = [
  amount({
    id: 'open_amount',
    label: text('Open receivables (gross)', '应收余额（总额）'),
    question: text('How much are we owed?', '客户一共欠我们多少？'),
    formula: text('Σ open balances of items at the as-of date', '基准日各项目未收余额合计'),
    better: 'lower',
    terms: { open: 1 },
    example: { parts: { open: 10_000 }, value: 10_000 },
  }),
  amount({
    id: 'unapplied_amount',
    label: text('Unapplied credit', '未核销贷方'),
    question: text(
      'How much money and credit is not yet matched to an invoice?',
      '有多少款项和贷项尚未核销到发票？',
    ),
    formula: text(
      'receipts, credit notes and prepayments not applied at the as-of date',
      '基准日尚未核销的收款、贷项与预收',
    ),
    better: 'lower',
    terms: { unapplied: 1 },
    example: { parts: { unapplied: 400 }, value: 400 },
  }),
  amount({
    id: 'net_open_amount',
    label: text('Open receivables (net)', '应收余额（净额）'),
    question: text('How much are we owed after unapplied credit?', '扣除未核销贷方后还欠多少？'),
    formula: text('gross AR − unapplied credit', '应收总额 － 未核销贷方'),
    better: 'lower',
    terms: { open: 1, unapplied: -1 },
    example: { parts: { open: 10_000, unapplied: 400 }, value: 9_600 },
  }),
  amount({
    id: 'net_open_opening',
    label: text('Opening receivables (net)', '期初应收余额（净额）'),
    question: text(
      'How much were we owed when the period began, after unapplied credit?',
      '期初扣除未核销贷方后欠我们多少？',
    ),
    formula: text(
      'gross AR − unapplied credit on the day before the period',
      '期间前一日的应收总额 － 未核销贷方',
    ),
    better: 'neither',
    terms: { open_opening: 1, unapplied_opening: -1 },
    example: { parts: { open_opening: 8_000, unapplied_opening: 500 }, value: 7_500 },
  }),
  amount({
    id: 'net_open_closing',
    label: text('Closing receivables (net)', '期末应收余额（净额）'),
    question: text(
      'How much were we owed when the period ended, after unapplied credit?',
      '期末扣除未核销贷方后欠我们多少？',
    ),
    formula: text(
      'gross AR − unapplied credit on the period’s last day that has happened',
      '期间内最后已发生日的应收总额 － 未核销贷方',
    ),
    better: 'neither',
    terms: { open_closing: 1, unapplied_closing: -1 },
    example: { parts: { open_closing: 9_000, unapplied_closing: 700 }, value: 8_300 },
  }),
  amount({
    id: 'unapplied_change',
    label: text('Change of unapplied credit', '未核销贷方变动'),
    question: text(
      'By how much did money that waits to be matched grow?',
      '待核销款项在期间内增加了多少？',
    ),
    formula: text(
      'unapplied credit at the period’s end − at its beginning',
      '期末未核销贷方 － 期初未核销贷方',
    ),
    time: 'flow',
    better: 'lower',
    terms: { unapplied_closing: 1, unapplied_opening: -1 },
    example: { parts: { unapplied_closing: 700, unapplied_opening: 500 }, value: 200 },
  }),
  amount({
    id: 'overdue_amount',
    label: text('Overdue', '逾期金额'),
    question: text('How much is past its due date?', '已过到期日未收的有多少？'),
    formula: text('Σ open balances due before the as-of date', '到期日早于基准日的未收余额合计'),
    better: 'lower',
    terms: { overdue: 1 },
    example: { parts: { overdue: 6_000 }, value: 6_000 },
  }),
  defineMetric({
    id: 'overdue_share',
    label: text('Overdue share', '逾期占比'),
    question: text('How much of what we are owed is already late?', '应收中已逾期的占多少？'),
    caveat: text('Disputed invoices count as overdue.', '有争议的发票也计入逾期。'),
    formula: text('overdue ÷ gross AR', '逾期金额 ÷ 应收总额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { overdue: 1 },
    denominator: { open: 1 },
    example: { parts: { overdue: 6_000, open: 10_000 }, value: 0.6 },
  }),
  amount({
    id: 'overdue_beyond_amount',
    label: text('Overdue beyond the limit of days', '超期限逾期金额'),
    question: text('How much is late by more than the days set?', '逾期超过设定天数的有多少？'),
    formula: text(
      'Σ open balances past due by more than the set days',
      '逾期超过设定天数的未收余额合计',
    ),
    better: 'lower',
    terms: { overdue_beyond: 1 },
    example: { parts: { overdue_beyond: 300 }, value: 300 },
  }),
  amount({
    id: 'due_soon_amount',
    label: text('Due soon', '即将到期金额'),
    question: text('How much falls due in the days ahead?', '未来设定天数内将到期多少？'),
    formula: text(
      'Σ open balances due from the as-of date to the set days after it',
      '截止日起设定天数内到期的未收余额合计',
    ),
    better: 'neither',
    terms: { due_soon: 1 },
    example: { parts: { due_soon: 1_200 }, value: 1_200 },
  }),
  amount({
    id: 'aging',
    label: text('Ageing', '账龄'),
    question: text('How old is what we are owed?', '应收账款有多“老”？'),
    formula: text(
      'gross AR by days past due (or since issue)',
      '应收总额按逾期天数（或开票天数）分段',
    ),
    better: 'neither',
    terms: { open: 1 },
    implicitBy: 'bucket',
    example: { parts: { open: 2_500 }, value: 2_500 },
  }),
  defineMetric({
    id: 'roll_rate',
    label: text('Roll rate', '账龄滚动率'),
    question: text(
      'How much of a bucket grows a bucket older within a month?',
      '一个账龄段一个月后有多少滚入下一段？',
    ),
    formula: text(
      'of the amount in a bucket at month end, what of the same items is open in the next bucket a month later',
      '月末某账龄段金额中，同一批项目下月末仍在下一账龄段的比例',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { rolled_to: 1 },
    denominator: { rolled_from: 1 },
    monthly: true,
    implicitBy: 'bucket',
    example: { parts: { rolled_to: 30, rolled_from: 120 }, value: 0.25 },
  }),
  defineMetric({
    id: 'allowance',
    label: text('Expected credit loss', '预期信用损失'),
    question: text('How much of it will we probably never see?', '其中大概收不回来的有多少？'),
    caveat: text(
      'From history unless loss rates are set: young losses are not all known yet.',
      '未设损失率时取自历史，近期的损失尚未完全显现。',
    ),
    formula: text(
      'Σ over buckets: open × loss rate (set, or lost ÷ what ever reached the bucket)',
      '各账龄段余额 × 损失率（设定值，或历史损失 ÷ 曾到达该段的金额）',
    ),
    unit: 'minor',
    time: 'stock',
    better: 'lower',
    over: { measures: ['bucket_open', 'bucket_reached', 'bucket_lost'] },
    reduce(groups, _frame, params) {
      let loss = 0;
      for (const { key, parts } of groups) {
        const reached = parts.bucket_reached ?? 0;
        const known = params.lossRates?.[key ?? ''];
        const rate = params.lossRates
          ? (known ?? 0)
          : reached > 0
            ? (parts.bucket_lost ?? 0) / reached
            : 0;
        loss += (parts.bucket_open ?? 0) * rate;
      }
      return { value: Math.round(loss), numerator: Math.round(loss), denominator: null };
    },
    needs: ['loss'],
    example: {
      groups: [
        { key: 'not_due', parts: { bucket_open: 1_000, bucket_reached: 10_000, bucket_lost: 100 } },
        { key: '90+', parts: { bucket_open: 500, bucket_reached: 400, bucket_lost: 100 } },
      ],
      value: 135,
    },
  }),
  defineMetric({
    id: 'loss_rate',
    label: text('Loss rate (history)', '历史损失率'),
    question: text(
      'Of what ever grew as old as this bucket, how much was given up?',
      '曾到达该账龄段的金额中，有多少最终核销？',
    ),
    caveat: text(
      'Young items may still be lost: the rate of the last months is too low.',
      '较新的项目日后仍可能损失，近几个月的比率偏低。',
    ),
    formula: text(
      'written off up to the as-of date ÷ amount that ever reached the bucket',
      '截至基准日已核销金额 ÷ 曾到达该账龄段的金额',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { bucket_lost: 1 },
    denominator: { bucket_reached: 1 },
    implicitBy: 'bucket',
    needs: ['write_off'],
    example: { parts: { bucket_lost: 25, bucket_reached: 400 }, value: 0.0625 },
  }),
  defineMetric({
    id: 'top_share',
    label: text('Share of the largest debtors', '最大欠款客户占比'),
    question: text('How much of the book do a few customers hold?', '少数客户占了多少应收？'),
    formula: text(
      'open balances of the n largest debtors ÷ gross AR',
      '前 n 大欠款客户余额 ÷ 应收总额',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_open'] },
    reduce(groups, _frame, params) {
      const balances = groups.map(({ parts }) => parts.customer_open ?? 0).sort((a, b) => b - a);
      const total = sum(balances);
      const top = sum(balances.slice(0, params.topN));
      return { value: total > 0 ? top / total : null, numerator: top, denominator: total };
    },
    example: {
      groups: [600, 300, 50, 10, 10, 10, 10, 4, 3, 2, 1].map((open, i) => ({
        key: `c${i}`,
        parts: { customer_open: open },
      })),
      value: 0.999,
    },
  }),
  defineMetric({
    id: 'hhi',
    label: text('Concentration (HHI)', '集中度（HHI）'),
    question: text(
      'How concentrated is the book, from 0 (spread) to 1 (one debtor)?',
      '应收有多集中？0 为分散，1 为单一客户。',
    ),
    formula: text(
      'Σ (customer’s share of gross AR)² over positive balances',
      '各客户应收占比的平方和（仅正余额）',
    ),
    unit: 'index',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_open'] },
    reduce(groups) {
      const balances = groups
        .map(({ parts }) => parts.customer_open ?? 0)
        .filter((open) => open > 0);
      const total = sum(balances);
      const value = total > 0 ? sum(balances.map((open) => (open / total) ** 2)) : null;
      return { value, numerator: null, denominator: total };
    },
    example: {
      groups: [
        { key: 'a', parts: { customer_open: 75 } },
        { key: 'b', parts: { customer_open: 25 } },
      ],
      value: 0.625,
    },
  }),
  defineMetric({
    id: 'credit_utilisation',
    label: text('Credit limit used', '信用额度使用率'),
    question: text('How much of their credit limit do customers use?', '客户用掉了多少信用额度？'),
    formula: text(
      'open balances of customers with a limit ÷ their limits',
      '有额度客户的应收余额 ÷ 信用额度',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { limited_open: 1 },
    denominator: { credit_limit: 1 },
    needs: ['limit'],
    example: { parts: { limited_open: 120, credit_limit: 100 }, value: 1.2 },
  }),
  amount({
    id: 'disputed_amount',
    label: text('Disputed', '争议金额'),
    question: text('How much is held up by a dispute?', '有多少款项因争议受阻？'),
    formula: text(
      'open balances under a dispute open at the as-of date',
      '基准日仍有争议的未收余额',
    ),
    better: 'lower',
    terms: { disputed: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700 }, value: 700 },
  }),
  defineMetric({
    id: 'disputed_share',
    label: text('Disputed share', '争议占比'),
    question: text('How much of the book is disputed?', '应收中有争议的占多少？'),
    formula: text('disputed ÷ gross AR', '争议金额 ÷ 应收总额'),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    numerator: { disputed: 1 },
    denominator: { open: 1 },
    needs: ['dispute'],
    example: { parts: { disputed: 700, open: 2_800 }, value: 0.25 },
  }),
  amount({
    id: 'dispute_old_amount',
    label: text('In dispute for long', '长期争议金额'),
    question: text(
      'How much has been in dispute for longer than the days set?',
      '争议超过设定天数的有多少？',
    ),
    formula: text(
      'open balances under a dispute older than the set days',
      '争议超过设定天数的未收余额',
    ),
    better: 'lower',
    terms: { disputed_old: 1 },
    needs: ['dispute'],
    example: { parts: { disputed_old: 90 }, value: 90 },
  }),
];

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
