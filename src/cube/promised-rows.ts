/**
 * What a day needs of promises is read from the pieces and items of promised invoices: a few of very many, put beside the
 * pack's tables once instead of being looked for by every measure of every day.
 */
import type { Engine } from '../engine/engine.ts';
import type { Measure } from '../metrics/define.ts';
import { tablesOf } from '../metrics/dependencies.ts';
import { withTables } from '../metrics/sql.ts';

const PROMISE = 'fct_promise';
/** By mart the temporary table of its promised rows; a measure of promises reads no others. */
const PROMISED: Record<string, string> = {
  mart_piece: 'promised_piece',
  mart_item: 'promised_item',
};

const isOfPromises = (measure: Measure): boolean =>
  tablesOf(measure).some(({ table }) => table === PROMISE);

/** The measure over promised rows where it is one of promises. */
export function overPromised(measure: Measure): Measure {
  if (!isOfPromises(measure)) return measure;
  const rename = (table: string): string => PROMISED[table] ?? table;
  const { from, where, value } = measure;
  return {
    ...measure,
    from: { ...from, rows: withTables(from.rows, rename) },
    ...(where ? { where: withTables(where, rename) } : {}),
    value: withTables(value, rename),
  };
}

/** Makes those tables for these measures; an engine that was started again has lost them. */
export async function preparePromised(engine: Engine, measures: Measure[]): Promise<void> {
  if (!measures.some(isOfPromises)) return;
  for (const [mart, name] of Object.entries(PROMISED))
    await engine.query(
      `create temp table if not exists ${name} as
      select * from ${mart} where invoice_key in (select invoice_key from ${PROMISE})`,
    );
}
