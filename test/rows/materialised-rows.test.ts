/** Rows as a table in the engine: the same rows in the same order as asked for page by page, and sorted anew. */
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { dropMaterialised, materialiseRows } from '../../src/rows/materialised-rows.ts';
import { demoReport, demoWasm } from '../demo/demo-report.ts';

let report: OpenReport;
let wasm: Engine;
beforeAll(async () => {
  report = await demoReport();
  wasm = await demoWasm();
});

test('pages are those asked for one by one; another order keeps ties; what is dropped is gone', async () => {
  const ask = createAskRows(wasm, report);
  const question = { which: 'behind', metric: 'invoiced_amount' } as const;
  const { sql, scope, rows, count } = await ask({ ...question, limit: 100_000 });
  expect(count).toBeGreaterThan(1000);
  const stored = await materialiseRows(wasm, sql, scope);
  expect(await stored.page(0, 100_000)).toEqual(rows);
  expect(await stored.page(700, 200)).toEqual(rows.slice(700, 900));
  const byCustomer = await stored.sorted({ column: 'customer' });
  const expected = rows.toSorted((a, b) => {
    const [x, y] = [Buffer.from(String(a.customer)), Buffer.from(String(b.customer))];
    return Buffer.compare(x, y);
  });
  expect(await byCustomer.page(0, 100_000)).toEqual(expected);
  const back = await byCustomer.sorted({ column: 'customer', descending: true });
  expect((await back.page(0, 1))[0]!.customer).toBe(expected.at(-1)!.customer);
  await dropMaterialised(wasm);
  await expect(back.page(0, 1)).rejects.toThrow('materialised_rows');
});
