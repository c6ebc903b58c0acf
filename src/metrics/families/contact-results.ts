/** Contacts by channel and outcome, and the money that came soon after them. */
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric, type Source } from '../define.ts';
import { frame, sql, table } from '../sql.ts';
import { inPeriod } from '../stored.ts';
import { counted } from './shared.ts';

/** Money that comes within so many days after a contact is put down to it. */
const DAYS_AFTER = '14';

const CONTACTS: Source = {
  rows: sql`(select a.date, a.invoice_key, a.channel, a.stage, a.outcome, a.source_row_id, a.customer,
    coalesce(i.currency, k.limit_currency, a.currency) as currency,
    coalesce(i.rep, k.rep) as rep, coalesce(i.region, k.region) as region, coalesce(i.segment, k.segment) as segment
  from ${table('fct_activity')} a left join ${table('mart_item')} i on i.item_key = a.invoice_key
  left join ${table('dim_customer')} k on k.customer = a.customer) p`,
};

/**
 * Cash with the last contact in the days before it: one that names the invoice, or one with the customer that names none.
 * Of two on one day the one that names the invoice counts, of several of a kind the last in the order of their texts, so
 * that the order of the rows does not matter.
 *
 * A call about invoice 7 on 3 May, a letter to the customer on 10 May: 100 paid on invoice 7 on 8 May is the call's, 50 on
 * 12 May the letter's, and 20 on 30 May nobody's.
 */
const CASH_AFTER: Source = {
  rows: sql`(select *, nullif(said.channel, '') as channel, nullif(said.outcome, '') as outcome
  from (select q.*, case when g.date is null or n.date >= g.date then n.said else g.said end as said,
      greatest(n.date, g.date) as contacted
    from (select * from ${table('mart_piece')}
      where end_kind = 'cash' and end_date between ${frame.from} and ${frame.end}) q
    asof left join (select invoice_key, date, max(struct_pack(channel := coalesce(channel, ''), outcome := coalesce(outcome, ''))) as said
      from ${table('fct_activity')} where invoice_key is not null group by all) n
      on n.invoice_key = q.invoice_key and n.date < q.end_date
    asof left join (select customer, date, max(struct_pack(channel := coalesce(channel, ''), outcome := coalesce(outcome, ''))) as said
      from ${table('fct_activity')} where invoice_key is null and customer is not null group by all) g
      on g.customer = q.customer and g.date < q.end_date)
  where contacted >= end_date - ${DAYS_AFTER}) p`,
};

const KEYS = { channel: sql`p.channel`, outcome: sql`p.outcome` };

export const contactResultMeasures: Measure[] = [
  defineMeasure({
    id: 'contacts',
    label: text('contacts in the period', '本期联系次数'),
    unit: 'count',
    from: CONTACTS,
    where: sql`p.date between ${frame.from} and ${frame.end}`,
    value: sql`1`,
    keys: KEYS,
    stored: inPeriod('p.date', { splits: [[], ['outcome'], ['channel', 'outcome']] }),
  }),
  defineMeasure({
    id: 'cash_after_contact',
    label: text('cash of the period within 14 days of a contact', '本期联系后 14 天内的回款'),
    unit: 'minor',
    from: CASH_AFTER,
    where: sql`p.end_date between ${frame.from} and ${frame.end}`,
    value: sql`p.amount_minor`,
    keys: KEYS,
    stored: inPeriod('p.end_date', { splits: [[], ['channel', 'outcome']] }),
  }),
];

export const contactResultMetrics: Metric[] = [
  counted(
    'contact_count',
    'contacts',
    text('Contacts', '联系次数'),
    text('How often did we talk to customers?', '本期与客户联系了多少次？'),
    text('contacts dated in the period', '联系日在本期的联系记录数'),
    { time: 'flow', better: 'neither', needs: ['activity'] },
  ),
  defineMetric({
    id: 'contact_cash_amount',
    label: text('Received within 14 days of a contact', '联系后 14 天内回款'),
    question: text('What came soon after we talked to the customer?', '联系客户后不久收回多少？'),
    caveat: text(
      'It may have come anyway: money after a contact is not money because of it.',
      '款项可能本来就会到账：联系之后到账不等于因联系而到账。',
    ),
    formula: text(
      'cash of the period on invoices, 1 to 14 days after a contact that names the invoice, or one with the customer that names none; each receipt counts once, for the last contact before it',
      '本期发票回款中，在注明该发票的联系、或未注明发票的客户联系之后 1 至 14 天到账者；每笔只计一次，归于此前最近一次联系',
    ),
    unit: 'minor',
    time: 'flow',
    better: 'higher',
    numerator: { cash_after_contact: 1 },
    needs: ['activity', 'payment'],
    example: { parts: { cash_after_contact: 150 }, value: 150 },
  }),
];
