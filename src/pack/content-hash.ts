/** What a pack holds, as a short text: equal for equal rows in equal form, whatever the rows' order. */
import { createHash } from 'node:crypto';
import type { NativeEngine } from '../engine/native.ts';
import { WHOLE_TABLES } from '../engine/pack-scope.ts';
import { contactTables, coreTables, itemTables, prepareStatements } from './pack-tables.ts';
import { viewStatements } from './pack-views.ts';

/** The tables of the models that a pack is made of. */
const TABLES = [
  ...WHOLE_TABLES,
  'fct_activity',
  'fct_commission',
  'fct_forecast',
  'fct_late_record',
  'fct_late_risk',
  'mart_stage',
  'fct_item',
  'fct_piece',
  'fct_unapplied',
];

/** Twelve hex digits over every row that goes into the pack, and its form. Needs the tables of `buildModels`. */
export async function contentHash(engine: NativeEngine, isConverted: boolean): Promise<string> {
  const digest = createHash('sha256');
  digest.update(
    JSON.stringify([
      prepareStatements(isConverted),
      coreTables(isConverted, 'as_of'),
      itemTables(isConverted, { from: 0, to: 0, isLast: true }),
      contactTables(),
      viewStatements(isConverted, 'everything', ['items_1', 'items_2']),
    ]),
  );
  for (const table of TABLES) {
    const rows = await engine.withPlainText(`select * from ${table}`);
    const [row] = await engine.query(
      `select count(*)::integer as n, coalesce(sum(hash(t)::hugeint), 0)::varchar as total from (${rows}) t`,
    );
    digest.update(`${table} ${row!.n} ${row!.total}\n`);
  }
  return digest.digest('hex').slice(0, 12);
}
