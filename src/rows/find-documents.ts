/** Documents by what of their number is known, for the finder: those that begin with it first, then those with something open. */
import { type Engine, sqlDate, sqlText } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import { measureText, namedTables } from '../metrics/ask/compile.ts';
import { wholeFrame } from '../metrics/ask/frames.ts';
import type { AskContext } from '../metrics/ask/plan.ts';
import { measureById } from '../metrics/catalogue.ts';

export interface FoundDocument {
  key: number;
  document: string;
  customer: string | null;
  currency: string | null;
  /** What is open of it at the as-of date; 0 where it is settled. */
  openMinor: number;
  /** Days since the oldest of its open parts fell due; null where nothing is open. */
  daysLate: number | null;
}

export interface DocumentSearch {
  text: string;
  /** Documents issued later are not known. */
  asOf: string;
  limit: number;
}

/** `openItems`: only documents that are open at the report's own as-of date, from the small file of the pack. */
export async function findDocuments(
  engine: Engine,
  context: AskContext,
  { text, asOf, limit }: DocumentSearch,
  scope: PackScope,
): Promise<FoundDocument[]> {
  const { params, defaultPeriod } = context;
  const frames = [wholeFrame(defaultPeriod, asOf, params.dsoWindowMonths)];
  const request = { filter: {}, frames, basis: 'due', params } as const;
  const measure = measureById('open');
  const open = measureText(measure, request);
  const day = sqlDate(asOf);
  const rows = await engine.query(
    `with ${[
      ...namedTables([measure], request),
      `found as (select invoice_key, any_value(invoice_id) as document, any_value(customer) as customer,
    any_value(currency) as currency
  from fct_item where issue_date <= ${day} and ${numberHas(text)} group by invoice_key)`,
      `opened as (select p.invoice_key, sum(${open.value}) as open_minor, ${open.unit} as currency,
    ${day} - min(p.due_date) as days_late
  from ${open.from} where (${open.where}) and p.invoice_key in (select invoice_key from found) group by all)`,
    ].join(',\n')}
select f.invoice_key::integer as key, f.document, coalesce(c.name, f.customer) as customer,
  coalesce(o.currency, f.currency) as currency, coalesce(o.open_minor, 0)::bigint as open_minor,
  o.days_late::integer as days_late
from found f left join opened o using (invoice_key) left join dim_customer c on c.customer = f.customer
order by lower(f.document) = lower(${sqlText(text.trim())}) desc, starts_with(lower(f.document), lower(${sqlText(text.trim())})) desc,
  coalesce(o.open_minor, 0) > 0 desc, f.document, f.invoice_key
limit ${Math.trunc(limit)}`,
    scope,
  );
  return rows.map((row) => ({
    key: row.key as number,
    document: row.document as string,
    customer: row.customer as string | null,
    currency: row.currency as string | null,
    openMinor: row.open_minor as number,
    daysLate: row.days_late as number | null,
  }));
}

/** The number has every word looked for, in any case; a word typed with wide letters and digits also as narrow ones. */
function numberHas(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const has = (word: string): string => `contains(lower(invoice_id), lower(${sqlText(word)}))`;
  return words
    .map((word) => `(${[...new Set([word, word.normalize('NFKC')])].map(has).join(' or ')})`)
    .join(' and ');
}
