/** The twelve practices of collecting money in time, and the figures that show how well each is followed. */

import type { Localised } from '../i18n/locale.ts';
import { text } from '../i18n/locale.ts';
import type { Dimension } from './types.ts';

export interface Practice {
  id: string;
  label: Localised;
  /** What the practice asks for. */
  advice: Localised;
  metrics: string[];
  /** Those of them that a scorecard judges it by, the first the most. */
  judgedBy: string[];
  /** The first of those is also split by this, where the data has it. */
  by?: Dimension;
}

export const PRACTICES: readonly Practice[] = [
  {
    id: 'relations',
    label: text('Stay in touch', '维护客户关系'),
    advice: text(
      'Talk to customers before and while they owe; nobody who is late should go uncalled.',
      '欠款前、欠款中都保持联系，逾期客户不应无人跟进。',
    ),
    metrics: [
      'contacts_per_customer',
      'overdue_customer_count',
      'silent_customer_count',
      'silent_amount',
      'days_since_contact',
    ],
    judgedBy: ['silent_customer_count', 'silent_amount'],
  },
  {
    id: 'contract',
    label: text('Agree on terms', '明确合同条款'),
    advice: text(
      'Every invoice says when it is due, and terms are as short as the business allows.',
      '每张发票写明到期日，账期在业务允许范围内尽量短。',
    ),
    metrics: ['terms_days', 'terms_days_settled', 'days_to_pay', 'no_terms_share'],
    judgedBy: ['terms_days', 'no_terms_share'],
  },
  {
    id: 'disputes',
    label: text('Settle disputes', '处理质量与争议'),
    advice: text(
      'What is disputed is not paid: resolve it fast, and before it falls due.',
      '有争议的款项不会到账，应尽快并在到期前解决。',
    ),
    metrics: [
      'dispute_count',
      'disputed_share',
      'disputed_overdue_amount',
      'disputed_overdue_share',
      'dispute_days',
      'dispute_old_amount',
      'dispute_median_days',
      'dispute_lost_amount',
    ],
    judgedBy: ['disputed_overdue_amount', 'dispute_days'],
  },
  {
    id: 'credit',
    label: text('Keep to credit limits', '执行信用政策'),
    advice: text(
      'Give credit by limit, and look again where a customer passes it.',
      '按额度授信，超额客户及时复核。',
    ),
    metrics: ['credit_utilisation', 'over_limit_amount', 'over_limit_count', 'bad_debt_rate'],
    judgedBy: ['over_limit_amount', 'bad_debt_rate'],
  },
  {
    id: 'invoicing',
    label: text('Invoice at once', '及时开票'),
    advice: text(
      'The customer’s time to pay starts with the invoice: send it when the goods leave.',
      '付款期从开票起算，发货即开票。',
    ),
    metrics: ['invoicing_lag', 'invoicing_lag_median', 'invoicing_lag_within'],
    judgedBy: ['invoicing_lag', 'invoicing_lag_within'],
  },
  {
    id: 'follow_up',
    label: text('Remind and follow up', '提醒与跟进'),
    advice: text(
      'Remind before the due date, call soon after it, and hold customers to what they promise.',
      '到期前提醒，逾期即催，承诺付款要落实。',
    ),
    metrics: [
      'reminder_rate',
      'promise_due_amount',
      'promise_kept_rate',
      'promise_kept_rate_count',
      'broken_promise_amount',
    ],
    judgedBy: ['reminder_rate', 'promise_kept_rate', 'broken_promise_amount'],
  },
  {
    id: 'incentives',
    label: text('Reward early payment', '运用付款激励'),
    advice: text(
      'A discount for early payment is a loan at a price: know who takes it and what it costs.',
      '现金折扣等于有价融资，要清楚谁在用、成本多高。',
    ),
    metrics: [
      'discount_uptake',
      'discount_uptake_count',
      'discount_cost',
      'discount_amount',
      'discount_late_amount',
    ],
    judgedBy: ['discount_uptake', 'discount_cost'],
  },
  {
    id: 'methods',
    label: text('Make paying easy', '优化付款方式'),
    advice: text(
      'Some ways of paying bring the money later: see which, and match what came.',
      '不同付款方式到账快慢不同，要看清差别并及时核销。',
    ),
    metrics: ['paid_amount', 'payment_days_late', 'unapplied_amount'],
    judgedBy: ['payment_days_late', 'unapplied_amount'],
    by: 'method',
  },
  {
    id: 'tiers',
    label: text('Begin with what matters', '分级管理'),
    advice: text(
      'Rank customers by how much and how long they are late, and call the first ones first.',
      '按逾期金额与时长分级，先催最要紧的客户。',
    ),
    metrics: ['tier_amount', 'tier_customer_count', 'overdue_beyond_amount', 'top_share'],
    judgedBy: ['overdue_beyond_amount', 'top_share'],
  },
  {
    id: 'targets',
    label: text('Set targets for reps', '培训与考核'),
    advice: text(
      'Measure reps by what fell due and came, not by what they sold.',
      '按到期应收的回款考核业务员，而非销售额。',
    ),
    metrics: ['collection_rate_due', 'target_attainment', 'payment_delay', 'on_time_rate'],
    judgedBy: ['collection_rate_due', 'on_time_rate'],
  },
  {
    id: 'legal',
    label: text('Escalate in time', '法律与第三方催收'),
    advice: text(
      'What reminders do not bring goes further, while it is still worth its cost.',
      '提醒无效应及时升级，并衡量成本与回收。',
    ),
    metrics: [
      'stage_amount',
      'stage_recovery_rate',
      'stage_cash_amount',
      'stage_cost_amount',
      'write_off_amount',
    ],
    judgedBy: ['stage_recovery_rate', 'write_off_amount'],
  },
  {
    id: 'analysis',
    label: text('Analyse and foresee', '分析与预警'),
    advice: text(
      'Look at the course of the figures, not at one month, and act on the first signs.',
      '看趋势而非单月，发现苗头即行动。',
    ),
    metrics: [
      'collection_rate',
      'dso',
      'cei',
      'overdue_share',
      'roll_rate',
      'allowance',
      'collection_rate_cohort',
    ],
    judgedBy: ['overdue_share', 'dso', 'cei'],
  },
];

/** The practices a metric tells of. */
export const practicesOf = (metric: string): Practice[] =>
  PRACTICES.filter(({ metrics }) => metrics.includes(metric));
