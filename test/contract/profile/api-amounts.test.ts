import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount';
const AMOUNTS = 'select invoice_id, amount_minor::integer as minor from raw_invoice order by 1';

const programmed = (currency: string, total: number, more: object = {}) =>
  JSON.stringify([
    {
      number: 'V-1',
      customer_name: 'Brolt',
      created: 1767607200,
      due_date: 1770199200,
      currency,
      total,
      ...more,
    },
  ]);

describe('amounts of an interface', () => {
  it('are no cents where they have decimals, whatever marks the list', async () => {
    const { rows, rules } = await imported(
      { 'a.csv': csv(`${HEADER},livemode`, 'V-1,Brolt,2026-01-05,2026-02-04,80.50,true') },
      AMOUNTS,
    );
    expect(rows).toEqual([{ invoice_id: 'V-1', minor: 8050 }]);
    expect(rules).not.toContain('minor_units');
  });

  it('leave out rows of a test beside live ones', async () => {
    const rows = [
      'V-1,Brolt,2026-01-05,2026-02-04,80.50,true',
      'V-2,Brolt,2026-01-05,2026-02-04,70.50,false',
    ];
    const found = await imported({ 'a.csv': csv(`${HEADER},livemode`, ...rows) }, AMOUNTS);
    expect(found.rows).toEqual([{ invoice_id: 'V-1', minor: 8050 }]);
    expect(found.rules).toContain('test_row');
  });

  it('say where all rows are a test', async () => {
    const { rules } = await imported({
      'a.csv': csv(`${HEADER},livemode`, 'V-2,Brolt,2026-01-05,2026-02-04,70.50,false'),
    });
    expect(rules).toContain('test_data');
  });

  it('are cents in a list that only such a service sends', async () => {
    const files = { 'a.json': programmed('usd', 15000, { amount_remaining: 15000 }) };
    const { rows, rules } = await imported(files, AMOUNTS);
    expect(rows).toEqual([{ invoice_id: 'V-1', minor: 15000 }]);
    expect(rules).toContain('minor_units');
  });

  it('are asked about where whole numbers of a program may be cents', async () => {
    const { problems } = await imported({ 'a.json': programmed('eur', 15000) });
    const asked = problems.find(({ rule }) => rule === 'units_open');
    expect(asked?.question?.answers.map(({ id }) => id)).toEqual(['minor', 'major']);
    const answered = await imported({ 'a.json': programmed('eur', 15000) }, AMOUNTS, {
      amount_units: { 'a.json': 'minor' },
    });
    expect(answered.rows).toEqual([{ invoice_id: 'V-1', minor: 15000 }]);
    expect(answered.rules).not.toContain('units_open');
  });
});
