/**
 * The contract with programs that link to a customer, such as a CRM: `LANGUAGE/customer/?customer=ID` below the site's root. Links of
 * that form stand in systems that nobody of ours can change: what is held here must hold in every later version.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../../../src/site/serve.ts';
import { buildInChild, scratchFolder } from '../build.ts';
import { openPage, settled } from '../pages.ts';

/** Ids as other systems make them; what each owes is its place in the list, in hundreds. */
const IDS = [
  'C0001',
  'C 2',
  'A/3',
  '客户四',
  '0005',
  'acme',
  'ACME',
  'A+8',
  'A&9=1',
  '100%',
  '#11',
  '12?x',
  'Größe 13',
  "O'Neil 14",
  '<b>15</b>',
];
const owed = (index: number): string => `${(index + 1) * 100}.00`;

const folder = scratchFolder('link-contract');
const data = join(folder, 'exports');
let serving: Serving;

beforeAll(async () => {
  mkdirSync(data, { recursive: true });
  const quoted = (text: string): string => `"${text}"`;
  const rows = IDS.map((id, i) =>
    [
      `I${i}`,
      quoted(id),
      quoted(`Firm ${i + 1}`),
      '2026-05-02',
      '2026-06-01',
      owed(i),
      'EUR',
    ].join(),
  );
  const head = 'invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency';
  writeFileSync(join(data, 'invoices.csv'), `${[head, ...rows].join('\n')}\n`);
  await buildInChild(data, join(folder, 'site'));
  serving = await serve(join(folder, 'site'), { port: 0, base: '/finance/ar/' });
}, 120_000);
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

/** What the page says first, what is open, whether it warns, and what stands in the customer box. */
async function seen(path: string) {
  const { page, faults, close } = await openPage();
  await page.goto(serving.address + path);
  await page.waitForSelector('html[data-started]');
  await settled(page);
  const notice = page.locator('[data-notice] p');
  const answer = (await page.textContent('[data-block="customer.answer"]'))!;
  // a notice is fetched when there is cause: where somebody is shown, there is none
  if (!answer.includes('Firm')) await notice.first().waitFor();
  const open = page.locator('[data-metric="open_amount"][data-value]').first();
  const found = {
    answer,
    open: (await open.count()) > 0 ? await open.getAttribute('data-value') : null,
    notices: await notice.allTextContents(),
    box: await page.inputValue('[name="customer"]'),
  };
  expect(faults).toEqual([]);
  await close();
  return found;
}

describe('contract: a link to a customer', () => {
  test.each(IDS.map((id, i) => [id, i] as const))('%s opens that customer', async (id, i) => {
    const found = await seen(`en/customer/?customer=${encodeURIComponent(id)}`);
    expect(found.answer).toContain(`Firm ${i + 1} `);
    expect(found).toMatchObject({ open: String((i + 1) * 10_000), notices: [], box: id });
  });

  test('the id may be encoded as a form does it, and links of other programs may add to it', async () => {
    const query = new URLSearchParams({ customer: 'C 2', utm_source: 'crm' });
    expect(query.toString()).toContain('C+2');
    const found = await seen(`zh/customer/index.html?${query}`);
    expect(found).toMatchObject({ open: '20000', notices: [], box: 'C 2' });
  });

  test.each([
    ['C9999', 'C9999'],
    // an id is that id alone: no other case, no zeros more or less, no spaces about it
    ['Acme', 'Acme'],
    ['5', '5'],
    ['c0001', 'c0001'],
    ['%20C0001', ' C0001'],
  ])('%s, which the report does not have, is said to be unknown', async (encoded, id) => {
    const found = await seen(`en/customer/?customer=${encoded}`);
    expect(found.notices).toEqual([
      `This link asks for customer ${id}, which this report does not have.`,
    ]);
    expect(found.answer).not.toContain('Firm');
    expect(found.open).toBeNull();
  });

  test('an unknown id is said in Chinese too', async () => {
    const found = await seen('zh/customer/?customer=C9999');
    expect(found.notices.join()).toContain('C9999');
    expect(found.notices.join()).toContain('不在本报表中');
  });
});
