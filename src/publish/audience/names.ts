/** Names that the texts of an audience are searched for. */
import type { Engine, Row } from '../../engine/engine.ts';
import type { Audience } from '../../settings/audiences.ts';
import type { OpenReport } from '../open-report.ts';
import { idsFor } from './named-scope.ts';

type Named = Pick<OpenReport, 'engine' | 'settings'>;

const texts = (rows: Row[]): string[] => rows.map(({ text }) => text as string);

/** Ids and names of its customers. */
export async function customersOf({ engine }: Pick<Named, 'engine'>): Promise<Set<string>> {
  return new Set(texts(await engine.query(namesIn('dim_customer', 'customer'))));
}

/** What its customers are sorted by, which tells of no one of them. */
export async function groupsOf({ engine }: { engine: Engine }): Promise<string[]> {
  const columns = ['region', 'segment', 'product', 'department'];
  const selects = columns.map((column) => `select ${column}::varchar as text from fct_item`);
  return texts(
    await engine.query(`select text from (${selects.join(' union ')}) where text is not null`),
  );
}

/** Ids and names of those whom the audience is shown as codes. A rep whom `own`, its report, names is no secret as an owner. */
export async function maskedNames(
  whole: Named,
  { id, mask }: Pick<Audience, 'id' | 'mask'>,
  own: Pick<Named, 'engine'>,
): Promise<string[]> {
  const selects: string[] = [];
  if (mask?.customer === 'all') selects.push(namesIn('dim_customer', 'customer'));
  if (mask?.columns.includes('rep')) selects.push(namesIn('dim_rep', 'rep'));
  const found = selects.length === 0 ? [] : await whole.engine.query(selects.join(' union '));
  const people = (['owner', 'decided_by'] as const)
    .filter((column) => mask?.columns.includes(column))
    .map((column) => `select ${column} as text from fct_action where ${column} is not null`);
  const named = people.length === 0 ? [] : texts(await whole.engine.query(people.join(' union ')));
  const reps = new Set(texts(await own.engine.query(namesIn('dim_rep', 'rep'))));
  const listed = Array.isArray(mask?.customer) ? mask.customer : [];
  const ids = new Set(await idsFor(whole, 'customer', listed, `${id}.mask.customer`));
  const customers =
    ids.size === 0
      ? []
      : await whole.engine.query('select customer::varchar as id, name from dim_customer');
  const hidden = customers.filter((row) => ids.has(row.id as string));
  return [
    ...texts(found),
    ...named.filter((person) => !reps.has(person)),
    ...hidden.flatMap((row) => [row.id as string, row.name as string]),
  ].filter((text) => text !== null);
}

const namesIn = (table: string, key: string): string =>
  `select ${key}::varchar as text from ${table} where ${key} is not null
   union select name from ${table} where name is not null`;
