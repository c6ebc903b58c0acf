import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ReadTask, readFile } from '../../../src/contract/load/read-file.ts';
import { ReadPool } from '../../../src/contract/load/read-pool.ts';
import { openFolder } from '../../../src/contract/plan/open-folder.ts';
import { noProgress } from '../../../src/contract/progress.ts';
import { listExports } from '../../../src/intake/list-exports.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csv, withFolder } from '../folder.ts';

const files = {
  'invoices-a.csv': csv(
    'invoice_id,customer_id,issue_date,amount',
    'A1,C1,2026-01-02,10.00',
    'A2,C1,2026-13-02,5',
  ),
  'invoices-b.csv': csv('invoice_id,customer_id,issue_date,amount', 'B1,C1,03/04/2026,10.00'),
  'payments.csv': csv('payment_id,date,amount,invoice_id', 'P1,2026-02-01,10.00,A1'),
};

it('reads in threads what it would read alone', async () => {
  await withFolder(files, async (dir) => {
    const out = mkdtempSync(join(tmpdir(), 'pool-'));
    const settings = settingsSchema.parse({});
    const scratch = { path: () => out, remove() {} };
    const context = { settings, report() {}, progress: noProgress };
    const folder = await openFolder(listExports(dir), context, scratch);
    const tasks = [...folder.plans.values()].map((plan, i): ReadTask => {
      return { plan, settings, isLinkedById: false, out: join(out, String(i)) };
    });
    const pool = new ReadPool(tasks, { file: 0, folder: 0 });
    try {
      for (const task of tasks) {
        let rows = 0;
        const pooled = await pool.read(task, (count) => {
          rows = count;
        });
        expect(pooled).toEqual(await readFile(task, () => {}));
        expect(rows).toBeGreaterThan(0);
      }
    } finally {
      await pool.close();
      rmSync(out, { recursive: true });
    }
  });
});
