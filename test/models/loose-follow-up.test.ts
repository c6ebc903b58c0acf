/** Promises and disputes that name no invoice of the data are not left out in silence. */
import { expect, test } from 'vitest';
import { A, closeAfterEach, rules, run } from './run-models.ts';

closeAfterEach();

test('a promise of a customer and a dispute about an unknown invoice are said to be in no figure', async () => {
  const promised = { made_on: '2026-02-12', due_on: '2026-02-25', amount_minor: 600 };
  const db = await run({
    raw_invoice: [A],
    raw_promise: [
      { ...promised, invoice_id: 'A' },
      { ...promised, customer_id: 'C1' },
      { ...promised, invoice_id: 'Z' },
    ],
    raw_dispute: [
      { invoice_id: 'A', opened: '2026-02-12' },
      { invoice_id: 'Z', opened: '2026-02-12' },
    ],
  });
  expect(await rules(db)).toEqual([
    ['warning', 'follow_up_without_invoice', 3],
    ['warning', 'follow_up_without_invoice', 3],
    ['warning', 'follow_up_without_invoice', 4],
  ]);
});
