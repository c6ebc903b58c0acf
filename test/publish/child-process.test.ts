/** A build whose reading is a process of its own: what failed there is told once, in words, and nothing is left behind. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Progress } from '../../src/contract/progress.ts';
import { buildSite } from '../../src/publish/build-site.ts';
import { runInChild } from '../../src/publish/child-process.ts';
import { ReportedFailure } from '../../src/publish/errors.ts';
import { prepareInProcess } from '../../src/publish/prepare-in-process.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'apart-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a site is prepared in a process that says how far it is and how much memory it took', async () => {
  const labels: string[] = [];
  let done = 0;
  const progress: Progress = {
    start: (label) => labels.push(typeof label === 'string' ? label : label.en),
    tick() {},
    done: () => done++,
  };
  const data = new URL('hand-ledger', import.meta.url).pathname;
  const work = join(dir, 'work');
  const { prepared, peakBytes } = await prepareInProcess(
    { data, out: join(dir, 'site'), progress },
    work,
  );
  expect(labels.slice(-2)).toEqual([
    'building the ledger and the marts',
    'answering the pages and writing the pack',
  ]);
  expect(done).toBe(labels.length);
  expect(prepared.changes).toBeNull();
  expect(prepared.problems).toContain('FILES');
  expect(readdirSync(work)).toContain('site.json');
  expect(peakBytes).toBeGreaterThan(1_000_000);
});

test('exports that cannot be read fail the build with what is wrong with them, without a trace', async () => {
  const data = join(dir, 'nothing-of-use');
  rmSync(data, { recursive: true, force: true });
  const build = buildSite({ data, out: join(dir, 'site') });
  await expect(build).rejects.toThrow(ReportedFailure);
  await expect(build).rejects.toThrow(/no such folder/);
  await expect(build).rejects.not.toThrow(/\bat \w+/);
  expect(readdirSync(dir)).not.toContain('site');
});

test('a process that ends before it is done fails with what it wrote', async () => {
  const script = join(dir, 'ends.mjs');
  writeFileSync(script, "console.error('out of luck'); process.exit(3);");
  await expect(runInChild(script, [])).rejects.toThrow(/ended early \(3\)\nout of luck/);
});
