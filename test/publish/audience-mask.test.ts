/** Names that an audience is shown as codes: nowhere in its data, the same codes in every build, and the same figures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { checkTexts } from '../../src/publish/audience/check-texts.ts';
import { codesFor } from '../../src/publish/audience/codes.ts';
import { maskedNames } from '../../src/publish/audience/names.ts';
import { scopedReport } from '../../src/publish/audience/scoped-report.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import {
  type Audience,
  MASKED_NAMES,
  MASKED_TEXTS,
  type Mask,
} from '../../src/settings/audiences.ts';

const dir = mkdtempSync(join(tmpdir(), 'audience-mask-'));
const TABLES = [
  'fct_item',
  'fct_action',
  'fct_dispute',
  'fct_activity',
  'dim_customer',
  'dim_rep',
  'dim_source',
  'mart_unbilled',
  'mart_confirmation',
]
  .map((table) => `'${table}'`)
  .join(', ');
const SECRET = 'a'.repeat(64);
let whole: OpenReport;
beforeAll(async () => {
  generateDemo({ invoices: 900, seed: 8, out: dir });
  whole = await openReport({ data: dir });
}, 60_000);
afterAll(async () => {
  await whole.close();
  rmSync(dir, { recursive: true });
});

const audience = (mask: Mask): Audience => ({
  id: 'some',
  title: { en: 'Some', zh: '某' },
  languages: ['en'],
  rows: {},
  mask,
  opens: 'rows',
  whole: [],
  sealed: true,
});

async function masked<T>(
  mask: Mask,
  use: (own: OpenReport) => Promise<T>,
  secret = SECRET,
  report = whole,
): Promise<T> {
  const own = await scopedReport(report, audience(mask), secret);
  try {
    return await use(own);
  } finally {
    await own.close();
  }
}

/** All texts of all tables, one to a line. */
async function textOf({ engine }: OpenReport): Promise<string> {
  await engine.query('select count(*) as n from fct_forecast');
  const columns = await engine.query(
    `select table_name as t, column_name as c from information_schema.columns
     where data_type = 'VARCHAR' or data_type like 'ENUM%'`,
  );
  const texts: unknown[] = [];
  for (const { t, c } of columns)
    for (const { text } of await engine.query(
      `select distinct "${c}"::varchar as text from "${t}" where "${c}" is not null`,
    ))
      texts.push(text);
  const types = ['customer', 'rep', 'file'].map(
    (name) => `select enum_range(null::${name}_code)::varchar as text`,
  );
  for (const { text } of await engine.query(types.join(' union all '))) texts.push(text);
  return texts.join('\n');
}

const listed = async (sql: string): Promise<string[]> =>
  (await whole.engine.query(sql)).map(({ text }) => text as string);

test('a customer’s name and id are nowhere, and every figure is as before', async () => {
  const names = await listed(
    'select customer::varchar as text from dim_customer union select name from dim_customer where name is not null',
  );
  expect(names.length).toBeGreaterThan(40);
  await masked({ customer: 'all', columns: [] }, async (own) => {
    const text = await textOf(own);
    expect(names.filter((name) => text.includes(name))).toEqual([]);
    for (const metric of [
      'open_amount',
      'overdue_amount',
      'collection_rate',
      'customer_count',
    ].filter((id) => id !== 'customer_count')) {
      const [mine, theirs] = await Promise.all(
        [own, whole].map((report) => report.ask({ metric, by: ['customer'] })),
      );
      const values = ({ rows }: typeof mine) =>
        rows.map(({ value }) => value).sort((a, b) => (a ?? 0) - (b ?? 0));
      expect(values(mine!)).toEqual(values(theirs!));
    }
    // a note may name whom it is about
    expect(await own.engine.query('select note from fct_action where note is not null')).toEqual(
      [],
    );
  });
});

test('codes are the same again, others under another secret, and in no order of names', async () => {
  const codes = (secret: string) =>
    masked(
      { customer: 'all', columns: [] },
      async ({ engine }) =>
        (await engine.query('select customer::varchar as c, name from dim_customer')).map(
          ({ c, name }) => {
            expect(name).toBe(c);
            return c as string;
          },
        ),
      secret,
    );
  const first = await codes(SECRET);
  expect(first.every((code) => /^C-[A-HJ-NP-Z2-9]{8}$/.test(code))).toBe(true);
  expect(await codes(SECRET)).toEqual(first);
  expect([...first].sort()).toEqual(first);
  const other = new Set(await codes('b'.repeat(64)));
  expect(first.filter((code) => other.has(code))).toEqual([]);
});

test('some customers are hidden, others are named', async () => {
  const [one, two] = await whole.engine.query(
    'select customer::varchar as id, name from dim_customer where name is not null order by 1 limit 2',
  );
  await masked({ customer: [one!.name as string], columns: [] }, async (own) => {
    const names = await own.engine.query('select customer::varchar as id, name from dim_customer');
    expect(names.filter(({ id, name }) => id === one!.id || name === one!.name)).toEqual([]);
    expect(names).toContainEqual(two);
    expect(names.filter(({ id }) => /^C-/.test(id as string))).toHaveLength(1);
  });
  await expect(masked({ customer: ['Nobody Ltd'], columns: [] }, async () => null)).rejects.toThrow(
    'audiences.yml: some.mask.customer: “Nobody Ltd” is in no export',
  );
});

test('a column is hidden wherever it stands', async () => {
  const columns = [...MASKED_NAMES, ...MASKED_TEXTS];
  const places = await whole.engine.query(
    `select table_name as t, column_name as c from information_schema.columns
     where column_name in (${columns.map((column) => `'${column}'`).join(', ')}) and table_name in (${TABLES})`,
  );
  expect(new Set(places.map(({ c }) => c))).toEqual(new Set(columns));
  const inColumn = (t: unknown, c: unknown): string =>
    `select distinct "${c}"::varchar as text from "${t}" where "${c}" is not null`;
  await masked({ columns }, async (own) => {
    for (const { t, c } of places) {
      const values = new Set(await listed(inColumn(t, c)));
      const left = await own.engine.query(inColumn(t, c));
      expect([t, c, left.filter(({ text }) => values.has(text as string))]).toEqual([t, c, []]);
    }
  });
});

test('a text that names somebody hidden is refused, with the column that hides it', async () => {
  const [one] = await whole.engine.query(
    'select customer::varchar as id, name from dim_customer where length(name) > 8 order by 1 limit 1',
  );
  const mask: Mask = { customer: [one!.id as string], columns: [] };
  await masked(mask, async (own) => {
    await own.engine.query('select 1');
    const check = async () =>
      checkTexts(own, audience(mask), {
        foreign: [],
        masked: await maskedNames(whole, audience(mask), own),
      });
    await check();
    await (own.engine as unknown as { run(sql: string): Promise<void> }).run(
      `update fct_item set contract_no = 'see ${one!.name}' where item_key = (select min(item_key) from fct_item)`,
    );
    await expect(check()).rejects.toThrow(
      `audiences.yml: some: column contract_no of fct_item names “${one!.name}”, who is not to be named; nothing was published; hide the column: mask: { columns: [contract_no] }`,
    );
  });
});

test('a rep who is named as such may be hidden as an owner; somebody else may not stand in a text', async () => {
  const mask: Mask = { customer: 'all', columns: ['owner', 'decided_by'] };
  const owners = await listed(
    'select owner as text from fct_action union select decided_by from fct_action',
  );
  const reps = new Set(await listed('select name as text from dim_rep'));
  expect(owners.some((owner) => reps.has(owner))).toBe(true);
  await masked(mask, async (own) => {
    await own.engine.query('select 1');
    const run = (sql: string) =>
      (own.engine as unknown as { run(sql: string): Promise<void> }).run(sql);
    const check = async (shown: Pick<OpenReport, 'engine'> = own) =>
      checkTexts(own, audience(mask), {
        foreign: [],
        masked: await maskedNames(whole, audience(mask), shown),
      });
    await check();
    // where no rep is shown, none is named
    const connection = await whole.engine.connect();
    await connection.run('create temp table dim_rep as select * from dim_rep limit 0');
    await expect(check({ engine: connection })).rejects.toThrow(
      /column name of dim_rep names .* mask: \{ columns: \[rep\] \}/,
    );
    await connection.run('drop table temp.dim_rep');
    await connection.close();
    const someone = owners.find((owner) => owner !== null && !reps.has(owner))!;
    await run(`update fct_item set contract_no = 'ask ${someone}' where item_key = 1`);
    await expect(check()).rejects.toThrow(`names “${someone}”`);
  });
});

test('equal codes are told apart, and none is a name that stays', () => {
  const values = Array.from({ length: 2000 }, (_, i) => `C${i}`);
  const options = {
    kind: 'customer' as const,
    secret: SECRET,
    taken: new Set<string>(),
    length: 2,
  };
  const codes = codesFor(values, options);
  expect(codes.size).toBe(2000);
  expect(new Set(codes.values()).size).toBe(2000);
  const [one, code] = [...codes][0]!;
  const next = codesFor([one], { ...options, taken: new Set([code]), length: code.length - 2 });
  expect(next.get(one)).not.toBe(code);
});
