/** Parts of SQL that several measures share. Placeholders are those of `Measure`. */
import type { FrameDate } from './frames.ts';

/** A piece is open at a date when its item exists and the piece has not ended. */
export const openAt = (at: FrameDate): string =>
  `p.issue_date <= {${at}} and (p.end_date is null or p.end_date > {${at}})`;

/** Items by the times they were settled; a refund may have opened one again since. */
export const SETTLEMENTS = `(select *, null::date as reopened_date from mart_item
  union all by name
  select i.* replace (r.settled_date as settled_date), r.reopened_date
  from fct_reopened r join mart_item i using (item_key)) p`;
export const STAYS_SETTLED = '(p.reopened_date is null or p.reopened_date > {horizon})';

/** Asked first which invoices are in dispute at all, the engine looks at no others. */
export const DISPUTED = (opened: string): string =>
  `p.invoice_key in (select invoice_key from fct_dispute)
    and exists (select 1 from fct_dispute d where d.invoice_key = p.invoice_key and d.opened <= ${opened} and (d.resolved is null or d.resolved > {asOf}))`;
