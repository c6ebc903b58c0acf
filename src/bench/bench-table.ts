/** The measurements of the demo company as a Markdown table, one column a size. */
import type { BenchRow } from './bench.ts';
import type { Spread } from './statistics.ts';

export const seconds = (value: number): string => `${value.toFixed(1)} s`;
export const ms = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '–' : `${Math.round(value)} ms`;
const kB = (value: number): string => `${Math.round(value / 1000)} kB`;
export const MB = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : `${value < 1e7 ? (value / 1e6).toFixed(1) : Math.round(value / 1e6)} MB`;
export const both = (spread: Spread | null): string =>
  spread ? `${ms(spread.p50)} / ${ms(spread.p95)}` : '–';

export function benchTable(rows: BenchRow[]): string {
  const stages = Object.keys(rows[0]!.build.stages);
  const lines: [string, (row: BenchRow) => string][] = [
    ['build, exports to site, nothing left of earlier ones', (row) => seconds(row.build.seconds)],
    ...stages.map((stage): [string, (row: BenchRow) => string] => [
      `— ${stage}`,
      (row) => seconds(row.build.stages[stage] ?? 0),
    ]),
    [
      '*floor: DuckDB’s own typed read of the same files*',
      (row) => `${row.readFloor.toFixed(2)} s`,
    ],
    ['peak memory of the build', (row) => MB(row.build.peakBytes)],
    [
      'pack: what is open; all items, bytes an invoice',
      (row) =>
        `${MB(row.corePack)}; ${MB(row.itemsPack)}, ${(row.itemsPack / row.invoices).toFixed(1)}`,
    ],
    [
      'overview until its load event',
      (row) => `${kB(row.load.bytes)}, ${row.load.requests} requests`,
    ],
    ['first paint / all charts, cold', (row) => `${ms(row.load.paint)} / ${ms(row.load.charts)}`],
    ['*floor: a still page of the same bytes*', (row) => ms(row.load.staticPage)],
    ['all charts, slow line', (row) => ms(row.load.chartsSlow)],
    ['*floor: a still page of the same bytes, slow line*', (row) => ms(row.load.staticPageSlow)],
    ['layout shift', (row) => row.load.layoutShift.toFixed(3)],
    [
      'a filtered address answered, cold, slow line',
      (row) => `${ms(row.load.firstFilterSlow)}, ${kB(row.load.firstFilterBytes)}`,
    ],
    [
      'next filter without the engine, p50 / p95: a quarter second after the last; at once',
      (row) => `${both(row.filters.cube)}; ${both(row.filters.cubeAtOnce)}`,
    ],
    ['the same at once, slow processor', (row) => both(row.filters.cubeSlow)],
    ['engine, from its bytes to ready', (row) => ms(row.filters.engineStart)],
    [
      'as-of date inside a month: the first asked of it; another, p50 / p95',
      (row) => `${ms(row.filters.firstDay)}; ${both(row.filters.nextDay)}`,
    ],
    ['next filter at such a date, p50 / p95', (row) => both(row.filters.filterAtDay)],
    ['*floor: one bare loop over as many rows*', (row) => `${row.loopFloor.toFixed(1)} ms`],
    ['figure to its first rows, engine warm', (row) => ms(row.filters.drill)],
    [
      'memory of the tab after ten filters, engine off / on',
      (row) => `${MB(row.filters.memoryOff)} / ${MB(row.filters.memoryOn)}`,
    ],
  ];
  return markdown(
    ['what', ...rows.map(sizeText)],
    lines.map(([what, cell]) => [what, ...rows.map(cell)]),
  );
}

export const sizeText = ({ invoices }: BenchRow): string =>
  `${invoices.toLocaleString('en-US')} invoices`;

export const markdown = (head: string[], lines: string[][]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ].join('\n');
