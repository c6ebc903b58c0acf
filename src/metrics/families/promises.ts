/** Promises to pay: what was promised, what was kept, what was broken. */
import { dayNumber } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { atDay, frame, type Sql, setting, sql, table } from '../sql.ts';
import { atAskedFrames, inPeriod } from '../stored.ts';
import { INVOICE, single } from './shared.ts';

const IN_TIME = "q.end_kind = 'cash' and q.end_date between r.made_on and r.due_on";
/** Of what was open of the invoice when the promise was made: all that a promise without an amount speaks of. */
const OPEN_THEN = 'q.end_date is null or q.end_date >= r.made_on';
/** A promise on an invoice, with what was paid on it in time; whether it was kept is asked in the invoice's own currency, where nothing is rounded. */
export const PROMISES: Source = {
  rows: sql`(select ${INVOICE}, r.made_on, r.due_on, r.promised_minor, r.paid_minor, r.is_kept
  from (select r.invoice_key, r.made_on, r.due_on,
      coalesce(any_value(r.amount_minor), sum(q.amount_minor) filter (${OPEN_THEN}), 0)::bigint as promised_minor,
      coalesce(sum(q.amount_minor) filter (${IN_TIME}), 0) as paid_minor,
      coalesce(sum(q.amount_doc_minor) filter (${IN_TIME}), 0)
        >= coalesce(any_value(r.amount_doc_minor), sum(q.amount_doc_minor) filter (${OPEN_THEN}), 0) as is_kept
    from (select invoice_key, made_on, due_on, max(amount_minor) as amount_minor,
        max(amount_doc_minor) as amount_doc_minor from ${table('fct_promise')} group by all) r
    left join ${table('mart_piece')} q using (invoice_key)
    group by r.invoice_key, r.made_on, r.due_on) r
  join ${table('mart_item')} i on i.item_key = r.invoice_key) p`,
};
const OPEN = sql`(select coalesce(sum(q.amount_minor), 0) from ${table('mart_piece')} q where q.invoice_key = p.invoice_key
  and q.issue_date <= ${frame.asOf} and (q.end_date is null or q.end_date > ${frame.asOf}))`;
const BROKEN = sql`p.due_on < ${frame.asOf} and p.made_on <= ${frame.asOf} and not p.is_kept and ${OPEN} > 0`;
const CAME = sql`(select coalesce(sum(q.amount_minor), 0) from ${table('mart_piece')} q where q.invoice_key = p.invoice_key
  and q.end_kind = 'cash' and q.end_date between p.made_on and ${frame.asOf})`;
/** Of promises repeated on one invoice only the last one past its date counts as money. */
const LATEST_DUE = sql`not exists (select 1 from ${table('fct_promise')} r where r.invoice_key = p.invoice_key
  and r.due_on < ${frame.asOf} and (r.due_on, r.made_on) > (p.due_on, p.made_on))`;
/** Made by the as-of date for a day within the set days after it. */
const soon = (
  alias: string,
) => sql`${alias}.made_on <= ${frame.asOf} and ${alias}.due_on between ${frame.asOf}
  and ${frame.asOf} + ${setting(({ dueSoonDays }) => dueSoonDays)}`;
/** Of promises repeated on one invoice only the one made last counts. */
const LATEST_SOON = sql`not exists (select 1 from ${table('fct_promise')} r where r.invoice_key = p.invoice_key
  and ${soon('r')} and (r.made_on, r.due_on) > (p.made_on, p.due_on))`;
/** The days on which something changes for a promised invoice, each with the next one. */
export const PROMISE_DAYS = sql`select invoice_key, day, lead(day) over (partition by invoice_key order by day) as until
  from (select invoice_key, unnest([made_on, due_on - ${setting(({ dueSoonDays }) => dueSoonDays)}, due_on + 1]) as day from ${table('fct_promise')}
    union select invoice_key, unnest([issue_date, end_date]) from ${table('mart_piece')} where invoice_key in (select invoice_key from ${table('fct_promise')}))
  where day is not null`;
/** No promise names a later day. */
const FAR = '2200-01-01';
const DUE = sql`p.due_on between ${frame.from} and ${frame.end}`;
const KEPT = sql`${DUE} and p.is_kept`;

const promise = (
  own: Pick<Measure, 'id' | 'label' | 'unit' | 'where' | 'value'> & Partial<Measure>,
): Measure => defineMeasure({ from: PROMISES, stored: inPeriod('p.due_on'), ...own });

/** Promises on what is open at the as-of date: the same from one of an invoice's days to the next. */
const openPromise = (
  own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'> & Partial<Measure> & { where: Sql },
): Measure =>
  promise({
    stored: atAskedFrames(),
    lasts: {
      from: [sql`s.day`],
      until: [sql`s.until`],
      as: {
        from: { ...PROMISES, joined: sql` join (${PROMISE_DAYS}) s using (invoice_key)` },
        where: atDay(own.where, 's.day'),
        value: atDay(own.value, 's.day'),
      },
    },
    ...own,
  });

export const promiseMeasures: Measure[] = [
  promise({
    id: 'promised',
    label: text('promised for dates in the period', '承诺在本期支付的金额'),
    unit: 'minor',
    where: DUE,
    value: sql`p.promised_minor`,
  }),
  promise({
    id: 'promises',
    label: text('promises due in the period', '本期到期的承诺数'),
    unit: 'count',
    where: DUE,
    value: sql`1`,
  }),
  promise({
    id: 'promised_kept',
    label: text('of it paid in full by the promised date', '其中按承诺日足额支付的金额'),
    unit: 'minor',
    where: KEPT,
    value: sql`p.promised_minor`,
  }),
  promise({
    id: 'promises_kept',
    label: text('of them paid in full by their date', '其中按承诺日足额支付的承诺数'),
    unit: 'count',
    where: KEPT,
    value: sql`1`,
  }),
  openPromise({
    id: 'broken_promise',
    label: text(
      'promised less what came since, at most what is open of the invoice',
      '承诺金额减此后到账金额，不超过发票应收余额',
    ),
    unit: 'minor',
    where: sql`${BROKEN} and ${LATEST_DUE}`,
    // money that came after the promised date came
    value: sql`greatest(least(p.promised_minor - ${CAME}, ${OPEN}), 0)`,
  }),
  openPromise({
    id: 'broken_promises',
    label: text('promises past their date and not kept', '已过承诺日未兑现的承诺数'),
    unit: 'count',
    where: BROKEN,
    value: sql`1`,
  }),
  openPromise({
    id: 'promised_soon',
    label: text(
      'promised for the set days after the as-of date, at most what is open of the invoice',
      '承诺在截至日后设定天数内支付的金额，不超过发票应收余额',
    ),
    unit: 'minor',
    where: sql`${soon('p')} and ${LATEST_SOON}`,
    // money that came before the promised date came
    value: sql`greatest(least(p.promised_minor - ${CAME}, ${OPEN}), 0)`,
  }),
  openPromise({
    id: 'customer_next_promise',
    label: text(
      'next promised date of an invoice still open, as days before a day far ahead',
      '未结清发票的下一承诺日（以距一远期日的天数计）',
    ),
    unit: 'days',
    where: sql`p.made_on <= ${frame.asOf} and p.due_on >= ${frame.asOf} and ${OPEN} > 0 and p.promised_minor > ${CAME}`,
    // the most days before it is the nearest promise
    value: sql`greatest(DATE '${FAR}' - p.due_on, 0)`,
    combine: 'max',
    over: 'customer',
  }),
];

export const promiseMetrics: Metric[] = [
  defineMetric({
    id: 'promise_due_amount',
    label: text('Promised for the period', '承诺付款金额'),
    question: text('How much did customers promise to pay?', '客户承诺本期支付多少？'),
    formula: text('sum of promises with a date in the period', '承诺日在本期的承诺金额合计'),
    unit: 'minor',
    time: 'flow',
    better: 'neither',
    numerator: { promised: 1 },
    needs: ['promise'],
    example: { parts: { promised: 800 }, value: 800 },
  }),
  defineMetric({
    id: 'promise_kept_rate',
    label: text('Promises kept (by amount)', '承诺兑现率（按金额）'),
    question: text('How much of what was promised came in time?', '承诺的金额有多少按时足额到账？'),
    caveat: text('A promise paid in part counts as not kept.', '部分支付的承诺视为未兑现。'),
    formula: text(
      'promises due in the period: paid in full by their date ÷ all, by amount',
      '本期到期的承诺：按承诺日足额支付 ÷ 全部，按金额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { promised_kept: 1 },
    denominator: { promised: 1 },
    needs: ['promise', 'payment'],
    example: { parts: { promised_kept: 600, promised: 800 }, value: 0.75 },
  }),
  defineMetric({
    id: 'promise_kept_rate_count',
    label: text('Promises kept (by number)', '承诺兑现率（按次数）'),
    question: text('How many promises were kept?', '有多少承诺兑现了？'),
    formula: text(
      'promises due in the period: paid in full by their date ÷ all, by count',
      '本期到期的承诺：按承诺日足额支付 ÷ 全部，按次数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { promises_kept: 1 },
    denominator: { promises: 1 },
    needs: ['promise', 'payment'],
    example: { parts: { promises_kept: 3, promises: 5 }, value: 0.6 },
  }),
];

export const brokenPromiseMetrics: Metric[] = [
  single(
    'broken_promise_amount',
    'broken_promise',
    'minor',
    text('Promised and not paid', '承诺未付金额'),
    text('How much was promised and did not come?', '承诺付款而未到账的有多少？'),
    text(
      'of the last promise past its date of each invoice still open: promised less what came since it was made, late money too, at most what is open',
      '未结清发票最近一次到期承诺的金额 － 作出承诺以来已到账的金额（含迟到的），不超过发票应收余额',
    ),
    { time: 'stock', better: 'lower', needs: ['promise'] },
  ),
  single(
    'broken_promise_count',
    'broken_promises',
    'count',
    text('Promises broken and still open', '未兑现且未结清的承诺数'),
    text('How many promises were not kept?', '有多少承诺没有兑现？'),
    text(
      'promises past their date, not paid in full by it, invoice still open',
      '已过承诺日、未按时付清且仍未结清的承诺数',
    ),
    { time: 'stock', better: 'lower', needs: ['promise'] },
  ),
  single(
    'promised_soon_amount',
    'promised_soon',
    'minor',
    text('Promised soon', '近期承诺付款金额'),
    text(
      'How much have customers promised for the days ahead?',
      '客户承诺未来设定天数内支付多少？',
    ),
    text(
      'sum of promises made by the as-of date for it or the set days after it, the last of each invoice, less the cash since it was made, at most what is open',
      '截至日前作出、承诺日在截至日起设定天数内的承诺金额合计，每张发票取最近一次，减承诺后已到账金额，不超过应收余额',
    ),
    { time: 'stock', better: 'neither', needs: ['promise'] },
  ),
  defineMetric({
    id: 'days_to_promise',
    label: text('Days to the next promise', '距下一承诺日天数'),
    question: text('When is the next promise due?', '下一个承诺付款日还有几天？'),
    formula: text(
      'next promised date − as-of date, of promises made by then, not yet paid, on invoices still open; no value: none is promised',
      '下一承诺日 － 截至日（截至日前作出、尚未足额到账、发票未结清）；无值表示没有承诺',
    ),
    unit: 'days',
    time: 'stock',
    better: 'neither',
    over: { measures: ['customer_next_promise'] },
    reduce(groups, { asOf }) {
      const ahead = groups.flatMap(({ parts }) => parts.customer_next_promise ?? []);
      const value = ahead.length > 0 ? dayNumber(FAR) - Math.max(...ahead) - dayNumber(asOf) : null;
      return { value, numerator: value, denominator: null };
    },
    needs: ['promise'],
    // the example’s as-of date is day 20,543; the day far ahead is day 84,006
    example: {
      groups: [
        { key: 'a', parts: { customer_next_promise: 84_006 - 20_548 } },
        { key: 'b', parts: { customer_next_promise: 84_006 - 20_560 } },
      ],
      value: 5,
    },
  }),
];
