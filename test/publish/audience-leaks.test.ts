/**
 * A whole build for three audiences, opened file by file with a reader of its own: no name, id, amount or sum of anybody else is in
 * what an audience gets, and none at all in what everybody can read. Larger: LEAK_CUSTOMERS=1000 LEAK_INVOICES=20000.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../src/publish/root.ts';
import { linkName } from '../../src/seal/envelope.ts';
import { buildInChild, scratchFolder } from '../browser/build.ts';
import { readAge } from '../seal/age-reader.ts';
import { testCells } from './audience-cells.ts';

const CUSTOMERS = Number(process.env.LEAK_CUSTOMERS ?? 60);
const INVOICES = Number(process.env.LEAK_INVOICES ?? 900);
const REGIONS = ['Nordland', 'Suedland', 'Westland'];
const REPS = ['Rabe', 'Reiher', 'Rohrdommel', 'Rotkehlchen', 'Regenpfeifer', 'Rauchschwalbe'];

interface Invoice {
  id: string;
  customer: number;
  /** Minor units: so large and so different that no sum is another by chance. */
  amount: number;
  paid: number;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** 10^10 to 10^11 minor units. */
const amountOf = (text: string): number => 1e10 + (digest(text).readUIntBE(0, 6) % 9e10);
const nameOf = (customer: number): string =>
  `${digest(`name ${customer}`).toString('hex').slice(0, 10)} Werke ${customer}`;
const idOf = (customer: number): string => `KD-${String(customer).padStart(6, '0')}`;
const repOf = (customer: number): string => REPS[customer % REPS.length]!;
const regionOf = (customer: number): string => REGIONS[customer % REGIONS.length]!;
const major = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

const invoices = Array.from({ length: INVOICES }, (_, i): Invoice => {
  // a number that ends in digits is stored in two parts
  const id = `RE-${i}-${digest(`invoice ${i}`).toString('hex').slice(0, 8)}x`;
  const amount = amountOf(id);
  // each customer has some of each kind
  const round = Math.floor(i / CUSTOMERS);
  return {
    id,
    customer: i % CUSTOMERS,
    amount,
    paid: round % 3 === 0 ? 0 : round % 3 === 1 ? amount : (amount % 7e9) + 1,
  };
});

/** The last customer but one is an audience alone. */
const ONLY = CUSTOMERS - 2;
const AUDIENCES: Record<string, { rows: string; has(customer: number): boolean }> = {
  nord: { rows: 'region: Nordland', has: (customer) => regionOf(customer) === 'Nordland' },
  reiher: { rows: 'rep: Reiher', has: (customer) => repOf(customer) === 'Reiher' },
  single: { rows: `customer: ${idOf(ONLY)}`, has: (customer) => customer === ONLY },
};

const day = (i: number): string =>
  new Date(Date.UTC(2025, 0, 1 + (i % 500))).toISOString().slice(0, 10);
const payments = invoices
  .filter(({ paid }) => paid > 0)
  .map((invoice, i) => ({ ...invoice, payment: `ZE-${i}-${invoice.id}`, date: day(i + 40) }));

/** Of these customers alone. */
function writeExports(dir: string, has: (customer: number) => boolean = () => true): void {
  mkdirSync(dir, { recursive: true });
  const write = (file: string, head: string, rows: (string | number)[][]): void =>
    writeFileSync(join(dir, file), `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`);
  write(
    'customers.csv',
    'customer_id,customer_name,region,rep,credit_limit',
    Array.from({ length: CUSTOMERS }, (_, c) => c)
      .filter(has)
      .map((c) => [idOf(c), nameOf(c), regionOf(c), repOf(c), major(amountOf(`limit ${c}`))]),
  );
  write(
    'invoices.csv',
    'invoice_id,customer_id,rep,region,issue_date,due_date,amount,currency',
    invoices.flatMap(({ id, customer: c, amount }, i) =>
      has(c)
        ? [[id, idOf(c), repOf(c), regionOf(c), day(i), day(i + 30), major(amount), 'EUR']]
        : [],
    ),
  );
  write(
    'payments.csv',
    'payment_id,invoice_id,date,amount,currency',
    payments
      .filter(({ customer }) => has(customer))
      .map(({ payment, id, date, paid }) => [payment, id, date, major(paid), 'EUR']),
  );
}

const writeAudiences = (dir: string): void =>
  writeFileSync(
    join(dir, 'audiences.yml'),
    Object.entries(AUDIENCES)
      .map(
        ([id, { rows }]) =>
          `${id}: { title: Part, language: en, pages: [overview, customer], rows: { ${rows} } }`,
      )
      .join('\n'),
  );

interface Sealed {
  name: string;
  bytes: number;
  packed: 'gzip' | null;
}

const folder = scratchFolder('leaks');
const [data, site] = [join(folder, 'exports'), join(folder, 'site')];
const opened: Record<string, Map<string, Buffer>> = {};

beforeAll(async () => {
  writeExports(data);
  writeAudiences(data);
  const links: Record<string, string> = {};
  for (const id of Object.keys(AUDIENCES)) {
    const printed = execFileSync(
      process.execPath,
      [
        join(ROOT, 'scripts/share.ts'),
        'add',
        id,
        `Reader ${id}`,
        '--data',
        data,
        '--address',
        'https://a.example/',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    links[id] = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(printed)![0];
  }
  await buildInChild(data, site);
  const read = (name: string, identity: string): Buffer =>
    readAge(readFileSync(join(site, 'sealed', `${name}.age`)), { identity });
  for (const [id, identity] of Object.entries(links)) {
    const record = JSON.parse(String(read(await linkName(identity), identity)));
    const open = ({ name, bytes, packed }: Sealed): Buffer => {
      const content = read(name, record.identity).subarray(0, bytes);
      return packed ? gunzipSync(content) : content;
    };
    const files: Record<string, Sealed> = JSON.parse(String(open(record.list))).files;
    opened[id] = new Map(
      Object.entries(files).map(([path, file]) => [path, unpacked(path, open(file))]),
    );
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

const unpacked = (path: string, content: Buffer): Buffer =>
  path.endsWith('.gz') && content[0] === 0x1f
    ? gunzipSync(content)
    : path.endsWith('.br')
      ? brotliDecompressSync(content)
      : content;

/** Everything of every table of a database: texts, and whole numbers. */
async function inDatabase(content: Buffer): Promise<{ texts: string[]; numbers: Set<number> }> {
  const path = join(mkdtempSync(join(tmpdir(), 'pack-')), 'a.duckdb');
  writeFileSync(path, content);
  const connection = await (
    await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  ).connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const texts: string[] = [];
  const numbers = new Set<number>();
  for (const [schema, table, column, type] of await rows(
    `select table_schema, table_name, column_name, data_type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name) where t.table_type = 'BASE TABLE'`,
  )) {
    const isNumber = /INT|DOUBLE|DECIMAL/.test(String(type));
    for (const [value] of await rows(
      `select distinct "${column}"::varchar from "${schema}"."${table}" where "${column}" is not null`,
    ))
      if (isNumber) numbers.add(Number(value));
      else texts.push(String(value));
  }
  connection.closeSync();
  return { texts, numbers };
}

const isPack = (path: string): boolean => path.includes('.duckdb');

/** Amounts that are somebody else's, or from which such follow: of others, of all, and of all but one's own. */
function foreignAmounts(has: (customer: number) => boolean): Set<number> {
  const own = invoices.filter(({ customer }) => has(customer));
  const others = invoices.filter(({ customer }) => !has(customer));
  const openOf = ({ amount, paid }: Invoice): number => amount - paid;
  const sums = (list: Invoice[]): number[] =>
    [({ amount }: Invoice) => amount, ({ paid }: Invoice) => paid, openOf].map((value) =>
      list.reduce((sum, invoice) => sum + value(invoice), 0),
    );
  const byCustomer = Array.from({ length: CUSTOMERS }, (_, c) => c)
    .filter((c) => !has(c))
    .flatMap((c) => [
      amountOf(`limit ${c}`),
      ...sums(others.filter(({ customer }) => customer === c)),
    ]);
  const found = new Set([
    ...others.flatMap((invoice) => [invoice.amount, invoice.paid, openOf(invoice)]),
    ...byCustomer,
    ...sums(others),
    ...sums(invoices),
  ]);
  for (const amount of [
    0,
    ...sums(own),
    ...own.flatMap((invoice) => [invoice.amount, invoice.paid, openOf(invoice)]),
  ])
    found.delete(amount);
  return found;
}

describe.each(Object.entries(AUDIENCES))('what %s gets', (id, { has }) => {
  const foreign = Array.from({ length: CUSTOMERS }, (_, c) => c).filter((c) => !has(c));

  test('names nobody else, in no file and no table', async () => {
    const texts = [...opened[id]!]
      .filter(([path]) => !isPack(path))
      .map(([, content]) => content.toString('latin1'));
    let packs = 0;
    for (const [path, content] of opened[id]!)
      if (isPack(path)) {
        packs++;
        texts.push((await inDatabase(content)).texts.join('\n'), content.toString('latin1'));
      }
    expect(packs).toBeGreaterThan(2);
    const all = texts.join('\n');
    // what is its own is found in that way
    const own = invoices.find(({ customer }) => has(customer))!;
    expect(
      [idOf(own.customer), nameOf(own.customer), own.id].filter((text) => !all.includes(text)),
    ).toEqual([]);
    const names = foreign.flatMap((c) => [idOf(c), nameOf(c)]);
    const numbers = invoices.filter(({ customer }) => !has(customer)).map((invoice) => invoice.id);
    expect([...names, ...numbers].filter((text) => all.includes(text))).toEqual([]);
  });

  testCells({
    id,
    folder: join(folder, id),
    files: () => opened[id]!,
    writeOwn: (dir) => writeExports(dir, has),
    invoiced: invoices.flatMap(({ customer, amount }, i) =>
      has(customer) ? [{ customer: idOf(customer), date: day(i), amount }] : [],
    ),
    cash: payments
      .filter(({ customer }) => has(customer))
      .map(({ customer, date, paid }) => ({ customer: idOf(customer), date, amount: paid })),
  });

  test('holds no amount of others, and no sum that tells one', async () => {
    const amounts = foreignAmounts(has);
    expect(amounts.size).toBeGreaterThan(CUSTOMERS);
    const found: string[] = [];
    for (const [path, content] of opened[id]!) {
      if (isPack(path)) {
        for (const number of (await inDatabase(content)).numbers)
          if (amounts.has(number)) found.push(`${path}: ${number}`);
        continue;
      }
      for (const [digits] of content.toString('latin1').matchAll(/\d{9,16}/g))
        if (amounts.has(Number(digits))) found.push(`${path}: ${digits}`);
      // as a page prints them
      for (const [printed] of content.toString('latin1').matchAll(/\d{1,3}(?:,\d{3}){2,}\.\d\d/g))
        if (amounts.has(Number(printed.replace(/[,.]/g, '')))) found.push(`${path}: ${printed}`);
    }
    expect(found).toEqual([]);
    // what is its own is found in that way
    const texts = [...opened[id]!.values()].map((content) => content.toString('latin1')).join('\n');
    const own = invoices.filter(({ customer }) => has(customer));
    const open = own.reduce((sum, { amount, paid }) => sum + amount - paid, 0);
    expect(texts).toContain(String(open));
  });
});

test('what everybody can read holds no name, id or amount of anybody', () => {
  const secrets = [
    ...Array.from({ length: CUSTOMERS }, (_, c) => [idOf(c), nameOf(c)]).flat(),
    ...invoices.flatMap(({ id, amount }) => [id, String(amount), major(amount)]),
    ...REGIONS,
    ...REPS,
    ...Object.keys(AUDIENCES).map((id) => `Reader ${id}`),
  ];
  const found: string[] = [];
  const wanted = new Set(secrets);
  const words = /[A-Za-z0-9][A-Za-z0-9.-]{3,}(?: Werke \d+| [a-z]+)?/g;
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.endsWith('/engine')) continue;
    const path = join(entry.parentPath, entry.name);
    const content = unpacked(path, readFileSync(path));
    for (const text of [
      content.toString('latin1'),
      content.toString('utf16le'),
      Buffer.from(content.subarray(0, content.length & ~1))
        .swap16()
        .toString('utf16le'),
    ])
      for (const [word] of text.matchAll(words))
        if (wanted.has(word) || wanted.has(word.split(' ')[0]!)) found.push(`${path}: ${word}`);
  }
  expect(found).toEqual([]);
});
