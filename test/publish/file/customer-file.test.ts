/** One customer's folder: what the exports say of him is in it, what they say of others is not. */
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { exportCustomer } from '../../../src/publish/file/customer-file.ts';
import { customerLines } from '../../../src/publish/terminal/exported-text.ts';
import { csv, withFolder } from '../../contract/folder.ts';

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] =>
  Papa.parse<Row>(readFileSync(join('data/exports', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
const ID = 'C0003';
const customers = rowsOf('customers.csv');
const out = join(tmpdir(), 'customer-file.html');
let html: string;

beforeAll(async () => {
  await exportCustomer({ data: 'data/exports', out, customer: ID });
  html = readFileSync(out, 'utf8');
});

test('it is small, runs nothing, and loads nothing', () => {
  expect(statSync(out).size).toBeLessThanOrEqual(400_000);
  const { document } = parseHTML(html);
  expect(document.querySelectorAll('script, link, img, iframe, [src]').length).toBe(0);
  expect(html).toContain("default-src 'none'");
});

test('it says in both languages what is open, promised and was talked about', () => {
  const { document } = parseHTML(html);
  const own = (file: string): Row[] => rowsOf(file).filter(({ customer_id }) => customer_id === ID);
  const promised = own('promises.csv').map(({ invoice_id }) => invoice_id!);
  const contacted = own('activities.csv')
    .filter(({ date }) => date! > '2026-01-01')
    .map(({ invoice_id }) => invoice_id!);
  expect(promised.length).toBeGreaterThan(0);
  expect(contacted.length).toBeGreaterThan(5);
  for (const language of ['en', 'zh-CN']) {
    const said = document.querySelector(`article[lang="${language}"]`)!.textContent!;
    expect([...promised, ...contacted].filter((number) => !said.includes(number))).toEqual([]);
  }
});

test('it names no other customer', () => {
  expect(customers.length).toBeGreaterThan(100);
  const own = customers.find(({ customer_id }) => customer_id === ID)!;
  const others = customers
    .filter((row) => row !== own)
    .flatMap(({ customer_id, name }) => [customer_id!, name!])
    .filter((text) => text.length > 3);
  const said = parseHTML(html).document.body.textContent!;
  expect(others.filter((text) => html.includes(text) || said.includes(text))).toEqual([]);
});

test.each([
  ['C00O3', 'near it: C0003'],
  ['nobody at all', 'none is near it'],
])('%s is nobody, and that is said', async (customer, said) => {
  await expect(exportCustomer({ data: 'data/exports', out, customer })).rejects.toThrow(said);
});

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** Of one customer with an invoice on each of these days, every third paid, and another customer. */
async function exported(days: number[]) {
  const bought = days.map((n, i) => `I${i}x,K1,Alpha,${day(n)},${day(n + 30)},${i + 1}.05,CNY`);
  const paid = days.flatMap((n, i) =>
    i % 3 === 0 ? [`P${i},${day(n + 20)},${i + 1}.05,I${i}x,K1`] : [],
  );
  return withFolder(
    {
      'invoices.csv': csv(
        'invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency',
        ...bought,
        `X1,K2,Betatron,${day(0)},${day(30)},5.00,CNY`,
      ),
      'payments.csv': csv('payment_id,date,amount,invoice_id,customer_id', ...paid),
      'report.yml': `as_of: ${day(480)}\n`,
    },
    async (data) => {
      const path = join(data, 'k1.html');
      const written = await exportCustomer({ data, out: path, customer: 'K1' });
      return { written, html: readFileSync(path, 'utf8') };
    },
  );
}

test('of a customer with very many invoices lists are cut, which is said, and the statement adds up', async () => {
  const { written, html: cut } = await exported(
    Array.from({ length: 300 }, (_, i) => (i * 3) % 450),
  );
  expect(written.cut).toEqual({ isWhole: false, rows: 100, months: 3 });
  expect(customerLines(written).join('\n')).toContain('its statement covers the last 3 months');
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(400_000);
  expect(cut).not.toContain('Betatron');
  const { document } = parseHTML(cut);
  const article = document.querySelector('article[lang="en"]')!;
  expect(article.textContent).toContain('more rows are in the report.');
  expect(document.querySelector('article[lang="zh-CN"]')!.textContent).toContain('行，见报表。');
  // what the books say: 1.05 + 2.05 + …, less every third
  const open = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 0 : 100 * (i + 1) + 5));
  const sum = open.reduce((total, minor) => total + minor, 0) / 100;
  const closing = sum.toLocaleString('en-US', { minimumFractionDigits: 2 });
  expect(article.querySelector('#statement, [class*="statement"]')!.textContent).toContain(closing);
});

test('where a month alone is too much it is refused, and nothing is written', async () => {
  await expect(exported(Array.from({ length: 700 }, (_, i) => 452 + (i % 28)))).rejects.toThrow(
    /and one month of its statement the folder has \d+ kB, and at most 400 kB go into one; --locale/,
  );
});
