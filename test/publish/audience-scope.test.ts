/** What an audience gets: the figures of its rows as the whole report has them, and nothing of anybody else's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Answer, Question } from '../../src/metrics/types.ts';
import { namedScope } from '../../src/publish/audience/named-scope.ts';
import { scopedReport } from '../../src/publish/audience/scoped-report.ts';
import { scopedTables } from '../../src/publish/audience/scoped-tables.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import type { Audience, RowScope } from '../../src/settings/audiences.ts';

const dir = mkdtempSync(join(tmpdir(), 'audience-scope-'));
let whole: OpenReport;
beforeAll(async () => {
  generateDemo({ invoices: 1500, seed: 5, out: dir });
  whole = await openReport({ data: dir });
}, 60_000);
afterAll(async () => {
  await whole.close();
  rmSync(dir, { recursive: true });
});

const audience = (rows: RowScope): Audience => ({
  id: 'some',
  title: { en: 'Some', zh: '某' },
  languages: ['en'],
  rows,
  opens: 'rows',
  whole: [],
  sealed: true,
});

async function scoped<T>(rows: RowScope, use: (own: OpenReport) => Promise<T>): Promise<T> {
  const own = await scopedReport(whole, audience(rows));
  try {
    return await use(own);
  } finally {
    await own.close();
  }
}

/** What is learnt from past payments is learnt from the audience's own: these differ, as they should. */
const LEARNT =
  /^(receipts_forecast|forecast_|late_risk|late_payer|giant_|landing_|billing_|due_soon_late|very_late|expected_)/;

/** A target is of no segment and no customer; who was not asked to confirm is known of whom others were asked with. */
const OF_OTHERS: Record<string, RegExp> = {
  region: /^$/,
  rep: /^$/,
  segment: /^target_/,
  customer: /^(target_|confirmation_unsent_)/,
};

/** Values that are there, in one order. */
const plain = ({ rows }: Answer): string[] =>
  rows
    .filter(({ value }) => value !== null && value !== 0)
    .map(({ by, value }) => JSON.stringify([by, value]))
    .sort();

describe.each(['region', 'segment', 'rep', 'customer'] as const)('of one %s', (key) => {
  test('every figure is that of the whole report under the filter', async () => {
    const [largest] = await whole.engine.query(
      `select ${key}::varchar as value from fct_item where ${key} is not null group by all order by count(*) desc, 1 limit 1`,
    );
    const value = largest!.value as string;
    let asked = 0;
    await scoped({ [key]: [value] }, async (own) => {
      for (const { id } of METRICS.filter(
        ({ id }) => !LEARNT.test(id) && !OF_OTHERS[key]!.test(id),
      ))
        for (const by of [[], ['customer'], ['month']] as Question['by'][]) {
          const question = { metric: id, by } as Question;
          const filtered = await whole
            .ask({ ...question, filter: { [key]: value } })
            .catch(() => null);
          // not every metric can be split so
          if (!filtered) continue;
          asked++;
          const found = plain(await own.ask({ ...question, filter: {} }));
          expect.soft([id, by, found]).toEqual([id, by, plain(filtered)]);
        }
    });
    expect(asked).toBeGreaterThan(300);
  }, 120_000);
});

/** Every text of every table. */
async function textsOf({ engine }: OpenReport): Promise<Set<string>> {
  const texts = new Set<string>();
  const columns = await engine.query(
    `select table_name, column_name from information_schema.columns
     where data_type = 'VARCHAR' or data_type like 'ENUM%'`,
  );
  for (const { table_name: table, column_name: column } of columns)
    for (const { text } of await engine.query(
      `select distinct "${column}"::varchar as text from "${table}" where "${column}" is not null`,
    ))
      texts.add(text as string);
  const types = await engine.query(
    `select distinct unnest(enum_range(null::customer_code))::varchar as text union all
     select distinct unnest(enum_range(null::rep_code))::varchar`,
  );
  for (const { text } of types) texts.add(text as string);
  return texts;
}

test('nothing of a customer or invoice outside the scope is in the database', async () => {
  const [region] = await whole.engine.query(
    `select region::varchar as value from fct_item group by all order by count(*), 1 limit 1`,
  );
  const inside = `region::varchar = '${region!.value}'`;
  const foreign = await whole.engine.query(
    `select customer::varchar as text from dim_customer where not coalesce(${inside}, false)
       and customer not in (select customer from fct_item where ${inside})
     union select name from dim_customer where not coalesce(${inside}, false)
       and customer not in (select customer from fct_item where ${inside})
     union select invoice_id from fct_item where not coalesce(${inside}, false)`,
  );
  expect(foreign.length).toBeGreaterThan(500);
  await scoped({ region: [region!.value as string] }, async (own) => {
    // the forecast's tables too
    await own.engine.query('select count(*) as n from fct_forecast');
    const texts = await textsOf(own);
    expect(foreign.map(({ text }) => text).filter((text) => texts.has(text as string))).toEqual([]);
  });
});

test('a name stands for its id; an unknown one, and one that several have, is refused', async () => {
  const [rep] = await whole.engine.query(
    `select rep::varchar as id, name from dim_rep order by 1 limit 1`,
  );
  const counted = (rows: RowScope) =>
    scoped(
      rows,
      async ({ engine }) =>
        (await engine.query('select count(*)::integer as n from fct_item'))[0]!.n,
    );
  expect(await counted({ rep: [rep!.name as string] })).toBe(
    await counted({ rep: [rep!.id as string] }),
  );
  await expect(counted({ region: ['Atlantis'] })).rejects.toThrow(
    'audiences.yml: some.rows.region: “Atlantis” is in no export',
  );
});

test('two keys mean what both have; a scope without any item is refused', async () => {
  const rows = await whole.engine.query(
    `select region::varchar as region, segment::varchar as segment, count(*)::integer as n from fct_item group by all`,
  );
  const [one] = rows;
  await scoped(
    { region: [one!.region as string], segment: [one!.segment as string] },
    async (own) => {
      const [counted] = await own.engine.query('select count(*)::integer as n from fct_item');
      expect(counted!.n).toBe(one!.n);
    },
  );
  const [far] = await whole.engine.query(
    `select r.rep::varchar as rep, s.customer::varchar as customer from (select distinct rep from fct_item) r,
       (select distinct customer from dim_customer) s
     where not exists (select 1 from fct_item i where i.rep = r.rep and i.customer = s.customer) limit 1`,
  );
  await expect(
    scoped({ rep: [far!.rep as string], customer: [far!.customer as string] }, async () => null),
  ).rejects.toThrow('audiences.yml: some.rows: no invoice');
});

test('names that the settings give are those of the audience’s own values, whatever it is chosen by', async () => {
  const [region] = await whole.engine.query(
    `select region::varchar as value from fct_item group by all order by count(*), 1 limit 1`,
  );
  const value = region!.value as string;
  const [foreign] = await whole.engine.query(
    `select rep::varchar as value from fct_item where rep is not null group by all
     having not bool_or(region::varchar = '${value}') order by 1 limit 1`,
  );
  const [own] = await whole.engine.query(
    `select rep::varchar as value from fct_item where region::varchar = '${value}' and rep is not null order by 1 limit 1`,
  );
  const named = (...values: unknown[]) =>
    Object.fromEntries(values.map((each) => [each as string, { en: 'Some', zh: '某' }]));
  const names = {
    region: named(value, 'Atlantis'),
    segment: named('Nobody'),
    rep: named(own!.value, foreign!.value),
  };
  const report = { ...whole, settings: { ...whole.settings, names } };
  const scopedOne = await scopedReport(report, audience({ region: [value] }));
  try {
    expect(scopedOne.settings.names).toEqual({
      region: named(value),
      segment: {},
      rep: named(own!.value),
    });
  } finally {
    await scopedOne.close();
  }
});

test('an item belongs to the rep on it, whoever has the customer now; his name is not given', async () => {
  const own = mkdtempSync(join(tmpdir(), 'audience-rep-'));
  writeFileSync(
    join(own, 'customers.csv'),
    'customer_id,customer_name,region,rep\nC1,Alpha Works,East,Nachfolger\nC2,Beta Works,East,Vorgaenger\n',
  );
  writeFileSync(
    join(own, 'invoices.csv'),
    `invoice_id,customer_id,rep,region,issue_date,due_date,amount,currency
I1,C1,Vorgaenger,East,2026-01-05,2026-02-05,100.00,EUR
I2,C1,Nachfolger,East,2026-01-05,2026-02-05,999.00,EUR
`,
  );
  writeFileSync(join(own, 'payments.csv'), 'payment_id,invoice_id,date,amount,currency\n');
  const report = await openReport({ data: own });
  const before = await scopedReport(report, audience({ rep: ['Vorgaenger'] }));
  try {
    expect(await before.engine.query('select invoice_id, amount_minor from fct_item')).toEqual([
      { invoice_id: 'I1', amount_minor: 10_000 },
    ]);
    expect(
      await before.engine.query('select name, rep::varchar as rep from dim_customer order by name'),
    ).toEqual([
      { name: 'Alpha Works', rep: null },
      { name: 'Beta Works', rep: 'Vorgaenger' },
    ]);
    expect([...(await textsOf(before))].filter((text) => text.includes('Nachfolger'))).toEqual([]);
  } finally {
    await before.close();
    await report.close();
    rmSync(own, { recursive: true });
  }
});

test('rows may be named as the settings name them', async () => {
  const [region] = await whole.engine.query(
    `select region::varchar as value from fct_item group by all order by count(*), 1 limit 1`,
  );
  const names = {
    ...whole.settings.names,
    region: {
      [region!.value as string]: { en: 'The far end', zh: '远方' },
      Atlantis: { en: 'Lost', zh: '失落' },
    },
  };
  const report = { ...whole, settings: { ...whole.settings, names } };
  for (const name of ['The far end', '远方']) {
    const own = await scopedReport(report, audience({ region: [name] }));
    expect(
      await own.engine.query('select distinct region::varchar as value from fct_item'),
    ).toEqual([region]);
    await own.close();
  }
  await expect(scopedReport(report, audience({ region: ['Lost'] }))).rejects.toThrow(
    '“Lost” is in no export',
  );
});

test('“(none)” is refused where the exports have it as a value', async () => {
  const connection = await whole.engine.connect();
  await connection.run(
    `create temp table dim_rep as select '(none)' as rep, null as name, null as team, null as region`,
  );
  try {
    await expect(
      namedScope({ ...whole, engine: connection }, { id: 'some', rows: { rep: ['(none)'] } }),
    ).rejects.toThrow('some.rows.rep: “(none)” means rows without a value');
  } finally {
    await connection.run('drop table if exists temp.dim_rep');
    await connection.close();
  }
});

test('a target of a whole region or company is not one of items without a rep', async () => {
  const connection = await whole.engine.connect();
  try {
    await connection.run('create temp table mart_target as select * from mart_target limit 0');
    await connection.run(`insert into mart_target by name
      select '2026-01' as month, 7 as amount_minor, unnest([null, 'R01']) as rep`);
    const counted = async (rows: RowScope) => {
      const found = await connection.query(scopedTables(rows).mart_target!);
      return found.map(({ rep }) => rep);
    };
    expect(await counted({ rep: ['(none)'] })).toEqual([]);
    expect(await counted({ region: ['(none)'] })).toEqual([]);
    expect(await counted({ rep: ['(none)', 'R01'] })).toEqual(['R01']);
    expect(await counted({})).toEqual([null, 'R01']);
  } finally {
    await connection.run('drop table if exists temp.mart_target');
    await connection.close();
  }
});
