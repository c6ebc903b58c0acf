/** The demo company's exports, opened once for all test files of a process; each test leaves them as they are. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, PackFiles } from '../../src/engine/engine.ts';
import { openNodeWasm } from '../../src/engine/node-wasm.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';

export const DEMO = new URL('../../data/exports', import.meta.url).pathname;

interface DemoPack {
  dir: string;
  files: PackFiles;
}

/** Runs `open` when first called, and gives the same to all who call later. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Nobody closes it: the process that ends does. */
export const demoReport: () => Promise<OpenReport> = once(() => openReport({ data: DEMO }));

/** What the browser gets of it. */
export const demoPack: () => Promise<DemoPack> = once(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'demo-pack-'));
  return { dir, files: await writePack((await demoReport()).engine, dir, 'demo') };
});

/** The pack in the browser's engine. */
export const demoWasm: () => Promise<Engine> = once(async () => {
  const { dir, files } = await demoPack();
  return openNodeWasm(dir, files);
});
