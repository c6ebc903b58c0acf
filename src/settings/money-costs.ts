/** What receiving money costs, and which discounts for early payment are worked out. */
import { z } from 'zod';

export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected a currency code of three letters such as EUR');

/** Of an amount. */
const share = z.number().min(0).max(1);

/** A share of the amount; or a fixed amount a receipt, in major units of its currency, with such a share or without. */
export const paymentCost = z.union([
  share,
  z
    .strictObject({
      share: share.optional(),
      per_receipt: z.number().min(0).optional(),
      currency: currencyCode.optional(),
    })
    .refine(
      ({ per_receipt, currency }) => (per_receipt === undefined) === (currency === undefined),
      'expected per_receipt and its currency together',
    ),
]);

/** Discounts for early payment that the page of terms works out: nothing is offered by it. */
export const discountOfferSettings = z
  .strictObject({
    rates: z.array(z.number().min(0.0001).max(0.5)).min(1).max(6).default([0.01, 0.02, 0.03]),
    /** Days after issue within which it can be taken. */
    days: z.number().int().min(1).max(90).default(10),
    /** Of the money that came later than that, the share that would take it. */
    taken: z.number().gt(0).max(1).default(0.4),
  })
  .prefault({});
