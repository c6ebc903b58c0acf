/** What tests of the models share: one engine a test, closed after it, and two short rows. */
import { afterEach } from 'vitest';
import type { NativeEngine } from '../../src/engine/native.ts';
import { build } from '../cases/build-case.ts';
import type { RawData } from './raw-tables.ts';

const engines: NativeEngine[] = [];

/** The models over raw rows; the engine is closed after the test. */
export async function run(data: RawData, settings: object = {}): Promise<NativeEngine> {
  const engine = await build(data, settings);
  engines.push(engine);
  return engine;
}
/** To be called once in a test file. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
}

export const meta = async (db: NativeEngine): Promise<Record<string, string>> =>
  Object.fromEntries((await db.query('select * from meta')).map((row) => [row.key, row.value]));

/** Problems as [severity, rule, row]. */
export const rules = async (db: NativeEngine): Promise<unknown[]> =>
  (await db.query('select severity, rule, row from raw_problem order by rule, row')).map((row) =>
    Object.values(row),
  );

export const A = {
  invoice_id: 'A',
  issue_date: '2026-01-10',
  due_date: '2026-02-09',
  amount_minor: 1000,
};
export const B = {
  invoice_id: 'B',
  issue_date: '2026-01-20',
  due_date: '2026-02-19',
  amount_minor: 500,
};
