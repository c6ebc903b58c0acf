/** What receiving money costs and what borrowed money costs, as the settings may say it. */
import { expect, test } from 'vitest';
import { settingsSchema } from '../../src/settings/settings.ts';

const read = (payment_costs: unknown) => settingsSchema.safeParse({ payment_costs });

test('a share, a fixed amount with its currency, or both', () => {
  const costs = {
    acceptance_bill: 0.008,
    bank_transfer: { per_receipt: 2, currency: 'CNY' },
    cheque: { share: 0.001, per_receipt: 5, currency: 'EUR' },
  };
  expect(read(costs).data?.payment_costs).toEqual(costs);
});

test.each([
  ['more than the amount', 1.2],
  ['a fixed amount of no currency', { per_receipt: 5 }],
  ['a currency of nothing', { share: 0.001, currency: 'CNY' }],
  ['less than nothing', { per_receipt: -5, currency: 'CNY' }],
  ['no currency code', { per_receipt: 5, currency: 'yuan' }],
])('but not %s', (_, cost) => {
  expect(read({ cheque: cost }).success).toBe(false);
});

test('discounts to work out are there without being set, the cost of money is not', () => {
  expect(settingsSchema.parse({})).toMatchObject({
    discount_offer: { rates: [0.01, 0.02, 0.03], days: 10, taken: 0.4 },
  });
  expect(settingsSchema.parse({}).cost_of_money).toBeUndefined();
});
