/** The raw tables for tests, empty, and a way to fill them by hand. */
import { rawDdl } from '../../src/contract/tables.ts';
import { type Cell, sqlText } from '../../src/engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';

export type RawRow = Record<string, Cell | undefined>;
export type RawData = Partial<Record<string, RawRow[]>>;

const DEFAULTS: Record<string, RawRow> = {
  raw_invoice: { doc_type: 'invoice', customer_id: 'C1' },
  raw_payment: { kind: 'cash' },
};

const literal = (value: Cell | undefined): string =>
  value === null || value === undefined
    ? 'null'
    : typeof value === 'string'
      ? sqlText(value)
      : String(value);

/** An engine in memory whose raw tables hold these rows; row ids run over all tables in the order given. */
export async function openRaw(data: RawData): Promise<NativeEngine> {
  const engine = await openNativeFor(0);
  for (const statement of rawDdl()) await engine.run(statement);
  let rowId = 0;
  for (const [table, rows] of Object.entries(data)) {
    const values = (rows ?? []).map((row, i) => {
      const full: RawRow = {
        row_id: ++rowId,
        file: `${table}.csv`,
        row: i + 2,
        ...DEFAULTS[table],
        ...row,
      };
      return full;
    });
    if (values.length === 0) continue;
    const columns = [...new Set(values.flatMap((row) => Object.keys(row)))];
    for (let at = 0; at < values.length; at += 500) {
      const tuples = values
        .slice(at, at + 500)
        .map((row) => `(${columns.map((column) => literal(row[column])).join(', ')})`);
      await engine.run(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`);
    }
  }
  return engine;
}
