/** Names that are like others, and audiences that overlap: each is shown its own, and what is hidden stays hidden. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  audienceDir,
  FOREIGN,
  prepareDivided,
} from '../../src/publish/audience/prepare-audiences.ts';
import { openForSite } from '../../src/publish/prepare-site.ts';
import { parseAudiences } from '../../src/settings/audiences.ts';
import type { Site } from '../../src/view/site.ts';
import { scratchFolder } from '../browser/build.ts';
import { csv, withFolder } from '../contract/folder.ts';

const dir = scratchFolder('audience-names');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const CUSTOMERS = [
  'KD-0001,Alpha,East',
  'KD-00010,Alpha Works,East',
  'KD-0003,Betatron,West',
  'KD-0004,Betatron,West',
];

interface Prepared {
  /** Those that an audience can choose: names by id. */
  names(id: string): Record<string, string>;
  foreign(id: string): string[];
}

/** Prepares these audiences; `contract` stands on the second customer's invoice. */
async function prepared(written: string, contract = ''): Promise<Prepared> {
  const files = {
    'customers.csv': csv('customer_id,customer_name,region', ...CUSTOMERS),
    'invoices.csv': csv(
      'invoice_id,customer_id,region,issue_date,due_date,amount,currency,contract_no',
      ...CUSTOMERS.map((line, i) => {
        const [id, , region] = line.split(',');
        return `I${i},${id},${region},2026-01-05,2026-02-05,${i + 1}00.00,EUR,${i === 1 ? contract : ''}`;
      }),
    ),
    'payments.csv': csv('payment_id,invoice_id,date,amount,currency', 'P1,I0,2026-02-01,40.00,EUR'),
  };
  const workDir = join(dir, `work-${written.length}-${contract.length}`);
  await withFolder(files, async (data) => {
    const out = join(dir, 'site');
    const report = await openForSite({ data, out });
    await prepareDivided(report, parseAudiences(written, 'audiences.yml', ['en']), {
      out,
      workDir,
      today: '2026-11-30',
      maskSecret: 'd'.repeat(64),
    });
  });
  const json = (id: string, file: string) =>
    JSON.parse(readFileSync(join(audienceDir(workDir, id), file), 'utf8'));
  return {
    names: (id) => {
      const { options }: Site = json(id, 'site.json');
      return Object.fromEntries(options.customer.map(({ value, label }) => [value, label]));
    },
    foreign: (id) => json(id, FOREIGN).sort(),
  };
}

const ROWS = 'language: en, pages: [overview]';
const HIDDEN = `hidden: { title: Some, ${ROWS}, mask: { customer: [KD-0001] } }`;

let report: Prepared;
beforeAll(async () => {
  const all = `all: { title: All, ${ROWS} }`;
  const west = `west: { title: West, ${ROWS}, rows: { region: West }, mask: { customer: all } }`;
  // what stands beside it in a text is the name of one that is shown
  report = await prepared([all, west, HIDDEN].join('\n'), 'as with Alpha Works');
});

test('one audience may contain another: each has its own customers, and of the larger nobody is foreign', () => {
  const { names, foreign } = report;
  expect(Object.keys(names('all')).sort()).toEqual(['KD-0001', 'KD-00010', 'KD-0003', 'KD-0004']);
  expect(foreign('all')).toEqual([]);
  expect(Object.keys(names('west'))).toHaveLength(2);
  expect(foreign('west')).toEqual(expect.arrayContaining(['Alpha Works', 'Betatron']));
});

test('two hidden customers of one name are two; by that name neither is meant', async () => {
  const codes = Object.values(report.names('west'));
  expect(codes.filter((code) => !/^C-[A-Z2-9]{8}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(2);
  await expect(
    prepared(`some: { title: Some, ${ROWS}, mask: { customer: [Betatron] } }`),
  ).rejects.toThrow('“Betatron” is the name of KD-0003 and KD-0004; write the id');
});

test('a hidden customer may be called what stands within the name of one that is shown', async () => {
  const shown = Object.entries(report.names('hidden'));
  expect(shown.filter(([id, name]) => id === 'KD-0001' || name === 'Alpha')).toEqual([]);
  expect(shown).toContainEqual(['KD-00010', 'Alpha Works']);
  expect(shown).toHaveLength(4);
  await expect(prepared(HIDDEN, 'as with Alpha')).rejects.toThrow(
    'audiences.yml: hidden: column contract_no of fct_item names “Alpha”',
  );
});
