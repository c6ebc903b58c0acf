/** Rows and conditions that measures of several families share, and forms that several metrics have. */
import type { Localised } from '../../i18n/locale.ts';
import type { FrameDate } from '../ask/frames.ts';
import {
  defineMeasure,
  defineMetric,
  type Lasting,
  type Measure,
  type Metric,
  type Source,
  type Terms,
} from '../define.ts';
import type { OnlyIf } from '../only-if.ts';
import { amount, bucket, frame, openRows, type Sql, sql, table } from '../sql.ts';
import { dueInPeriod, inPeriod, type RowDate } from '../stored.ts';

/** `OPEN_…`: of the same rows only those that are open at the measure's date matter, its condition leaves out the rest. */
export const ITEMS: Source = { rows: sql`${table('mart_item')} p`, isMart: true };
export const OPEN_ITEMS: Source = { rows: sql`${openRows('mart_item')} p`, isMart: true };
export const PIECES: Source = { rows: sql`${table('mart_piece')} p`, isMart: true };
export const OPEN_PIECES: Source = { rows: sql`${openRows('mart_piece')} p`, isMart: true };
export const MOVEMENTS: Source = { rows: sql`${table('mart_movement')} p`, isMart: true };

/** Items by the times they were settled; a refund may have opened one again since. */
export const SETTLEMENTS: Source = {
  rows: sql`(select *, null::date as reopened_date from ${table('mart_item')}
  union all by name
  select i.* replace (r.settled_date as settled_date), r.reopened_date
  from ${table('fct_reopened')} r join ${table('mart_item')} i using (item_key)) p`,
  isMart: true,
};

/** A piece is open at a date when its item exists and the piece has not ended. */
export const openAt = (date: FrameDate): Sql =>
  sql`p.issue_date <= ${frame[date]} and (p.end_date is null or p.end_date > ${frame[date]})`;
export const OVERDUE = sql`${openAt('asOf')} and p.due_date < ${frame.asOf}`;
export const ISSUED_IN_PERIOD = sql`p.issue_date between ${frame.from} and ${frame.end}`;

/** Dimensions of an invoice: those of its first item (invoice_key = that item's key). */
export const INVOICE = 'i.invoice_key, i.customer, i.rep, i.region, i.segment, i.currency';

export const bucketsAt = (date: FrameDate) => ({
  bucket: sql`${bucket('bucket_of', sql`${frame[date]} - p.due_date`)}`,
  issueBucket: sql`${bucket('bucket_of_age', sql`${frame[date]} - p.issue_date`)}`,
});

type Own = Pick<Measure, 'id' | 'label' | 'stored'> & Partial<Measure>;

/** A piece is open from its issue to its end; further dates narrow that. */
export const openFor = (from: Sql[] = [], until: Sql[] = []): Lasting => ({
  from: [sql`p.issue_date`, ...from],
  until: [sql`p.end_date`, ...until],
});
export const PAST_DUE = sql`p.due_date + 1`;

/** What is open at an instant, of rows that meet a further condition. */
export const balance = (
  at: NonNullable<Measure['instant']>,
  own: Own,
  and: Sql = sql`true`,
): Measure =>
  defineMeasure({
    unit: 'minor',
    from: OPEN_PIECES,
    where: sql`${openAt(at)} and ${and}`,
    value: sql`${amount}`,
    instant: at,
    keys: bucketsAt(at),
    ...own,
  });

/** A movement counts as its item's once both are there. */
export const MOVEMENT_KNOWN: OnlyIf = { known: { later: ['p.date', 'p.known_from'] } };
export const MOVED_IN_PERIOD = inPeriod('p.date');

/** Of items due in the period. */
export const dueItem = (
  own: Omit<Own, 'stored'> & Pick<Measure, 'value' | 'unit'> & Partial<Measure>,
  and: Sql,
): Measure =>
  defineMeasure({
    from: ITEMS,
    where: sql`p.due_date between ${frame.from} and ${frame.to} and p.issue_date <= ${frame.horizon} and ${and}`,
    stored: dueInPeriod(FROM_ISSUE),
    ...own,
  });
/** An item counts as due once it is issued; as late from the day after it was due. */
const FROM_ISSUE: RowDate = { later: ['p.issue_date', 'p.due_date'] };
export const FROM_PAST_DUE: RowDate = { later: ['p.issue_date', 'p.due_date + 1'] };

/** Of items settled in the period. */
export const settled = (own: Omit<Own, 'stored'> & Pick<Measure, 'value' | 'unit'>): Measure =>
  defineMeasure({
    from: SETTLEMENTS,
    where: sql`p.settled_date between ${frame.from} and ${frame.end}`,
    onlyIf: { staysSettled: true },
    stored: inPeriod('p.settled_date'),
    ...own,
  });

type Amount = Pick<Metric, 'id' | 'label' | 'question' | 'formula' | 'better' | 'example'> & {
  terms: Terms;
} & Partial<Metric>;
/** An amount at a date. */
export const amountOf = ({ terms, ...rest }: Amount): Metric =>
  defineMetric({ unit: 'minor', time: 'stock', numerator: terms, ...rest });

type Speed = Pick<
  Metric,
  'id' | 'label' | 'question' | 'formula' | 'numerator' | 'denominator' | 'example'
> &
  Partial<Metric>;
/** Days, fewer of which are better. */
export const days = (metric: Speed): Metric =>
  defineMetric({ unit: 'days', time: 'flow', better: 'lower', ...metric });

/** One measure as it is. */
export const single = (
  id: string,
  measure: string,
  unit: 'minor' | 'count' | 'index',
  label: Localised,
  question: Localised,
  formula: Localised,
  rest: Partial<Metric> = {},
): Metric =>
  defineMetric({
    id,
    label,
    question,
    formula,
    unit,
    time: 'flow',
    better: 'neither',
    numerator: { [measure]: 1 },
    example: { parts: { [measure]: 7 }, value: 7 },
    ...rest,
  });

/** How many there are at a date. */
export const counted = (
  id: string,
  measure: string,
  label: Localised,
  question: Localised,
  formula: Localised,
  rest: Partial<Metric> = {},
): Metric =>
  single(id, measure, 'count', label, question, formula, {
    time: 'stock',
    better: 'lower',
    ...rest,
  });

/** How many groups have anything of a measure: customers with an overdue balance. */
export const countWith =
  (measure: string): NonNullable<Metric['reduce']> =>
  (groups) => {
    const value = groups.filter(({ parts }) => (parts[measure] ?? 0) > 0).length;
    return { value, numerator: value, denominator: null };
  };
