/** The same tables give the same bytes, in another process with other threads and other memory, and read as they were. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'same-bytes-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Numbers of every type with gaps of every length, and texts that fill blocks, in several groups of rows. */
const COLUMNS = `
  case when hash(i) % 3 = 0 then i end as gaps,
  case when hash(i) % 3 > 0 then (hash(i) // 4)::bigint - 2000000000000000000 end as far_apart,
  case when i // 5000 % 2 = 0 then date '2026-01-01' + (hash(i) % 900)::integer end as day,
  case when i % 2049 > 2000 then (hash(i) % 200)::utinyint end as small,
  case when hash(i) % 5 > 0 then hash(i) % 2 = 0 end as flag,
  case when i > 2048 then (hash(i) % 7)::integer end as later,
  case when hash(i) % 11 > 0 then (hash(i) % 1000) / 7 end as rate,
  'INV-' || hash(i) as id,
  case when hash(i) % 4 > 0 then 'K' || hash(i % 9000) || '-' || i % 9000 end as contract,
  case when hash(i) % 4 > 0 then 'A word or two about ' || hash(i) % 3000 end as note`;
const ROWS = 140_000;

/** In the process: writes a file and prints its hash, and how many rows read back otherwise. */
const PROGRAM = `
  const [path, threads, before] = process.argv.slice(1);
  const { openNative } = await import('./src/engine/native.ts');
  const { inFixedOrder, writeTables } = await import('./src/pack/write-tables.ts');
  const { createHash } = await import('node:crypto');
  const { writeFileSync } = await import('node:fs');
  const engine = await openNative();
  await engine.run('set threads = ' + threads);
  if (before) await engine.run(before);
  await engine.run(\`create table source as select i::integer as i, ${COLUMNS} from range(${ROWS}) r(i)\`);
  const tables = ['one', 'two'].map((name) => ({ name, select: 'select * from source order by i', comment: name }));
  let bytes;
  await inFixedOrder(engine, async () => { bytes = await writeTables(engine, path, tables); });
  writeFileSync(path, bytes);
  await engine.run(\`attach '\${path}' as written (read_only)\`);
  const [row] = await engine.query(\`select count(*)::integer as n from written.two w
    full join source s on w = s where w.i is null or s.i is null\`);
  const [setting] = await engine.query("select current_setting('threads')::integer as threads");
  await engine.close();
  console.log(JSON.stringify([createHash('sha256').update(bytes).digest('hex'), row.n, setting.threads]));`;

function writtenIn(name: string, threads: number, before = ''): [string, number, number] {
  const args = ['--input-type=module', '-e', PROGRAM, join(dir, name), String(threads), before];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

test('the same tables give the same bytes in another process, and read as they were', () => {
  const [hash, unlike, threads] = writtenIn('first', 1);
  const used = `create table used as select hash(i) as a, repeat('used ', 30) as b from range(200000) r(i)`;
  expect([unlike, threads]).toEqual([0, 1]);
  expect(writtenIn('second', 4, `${used}; drop table used`)).toEqual([hash, 0, 4]);
});
