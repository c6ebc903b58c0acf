/** What a build leaves beside the site for the next one to compare with: every document, and the headline figures. Never published. */
import { existsSync } from 'node:fs';
import { sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { Witness } from '../forecast/write-witness.ts';
import type { BuildChanges } from '../report/data-report.ts';
import type { OpenReport } from './open-report.ts';

const FORMAT_VERSION = 2;
const HEADLINES = [
  'open_amount',
  'overdue_amount',
  'collection_rate',
  'collection_rate_due',
  'dso',
] as const;

export type Headline = Pick<BuildChanges['figures'][number], 'metric' | 'unit' | 'currency'> & {
  value: number | null;
};

/** The forecasts of one book; amounts of another report currency are others. */
export interface Remembered {
  reportCurrency: string | null;
  witnesses: Witness[];
}

export interface SnapshotNote {
  asOf: string;
  figures: Headline[];
  /** What this build and those before it forecast; older snapshots have none. */
  forecasts?: Remembered;
}

/**
 * One row per document: an invoice or instalment with what is open at the as-of date, a credit note, a payment.
 * `n` counts those that are alike, from 1.
 */
const documentsSql = (asOf: string): string => `
with
open_item as (
  select item_key, sum(amount_doc_minor)::bigint as open_minor from mart_piece
  where issue_date <= ${sqlDate(asOf)} and (end_date is null or end_date > ${sqlDate(asOf)})
  group by item_key
),
document as (
  select kind, id, customer, currency, date, due_date, amount_minor,
    case when kind = 'invoice' then coalesce(o.open_minor, 0) end as open_minor, reference
  from fct_document left join open_item o using (item_key)
)
select *, ${DOCUMENT_KEY} as key, 1 as n from document`;

/** What identifies a document: its own number, or its date, amount and reference where it has none. */
export const DOCUMENT_KEY = `case
  when id is null then concat_ws('|', '', coalesce(customer, ''), date, amount_minor, coalesce(reference, ''))
  when kind = 'invoice' then id
  else concat_ws('|', id, coalesce(reference, '')) end`;

/** Counts documents of the same kind, key and customer; hardly any has another such. */
const COUNT_ALIKE = `update document_now d set n = alike.n
from (
  select rowid as row, row_number() over (
      partition by kind, key, customer order by currency, date, amount_minor, due_date, open_minor
    )::integer as n
  from document_now where hash(kind, key, customer) in (
    select hash(kind, key, customer) as h from document_now group by h having count(*) > 1)
) alike
where d.rowid = alike.row`;

/** Leaves the documents of this build in the temporary table `document_now`. */
export async function takeSnapshot(report: OpenReport): Promise<SnapshotNote> {
  await report.engine.run(
    `create or replace temp table document_now as ${documentsSql(report.asOf)}`,
  );
  await report.engine.run(COUNT_ALIKE);
  const figures: Headline[] = [];
  for (const metric of HEADLINES) {
    const { unit, rows } = await report.ask({ metric, by: [] });
    for (const { currency, value } of rows) figures.push({ metric, unit, currency, value });
  }
  return { asOf: report.asOf, figures };
}

/** Writes `document_now` and the note; the same documents give the same bytes. */
export async function writeSnapshot(
  engine: NativeEngine,
  note: SnapshotNote,
  path: string,
): Promise<void> {
  const text = JSON.stringify({ form: FORMAT_VERSION, ...note });
  await engine.run(
    `copy (select * exclude (key) from document_now
       order by kind, id, reference, customer, date, amount_minor, n) to ${sqlText(path)}
     (format parquet, compression zstd, compression_level 1, kv_metadata {note: ${sqlText(text)}})`,
  );
}

/** The note of an earlier snapshot; null where there is none that can be read. */
export async function readNote(engine: NativeEngine, path: string): Promise<SnapshotNote | null> {
  if (!existsSync(path)) return null;
  try {
    const [row] = await engine.query(
      `select decode(value) as note from parquet_kv_metadata(${sqlText(path)}) where decode(key) = 'note'`,
    );
    const { form, ...note } = JSON.parse(row!.note as string);
    await engine.query(`select kind, id, n from read_parquet(${sqlText(path)}) limit 1`);
    return form === FORMAT_VERSION ? (note as SnapshotNote) : null;
  } catch {
    return null;
  }
}
