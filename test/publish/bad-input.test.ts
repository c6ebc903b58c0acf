/** Each mistake in the exports as finance meets it: what `build` says, its exit code, and the earlier site untouched. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishSite } from '../../src/publish/build-site.ts';
import { openForSite, prepareSite } from '../../src/publish/prepare-site.ts';
import { describeFailure } from '../../src/publish/terminal/command.ts';
import { runScript } from './terminal/run-script.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const HEADER = 'invoice_id,customer_id,issue_date,due_date,amount,currency\n';
const GOOD = 'A1,C1,2026-01-05,2026-02-04,100.00,CNY\nA2,C2,2026-01-06,2026-02-05,50.00,CNY\n';
const PAYMENTS = 'payment_id,date,amount,invoice_id\nP1,2026-02-01,100.00,A1\n';
const SNAPSHOT = 'site.snapshot.parquet';
const EARLIER = { 'index.html': '<p>earlier</p>', 'figures.json': '{"as_of":"2025-12-31"}' };

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bad-input-'));
  mkdirSync(join(dir, 'data'));
  mkdirSync(join(dir, 'site'));
  for (const [name, text] of Object.entries(EARLIER)) writeFileSync(join(dir, 'site', name), text);
  writeFileSync(join(dir, SNAPSHOT), 'of the earlier build');
});
afterEach(() => rmSync(dir, { recursive: true }));

function writeData(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'data', name), text);
}

const options = (): string[] => ['--data', join(dir, 'data'), '--out', join(dir, 'site')];

/** The command, in this process but for what it starts. */
async function build(files: Record<string, string>, ...more: string[]) {
  writeData(files);
  const { status, stdout, stderr } = await runScript('build', ...options(), ...more);
  return { code: status, said: stdout + stderr };
}

/** What the command says of a build that fails, with all of it in this process. */
async function failedBuild(files: Record<string, string>): Promise<string> {
  writeData(files);
  const [data, out] = [join(dir, 'data'), join(dir, 'site')];
  const prepare = async (work: string) => prepareSite(await openForSite({ data, out }), out, work);
  const neverDrawn = () => Promise.reject(new Error('drawn'));
  return publishSite(out, prepare, neverDrawn).then(() => 'built', describeFailure);
}

/** The site and what the next build compares with are as they were; beside them is what was reported, if anything. */
function expectEarlierSite(problems: 'problems' | 'no problems'): void {
  const left = readdirSync(dir).filter((name) => name.startsWith('site'));
  const reported = problems === 'problems' ? ['site.problems.csv'] : [];
  expect(left.sort()).toEqual(['site', ...reported, SNAPSHOT]);
  expect(readFileSync(join(dir, SNAPSHOT), 'utf8')).toBe('of the earlier build');
  expect(readdirSync(join(dir, 'site')).sort()).toEqual(Object.keys(EARLIER).sort());
  for (const [name, text] of Object.entries(EARLIER))
    expect(readFileSync(join(dir, 'site', name), 'utf8')).toBe(text);
}

const invoices = (row: string): Record<string, string> => ({
  'invoices.csv': HEADER + GOOD + row,
  'payments.csv': PAYMENTS,
});

/** The files, and what must be told: the place and the value, what was expected, how to mend it. */
const MISTAKES: [string, Record<string, string>, (string | RegExp)[]][] = [
  [
    'a missing required column',
    { 'invoices.csv': 'invoice_id,customer_id,due_date,amount\nA1,C1,2026-02-04,100.00\n' },
    ['invoices.csv', 'issue_date', /expected/, /report\.yml: columns: /],
  ],
  [
    'an unreadable date',
    invoices('A3,C1,2026-13-45,2026-03-01,10.00,CNY\n'),
    ['invoices.csv:4', 'issue_date', '"2026-13-45"', /expected a/, /mend:/],
  ],
  [
    'an amount that is not a number',
    invoices('A3,C1,2026-01-07,2026-03-01,ten,CNY\n'),
    ['invoices.csv:4', 'amount', '"ten"', /expected/, /mend:/],
  ],
  [
    'a negative amount whose type says invoice',
    {
      'invoices.csv': `${HEADER.trim()},doc_type\n${GOOD}A3,C1,2026-01-07,2026-03-01,-10.00,CNY,Invoice\n`,
      'payments.csv': PAYMENTS,
    },
    ['invoices.csv:4', 'amount', '"-10.00"', /expected/, /mend:/],
  ],
  [
    'a duplicate id',
    invoices('A1,C1,2026-01-07,2026-02-04,75.00,CNY\n'),
    ['invoices.csv:4', 'invoice_id', '"A1"', /expected/, /mend:/],
  ],
  [
    'an empty file',
    { ...invoices(''), 'more.csv': '' },
    ['more.csv', /[Ee]mpty/, /expected/, /mend:/],
  ],
];
test.each(MISTAKES)('%s is refused', async (_, files, reported) => {
  const said = await failedBuild(files);
  expect(said).not.toContain('    at ');
  for (const part of reported)
    expect(said).toMatch(typeof part === 'string' ? new RegExp(literally(part)) : part);
  expect(said).toMatch(/nothing was published/);
  expect(said).toContain(join(dir, 'site.problems.csv'));
  expectEarlierSite('problems');
  const [head, first] = readFileSync(join(dir, 'site.problems.csv'), 'utf8').split('\r\n');
  expect(head).toBe('\ufefffile,sheet,row,column,value,expected,mend,severity,rule');
  expect(first).toMatch(/,refused,\w+$/);
});

test('the command says so and ends with 1', async () => {
  const [[, files]] = MISTAKES as [(typeof MISTAKES)[0]];
  const said = await failedBuild(files);
  const args = ['scripts/build.ts', ...options()];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect([run.status, run.stdout + run.stderr]).toEqual([1, `${said}\n`]);
  expectEarlierSite('problems');
});

test('a folder without exports is refused', async () => {
  const said = await failedBuild({});
  expect(said).not.toContain('    at ');
  expect(said).toMatch(/no exports in/);
  expectEarlierSite('problems');
  const csv = readFileSync(join(dir, 'site.problems.csv'), 'utf8');
  expect(csv.split('\r\n')[1]).toMatch(/no exports in .*,refused,not_importable$/);
});

test('a wrong option, date or folder is wrong usage, and prints the usage', async () => {
  for (const wrong of [['--colour'], ['--as-of', '2026-02-30'], ['--data', join(dir, 'nowhere')]]) {
    const { code, said } = await build(invoices(''), ...wrong);
    expect([wrong[0], code]).toEqual([wrong[0], 2]);
    expect(said).toMatch(/Usage: npm run build/);
    expectEarlierSite('no problems');
  }
});

test('a folder that is no built site is never replaced', async () => {
  mkdirSync(join(dir, 'site-of-others'));
  writeFileSync(join(dir, 'site-of-others', 'notes.txt'), 'mine');
  const { code, said } = await build(invoices(''), '--out', join(dir, 'site-of-others'));
  expect(code).toBe(2);
  expect(said).toMatch(/not a built site/);
  expect(readFileSync(join(dir, 'site-of-others', 'notes.txt'), 'utf8')).toBe('mine');
});

test('a wrong key in report.yml is named', async () => {
  const { code, said } = await build({ ...invoices(''), 'report.yml': 'buckets: [60, 30]\n' });
  expect([code, said.includes('    at ')]).toEqual([1, false]);
  expect(said).toMatch(/report\.yml: buckets: expected ascending edges/);
  expectEarlierSite('no problems');
});

test('a payment for an unknown invoice is told and kept as unapplied money', async () => {
  writeFileSync(join(dir, 'data', 'invoices.csv'), HEADER + GOOD);
  writeFileSync(
    join(dir, 'data', 'payments.csv'),
    'payment_id,date,amount,invoice_id,customer_id\nP1,2026-02-01,30.00,A99,C1\n',
  );
  const given = ['--data', join(dir, 'data')];
  const figures = await runScript('figures', ...given, '--metric', 'unapplied_amount', '--json');
  expect(JSON.parse(figures.stdout).figures).toMatchObject([{ value: 3_000 }]);
  const check = await runScript('check', ...given);
  expect(check.status).toBe(0);
  expect(check.stdout).toMatch(/payments\.csv:2 invoice_id "A99" — expected .*; mend: /);
});

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
