/**
 * Two speeds: `npm run test:quick` is the project `quick`; `npm test` is all three, as many files at a time as there
 * are cores. A folder or file that takes more than a few seconds is in `slow`.
 */
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Whole books through every metric, every page or the build command. */
const SLOW = [
  'test/cases/**',
  'test/contract/asked-words.test.ts',
  'test/contract/bad-input.test.ts',
  'test/contract/check-command.test.ts',
  'test/contract/file-reconciliation.test.ts',
  'test/contract/list-shape.test.ts',
  'test/contract/parquet.test.ts',
  'test/contract/questions.test.ts',
  'test/cube/**',
  'test/demo/**',
  'test/exports/**',
  'test/fuzz/**',
  'test/intake/archive.test.ts',
  'test/intake/damage.test.ts',
  'test/intake/workbook.test.ts',
  'test/metrics/parity.test.ts',
  'test/metrics/ask/batched-ask.test.ts',
  'test/models/forecast-on-demand.test.ts',
  'test/models/identity.test.ts',
  'test/oracle/**',
  'test/pack/**',
  'test/publish/audience-leaks.test.ts',
  'test/publish/audience-names.test.ts',
  'test/publish/audience-scope.test.ts',
  'test/publish/bad-input.test.ts',
  'test/publish/changes.test.ts',
  'test/publish/check-named.test.ts',
  'test/publish/child-process.test.ts',
  'test/publish/drawing/draw-site.test.ts',
  'test/publish/file/**',
  'test/publish/export-habits.test.ts',
  'test/publish/odd-books.test.ts',
  'test/publish/sparse.test.ts',
  'test/publish/start.test.ts',
  'test/report/odd-pages.test.ts',
  'test/report/overview/demo.test.ts',
  'test/report/person/odd-people.test.ts',
  'test/rows/behind.test.ts',
  'test/rows/materialised-rows.test.ts',
  'test/rows/pack-scope.test.ts',
  'test/seal/seal.test.ts',
  'test/shards/**',
  'test/share/**',
  'test/styles/**',
];
const BROWSER = 'test/browser/**';
const CLUSTER = 'test/cluster/**';

/** Files share a process, so that the source is loaded once and the demo company opened once. */
const shared = {
  isolate: false,
  maxWorkers: '100%',
  restoreMocks: true,
  setupFiles: ['test/property-seed.ts'],
  unstubEnvs: true,
  unstubGlobals: true,
  expect: { poll: { timeout: 30_000 } },
};

/** A test takes seconds; its limit is what it may take on a machine with much else to do. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [...SLOW, BROWSER, CLUSTER],
          globalSetup: ['test/scratch-folder.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'slow',
          include: SLOW.map((path) => path.replace(/\*\*$/, '**/*.test.ts')),
          globalSetup: ['test/scratch-folder.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: [`${BROWSER}/*.test.ts`],
          globalSetup: ['test/scratch-folder.ts', 'test/browser/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // a page of the development server is new in seconds; on a busy machine it waits for a core
          expect: { poll: { timeout: 90_000 } },
        },
      },
    ],
  },
});
