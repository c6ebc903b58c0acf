/** Lists with a row per line of a document: adds the lines up to one document each. */
import { sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';

const DOCUMENT_KEY =
  "invoice_id, doc_type, coalesce(customer_id, customer_name, ''), coalesce(account, ''), coalesce(currency, '')";
const SUMMED = ['amount_minor', 'source_minor'];
/** Some systems repeat these of the document on each of its lines. */
const PER_DOCUMENT = ['paid_minor', 'credited_minor', 'open_minor'];

export interface IncompleteLine {
  row: number;
  id: string;
  source: number;
}

/**
 * Replaces the lines of one file in raw_invoice by one row a document: the first line's with the
 * sum of all amounts; paid and open amounts that all lines share are the document's, others add
 * up. Documents in `incompleteIds` are taken out and handed back, row by row.
 */
export async function sumLines(
  engine: NativeEngine,
  file: string,
  incompleteIds: ReadonlySet<string>,
): Promise<IncompleteLine[]> {
  const inFile = `file = ${sqlText(file)}`;
  const incomplete: IncompleteLine[] = [];
  if (incompleteIds.size > 0) {
    const ids = [...incompleteIds].map(sqlText).join(', ');
    const rows = await engine.query(
      `delete from raw_invoice where ${inFile} and invoice_id in (${ids})
       returning "row", invoice_id as id, source_minor::double as source`,
    );
    for (const { row, id, source } of rows)
      incomplete.push({ row: Number(row), id: String(id), source: Number(source) });
  }
  await engine.run(`
    create or replace temp table document_sum as
    select min(row_id) as row_id, ${SUMMED.map((c) => `sum(${c})::bigint as ${c}`).join(', ')},
      ${PER_DOCUMENT.map((c) => `case when count(distinct ${c}) > 1 then sum(${c})::bigint else min(${c}) end as ${c}`).join(', ')}
    from raw_invoice where ${inFile} group by ${DOCUMENT_KEY} having count(*) > 1`);
  await engine.run(`
    delete from raw_invoice r where ${inFile} and exists (
      select 1 from raw_invoice s join document_sum d using (row_id)
      where s.invoice_id = r.invoice_id and s.doc_type = r.doc_type and s.row_id <> r.row_id
        and coalesce(s.customer_id, s.customer_name, '') = coalesce(r.customer_id, r.customer_name, '')
        and coalesce(s.account, '') = coalesce(r.account, '')
        and coalesce(s.currency, '') = coalesce(r.currency, ''))`);
  const columns = [...SUMMED, ...PER_DOCUMENT].map((c) => `${c} = d.${c}`).join(', ');
  await engine.run(
    `update raw_invoice set ${columns} from document_sum d where raw_invoice.row_id = d.row_id`,
  );
  await engine.run('drop table document_sum');
  return incomplete;
}
