/** "1.2 Cr" is 1.2 crore or a credit of 1.20: refused where the rest of the column does not tell. */
import { expect, test } from 'vitest';
import { CroreMarks } from '../../../src/contract/profile/crore-marks.ts';
import type { FilePlan } from '../../../src/intake/plan-file.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';

const found = (amounts: string[], currency: string | null = null, settings = {}) => {
  const plan = {
    table: 'invoice',
    headers: ['Ɣmount', 'Ɔurrency'],
    columns: [
      { index: 0, header: 'Ɣmount', field: 'amount' },
      { index: 1, header: 'Ɔurrency', field: 'currency' },
    ],
    source: { name: 'list.csv' },
  } as unknown as FilePlan;
  const marks = new CroreMarks(plan, settingsSchema.parse(settings));
  for (const [i, amount] of amounts.entries()) marks.observe([amount, currency ?? ''], i + 2);
  return marks.problems(null).map(({ rule, row, value }) => [rule, row, value]);
};

test.each([
  [['12,50,000.00', '1.2 Cr']],
  [['50 Lakh', '1.25 Cr']],
  [['₹1.5 Cr', '₹ 3 Cr']],
  [['Rs. 80000.00', '3 CR.']],
  [['900.00', '1.2Cr']],
  [['80 lakh', '₹120 Cr']],
  [['Rs. 300.00', 'Rs. 1.25 Cr']],
  [['12,50,000.00', '45.50 Cr']],
])('%j is refused', (amounts) => {
  const settings = amounts[1] === '3 CR.' ? { currency: 'INR' } : {};
  const [first] = found(amounts, null, settings);
  expect(first?.[0]).toBe('crore_or_credit');
  expect(amounts).toContain(first?.[2]);
});

test('rupees in a column of currencies', () => {
  expect(found(['50000.00', '2 Cr'], 'PKR')).toEqual([['crore_or_credit', 3, '2 Cr']]);
});

test('marks of credits stay what they are', () => {
  for (const amounts of [
    ['1,250.00 Dr', '1.2 Cr'],
    ['12,50,000.00', '45.50 Cr', '1,250.00 Cr'],
    ['12,50,000.00', '1,20,000.00 Cr'],
    ['500.00', '120.5 Cr', '99.9 Cr'],
    ['500.00', '1.25 Cr'],
  ])
    expect(found(amounts)).toEqual([]);
  expect(found(['900.00', '1.2 Cr'], 'EUR')).toEqual([]);
  const settings = { currency: 'INR', values: { doc_type: { CR: 'credit_note' } } };
  expect(found(['900.00', '1.25 Cr'], null, settings)).toEqual([]);
});
