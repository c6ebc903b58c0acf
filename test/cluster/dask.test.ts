/** A scheduler and three workers on this machine: one is killed at work, and the book is the same; a damaged shard is named. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { mergeShards } from '../../src/shards/merge.ts';
import { splitExports } from '../../src/shards/split.ts';
import { contentOf, openJoined } from '../shards/joined.ts';

const SHARDS = 6;
const SCRIPT = resolve(import.meta.dirname, '../../scripts/reduce-shards.py');
const LOOK_EVERY = 20;

const base = mkdtempSync(join(tmpdir(), 'cluster-'));
const scheduler = join(base, 'scheduler.json');
const started: ChildProcess[] = [];

/** Each in a process group of its own, so that what it started goes with it. */
function start(program: string, args: string[]): ChildProcess {
  const child = spawn(program, args, { detached: true, stdio: 'ignore', cwd: base });
  started.push(child);
  return child;
}

function kill({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

beforeAll(async () => {
  mkdirSync(join(base, 'exports'));
  generateDemo({ invoices: 600, seed: 8, out: join(base, 'exports') });
  await splitExports({ data: join(base, 'exports'), out: join(base, 'shards'), shards: SHARDS });
  const local = ['--host', '127.0.0.1', '--no-dashboard'];
  start('/usr/bin/dask-scheduler', [...local, '--port', '0', '--scheduler-file', scheduler]);
  while (!existsSync(scheduler)) await setTimeout(LOOK_EVERY);
});
afterAll(() => {
  started.forEach(kill);
  rmSync(base, { recursive: true, force: true });
});

const startWorker = (name: string): ChildProcess =>
  start('/usr/bin/dask-worker', [
    ...['--scheduler-file', scheduler, '--host', '127.0.0.1', '--no-dashboard', '--no-nanny'],
    ...['--nthreads', '1', '--name', name, '--local-directory', join(base, name)],
  ]);

/** Whether a command runs on the worker. */
function isAtWork({ pid }: ChildProcess): boolean {
  const tasks = `/proc/${pid}/task`;
  return (
    existsSync(tasks) &&
    readdirSync(tasks).some(
      (task) => readFileSync(join(tasks, task, 'children'), 'utf8').trim() !== '',
    )
  );
}

interface Ended {
  code: number | null;
  text: string;
}

/** Reduces all shards into a folder of that name. */
function reduceAll(reduced: string): Promise<Ended> {
  const { address } = JSON.parse(readFileSync(scheduler, 'utf8'));
  const child = spawn('/usr/bin/python3', [
    SCRIPT,
    join(base, 'shards'),
    join(base, reduced),
    '--scheduler',
    address,
  ]);
  let text = '';
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

test('a worker is killed at work: what it had begun is done by another, and counts once', async () => {
  const workers = ['one', 'two', 'three'].map(startWorker);
  const reducing = reduceAll('reduced');
  let killed: ChildProcess | undefined;
  while (!killed) {
    await setTimeout(LOOK_EVERY);
    killed = workers.find(isAtWork);
  }
  kill(killed);
  const { code, text } = await reducing;
  expect(text).toMatch(new RegExp(`^${SHARDS}/${SHARDS}  shard-\\d\\d  Reduced: `, 'm'));
  expect(code).toBe(0);
  expect(readdirSync(join(base, 'reduced')).filter((name) => name.startsWith('shard-'))).toEqual(
    Array.from({ length: SHARDS }, (_, i) => `shard-0${i + 1}`),
  );
  const whole = await openReport({ data: join(base, 'exports') });
  const joined = await openJoined(base);
  try {
    expect(await contentOf(joined.engine)).toEqual(await contentOf(whole.engine));
  } finally {
    await Promise.all([whole.close(), joined.close()]);
  }
});

test('a shard that is damaged is named, the others are reduced, and nothing is joined', async () => {
  startWorker('four');
  writeFileSync(join(base, 'shards', 'shard-03', 'tables', 'stg_item.parquet'), 'no table');
  const { code, text } = await reduceAll('reduced-again');
  expect(code).toBe(1);
  expect(text).toMatch(/shard-03 {2}refused/);
  expect(text).toMatch(/stg_item\.parquet: is not as it was written/);
  expect(text.match(/Reduced: /g)).toHaveLength(SHARDS - 1);
  await expect(mergeShards(join(base, 'reduced-again'))).rejects.toThrow('shard 3 of 6 is missing');
});
