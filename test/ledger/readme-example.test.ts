/** The worked example of the ledger's README: its tables and sums, read from there, are what the models give. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlDate } from '../../src/engine/engine.ts';
import type { NativeEngine } from '../../src/engine/native.ts';
import { build } from '../cases/build-case.ts';

const readme = readFileSync(new URL('../../src/ledger/README.md', import.meta.url), 'utf8');
const prose = readme.replace(/\s+/g, ' ');

type TableRow = Record<string, string | null>;

/** The rows of the table whose first column has this head; "–" is null. */
function tableOf(firstHead: string): TableRow[] {
  const lines = readme.split('\n');
  const cellsOf = (line: string): string[] =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHead} |`));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  const heads = cellsOf(lines[start]!);
  return lines
    .slice(start + 2, end)
    .map((line) =>
      Object.fromEntries(cellsOf(line).map((cell, i) => [heads[i]!, cell === '–' ? null : cell])),
    );
}

/** "1,000.00" in minor units. */
const minor = (text: string): number => Math.round(Number(text.replaceAll(',', '')) * 100);

const [invoice, ...events] = tableOf('date');
const instalments = [...prose.matchAll(/no\. (\d) of ([\d.]+) due (\d{4}-\d\d-\d\d)/g)];
const SETTINGS = { unreferenced_payments: 'oldest_due_first' };
let db: NativeEngine;

beforeAll(async () => {
  db = await build(
    {
      raw_invoice: instalments.map(([, no, amount, due]) => ({
        invoice_id: invoice!.names,
        instalment_no: Number(no),
        issue_date: invoice!.date,
        due_date: due,
        amount_minor: minor(amount!),
      })),
      raw_payment: events.map((event) => ({
        customer_id: 'C1',
        kind: event.event,
        pay_date: event.date,
        amount_minor: minor(event.amount!),
        invoice_id: event.names,
      })),
    },
    SETTINGS,
  );
});
afterAll(() => db.close());

test('the instalments are the invoice', () => {
  expect(instalments).toHaveLength(2);
  expect(instalments.reduce((sum, [, , amount]) => sum + minor(amount!), 0)).toBe(
    minor(invoice!.amount!),
  );
});

test.each([invoice!, ...events])('open and unapplied after $event of $date', async (row) => {
  const day = sqlDate(row.date!);
  const [state] = await db.query(`
    with piece as (
      select i.instalment_no as no, p.amount_minor from mart_piece p join fct_item i using (item_key)
      where p.issue_date <= ${day} and (p.end_date is null or p.end_date > ${day})
    )
    select
      coalesce((select sum(amount_minor) from piece where no = 1), 0)::bigint as first_open,
      coalesce((select sum(amount_minor) from piece where no = 2), 0)::bigint as second_open,
      coalesce((select sum(amount_minor) from mart_credit
        where start_date <= ${day} and (end_date is null or end_date > ${day})), 0)::bigint as unapplied`);
  expect(state).toEqual({
    first_open: minor(row['no. 1 open']!),
    second_open: minor(row['no. 2 open']!),
    unapplied: minor(row.unapplied!),
  });
});

test('the pieces', async () => {
  const rows = await db.query(`
    select i.instalment_no as instalment, p.amount_minor as amount, p.end_date as ended, p.end_kind as by
    from mart_piece p join fct_item i using (item_key) order by instalment, ended nulls last, amount desc`);
  expect(rows).toEqual(
    tableOf('instalment').map(({ instalment, amount, ended, by }) => ({
      instalment: Number(instalment),
      amount: minor(amount!),
      ended,
      by,
    })),
  );
});

test('the unapplied credit', async () => {
  const [, amount, customer, from, until] =
    /one row: ([\d.]+) of (C\d) from ([\d-]+) until ([\d-]+\d)/.exec(prose)!;
  const rows = await db.query(
    'select amount_minor, customer, start_date, end_date from mart_credit',
  );
  expect(rows).toEqual([
    { amount_minor: minor(amount!), customer, start_date: from, end_date: until },
  ]);
});

test('the identity at the end', async () => {
  const [, ...amounts] =
    /([\d,.]+) invoiced − ([\d.]+) cash − ([\d.]+) credit notes − ([\d.]+) write-offs \+ ([\d.]+) refunded = ([\d.]+) open/.exec(
      prose,
    )!;
  const of = (kind: string): string =>
    `sum(amount_minor) filter (kind = '${kind}')::bigint as ${kind}`;
  const kinds = ['invoice', 'cash', 'credit_note', 'write_off', 'refund'];
  const [movements] = await db.query(`select ${kinds.map(of).join(', ')} from mart_movement`);
  const [open] = await db.query(
    'select sum(amount_minor)::bigint as open from mart_piece where end_date is null',
  );
  expect([...Object.values(movements!), open!.open]).toEqual(amounts.map(minor));
});
