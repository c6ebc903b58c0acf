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
const IS_BALANCE_ONLY = ["change = 'changed'"]
  .concat(
    FIELDS.filter((field) => field !== 'open_minor').map(
      (f) => `${f} is not distinct from old_${f}`,
    ),
  )
  .join(' and ');
const moved = (field: string): string => `abs(coalesce(${field}, 0) - coalesce(old_${field}, 0))`;

const columns = (name: (field: string) => string): string => FIELDS.map(name).join(', ');

/** Documents that are not as they were, those of two builds being the same by kind, number and customer. */
const unlikeSql = (path: string): string => `
  select case when w.kind is null then 'added' when n.kind is null then 'gone' else 'changed' end as change,
    coalesce(n.kind, w.kind) as kind, coalesce(n.id, w.id) as id, coalesce(n.key, w.key) as key,
    ${columns((f) => `n.${f}, w.${f} as old_${f}`)}
  from document_now n
  full join (select *, ${DOCUMENT_KEY} as key from read_parquet(${sqlText(path)})) w
    on n.kind = w.kind and n.key = w.key and n.n = w.n and n.customer is not distinct from w.customer
  where n.kind is null or w.kind is null or ${differing((f) => [`n.${f}`, `w.${f}`])}`;

const differing = (pair: (field: string) => [string, string]): string =>
  FIELDS.map((field) => pair(field).join(' is distinct from ')).join(' or ');

/** The one document of its kind and number that was added, or is gone. */
const only = (change: 'added' | 'gone'): string => `(
  select kind, key, any_value(rowid) as document from document_unlike where change = '${change}'
  group by kind, key having count(*) = 1)`;

/**
 * Leaves the documents that are not as they were in the view `document_change`. One whose number is left over once on
 * either side is the same under another customer. Each step is a table that the engine may put on disk: all documents
 * may be others than before.
 */
const compareStatements = (path: string): string[] => [
  `create or replace temp table document_unlike as ${unlikeSql(path)}`,
  `create or replace temp table other_customer as select n.document as now, w.document as was
    from ${only('added')} n join ${only('gone')} w using (kind, key)`,
  `create or replace temp view document_change as
    select *, ${IS_BALANCE_ONLY} as is_balance_only,
      greatest(${moved('amount_minor')}, ${moved('open_minor')}) as moved
    from (
      from document_unlike d where not exists (
        select 1 from (select unnest([now, was]) as document from other_customer) p where p.document = d.rowid)
      union all
      select 'changed', n.kind, n.id, n.key, ${columns((f) => `n.${f}, w.old_${f}`)}
      from other_customer join document_unlike n on n.rowid = now join document_unlike w on w.rowid = was
      where ${differing((f) => [`n.${f}`, `w.old_${f}`])}
    )`,
];
const DROP_COMPARED = [
  'drop view if exists document_change',
  'drop table if exists document_unlike',
  'drop table if exists other_customer',
];

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
  for (const statement of compareStatements(path)) await engine.run(statement);
  const counts = await engine.query(
    `select kind, ${CHANGES.map((c) => `(count(*) filter (change = '${c}'))::integer as ${c}`).join(', ')},
       (count(*) filter (is_balance_only))::integer as balance_only
     from document_change group by kind
     order by list_position(['invoice', 'credit_note', 'payment'], kind)`,
  );
  const listed: Row[] = [];
  for (const change of CHANGES)
    listed.push(
      ...(await engine.query(
        `select * from document_change where change = '${change}' order by is_balance_only, moved desc,
           kind, key, customer, old_customer, date, old_date limit ${MAX_LISTED}`,
      )),
    );
  for (const statement of DROP_COMPARED) await engine.run(statement);
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
