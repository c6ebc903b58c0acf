import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';
import { DOCUMENTS, HEADER, rulesOf } from '../row/documents.ts';

it('an invoice and a credit note of one clearing settle each other; money goes to the rest', async () => {
  const { rows, problems } = await imported(
    {
      'items.csv': csv(
        `${HEADER},Clearing Document,Clearing date`,
        '1,C1,2026-01-05,100.00,RV,900,2026-02-01',
        '2,C1,2026-01-06,30.00-,DG,900,2026-02-01',
        '3,C1,2026-01-10,50.00,RV,900,2026-02-01',
        '900,C1,2026-02-01,120.00-,DZ,900,2026-02-01',
        '4,C2,2026-01-10,25.00,RV,901,2026-02-03',
      ),
    },
    DOCUMENTS,
  );
  // 30 credit on invoice 1 leaves 70; the 120 fill them and the 50 of invoice 3;
  // invoice 4 was cleared by something outside the list: cash on its clearing date
  expect(rows).toEqual([
    { t: 'invoice', id: '1', type: 'invoice', amount: 10000, ref: null },
    { t: 'invoice', id: '2', type: 'credit_note', amount: 3000, ref: '1' },
    { t: 'invoice', id: '3', type: 'invoice', amount: 5000, ref: null },
    { t: 'invoice', id: '4', type: 'invoice', amount: 2500, ref: null },
    { t: 'payment', id: '900', type: 'cash', amount: 7000, ref: '1' },
    { t: 'payment', id: '900', type: 'cash', amount: 5000, ref: '3' },
    { t: 'payment', id: null, type: 'cash', amount: 2500, ref: '4' },
  ]);
  expect(rulesOf(problems, 'repaired')).toContain('cleared_without_payment');
});
