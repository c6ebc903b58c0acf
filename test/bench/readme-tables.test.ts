import { expect, test } from 'vitest';
import type { BenchRow } from '../../src/bench/bench.ts';
import type { PageCost } from '../../src/bench/beside-aggregated.ts';
import { commandsTable, comparisonTable } from '../../src/bench/comparison-table.ts';
import { readmeTables, withTables } from '../../src/bench/readme-tables.ts';
import { sealedTable } from '../../src/bench/sealed-table.ts';

const costs = (factor: number): PageCost => {
  const spread = { p50: 20 * factor, p95: 30 * factor };
  const changes = { screen: spread, page: spread, any: spread };
  return {
    charts: 100 * factor,
    chartsSlow: 400 * factor,
    filters: changes,
    filtersSlow: changes,
    quietBytes: 200_000 * factor,
    quietMemory: 2e8 * factor,
    filteredMemory: 3e8 * factor,
  };
};
const row = {
  invoices: 10_000,
  other: {
    build: { seconds: 12.34, peakBytes: 9e8, stages: {} },
    site: costs(1),
    aggregated: costs(2),
    still: { charts: 80, chartsSlow: 320 },
    customer: { time: 2500, bytes: 400_000 },
  },
} as unknown as BenchRow;

test('each cell has the site, the aggregated page and the share of the one in the other', () => {
  const lines = comparisonTable([row]).split('\n');
  expect(lines[0]).toBe('| what | goal | 10,000 invoices |');
  expect(lines).toContain('| all charts visible, cold | ≤ 0.33 × | 100 ms; 200 ms; 0.50 × |');
  expect(lines).toContain(
    '| — last change of any kind | ≤ 0.7 × | 20 ms / 30 ms; 40 ms / 60 ms; 0.50 × |',
  );
  expect(lines).toContain('| *beside a still page of the same bytes* | ≤ 1.2 × | 80 ms; 1.25 × |');
});

test('what could not be measured is a dash', () => {
  const other = { ...row.other, site: { ...costs(1), filteredMemory: Number.NaN } };
  expect(comparisonTable([{ ...row, other }])).toContain('| – ; 600 MB; – |'.replace('– ;', '–;'));
});

test('what sealing costs is told in time, bytes and as a share of the build', () => {
  const sealed = {
    figures: 912.4,
    figuresBytes: 101_400,
    filter: 1540,
    filterBytes: 415_900,
    eachAudience: 3,
  };
  const build = { seconds: 15, peakBytes: 0, stages: {} };
  const lines = sealedTable([{ ...row, build, sealed }]).split('\n');
  expect(lines).toContain('| sealed link to first figures, slow line | ≤ 1.0 s | 912 ms, 101 kB |');
  expect(lines.at(-1)).toMatch(/ \| ≤ 25 % \| 3\.0 s, 20 % \|$/);
});

test('further audiences are measured at one size, which the line names', () => {
  const sealed = { figures: 1, figuresBytes: 1, filter: 1, filterBytes: 1, eachAudience: 3 };
  const build = { seconds: 15, peakBytes: 0, stages: {} };
  const larger = { ...row, invoices: 100_000, build, sealed: { ...sealed, eachAudience: null } };
  const line = sealedTable([{ ...row, build, sealed }, larger])
    .split('\n')
    .at(-1);
  expect(line).toMatch(/^\| each of ten further audiences, at 10,000 invoices: /);
  expect(line).toMatch(/ \| 3\.0 s, 20 % \| – \|$/);
});

test('sealed links have their place between the other company and the commands', () => {
  const sealed = { figures: 912.4, figuresBytes: 1, filter: 1, filterBytes: 1, eachAudience: 3 };
  const whole = {
    ...row,
    sealed,
    build: { seconds: 15, peakBytes: 0, stages: {} },
    readFloor: 1,
    loopFloor: 1,
    load: { layoutShift: 0 },
    filters: {},
  } as unknown as BenchRow;
  const times = { address: 4, whole: 9 };
  const commands = { start: times, startAgain: times, changedFile: 1 };
  const tables = readmeTables({ rows: [whole], commands });
  const places = ['Another company', 'Sealed links', '912 ms', 'Commands'].map((text) =>
    tables.indexOf(text),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test('commands are seconds', () => {
  const times = { address: 4.04, whole: 8.96 };
  const table = commandsTable({ start: times, startAgain: times, changedFile: 1.23 });
  expect(table).toContain('| 4.0 s; 9.0 s |');
  expect(table).toContain('| 1.2 s |');
});

test('the tables take the place between the marks, and only that', () => {
  const readme =
    'before\n<!-- measured: written by npm run bench -->\nold\n<!-- end of measured -->\nafter';
  const written = withTables(readme, 'new');
  expect(written).toBe(readme.replace('old', 'new'));
  expect(() => withTables('none', 'new')).toThrow('no place');
});
