/** Deposits and credits whose list says otherwise of what is open: told with rows and money. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const list = (...rows: string[]): Record<string, string> => ({
  'list.csv': csv('Number,Customer,Date,Type,Total,Paid,Balance', ...rows),
});

test.each(['Anticipo', 'Deposit', 'Anzahlung', 'Acompte', '预收款'])(
  'a deposit that is open in part is told: %s',
  async (type) => {
    const { problems } = await imported(
      list(
        `A1,Acme,2026-01-05,${type},100.00,30.00,70.00`,
        'I2,Berg,2026-01-06,Invoice,200.00,200.00,0.00',
      ),
    );
    const found = problems.find(({ rule }) => rule === 'deposit_open');
    expect(found?.expected).toContain('1 row of 100.00, of which the list says that 70.00 is open');
  },
);

test('a credit that is used up beside lowered invoices is told', async () => {
  for (const type of ['Deposit', 'Credit note', 'Avoir', '红字']) {
    const { problems } = await imported(
      list(
        'A1,Acme,2026-01-05,Invoice,100.00,30.00,70.00',
        `A2,Acme,2026-01-05,${type},30.00,30.00,0.00`,
      ),
    );
    const found = problems.find(({ rule }) => rule === 'credit_counted_beside');
    expect(found?.expected).toContain('1 row of 30.00');
  }
});
