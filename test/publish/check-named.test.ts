/** What settings name and no export has: `check` and `build` refuse it with the same lines, in the report's language. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { scratchFolder } from '../browser/build.ts';
import { csv, type Files, withFolder } from '../contract/folder.ts';
import { runScript } from './terminal/run-script.ts';

const EXPORTS: Files = {
  'customers.csv': csv(
    'customer_id,customer_name,region,rep',
    'C1,Alpha,East,R1',
    'C2,Beta,West,R2',
  ),
  'invoices.csv': csv(
    'invoice_id,customer_id,rep,region,issue_date,due_date,amount,currency',
    'I1,C1,R1,East,2026-01-05,2026-02-05,100.00,EUR',
    'I2,C2,R2,West,2026-05-05,2026-06-05,50.00,EUR',
  ),
  'payments.csv': csv('payment_id,invoice_id,date,amount,currency', 'P1,I1,2026-02-01,40.00,EUR'),
};

const out = scratchFolder('check-named');
afterEach(() => rmSync(out, { recursive: true, force: true }));

const VIEWS = (...views: string[]): string =>
  `views:\n${views.map((view) => `  - ${view}\n`).join('')}`;

/** What `check` and `build` print of these settings, and how both end. */
async function both(files: Files): Promise<{ said: string[]; codes: unknown[] }> {
  return withFolder({ ...EXPORTS, ...files }, async (data) => {
    const check = await runScript('check', '--data', data);
    const build = await runScript('build', '--data', data, '--out', join(out, 'site'));
    const said = [check.stdout + check.stderr, build.stdout + build.stderr];
    for (const text of said) expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
    return { said, codes: [check.status, build.status] };
  });
}

const OUTSIDE = 'is in no export; expected one of its values';

test('values of views are refused by both, each with file, key, value, what is expected and a mend', async () => {
  const { said, codes } = await both({
    'report.yml': VIEWS(
      '{ id: a, name: A, page: aging, filters: { region: Atlantis } }',
      '{ id: b, name: B, page: rep, filters: { rep: R9 } }',
      '{ id: c, name: C, page: customer, filters: { customer: Nobody } }',
      '{ id: d, name: D, page: aging, as_of: 2031-01-01 }',
    ),
  });
  expect(codes).toEqual([1, 1]);
  for (const text of said)
    for (const line of [
      `views.a.filters.region: “Atlantis” ${OUTSIDE} (there are: East, West); correct it, or remove the view`,
      `views.b.filters.rep: “R9” ${OUTSIDE}`,
      `views.c.filters.customer: “Nobody” ${OUTSIDE} (there are: `,
      'views.d.as_of: 2031-01-01 is outside the data; expected 2026-01-05 to 20',
    ])
      expect(text).toContain(`report.yml: ${line}`);
});

test('pages and filters that there are not are refused by both', async () => {
  const { said, codes } = await both({
    'report.yml': VIEWS(
      '{ id: a, name: A, page: agin, filters: { region: East } }',
      '{ id: b, name: B, page: aging, filters: { regoin: East } }',
    ),
  });
  expect(codes).toEqual([1, 1]);
  for (const text of said) {
    expect(text).toContain(
      'report.yml: views.0.page: "agin" — no page that can be filtered; expected overview, ',
    );
    expect(text).toContain('report.yml: views.1.filters.regoin: no such filter; expected region, ');
  }
});

test('a check tells them in the language of the report', async () => {
  const view = '{ id: a, name: A, page: aging, filters: { region: Atlantis } }';
  await withFolder(
    { ...EXPORTS, 'report.yml': `languages: [zh, en]\n${VIEWS(view)}` },
    async (data) => {
      const { status, stdout } = await runScript('check', '--data', data);
      expect(stdout).toContain('设置（修正之前不会发布）');
      expect(stdout).toContain('views.a.filters.region: 导出文件中没有“Atlantis”；应为其中的值');
      expect(status).toBe(1);
    },
  );
});

test.each([
  [
    'audiences.yml',
    'east: { title: E, rows: { region: Atlantis } }',
    'east.rows.region: “Atlantis” is in no export',
  ],
  [
    'audiences.yml',
    'east: { title: E, mask: { customer: [Nemo] } }',
    'east.mask.customer: “Nemo” is in no export',
  ],
  [
    'audiences.yml',
    'east: { title: E, rows: { region: East, rep: R2 } }',
    'east.rows: no invoice has all of this',
  ],
  ['audiences.yml', 'east: { title: E, until: 2020-01-01 }', 'east.until: 2020-01-01 is over'],
])('%s with %s is refused by a check', async (file, content, line) => {
  await withFolder({ ...EXPORTS, 'report.yml': '', [file]: content }, async (data) => {
    const { status, stdout } = await runScript('check', '--data', data);
    expect(stdout).toContain(`${file}: ${line}`);
    expect(stdout).toContain('Refused.');
    expect(status).toBe(1);
  });
});

test('settings that the exports fill are usable', async () => {
  await withFolder(
    {
      ...EXPORTS,
      'report.yml': VIEWS(
        '{ id: a, name: A, page: aging, filters: { region: East, customer: Alpha } }',
      ),
      'audiences.yml': 'east: { title: E, rows: { region: East }, mask: { customer: [C1] } }',
    },
    async (data) => {
      const { status, stdout } = await runScript('check', '--data', data);
      expect([status, stdout.includes('Usable.')]).toEqual([0, true]);
    },
  );
});
