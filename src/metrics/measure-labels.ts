/** What each measure is called inside a formula, so that the formula can be read aloud with its numbers. */

import type { Localised } from '../i18n/locale.ts';
import { text } from '../i18n/locale.ts';

const FLOWS: Record<string, Localised> = {
  invoiced: text('invoiced in the period', '本期开票金额'),
  cash: text('cash received in the period, less refunds', '本期实际回款（已减退款）'),
  cash_gross: text('cash received in the period, before refunds', '本期收款总额（未减退款）'),
  credit_notes: text('credit notes of the period', '本期贷项'),
  write_offs: text('written off in the period', '本期坏账核销'),
  discounts: text('discounts taken in the period', '本期现金折扣'),
  refunds: text('refunds of the period', '本期退款'),
  window_invoiced: text('invoiced in the DSO window', 'DSO 窗口期开票金额'),
  month_invoiced: text('invoiced per month', '各月开票金额'),
  target: text('collection targets of the period’s months', '本期各月回款目标'),
};

const BALANCES: Record<string, Localised> = {
  open: text('gross receivables at the as-of date', '基准日应收总额'),
  customer_open: text('open balance per customer', '各客户应收余额'),
  total_open: text('gross receivables at the as-of date', '基准日应收总额'),
  bucket_open: text('open balance per bucket', '各账龄段余额'),
  open_opening: text('gross receivables when the period began', '期初应收总额'),
  open_closing: text('gross receivables when the period ended', '期末应收总额'),
  open_window_opening: text(
    'gross receivables when the DSO window began',
    'DSO 窗口期期初应收总额',
  ),
  not_due: text('open and not yet due at the as-of date', '基准日未到期应收'),
  overdue: text('open and past due at the as-of date', '基准日逾期应收'),
  due_soon: text('open and due within the set days', '设定天数内到期的应收余额'),
  overdue_beyond: text('open and past due by more than the set days', '逾期超过设定天数的应收余额'),
  disputed: text('open and in dispute at the as-of date', '基准日争议中的应收余额'),
  disputed_old: text(
    'open and in dispute for more than the set days',
    '争议超过设定天数的应收余额',
  ),
  unapplied: text('unapplied credit at the as-of date', '基准日未核销贷方'),
  unapplied_opening: text('unapplied credit when the period began', '期初未核销贷方'),
  unapplied_closing: text('unapplied credit when the period ended', '期末未核销贷方'),
  bucket_reached: text('what ever reached each bucket', '曾到达各账龄段的金额'),
  bucket_lost: text('what of it was written off later', '其中后来核销的金额'),
  limited_open: text('open balance of customers with a limit', '有额度客户的应收余额'),
  credit_limit: text('credit limits of these customers', '这些客户的信用额度'),
};

const ITEMS: Record<string, Localised> = {
  due: text('amount of items due in the period', '本期到期金额'),
  due_items: text('items due in the period', '本期到期笔数'),
  due_squares: text('squared amounts of items due in the period', '本期到期项目金额的平方和'),
  past_due: text(
    'amount of items due in the period and before the as-of date',
    '本期内且基准日前到期金额',
  ),
  past_due_items: text(
    'items due in the period and before the as-of date',
    '本期内且基准日前到期笔数',
  ),
  on_time: text('amount of them settled on or before the due date', '其中按时结清的金额'),
  on_time_items: text('of them settled on or before the due date', '其中按时结清的笔数'),
  due_cash: text(
    'cash up to the as-of date on items due in the period',
    '本期到期项目截至基准日的回款',
  ),
  issued: text('amount of items issued in the period', '本期开票项目金额'),
  issued_cash: text(
    'cash up to the as-of date on items issued in the period',
    '本期开票项目截至基准日的回款',
  ),
  arrears_at_start: text('past due when the period began', '期初已逾期余额'),
  collectable_cash: text(
    'cash in the period on items due in it or past due when it began',
    '本期收回的本期到期与期初逾期款项',
  ),
  collectable_credit_notes: text(
    'credit notes in the period on the same items',
    '本期对上述项目的贷项',
  ),
  rolled_from: text('open in the bucket at the month’s start', '月初在该账龄段的余额'),
  rolled_to: text(
    'of the same items, open one bucket older at the month’s end',
    '同一批项目月末滚入下一账龄段的余额',
  ),
  settled: text('amount of items settled in the period', '本期结清项目金额'),
  settled_items: text('items settled in the period', '本期结清笔数'),
  settled_pay_days: text('amount × days from issue to settlement', '金额 × 开票至结清天数'),
  settled_pay_days_simple: text('days from issue to settlement, added up', '开票至结清天数合计'),
  settled_late_days: text('amount × days from due date to settlement', '金额 × 到期至结清天数'),
  settled_late_days_simple: text(
    'days from due date to settlement, added up',
    '到期至结清天数合计',
  ),
  settled_beyond_days: text(
    'amount × days settled after the due date',
    '金额 × 晚于到期日结清的天数',
  ),
  settled_beyond_days_simple: text(
    'days settled after the due date, added up',
    '晚于到期日结清的天数合计',
  ),
  paid: text('cash applied to items in the period', '本期核销到项目的回款'),
  paid_delay_days: text('that cash × days after the due date', '该回款 × 晚于到期日的天数'),
  overdue_delay_days: text('overdue balance × days past due so far', '逾期余额 × 已逾期天数'),
};

const LIMITS_AND_DISPUTES: Record<string, Localised> = {
  customer_limited_open: text('open balance per customer with a limit', '各有额度客户的应收余额'),
  customer_limit: text('credit limit per customer', '各客户信用额度'),
  disputes_resolved: text('disputes resolved in the period', '本期解决的争议数'),
  dispute_days: text('days from opening to resolution, added up', '提出至解决天数合计'),
  disputes_open: text('disputes open at the as-of date', '基准日未决争议数'),
  disputed_overdue: text('past due and in dispute at the as-of date', '基准日逾期且有争议的余额'),
};

const TERMS: Record<string, Localised> = {
  issued_items: text('items issued in the period', '本期开票项目数'),
  no_terms_items: text('of them without a due date or terms', '其中无到期日且无账期的项目数'),
  issued_terms_days: text('amount × days from issue to due date', '金额 × 开票至到期天数'),
  settled_terms_days: text(
    'amount × days from issue to due date of settled items',
    '结清项目的金额 × 开票至到期天数',
  ),
  discount_eligible: text(
    'amount of items whose discount date fell in the period',
    '折扣期在本期届满的项目金额',
  ),
  discount_eligible_items: text(
    'items whose discount date fell in the period',
    '折扣期在本期届满的项目数',
  ),
  discount_taken_on: text(
    'amount of them with the discount taken in time',
    '其中按期享受折扣的项目金额',
  ),
  discount_taken_items: text('of them with the discount taken in time', '其中按期享受折扣的项目数'),
  discount_offered: text('discount offered on them', '对其提供的折扣额'),
  discount_gained_days: text(
    'amount × days from discount date to due date',
    '金额 × 折扣期满至到期天数',
  ),
  discount_late: text('discounts taken in the period after their time', '本期逾折扣期仍享受的折扣'),
};

const FOLLOW_UP: Record<string, Localised> = {
  promised: text('promised for dates in the period', '承诺在本期支付的金额'),
  promises: text('promises due in the period', '本期到期的承诺数'),
  promised_kept: text('of it paid in full by the promised date', '其中按承诺日足额支付的金额'),
  promises_kept: text('of them paid in full by their date', '其中按承诺日足额支付的承诺数'),
  customer_last_contact: text('last contact per overdue customer', '各逾期客户的最近联系日'),
  customer_contacts: text(
    'contacts in the period per overdue customer',
    '本期与各逾期客户的联系次数',
  ),
  reminded_items: text(
    'of them with a contact between issue and due date',
    '其中到期前已提醒的笔数',
  ),
  stage_open: text('open balance of invoices at the stage', '处于该阶段发票的未收余额'),
  stage_cash: text(
    'cash received in the period while at the stage',
    '处于该阶段期间本期收到的款项',
  ),
  stage_reached: text('open when the stage began in the period', '本期进入该阶段时的未收余额'),
  stage_recovered: text('cash on it before the next stage began', '其中进入下一阶段前收回的款项'),
  stage_cost: text('cost of the contacts in the period', '本期催收成本'),
  tier_overdue: text('overdue balance of the tier’s customers', '该级别客户的逾期余额'),
  tier_customer_overdue: text('overdue balance per customer of the tier', '该级别各客户的逾期余额'),
  open_items: text('items open at the as-of date', '基准日未结清笔数'),
  overdue_items: text('items open and past due at the as-of date', '基准日逾期笔数'),
  customer_overdue: text('overdue balance per customer', '各客户逾期余额'),
};

const PRACTICE: Record<string, Localised> = {
  delivered_items: text(
    'items issued in the period with a delivery date',
    '本期开票且有发货日的项目数',
  ),
  invoicing_lag_days: text('days from delivery to issue, added up', '发货至开票天数合计'),
  invoiced_in_time_items: text(
    'of them issued within the set days of delivery',
    '其中在设定天数内开票的项目数',
  ),
  broken_promise: text('promised less paid by the promised date', '承诺金额减承诺日前已付'),
  broken_promises: text('promises past their date and not kept', '已过承诺日未兑现的承诺数'),
};

/** Measure id → its wording. */
export const MEASURE_LABELS: Record<string, Localised> = {
  ...FLOWS,
  ...BALANCES,
  ...ITEMS,
  ...LIMITS_AND_DISPUTES,
  ...TERMS,
  ...FOLLOW_UP,
  ...PRACTICE,
};
