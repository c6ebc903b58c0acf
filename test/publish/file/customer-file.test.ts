/** One customer's folder: what the exports say of him is in it, what they say of others is not. */
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { exportCustomer } from '../../../src/publish/file/customer-file.ts';

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
