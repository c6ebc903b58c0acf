/** Peer cases of items, payments, credit notes, prepayments and currencies. */
import { expect } from 'vitest';
import { movements, netOpen, one, openItems, openTotal, unapplied } from '../models/marts-at.ts';
import { type CaseInputs, minor, toRaw } from './build-case.ts';
import { type Handler, openAmounts, type PeerCase, run, runCase, sum } from './case-kit.ts';

export const ledgerCases: Record<string, Handler> = {
  async 'ERP-01'(c) {
    const engine = await runCase(c);
    const rows = await openItems(engine, c.as_of);
    expect(rows.map((row) => row.amount)).toEqual([minor(30), minor(50), minor(20)]);
    expect(rows.map((row) => row.amount)).toEqual(
      c.expected.rows.map((row: { invoiced: number }) => minor(row.invoiced)),
    );
    expect(await openTotal(engine, c.as_of)).toBe(minor(c.expected.outstanding));
    expect(
      await one(
        engine,
        'select sum(amount_minor)::bigint as n from mart_item group by invoice_key',
      ),
    ).toBe(minor(c.expected.rows[0].invoice_total));
  },
  async 'ERP-03'(c) {
    const engine = await runCase(c);
    // the credit note stands in its own column, not as a payment (C3, C5)
    expect(await unapplied(engine, c.as_of)).toBe(minor(-c.expected.credit_row.outstanding));
    expect(await netOpen(engine, c.as_of)).toBe(minor(c.expected.net_outstanding));
    expect(await openTotal(engine, c.as_of)).toBe(minor(60));
    expect(await movements(engine, c.as_of)).toEqual({
      invoice: minor(100),
      cash: minor(40),
      credit_note: minor(100),
    });
  },
  async 'ERP-05'(c) {
    const before = await run(toRaw({ ...c.inputs, credit_notes: [] }));
    const open = (rows: { outstanding: number }[]) => rows.map((row) => minor(row.outstanding));
    expect(await openAmounts(before, c.as_of)).toEqual(open(c.expected.after_payment));
    const after = await runCase(c);
    expect(await openAmounts(after, c.as_of)).toEqual(open(c.expected.after_credit_note));
    expect(await openTotal(after, c.as_of)).toBe(minor(c.expected.outstanding));
    const noted = await after.query(`select i.instalment_no as no, a.amount_minor as amount
      from fct_allocation a join fct_item i using (item_key) where kind = 'credit_note' order by no`);
    expect(noted).toEqual([
      { no: 1, amount: minor(20) },
      { no: 2, amount: minor(c.expected.after_credit_note[0].credit_note) },
    ]);
  },
  async 'ERP-07'(c) {
    for (const inputs of [c.inputs, { prepayments: c.inputs.payments }] as CaseInputs[]) {
      const engine = await run(toRaw(inputs));
      const [row] = c.expected.rows;
      expect(await openTotal(engine, c.as_of)).toBe(minor(row.invoiced));
      expect(await netOpen(engine, c.as_of)).toBe(minor(row.outstanding));
      expect(await movements(engine, c.as_of)).toEqual({ cash: minor(row.paid) });
    }
  },
  async 'ERP-09'(c) {
    const engine = await runCase(c);
    expect(await openItems(engine, c.as_of)).toEqual(c.expected.rows);
    expect(await unapplied(engine, c.as_of)).toBe(0);
  },
  async 'ERP-11'(c) {
    const engine = await runCase(c);
    expect(await openItems(engine, c.as_of)).toEqual(c.expected.rows);
    expect(await unapplied(engine, c.as_of)).toBe(0);
  },
  async 'ERP-13'(c) {
    const engine = await runCase(c);
    expect(await openAmounts(engine, c.as_of)).toEqual(
      c.expected.rows.map((n: number) => minor(n)),
    );
    const party = await one(
      engine,
      "select sum(amount_minor)::bigint as n from mart_piece where customer = 'X' and end_date is null",
    );
    expect(party).toBe(minor(c.expected.party_total.outstanding));
    expect(await openTotal(engine, c.as_of)).toBe(minor(c.expected.grand_total.outstanding));
    expect((await movements(engine, c.as_of)).invoice).toBe(minor(c.expected.grand_total.invoiced));
  },
  'ERP-15': futurePayments,
  'ERP-17': futurePayments,
  async 'ERP-19'(c) {
    const rates = [
      { currency: 'USD', date: '2026-03-30', rate: 80 },
      { currency: 'USD', date: '2026-04-01', rate: 75 },
    ];
    const inINR = await run({ ...toRaw(c.inputs), raw_rate: rates }, { report_currency: 'INR' });
    const company = c.expected.company_currency;
    expect((await movements(inINR, c.as_of)).invoice).toBe(minor(company.invoiced));
    expect(await openTotal(inINR, c.as_of)).toBe(minor(company.outstanding));
    expect((await movements(inINR, '2026-04-01')).cash).toBe(minor(company.future));
    // ours: the item is settled in its own currency, the 500 are an exchange difference, not a balance
    expect(await openTotal(inINR, '2026-04-01')).toBe(0);
    expect(minor(company.outstanding) - minor(company.future)).toBe(minor(company.remaining));
    const inUSD = await run(toRaw(c.inputs));
    const own = c.expected.document_currency;
    expect((await movements(inUSD, c.as_of)).invoice).toBe(minor(own.invoiced));
    expect(await openTotal(inUSD, c.as_of)).toBe(minor(own.outstanding));
    expect((await movements(inUSD, '2026-04-01')).cash).toBe(minor(own.future));
    expect(await openTotal(inUSD, '2026-04-01')).toBe(minor(own.remaining));
  },
  async 'ERP-21'(c) {
    const engine = await run(toRaw(c.inputs), { report_currency: 'INR', rates: { USD: 80 } });
    expect(await openTotal(engine, c.as_of)).toBe(minor(c.expected.total));
    // earliest due first (C2) where the peer spreads the advance: only the total is common
    expect(sum(c.expected.rows_outstanding)).toBe(c.expected.total);
    const rows = await openItems(engine, c.as_of);
    expect(rows.map((row) => [row.instalment_no, row.open])).toEqual([[2, minor(50)]]);
  },
  async 'ERP-23'(c) {
    const engine = await runCase(c);
    const rows = await openItems(engine, c.as_of);
    const of = (rep: string) => rows.filter((row) => row.rep === rep);
    const credited = await one(
      engine,
      "select sum(amount_minor)::bigint as n from mart_movement where kind = 'credit_note' and rep = 'P1'",
    );
    expect(credited).toBe(minor(c.expected.rep_P1.credit_note));
    expect(of('P1').map((row) => row.invoice_id)).toEqual(c.expected.rep_P1.ids);
    expect(of('P1').map((row) => row.open)).toEqual([minor(c.expected.rep_P1.outstanding)]);
    expect(of('P2').map((row) => row.invoice_id)).toEqual(c.expected.rep_P2.ids);
  },
};

async function futurePayments(c: PeerCase): Promise<void> {
  const engine = await runCase(c);
  const open = await openItems(engine, c.as_of);
  for (const row of c.expected.rows) {
    expect(open.find((item) => item.invoice_id === row.id)?.open).toBe(minor(row.outstanding));
    const future = await one(
      engine,
      `select sum(p.amount_minor)::bigint as n from mart_piece p join fct_item i using (item_key)
        where i.invoice_id = '${row.id}' and p.end_kind = 'cash' and p.end_date > DATE '${c.as_of}'`,
    );
    expect(future).toBe(minor(row.future));
    if (row.remaining !== undefined)
      expect(minor(row.outstanding) - future).toBe(minor(row.remaining));
  }
  expect(open.length).toBe(c.expected.rows.length);
}
