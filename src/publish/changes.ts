/** What changed since the last build: documents added, changed and gone, and the headline figures before and after. */
import { type Row, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { exactMoney } from '../format/number.ts';
import type { BuildChanges } from '../report/data-report.ts';
import { DOCUMENT_KEY, type Headline, readNote, type SnapshotNote } from './snapshot.ts';

const MAX_LISTED = 20;
const FIELDS = [
  'customer',
  'currency',
  'date',
  'due_date',
  'amount_minor',
  'reference',
  'open_minor',
];
const CHANGES = ['added', 'changed', 'gone'] as const;

/**
 * One row per document that is not as it was. Documents are the same by kind, number and customer; one
 * whose number is left over once on either side is the same under another customer.
 */
const comparisonSql = (path: string): string => `
with
was as (select *, ${DOCUMENT_KEY} as key from read_parquet(${sqlText(path)})),
same as (
  select w as was, d as now from document_now d join was w
    on w.kind = d.kind and w.key = d.key and w.n = d.n and w.customer is not distinct from d.customer
),
new_only as (
  select d as now, count(*) over (partition by kind, key) as alike from document_now d
  where not exists (select 1 from was w where w.kind = d.kind and w.key = d.key and w.n = d.n
    and w.customer is not distinct from d.customer)
),
old_only as (
  select w as was, count(*) over (partition by kind, key) as alike from was w
  where not exists (select 1 from document_now d where w.kind = d.kind and w.key = d.key and w.n = d.n
    and w.customer is not distinct from d.customer)
),
rest as (
  select o.was, n.now from new_only n full join old_only o
    on o.was.kind = n.now.kind and o.was.key = n.now.key and n.alike = 1 and o.alike = 1
),
pair as (select * from same union all by name select * from rest),
final as (
  select case when was is null then 'added' when now is null then 'gone' else 'changed' end as change,
    coalesce(now.kind, was.kind) as kind, coalesce(now.id, was.id) as id, coalesce(now.key, was.key) as key,
    ${FIELDS.map((f) => `now.${f} as ${f}, was.${f} as old_${f}`).join(', ')}
  from pair
)
select *, change = 'changed' and ${differences(
  FIELDS.filter((f) => f !== 'open_minor'),
  false,
)} as is_balance_only
from final where change <> 'changed' or ${differences(FIELDS, true)}`;

/** True where some of the fields differ, or where none does. */
function differences(fields: string[], differ: boolean): string {
  const tests = fields.map((f) => `${f} is ${differ ? '' : 'not '}distinct from old_${f}`);
  return `(${tests.join(differ ? ' or ' : ' and ')})`;
}

/**
 * Compares `document_now` and `note` with the snapshot at `path`, which the last build left; null where there
 * is none. Amounts in minor units of the document's currency.
 */
export async function compareBuilds(
  engine: NativeEngine,
  note: SnapshotNote,
  path: string,
): Promise<BuildChanges | null> {
  const before = await readNote(engine, path);
  if (before === null) return null;
  await engine.run(`create or replace temp table document_change as ${comparisonSql(path)}`);
  const counts = await engine.query(
    `select kind, ${CHANGES.map((c) => `(count(*) filter (change = '${c}'))::integer as ${c}`).join(', ')},
       (count(*) filter (is_balance_only))::integer as balance_only
     from document_change group by kind
     order by list_position(['invoice', 'credit_note', 'payment'], kind)`,
  );
  const moved = (field: string): string => `abs(coalesce(${field}, 0) - coalesce(old_${field}, 0))`;
  const listed = await engine.query(
    `select * from document_change
     qualify row_number() over (partition by change
       order by is_balance_only, greatest(${moved('amount_minor')}, ${moved('open_minor')}) desc,
         kind, key, customer, old_customer, date, old_date) <= ${MAX_LISTED}
     order by list_position(['added', 'changed', 'gone'], change), is_balance_only,
       greatest(${moved('amount_minor')}, ${moved('open_minor')}) desc, kind, key, customer, old_customer, date, old_date`,
  );
  return {
    asOf: before.asOf,
    counts: counts.map(({ balance_only, ...row }) => ({ ...row, balanceOnly: balance_only })),
    documents: listed.map(toDocument),
    figures: figurePairs(before.figures, note.figures),
  } as BuildChanges;
}

function toDocument(row: Row): BuildChanges['documents'][number] {
  const isGone = row.change === 'gone';
  const of = (field: string) => row[isGone ? `old_${field}` : field] ?? null;
  const changed = FIELDS.filter((field) => row[field] !== row[`old_${field}`]);
  return {
    change: row.change,
    kind: row.kind,
    id: row.id,
    customer: of('customer'),
    currency: of('currency'),
    date: of('date'),
    amountMinor: of('amount_minor'),
    openMinor: of('open_minor'),
    fields:
      row.change === 'changed'
        ? changed.map((field) => ({ field, before: row[`old_${field}`], after: row[field] }))
        : [],
  } as BuildChanges['documents'][number];
}

/** Figures of either build, side by side, in the order of the new one. */
function figurePairs(before: Headline[], after: Headline[]): BuildChanges['figures'] {
  const same = (a: Headline) => (b: Headline) => a.metric === b.metric && a.currency === b.currency;
  const gone = before.filter((figure) => !after.some(same(figure)));
  return [...after, ...gone].map(({ metric, unit, currency }) => {
    const is = same({ metric, unit, currency, value: null });
    return {
      metric,
      unit,
      currency,
      before: before.find(is)?.value ?? null,
      after: after.find(is)?.value ?? null,
    };
  });
}

/** One line for a terminal. */
export function changesLine(changes: BuildChanges | null): string {
  if (changes === null) return 'No earlier build to compare with.';
  const sum = (key: 'added' | 'changed' | 'balanceOnly' | 'gone'): number =>
    changes.counts.reduce((total, kind) => total + kind[key], 0);
  const counted = (key: Parameters<typeof sum>[0]): string => sum(key).toLocaleString('en-US');
  const balance = sum('balanceOnly') > 0 ? ` (${counted('balanceOnly')} only in what is open)` : '';
  const documents =
    changes.counts.length === 0
      ? 'no document changed'
      : `documents: ${counted('added')} added, ${counted('changed')} changed${balance}, ${counted('gone')} gone`;
  const moved = changes.figures.filter(
    ({ metric, before, after }) => metric === 'open_amount' && before !== after,
  );
  const open = moved.map(({ currency, before, after }) => {
    const shown = (value: number | null): string => exactMoney(value, currency, 'en');
    return `; open ${[currency, `${shown(before)} → ${shown(after)}`].filter(Boolean).join(' ')}`;
  });
  return `Since the last build: ${documents}${open.join('')}.`;
}
