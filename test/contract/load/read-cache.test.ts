/** What is cached between two imports changes nothing of what they say. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importExports } from '../../../src/contract/import.ts';
import { ReadCache } from '../../../src/contract/load/read-cache.ts';
import { noProgress } from '../../../src/contract/progress.ts';
import { openNative } from '../../../src/engine/native.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csv, withFolder } from '../folder.ts';

const invoices = csv(
  'invoice_id,customer_name,issue_date,amount',
  'A1,Alder,2026-01-05,10.00',
  'A1,Alder,2026-01-05,10.00',
  'A2,Birch,2026-01-06,x',
);
const payments = csv('payment_id,date,amount,invoice_id', 'P1,2026-02-01,4.00,A1');

test('a second import with a cache of reads equals one that reads everything, also after files changed', async () => {
  await withFolder({ 'a.csv': invoices, 'p.csv': payments }, async (dir) => {
    const cache = new ReadCache();
    const settings = settingsSchema.parse({ max_set_aside: 1 });
    const run = async (cached?: ReadCache) => {
      const engine = await openNative();
      const result = await importExports(dir, settings, engine, noProgress, cached);
      const rows = [
        ...(await engine.query('select * from raw_invoice order by row_id')),
        ...(await engine.query('select * from raw_payment order by row_id')),
        ...(await engine.query('select * from raw_problem')),
        ...(await engine.query('select * from raw_file')),
      ];
      await engine.close();
      return { result, rows };
    };
    await run(cache);
    expect(await run(cache)).toEqual(await run());
    writeFileSync(join(dir, 'a.csv'), `${invoices}A3,Cedar,2026-01-07,7.50\n`);
    const changed = await run(cache);
    expect(changed).toEqual(await run());
    expect(changed.rows).toContainEqual(expect.objectContaining({ invoice_id: 'A3' }));
    rmSync(join(dir, 'p.csv'));
    expect(await run(cache)).toEqual(await run());
    cache.close();
  });
});
