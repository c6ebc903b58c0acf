/** Random ledgers for property tests: few customers and days, so that everything meets everything. */
import fc from 'fast-check';
import type { OracleEvent, OracleItem } from './oracle.ts';

export interface RandomLedger {
  items: OracleItem[];
  events: OracleEvent[];
}

/** Days count from 0; an invoice has one to three instalments that may be issued on different days. */
export function randomLedger(
  hasReferences: 'always' | 'sometimes' | 'never',
): fc.Arbitrary<RandomLedger> {
  const customer = fc.constantFrom('C1', 'C2', 'C3');
  const amount = fc.integer({ min: 1, max: 300 });
  const day = fc.integer({ min: 0, max: 40 });
  const invoice = fc.record({
    customer,
    issue: day,
    parts: fc.array(
      fc.record({
        amount,
        due: fc.integer({ min: 0, max: 30 }),
        later: fc.constantFrom(0, 0, 0, 5),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const event = fc.record({
    kind: fc.constantFrom(
      'cash' as const,
      'cash' as const,
      'cash' as const,
      'credit_note' as const,
      'write_off' as const,
      'discount' as const,
      'refund' as const,
    ),
    customer,
    pick: fc.nat(9),
    isNamed: fc.boolean(),
    pay: day,
    wait: fc.constantFrom(0, 0, 0, 3, 20),
    amount,
  });
  return fc
    .tuple(fc.array(invoice, { maxLength: 7 }), fc.array(event, { maxLength: 14 }))
    .map(([invoices, drafts]) => {
      const items = invoices.flatMap(({ customer, issue, parts }, n) =>
        parts.map((part) => ({
          invoice: `I${n}`,
          customer,
          issue: issue + part.later,
          due: issue + part.due,
          amount: part.amount,
        })),
      );
      const events = drafts.map(({ pick, isNamed, wait, ...draft }): OracleEvent => {
        const named = hasReferences === 'always' || (hasReferences === 'sometimes' && isNamed);
        const target = named ? invoices[pick] : undefined;
        return {
          kind: draft.kind,
          customer: target?.customer ?? draft.customer,
          invoice: target ? `I${pick}` : null,
          pay: draft.pay,
          apply: draft.kind === 'refund' ? draft.pay : draft.pay + wait,
          amount: draft.amount,
        };
      });
      return { items, events };
    });
}
