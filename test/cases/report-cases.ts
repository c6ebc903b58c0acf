/** Peer cases of summaries, periods, buckets and as-of dates. */
import { expect } from 'vitest';
import { addDays } from '../../src/format/date.ts';
import {
  buckets,
  movements,
  netOpen,
  one,
  openItems,
  openTotal,
  unapplied,
} from '../models/marts-at.ts';
import type { RawData } from '../models/raw-tables.ts';
import { minor, toRaw } from './build-case.ts';
import { bucketOf, type Handler, openAmounts, run, runCase, settingsOf, sum } from './case-kit.ts';

export const reportCases: Record<string, Handler> = {
  async 'ERP-25'(c) {
    const engine = await runCase(c);
    const open = await openAmounts(engine, c.as_of);
    expect(open.sort((a, b) => b - a)).toEqual(c.expected.rows.map((n: number) => minor(n)));
    expect(
      await one(engine, 'select count(distinct invoice_key)::integer as n from mart_item'),
    ).toBe(2);
    expect(await openTotal(engine, c.as_of)).toBe(minor(c.expected.total));
  },
  async 'ERP-27'(c) {
    const paid = (count: number) =>
      run(
        toRaw({
          invoices: c.inputs.invoices,
          payments: c.inputs.steps.slice(0, count).map((step: { payment: number; to: string }) => ({
            date: c.as_of,
            amount: step.payment,
            to: step.to,
          })),
        }),
        settingsOf(c),
      );
    const first = await paid(1);
    const { after_150 } = c.expected;
    const moved = await movements(first, c.as_of);
    expect(moved).toEqual({ invoice: minor(after_150.invoiced), cash: minor(after_150.paid) });
    expect(await openTotal(first, c.as_of)).toBe(minor(after_150.outstanding));
    expect(await buckets(first, c.as_of)).toEqual({ not_due: minor(after_150.buckets[0]) });
    expect(moved.invoice! - moved.cash! - (await openTotal(first, c.as_of))).toBe(after_150.diff);
    expect(minor(after_150.gl_balance)).toBe(await netOpen(first, c.as_of));
    expect(await openItems(await paid(2), c.as_of)).toEqual(c.expected.after_200.rows);
  },
  async 'ERP-29'(c) {
    const d = c.as_of;
    // each step as a row of its own, in the order of the case
    const invoice = (id: string) => ({ invoice_id: id, issue_date: d, amount_minor: minor(1000) });
    const pay = (id: string, amount: number) => ({
      invoice_id: id,
      customer_id: 'C1',
      pay_date: d,
      amount_minor: minor(amount),
    });
    const steps: RawData[] = [
      { raw_invoice: [invoice('A')] },
      { raw_payment: [pay('A', 1000)] },
      { raw_payment: [{ ...pay('A', 1000), kind: 'credit_note' }] },
      { raw_payment: [{ ...pay('A', 1000), kind: 'refund' }] },
      { raw_invoice: [invoice('B')] },
      { raw_payment: [pay('B', 500)] },
    ];
    expect(steps.length).toBe(c.inputs.steps.length);
    const after = async (count: number) => {
      const known = steps.slice(0, count);
      const engine = await run({
        raw_invoice: known.flatMap((step) => step.raw_invoice ?? []),
        raw_payment: known.flatMap((step) => step.raw_payment ?? []),
      });
      const moved = await movements(engine, d);
      return {
        invoiced: moved.invoice ?? 0,
        paid: moved.cash ?? 0,
        returned: moved.credit_note ?? 0,
        closing: await netOpen(engine, d),
      };
    };
    const inMinor = ({ invoiced, paid, returned, closing }: Record<string, number>) => ({
      invoiced: minor(invoiced!),
      paid: minor(paid!),
      returned: minor(returned!),
      closing: minor(closing!),
    });
    expect(await after(2)).toEqual(inMinor(c.expected.after_pay));
    expect(await after(3)).toEqual(inMinor(c.expected.after_cn));
    expect(await after(4)).toEqual(inMinor(c.expected.after_refund));
    expect(await after(6)).toEqual(inMinor(c.expected.final));
    expect(await netOpen(await run(steps[0]!), addDays(d, -1))).toBe(c.expected.final.opening);
  },
  async 'ERP-31'(c) {
    const engine = await runCase(c);
    const days = await one(
      engine,
      'select (settled_date - issue_date)::integer as n from mart_item',
    );
    expect(days).toBe(c.expected.days_to_pay);
    // the peer prints 30-60; here the bucket that holds 45 is 31-60
    expect(await bucketOf(engine, 'bucket_of_age', [days])).toEqual(['31-60']);
    expect(c.expected.bucket).toBe('30-60');
    const cash = await one(
      engine,
      "select sum(amount_minor)::bigint as n from mart_piece where end_kind = 'cash' and end_date - issue_date = 45",
    );
    expect(cash).toBe(minor(c.expected.amount));
  },
  async 'ERP-33'(c) {
    const [note] = c.inputs.credit_notes;
    const engine = await run(
      toRaw({
        invoices: c.inputs.invoices,
        credit_notes: [{ ...note, to: note.against }],
        payments: [{ date: '2026-06-20', to: 'A', amount: 900 }],
      }),
    );
    expect(
      await one(engine, "select count(*)::integer as n from fct_allocation where kind = 'cash'"),
    ).toBe(c.expected.rows);
    expect((await openItems(engine, c.as_of)).map((row) => row.invoice_id)).toEqual(['B']);
  },
  async 'OCA-02'(c) {
    const engine = await run({}, settingsOf(c));
    const ours: Record<string, string> = { current: 'not_due', older: '120+' };
    expect(await bucketOf(engine, 'bucket_of', c.inputs.days_past_due)).toEqual(
      c.expected.buckets.map((id: string) => ours[id] ?? id),
    );
    expect(await bucketOf(engine, 'bucket_index', c.inputs.days_past_due)).toEqual(
      [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5].map(String),
    );
  },
  async 'OCA-05'(c) {
    const amount = 123.45;
    const engine = await run(
      toRaw({
        invoices: c.inputs.invoices.map((invoice: object) => ({ ...invoice, amount })),
        payments: c.inputs.payments.map((payment: object) => ({ ...payment, amount })),
      }),
    );
    expect((await openTotal(engine, c.as_of)) === minor(amount)).toBe(c.expected.open_at_as_of);
    expect(await openTotal(engine, '2020-06-29')).toBe(minor(amount));
    expect(await openTotal(engine, '2020-06-30')).toBe(0);
  },
  async 'BIG-01'(c) {
    const engine = await runCase(c);
    const found = await buckets(engine, c.as_of, 'issue');
    // the oldest bucket is named by its lower neighbour's edge: 150+ is the peer's 151+
    const expected = Object.entries(c.expected.buckets as Record<string, number>)
      .filter(([, amount]) => amount !== 0)
      .map(([id, amount]) => [id === '151+' ? '150+' : id, minor(amount)]);
    expect(found).toEqual(Object.fromEntries(expected));
    expect(await unapplied(engine, c.as_of)).toBe(0);
  },
  async 'BIG-04'(c) {
    const engine = await run({});
    expect(await bucketOf(engine, 'bucket_of', c.inputs.days_overdue)).toEqual(
      c.expected.recommended,
    );
    expect(c.expected.bigcapital).toContain(null);
  },
  async 'AKA-01'(c) {
    const engine = await run({});
    // one bucket each, where the peer counts 30, 60 and 90 twice
    expect(await bucketOf(engine, 'bucket_of', c.inputs.days_overdue)).toEqual([
      '1-30',
      '1-30',
      '31-60',
      '31-60',
      '61-90',
    ]);
    expect(c.expected.akaunting.some((ids: string[]) => ids.length > 1)).toBe(true);
    const rows = c.inputs.days_overdue.map((days: number) => ({
      date: '2026-01-01',
      due: addDays('2026-06-30', -days),
      amount: 10,
    }));
    const dated = await run(toRaw({ invoices: rows }), { as_of: '2026-06-30' });
    expect(sum(Object.values(await buckets(dated, '2026-06-30')))).toBe(minor(10 * rows.length));
  },
  async 'QBO-01'(c) {
    const money = (text: string) => Number(text.replaceAll(',', ''));
    const iso = (text: string) => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');
    const engine = await run(
      toRaw({
        invoices: c.inputs.rows.map((row: string[]) => ({
          id: row[0],
          customer: row[1],
          date: iso(row[2]!),
          due: iso(row[3]!),
          amount: money(row[4]!),
          open: money(row[5]!),
        })),
      }),
    );
    expect(await openTotal(engine, c.as_of)).toBe(minor(c.expected.open_total));
    const paid = await one(
      engine,
      "select sum(a.amount_minor)::bigint as n from fct_allocation a join fct_item using (item_key) where invoice_id = '1063'",
    );
    expect(paid).toBe(minor(c.expected.paid_on_1063));
    expect(await buckets(engine, c.as_of)).toEqual({
      not_due: minor(c.expected.aging.not_due),
      '1-30': minor(c.expected.aging['1-30']),
    });
    // reading the title rows and the date order is the reader's part; which it is stands in the case
    expect(c.inputs.title_rows.length).toBe(c.expected.header_row_index);
    expect(c.expected.date_order).toBe('MDY');
  },
};
