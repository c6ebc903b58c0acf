/** Shards that are not one book, each once and whole, are refused, and the one at fault is named: no money counts twice. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { mergeShards } from '../../src/shards/merge.ts';
import { reduceShard } from '../../src/shards/reduce.ts';
import { splitExports } from '../../src/shards/split.ts';
import { writeFiles } from '../contract/folder.ts';
import { cutAndReduce, inScratch } from './joined.ts';

const base = mkdtempSync(join(tmpdir(), 'shards-'));
beforeAll(async () => {
  generateDemo({ invoices: 120, seed: 4, out: join(base, 'exports') });
  await cutAndReduce(base, 3);
});
afterAll(() => rmSync(base, { recursive: true }));

/** What joining says after `change` was made to a copy of the reduced shards. */
const refusal = (change: (reduced: string, dir: string) => unknown): Promise<string> =>
  inScratch(async (dir) => {
    const reduced = join(dir, 'reduced');
    cpSync(join(base, 'reduced'), reduced, { recursive: true });
    await change(reduced, dir);
    return joining(reduced);
  });

async function joining(reduced: string): Promise<string> {
  try {
    const { engine } = await mergeShards(reduced);
    await engine.close();
    return 'joined';
  } catch (error) {
    return (error as Error).message;
  }
}

const changeJson = (path: string, change: (content: Record<string, unknown>) => void): void => {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  change(content);
  writeFileSync(path, JSON.stringify(content));
};

test('whole, they are joined', async () => {
  expect(await refusal(() => {})).toBe('joined');
});

test('one that is missing', async () => {
  expect(await refusal((dir) => rmSync(join(dir, 'shard-02'), { recursive: true }))).toMatch(
    /^shard 2 of 3 is missing; expected: all 3 shards; mend: /,
  );
});

test('one that is there twice', async () => {
  const said = await refusal((dir) =>
    cpSync(join(dir, 'shard-02'), join(dir, 'shard-09'), { recursive: true }),
  );
  expect(said).toMatch(/shard-02: shard 2, which \S+shard-09 is too; expected: each shard once;/);
});

test('one of an earlier cut', async () => {
  const said = await refusal(async (reduced, dir) => {
    cpSync(join(base, 'exports'), join(dir, 'exports'), { recursive: true });
    // a promise more, of the last customer in the list
    const file = join(dir, 'exports', 'promises.csv');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${[...lines, lines.at(-1)].join('\n')}\n`);
    await splitExports({ data: join(dir, 'exports'), out: join(dir, 'shards'), shards: 3 });
    for (const name of ['shard-01', 'shard-03'])
      await reduceShard({ data: join(dir, 'shards', name), out: join(reduced, name) });
  });
  expect(said).toMatch(/shard-02: from another cut of the exports than the other shards;/);
});

test('one that another version reduced', async () => {
  const said = await refusal((dir) =>
    changeJson(join(dir, 'shard-03', 'reduced.json'), (content) => {
      content.code = '0'.repeat(64);
    }),
  );
  expect(said).toMatch(/shard-03: another version reduced this shard;.*mend: reduce it again$/);
});

test.each([
  ['no manifest', (dir: string) => rmSync(join(dir, 'reduced.json')), /has no reduced\.json/],
  [
    'half a manifest',
    (dir: string) => writeFileSync(join(dir, 'reduced.json'), '{"form":1,'),
    /cannot be read/,
  ],
  [
    'a table less',
    (dir: string) => rmSync(join(dir, 'tables', 'fct_piece.parquet')),
    /fct_piece\.parquet: is missing/,
  ],
  [
    'a flipped byte',
    (dir: string) => {
      const path = join(dir, 'tables', 'fct_item.parquet');
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
    },
    /fct_item\.parquet: is not as it was written/,
  ],
])('one with %s', async (_, damage, message) => {
  const said = await refusal((dir) => damage(join(dir, 'shard-02')));
  expect(said).toMatch(message);
  expect(said).toContain('shard-02');
  expect(said).toContain('mend: ');
});

test('totals that are not those of the shards', async () => {
  const said = await refusal((dir) =>
    changeJson(join(dir, 'shard-01', 'reduced.json'), (content) => {
      const { fct_item: item } = content.tables as Record<string, { sums: Record<string, string> }>;
      item!.sums.amount_minor = String(BigInt(item!.sums.amount_minor!) + 1n);
    }),
  );
  expect(said).toMatch(/^fct_item: amount_minor of all shards are not those/);
});

test('one with other settings', async () => {
  const said = await refusal((dir) =>
    changeJson(join(dir, 'shard-02', 'reduced.json'), (content) => {
      content.settings = '1'.repeat(64);
    }),
  );
  expect(said).toMatch(/shard-02: other settings than \S+shard-01;/);
});

test("what a killed reduction left is no shard, and in nobody's way", async () => {
  const said = await refusal((dir) => {
    const left = join(dir, 'shard-02-4711-0a1b2c-x1Y2z3');
    mkdirSync(join(left, 'tables'), { recursive: true });
    writeFileSync(join(left, 'tables', 'fct_item.parquet'), 'half');
  });
  expect(said).toBe('joined');
});

test('a folder without shards, and no folder', async () => {
  const none = /no reduced shard; expected: one folder a shard/;
  expect(await refusal((dir) => rmSync(dir, { recursive: true }))).toMatch(none);
  expect(
    await refusal((dir) => {
      rmSync(dir, { recursive: true });
      mkdirSync(dir);
    }),
  ).toMatch(none);
});

test('a table of a shard that is damaged is not reduced', () =>
  inScratch(async (dir) => {
    const data = join(dir, 'shard-02');
    cpSync(join(base, 'shards', 'shard-02'), data, { recursive: true });
    writeFileSync(join(data, 'tables', 'stg_event.parquet'), 'no table');
    await expect(reduceShard({ data, out: join(dir, 'out') })).rejects.toThrow(
      /stg_event\.parquet: is not as it was written/,
    );
    expect(existsSync(join(dir, 'out'))).toBe(false);
  }));

test('what is as it was is not reduced again, and nothing else is replaced', () =>
  inScratch(async (dir) => {
    const data = join(base, 'shards', 'shard-01');
    const out = join(dir, 'out');
    expect(await reduceShard({ data, out })).toMatchObject({ isNew: true });
    const table = join(out, 'tables', 'fct_item.parquet');
    const before = statSync(table);
    expect(await reduceShard({ data, out })).toMatchObject({ isNew: false });
    expect(statSync(table)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    writeFileSync(join(dir, 'file'), 'mine');
    await expect(reduceShard({ data, out: dir })).rejects.toThrow(/is no reduced shard/);
    await expect(
      splitExports({ data: join(base, 'exports'), out: dir, shards: 2 }),
    ).rejects.toThrow(/holds (file|out), which is no shard/);
    expect(readdirSync(dir).sort()).toEqual(['file', 'out']);
  }));

const OWN = 'currency: CNY\nas_of: 2026-03-31\nunreferenced_payments: unapplied\n';
const own = (customer: string, more: Record<string, string> = {}) => ({
  'report.yml': OWN,
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount\n${customer}-1,${customer},2026-01-05,2026-02-04,100.00\n${customer}-2,${customer},2026-02-05,2026-03-07,50.00\n`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,kind\nP1,2026-02-01,30.00,${customer}-1,${customer},cash\n`,
  ...more,
});

/** Shards that are folders of exports of their own, reduced and joined. */
const ofTheirOwn = (
  shards: Record<string, Record<string, string>>,
  use: (reduced: string) => Promise<void>,
): Promise<void> =>
  inScratch(async (dir) => {
    for (const [name, files] of Object.entries(shards)) {
      writeFiles(join(dir, name), files);
      await reduceShard({ data: join(dir, name), out: join(dir, 'reduced', name) });
    }
    await use(join(dir, 'reduced'));
  });

test('folders of exports of their own are joined, their files and rows told apart', () =>
  ofTheirOwn({ east: own('A'), west: own('B') }, async (reduced) => {
    const { engine, imported } = await mergeShards(reduced);
    try {
      const items = await engine.query(
        `select i.invoice_id, i.file, i.amount_minor, sum(p.amount_minor) filter (p.end_date is null)::bigint as open_minor
         from fct_item i join fct_piece p using (item_key) group by all order by invoice_id`,
      );
      expect(items.map((row) => Object.values(row))).toEqual([
        ['A-1', 'east/invoices.csv', 10_000, 7_000],
        ['A-2', 'east/invoices.csv', 5_000, 5_000],
        ['B-1', 'west/invoices.csv', 10_000, 7_000],
        ['B-2', 'west/invoices.csv', 5_000, 5_000],
      ]);
      expect(imported.files.map(({ file }) => file)).toEqual([
        'east/invoices.csv',
        'east/payments.csv',
        'west/invoices.csv',
        'west/payments.csv',
      ]);
    } finally {
      await engine.close();
    }
  }));

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a customer that another has too',
    own('A'),
    /west: the same shard as|has customer A, which is in/,
  ],
  [
    'another day',
    own('B', { 'report.yml': OWN.replace('03-31', '04-30') }),
    /other settings than|the as-of date is/,
  ],
  [
    'no payments, where others have some',
    (({ 'payments.csv': _, ...rest }) => rest)(own('B')),
    /whether there are payment rows is false/,
  ],
  [
    'another name for a rep',
    own('B', { 'reps.csv': 'rep_id,name\nR1,Wang\n' }),
    /dim_rep: the shards say different things of R1/,
  ],
])('one of its own with %s', (_, west, message) =>
  ofTheirOwn({ east: own('A', { 'reps.csv': 'rep_id,name\nR1,Li\n' }), west }, async (reduced) => {
    expect(await joining(reduced)).toMatch(message);
  }),
);
