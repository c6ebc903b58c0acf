/** `npm run check`: what it prints, with which exit code. The first case starts it; the rest run it in this process. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from '../publish/terminal/run-script.ts';
import { csv, type Files, withFolder } from './folder.ts';

const HEADER = 'invoice_id,customer_id,issue_date,due_date,amount,settled_date';
const GOOD = 'A1,C1,2026-01-05,2026-02-04,100.00,2026-02-01';
const UNPAID = 'A1,C1,2026-01-05,2026-02-04,100.00,';

const run = async (...args: string[]) => {
  const { status, stdout, stderr } = await runScript('check', ...args);
  expect(stderr + stdout).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return { status, stdout, stderr };
};
const check = (files: Files, ...args: string[]) =>
  withFolder(files, async (dir) => run('--data', dir, ...args));

describe('npm run check', () => {
  it('says that good exports are usable, with 0, and what is refused, with 1', async () => {
    const files = { 'invoices.csv': csv(HEADER, UNPAID), 'payments.csv': '' };
    await withFolder(files, async (dir) => {
      const start = () =>
        spawnSync(process.execPath, ['scripts/check.ts', '--data', dir], { encoding: 'utf8' });
      const refused = start();
      expect(refused.status).toBe(1);
      expect(refused.stdout).toContain('Refused.');
      writeFileSync(join(dir, 'payments.csv'), csv('payment_id,date,amount', 'P1,2026-02-01,5'));
      const usable = start();
      expect(usable.status).toBe(0);
      expect(usable.stdout).toContain('Usable.');
    });
  });

  it('says how exports were read', async () => {
    const { status, stdout } = await check({ 'invoices.csv': csv(HEADER, GOOD) });
    expect(status).toBe(0);
    expect(stdout).toContain('1 row read = 1 used + 0 set aside + 0 not data');
    expect(stdout).toContain('invoice by 6 of 6 headers');
  });

  it.each([
    [
      'a missing required column',
      csv('invoice_id,customer_id,due_date,amount', 'A1,C1,2026-02-04,1'),
      'invoices.csv:1 issue_date "invoice_id, customer_id, due_date, amount" — expected invoice: a column for issue_date',
    ],
    [
      'an unreadable date',
      csv(HEADER, GOOD, 'A2,C1,31.02.2026,,50,'),
      'invoices.csv:3 issue_date "31.02.2026" — expected a date such as 2026-03-31; mend: correct the date',
    ],
    [
      'an amount that is no number',
      csv(HEADER, GOOD, 'A2,C1,2026-01-05,,n.n.,'),
      'invoices.csv:3 amount "n.n." — expected an amount such as 1234.56; mend: correct the amount',
    ],
    [
      'a negative document that its type calls an invoice',
      csv(`${HEADER},doc_type`, `${GOOD},Invoice`, 'A2,C1,2026-01-05,,-5,,Invoice'),
      'invoices.csv:3 amount "-5" — expected an amount above 0; mend: export the column that says what each row is',
    ],
    [
      'a repeated id',
      csv(HEADER, GOOD, 'A1,C1,2026-01-05,2026-02-04,7,'),
      'invoices.csv:3 invoice_id "A1" — expected an id of its own: row 2',
    ],
    [
      'an empty file',
      '',
      'invoices.csv — expected a header row and data rows; mend: export the file again',
    ],
  ])('refuses %s with 1, its place and its mending', async (_, content, message) => {
    const { status, stdout } = await check({ 'invoices.csv': content });
    expect(stdout).toContain(message);
    expect(stdout).toContain('Refused.');
    expect(status).toBe(1);
  });

  it('keeps a payment for an unknown invoice, with 0 and a warning', async () => {
    const { status, stdout } = await check({
      'invoices.csv': csv(HEADER, UNPAID),
      'payments.csv': csv('payment_id,date,amount,invoice_id', 'P1,2026-02-01,5,ZZ9'),
    });
    expect(status).toBe(0);
    expect(stdout).toContain(
      'payments.csv:2 invoice_id "ZZ9" — expected an invoice number of the invoice files; mend: add the invoice',
    );
  });

  it('refuses a folder without exports with 1', async () => {
    const { status, stderr } = await check({ 'README.md': 'nothing here' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/no exports in .*mend: put the exports/);
  });

  it('refuses a mistake in report.yml with 1 and its key', async () => {
    const { status, stderr } = await check({
      'invoices.csv': csv(HEADER, GOOD),
      'report.yml': 'curency: EUR\n',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('curency');
  });

  it.each([
    ['a wrong option', ['--dta', 'x'], '--dta'],
    ['a folder that is not there', ['--data', 'no/such/folder'], 'no such folder: no/such/folder'],
    ['an argument too many', ['exports'], 'too many arguments'],
  ])('answers %s with 2 and the usage', async (_, args, message) => {
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run check --');
  });

  it('prints nothing but JSON with --json', async () => {
    const { stdout } = await check({ 'invoices.csv': csv(HEADER, GOOD) }, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      refused: false,
      files: [{ rowsUsed: 1, amountUsed: 10000 }],
    });
  });

  const OPEN = csv(`${HEADER},status`, `${GOOD},Zqorvo`, 'A2,C1,2026-01-05,2026-02-04,50.00,,Open');

  it('lists the open questions with --ask where there is no terminal, and writes all problems too', async () => {
    await withFolder({ 'invoices.csv': OPEN }, async (dir) => {
      await withFolder({}, async (out) => {
        const path = join(out, 'problems.csv');
        const { stdout } = await run('--data', dir, '--ask', '--problems', path);
        expect(stdout).toContain('OPEN QUESTIONS: 1');
        expect(stdout).toContain('Zqorvo');
        expect(readFileSync(path, 'utf8')).toContain('unknown_status');
      });
    });
  });

  it('prints nothing but JSON with --ask and --json, the questions among the problems', async () => {
    const { stdout } = await check({ 'invoices.csv': OPEN }, '--ask', '--json');
    const { problems } = JSON.parse(stdout);
    const asked = problems.filter(({ question }: { question?: unknown }) => question);
    expect(asked).toMatchObject([{ rule: 'unknown_status', value: 'Zqorvo' }]);
  });
});
