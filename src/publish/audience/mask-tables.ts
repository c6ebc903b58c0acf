/** The tables of an audience with codes in place of the names that it is not shown, and without the texts. */
import { sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { MASKED_TEXTS, type Mask, type MaskedColumn } from '../../settings/audiences.ts';
import { type CodeKind, codesFor } from './codes.ts';

/** Of a masked column: codes of this kind take its place. */
const CODED: Partial<Record<string, CodeKind>> = {
  owner: 'person',
  decided_by: 'person',
  invoice_id: 'invoice',
  contract_no: 'contract',
  reference: 'reference',
  file: 'file',
};
/** Columns that name a customer. */
const CUSTOMER_COLUMNS = ['customer', 'payer', 'parent'];
/** The table of codes, while tables are copied. */
const CODES = 'scope_code';
const ROWS_AT_ONCE = 2000;

/** What is hidden, with customers by their ids. */
export interface ResolvedMask {
  customer?: 'all' | string[];
  columns: Mask['columns'];
  secret: string;
}

interface Column {
  table: string;
  name: string;
}

/** The kind of codes that a column gets in place of its values, by the value of which column; null: none. */
function codingOf(
  { table, name }: Column,
  mask: ResolvedMask,
): { kind: CodeKind; by: string } | null {
  const hides = (column: string): boolean => mask.columns.includes(column as MaskedColumn);
  if (mask.customer && CUSTOMER_COLUMNS.includes(name)) return { kind: 'customer', by: name };
  if (mask.customer && table === 'dim_customer' && name === 'name')
    return { kind: 'customer', by: 'customer' };
  if (hides('rep') && name === 'rep') return { kind: 'rep', by: name };
  if (hides('rep') && table === 'dim_rep' && name === 'name') return { kind: 'rep', by: 'rep' };
  const kind = CODED[name];
  return kind && hides(name) ? { kind, by: name } : null;
}

/** Makes the codes of all values that `tables` have, on the connection of the whole report; `DROP_CODES` removes them. */
export async function prepareCodes(
  whole: NativeEngine,
  tables: Record<string, string>,
  mask: ResolvedMask,
): Promise<void> {
  await whole.run(
    `create or replace temp table ${CODES} (kind varchar, value varchar, code varchar)`,
  );
  const selects = new Map<CodeKind, string[]>();
  for (const [table, select] of Object.entries(tables))
    for (const { column_name: name } of await whole.query(`describe ${select}`)) {
      const coding = codingOf({ table, name: name as string }, mask);
      if (!coding) continue;
      const { kind, by } = coding;
      const list = selects.get(kind) ?? [];
      list.push(`select "${by}"::varchar as value from (${select})`);
      selects.set(kind, list);
    }
  for (const [kind, list] of selects) {
    const rows = await whole.query(
      `select distinct value from (${list.join(' union all ')}) where value is not null`,
    );
    const values = rows.map(({ value }) => value as string);
    const named = kind === 'customer' && mask.customer !== 'all' ? mask.customer! : values;
    const coded = new Set(named);
    const taken = new Set(values.filter((value) => !coded.has(value)));
    await insert(whole, kind, codesFor(named, { kind, secret: mask.secret, taken }));
  }
}

export const DROP_CODES = `drop table if exists ${CODES}`;

async function insert(
  whole: NativeEngine,
  kind: CodeKind,
  codes: Map<string, string>,
): Promise<void> {
  const rows = [...codes].map((pair) => `(${[kind, ...pair].map(sqlText).join(', ')})`);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await whole.run(`insert into ${CODES} values ${rows.slice(at, at + ROWS_AT_ONCE).join(', ')}`);
}

/** The same rows as the audience is shown them, in the same order; of people in that of their codes. Needs the codes. */
export function maskedSelect(
  table: string,
  select: string,
  columns: string[],
  mask: ResolvedMask,
): string {
  const joins: string[] = [];
  const shown = columns.map((name) => {
    const own = `shown."${name}"`;
    if (isEmptied({ table, name }, mask)) return `null::varchar as "${name}"`;
    // what is said of a customer in free words may name him
    if (name === 'note' && mask.customer)
      return `case when not ${isCoded(mask)} then ${own} end as "${name}"`;
    const coding = codingOf({ table, name }, mask);
    if (!coding) return own;
    const code = `code_${joins.length}`;
    joins.push(
      `left join ${CODES} ${code} on ${code}.kind = '${coding.kind}' and ${code}.value = shown."${coding.by}"::varchar`,
    );
    const isOfAll = coding.kind !== 'customer' || mask.customer === 'all';
    const instead = isOfAll ? `${code}.code` : `coalesce(${code}.code, ${own}::varchar)`;
    return `${instead} as "${name}"`;
  });
  const order = table.startsWith('dim_') && joins.length > 0 ? '1' : 'row_before';
  return `select * exclude (row_before) from (
    select ${shown.join(', ')}, row_before
    from (select *, row_number() over () as row_before from (${select})) shown ${joins.join(' ')})
    order by ${order}`;
}

function isEmptied({ name }: Column, { columns }: ResolvedMask): boolean {
  if (name === 'sheet') return columns.includes('file');
  return (
    (MASKED_TEXTS as readonly string[]).includes(name) && columns.includes(name as MaskedColumn)
  );
}

const isCoded = ({ customer }: ResolvedMask): string =>
  customer === 'all'
    ? 'true'
    : `coalesce(shown.customer::varchar in (${customer!.map(sqlText).join(', ')}), false)`;
