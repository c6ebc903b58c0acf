/** Where rows of one payment or invoice repeat its total, the column that makes it in parts is what counts. */
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const INVOICES = csv(
  'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
  'I1,Acme,2026-01-05,2026-02-04,100.00',
  'I2,Acme,2026-01-06,2026-02-05,50.00',
  'I3,Acme,2026-01-07,2026-02-06,70.00',
);

describe.each(['Rozliczono', 'Verrechnet', '消込額', 'Eşleşen', 'سدد', INVENTED[0]!])(
  'payments with a column called %s',
  (header) => {
    const read = (...rows: string[]) =>
      planned({
        'invoices.csv': INVOICES,
        'payments.csv': csv(`Payment No,Payment Date,Amount,Invoice Number,${header}`, ...rows),
      });

    test('whose parts make the amount that each row repeats', async () => {
      const { columns, rules } = await read(
        'P1,2026-02-01,150.00,I1,100.00',
        'P1,2026-02-01,150.00,I2,50.00',
        'P2,2026-02-02,80.00,I3,70.00',
      );
      expect(columns['payments.csv']).toMatchObject({ applied_amount: header });
      expect(rules).toEqual(['applied_by_values']);
    });

    test('whose parts make nothing, or beside amounts of their own, are left alone', async () => {
      const none = await read('P1,2026-02-01,150.00,I1,3.00', 'P1,2026-02-01,150.00,I2,4.00');
      expect(none.columns['payments.csv']).not.toHaveProperty('applied_amount');
      const own = await read('P1,2026-02-01,100.00,I1,100.00', 'P1,2026-02-01,50.00,I2,50.00');
      expect(own.columns['payments.csv']).not.toHaveProperty('applied_amount');
    });
  },
);

describe.each(['Instalment Amount', 'Kwota raty', 'Tutar (taksit)', '分割金額', INVENTED[1]!])(
  'invoices with a column called %s',
  (header) => {
    const read = (...rows: string[]) =>
      planned({
        'invoices.csv': csv(
          `Invoice Number,Customer Name,Invoice Date,Due Date,Invoice Amount,${header}`,
          ...rows,
        ),
      });

    test('due on several days, whose parts make the total', async () => {
      const { columns, rules } = await read(
        'I1,Acme,2026-01-05,2026-02-04,100.00,50.00',
        'I1,Acme,2026-01-05,2026-03-04,100.00,50.00',
        'I2,Acme,2026-01-06,2026-02-05,80.00,80.00',
      );
      expect(columns['invoices.csv']).toMatchObject({ amount: header });
      expect(rules).toContain('instalments_by_values');
    });

    test('due on one day are lines, not instalments', async () => {
      const { columns } = await read(
        'I1,Acme,2026-01-05,2026-02-04,100.00,60.00',
        'I1,Acme,2026-01-05,2026-02-04,100.00,40.00',
      );
      expect(columns['invoices.csv']).toMatchObject({ amount: 'Invoice Amount' });
    });
  },
);

test('three years of instalments each, the last of them below the rows that are looked at', async () => {
  const rows = Array.from({ length: 9 * 36 }, (_, i) => {
    const [month, year] = [1 + (i % 12), 2026 + (Math.floor(i / 12) % 3)];
    const due = `${year}-${String(month).padStart(2, '0')}-15`;
    return `L${Math.floor(i / 36)},Acme,2026-01-05,${due},3600.00,100.00`;
  });
  const header = 'Invoice Number,Customer Name,Invoice Date,Due Date,Invoice Amount,Kwota raty';
  const { columns } = await planned({ 'invoices.csv': csv(header, ...rows) });
  expect(columns['invoices.csv']).toMatchObject({ amount: 'Kwota raty' });
});
