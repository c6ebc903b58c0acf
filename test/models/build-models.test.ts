/** The models as a whole: they tie, they can run again, and they say what they lack. */
import { describe, expect, test } from 'vitest';
import { buildModels } from '../../src/models/build-models.ts';
import { ModelError } from '../../src/models/model-error.ts';
import { assertTies, tieOut } from '../../src/models/tie-out.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { A, B, closeAfterEach, meta, rules, run } from './run-models.ts';

closeAfterEach();

describe('the whole', () => {
  test('opening + movements = closing, month by month', async () => {
    const db = await run({
      raw_invoice: [
        A,
        B,
        {
          ...B,
          invoice_id: 'N',
          doc_type: 'credit_note',
          issue_date: '2026-02-02',
          amount_minor: 70,
          applies_to: 'B',
        },
      ],
      raw_payment: [
        { invoice_id: 'A', pay_date: '2026-01-31', amount_minor: 900 },
        { invoice_id: 'A', pay_date: '2026-02-01', amount_minor: 40, kind: 'discount' },
        { invoice_id: 'A', pay_date: '2026-02-03', amount_minor: 60, kind: 'write_off' },
        { invoice_id: 'A', pay_date: '2026-02-04', amount_minor: 100, kind: 'refund' },
      ],
    });
    // January: 1,500 − 900 = 600. February: 600 − 70 − 60 − 40 + 100 = 530
    const none = {
      currency: null,
      creditNotes: 0,
      writeOffs: 0,
      discounts: 0,
      refunds: 0,
      cash: 0,
      invoiced: 0,
      difference: 0,
    };
    expect(await tieOut(db)).toEqual([
      { ...none, month: '2026-01', opening: 0, invoiced: 1500, cash: 900, closing: 600 },
      {
        ...none,
        month: '2026-02',
        opening: 600,
        creditNotes: 70,
        writeOffs: 60,
        discounts: 40,
        refunds: 100,
        closing: 530,
      },
    ]);
  });

  test('books that do not tie are not published', async () => {
    const db = await run({ raw_invoice: [A] });
    await db.run(`create table moved as
      select * replace (amount_doc_minor - 1 as amount_doc_minor) from mart_movement`);
    await db.run('drop view mart_movement; alter table moved rename to mart_movement');
    await expect(assertTies(db)).rejects.toThrow(ModelError);
    await expect(assertTies(db)).rejects.toThrow('invoices read are not invoices reported (1)');
  });

  test('a model that cannot run says which one, with its SQL', async () => {
    const db = await run({});
    await db.run('alter table raw_promise drop made_on');
    const error = await buildModels(db, settingsSchema.parse({})).catch((e) => e);
    expect(error).toBeInstanceOf(ModelError);
    expect(error.model).toBe('stg_last_date');
    expect(error.sql).toContain('create or replace table stg_last_date');
  });

  test('a second run over the same rows changes nothing', async () => {
    const db = await run({ raw_invoice: [{ ...A, paid_minor: 300 }] });
    const before = await db.query('select * from mart_piece');
    await buildModels(db, settingsSchema.parse({}));
    expect(await db.query('select * from mart_piece')).toEqual(before);
    expect(await rules(db)).toEqual([['repaired', 'paid_date_assumed', 2]]);
  });

  test('inputs that are not there are said not to be there', async () => {
    const db = await run({ raw_invoice: [{ ...A, delivery_date: '2026-01-08', region: 'east' }] });
    const facts = await meta(db);
    const set = Object.keys(facts).filter((key) => key.startsWith('input_') && facts[key] === '1');
    expect(set.sort()).toEqual(['input_delivery', 'input_due', 'input_region']);
    expect([facts.first_date, facts.last_date, facts.as_of]).toEqual([
      '2026-01-10',
      '2026-01-10',
      '2026-01-10',
    ]);
  });

  test('no rows at all: every table is there, and the dates are unknown', async () => {
    const db = await run({});
    expect(await db.query('select * from mart_piece')).toEqual([]);
    expect((await meta(db)).as_of).toBe(null);
  });

  test('the settings fix the as-of date', async () => {
    const db = await run({ raw_invoice: [A] }, { as_of: '2026-06-30' });
    expect((await meta(db)).as_of).toBe('2026-06-30');
  });
});
