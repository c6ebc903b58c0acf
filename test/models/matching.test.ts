/** Which invoice a receipt is for, and what happens to money that names none. */
import { describe, expect, test } from 'vitest';
import { openTotal, unapplied } from './marts-at.ts';
import { A, B, closeAfterEach, rules, run } from './run-models.ts';

closeAfterEach();

describe('matching', () => {
  const twins = [
    { ...A, customer_id: 'C1' },
    { ...A, customer_id: 'C2' },
  ];
  const pay = { invoice_id: 'A', pay_date: '2026-01-15', amount_minor: 400 };

  test('one number under two customers: the customer of the payment decides', async () => {
    const db = await run({ raw_invoice: twins, raw_payment: [{ ...pay, customer_id: 'C2' }] });
    const paid = await db.query(
      "select customer, amount_minor from mart_piece where end_kind = 'cash'",
    );
    expect(paid).toEqual([{ customer: 'C2', amount_minor: 400 }]);
  });

  test('without a customer it fits two and stays unapplied, with a warning', async () => {
    const db = await run({ raw_invoice: twins, raw_payment: [pay] });
    expect(await openTotal(db, '2026-01-15')).toBe(2000);
    expect(await unapplied(db, '2026-01-15')).toBe(400);
    expect(await rules(db)).toEqual([['warning', 'payment_ambiguous_invoice', 2]]);
  });

  test("one number only: it is meant, even if another customer pays; the rest is the payer's", async () => {
    const db = await run({
      raw_invoice: [A],
      raw_payment: [{ ...pay, customer_id: 'C9', amount_minor: 1100 }],
    });
    expect(await openTotal(db, '2026-01-15')).toBe(0);
    const credit = await db.query('select customer, amount_minor from mart_credit');
    expect(credit).toEqual([{ customer: 'C9', amount_minor: 100 }]);
  });

  test('another currency than the invoice: unapplied in its own, with a warning', async () => {
    const db = await run({
      raw_invoice: [{ ...A, currency: 'CNY' }],
      raw_payment: [{ ...pay, currency: 'USD', customer_id: 'C1' }],
    });
    const credit = await db.query('select currency, amount_minor from mart_credit');
    expect(credit).toEqual([{ currency: 'USD', amount_minor: 400 }]);
    expect(await rules(db)).toEqual([['warning', 'payment_other_currency', 2]]);
  });

  test('no currency on the payment: that of its invoice, else of all its customer owes', async () => {
    const db = await run(
      {
        raw_invoice: [{ ...A, currency: 'USD' }],
        raw_payment: [pay, { pay_date: '2026-01-16', customer_id: 'C1', amount_minor: 50 }],
      },
      { currency: 'CNY' },
    );
    const moved = await db.query("select distinct currency from mart_movement where kind = 'cash'");
    expect(moved).toEqual([{ currency: 'USD' }]);
  });

  test('money without an invoice number: oldest due first only if no receipt names one', async () => {
    const loose = { pay_date: '2026-01-25', customer_id: 'C1', amount_minor: 600 };
    const none = await run({ raw_invoice: [B, A], raw_payment: [loose] });
    expect(await openTotal(none, '2026-01-25')).toBe(900);
    await none.close();
    const some = await run({
      raw_invoice: [B, A],
      raw_payment: [loose, { ...pay, amount_minor: 1 }],
    });
    expect(await openTotal(some, '2026-01-25')).toBe(1499);
    expect(await unapplied(some, '2026-01-25')).toBe(600);
  });

  test('what is left over goes to the next item at its issue', async () => {
    const db = await run({
      raw_invoice: [A, B],
      raw_payment: [{ pay_date: '2026-01-12', customer_id: 'C1', amount_minor: 1300 }],
    });
    expect(await unapplied(db, '2026-01-19')).toBe(300);
    expect(await unapplied(db, '2026-01-20')).toBe(0);
    expect(await openTotal(db, '2026-01-20')).toBe(200);
  });
});
