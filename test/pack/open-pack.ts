/** A written pack in a native engine, by the same steps as in the browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type PackFiles, sqlText } from '../../src/engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { CORE_FILE, itemsFile, openCore, openItems } from '../../src/engine/pack-opening.ts';
import type { PackScope } from '../../src/engine/pack-scope.ts';

/** Opens what `scope` needs; `close` also removes the unpacked files. */
export async function openPack(
  dir: string,
  pack: PackFiles,
  scope: PackScope = 'everything',
): Promise<NativeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
  const place = (name: string, file: string): string => {
    const path = join(folder, name);
    writeFileSync(path, gunzipSync(readFileSync(join(dir, file))));
    return path;
  };
  const core = place(CORE_FILE, pack.core);
  for (const [i, file] of pack.items.entries()) place(itemsFile(i), file);
  const engine = await openNativeFor(0);
  // Natively a registered name is a path.
  const run = (sql: string) =>
    engine.query(
      sql.replace(/'(items_\d+\.duckdb(\.wal)?)'/g, (_, name) => sqlText(join(folder, name))),
    );
  await openCore(run, { itemFiles: pack.items.length, coreFile: core });
  if (scope === 'everything') await openItems(run, pack.items.length);
  return {
    ...engine,
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
