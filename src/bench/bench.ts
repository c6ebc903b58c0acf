/** The speed table: for each size, a demo company is generated, built, served and read in real Chromium. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDemo } from '../demo/generate.ts';
import { sqlText } from '../engine/engine.ts';
import { openNative } from '../engine/native.ts';
import { measurePages, type PageTimes } from './page-times.ts';
import type { TimedBuild } from './timed-build.ts';

export interface BenchRow extends PageTimes {
  invoices: number;
  build: TimedBuild;
  /** Seconds of DuckDB's own typed read of the same invoice and payment files. */
  floorSeconds: number;
  packBytes: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export async function bench(sizes: number[], say: (line: string) => void): Promise<BenchRow[]> {
  mkdirSync(join(ROOT, '.huikuan'), { recursive: true });
  const rows: BenchRow[] = [];
  for (const invoices of sizes) {
    const dir = mkdtempSync(join(ROOT, '.huikuan', 'bench-'));
    try {
      say(`${invoices} invoices: generating`);
      await generateDemo({ invoices, out: join(dir, 'exports') });
      say(`${invoices} invoices: DuckDB's own read`);
      const floorSeconds = await readFloor(join(dir, 'exports'));
      say(`${invoices} invoices: building`);
      const build = timedBuild(join(dir, 'exports'), join(dir, 'site'));
      say(`${invoices} invoices: reading in the browser`);
      const pages = await measurePages(join(dir, 'site'));
      const packs = readdirSync(join(dir, 'site', 'pack')).map((file) =>
        join(dir, 'site', 'pack', file),
      );
      const packBytes = packs.reduce((sum, file) => sum + statSync(file).size, 0);
      rows.push({ invoices, build, floorSeconds, packBytes, ...pages });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  return rows;
}

/** DuckDB reads the same files with given types: what no reader that checks less can beat by much. */
async function readFloor(dir: string): Promise<number> {
  const engine = await openNative();
  const startedAt = performance.now();
  for (const [table, money] of [
    ['invoices', "'issue_date': 'DATE', 'due_date': 'DATE', 'amount': 'DECIMAL(18,2)'"],
    ['payments', "'date': 'DATE', 'amount': 'DECIMAL(18,2)'"],
  ])
    await engine.run(
      `create table ${table} as from read_csv(${sqlText(join(dir, `${table}-*.csv`))}, header = true, types = {${money}})`,
    );
  const seconds = (performance.now() - startedAt) / 1000;
  await engine.close();
  return seconds;
}

function timedBuild(data: string, out: string): TimedBuild {
  const script = fileURLToPath(new URL('timed-build.ts', import.meta.url));
  const run = spawnSync(process.execPath, [script, data, out], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the build failed:\n${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as TimedBuild;
}

/** The rows as a Markdown table, one column a size. */
export function benchTable(rows: BenchRow[]): string {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const ms = (value: number) => `${Math.round(value)} ms`;
  const kB = (value: number) => `${(value / 1000).toFixed(0)} kB`;
  const lines: [string, (row: BenchRow) => string][] = [
    ['build, exports to site', (row) => seconds(row.build.seconds)],
    ...Object.keys(rows[0]!.build.stages).map((stage): [string, (row: BenchRow) => string] => [
      `— ${stage}`,
      (row) => seconds(row.build.stages[stage] ?? 0),
    ]),
    ['DuckDB’s own typed read of the same files', (row) => `${row.floorSeconds.toFixed(2)} s`],
    ['peak memory of the build', (row) => `${Math.round(row.build.peakBytes / 1e6)} MB`],
    ['pack', (row) => `${(row.packBytes / 1e6).toFixed(1)} MB`],
    ['overview before the engine, gzip', (row) => `${kB(row.bytes)}, ${row.requests} requests`],
    ['first paint with all charts, cold', (row) => ms(row.paint)],
    ['the same at 10 Mbit/s, 40 ms, CPU ÷ 4', (row) => ms(row.paintSlow)],
    ['layout shift', (row) => row.layoutShift.toFixed(3)],
    ['a filtered address answered, cold', (row) => ms(row.filteredAddress)],
    ['next filter, p50 / p95', (row) => `${ms(row.filterP50)} / ${ms(row.filterP95)}`],
  ];
  const head = ['what', ...rows.map((row) => `${row.invoices.toLocaleString('en-US')} invoices`)];
  return [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...lines.map(([what, cell]) => `| ${[what, ...rows.map(cell)].join(' | ')} |`),
  ].join('\n');
}
