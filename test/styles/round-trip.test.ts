/** The demo company, exported as a dozen products would, gives the figures of its canonical exports, metric by metric. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dimension } from '../../src/metrics/types.ts';
import { outcomeOf, sharedOutcomeOf } from './compare.ts';
import { demoFacts, type Facts } from './facts.ts';
import { canonical } from './style.ts';
import { STYLES } from './styles.ts';

/** Beside the whole, in which ages are told by bucket. */
const BY: Dimension[] = ['month', 'customer'];
/** What every style carries: enough for each family of figures. */
const ALWAYS = [
  'aging',
  'cash_amount',
  'collection_rate_cohort',
  'collection_rate_due',
  'days_late',
  'dso',
  'invoiced_amount',
  'on_time_rate',
  'open_amount',
  'payment_delay',
];

let facts: Facts;
beforeAll(() => {
  facts = demoFacts(400);
});

describe.each(STYLES)('$name', (style) => {
  test('gives the figures of the canonical exports', async () => {
    const own = style.carries(facts);
    const by = style.invoiceColumns?.includes('rep') ? [...BY, 'rep' as const] : BY;
    const settings = style.settings ? { 'report.yml': style.settings } : undefined;
    const twin = await sharedOutcomeOf(
      { ...canonical(style, own), 'report.yml': style.base ?? '' },
      by,
    );
    const read = await outcomeOf({ ...(await style.write(own)), ...settings }, by);
    expect(own.invoices.length).toBeGreaterThan(70);
    expect(own.payments.length).toBeGreaterThan(70);
    expect(twin.metrics).toEqual(expect.arrayContaining(ALWAYS));
    expect(read.asOf).toBe(twin.asOf);
    const wrong = read.problems.filter(
      ({ severity, rule }) => severity === 'set_aside' || rule === 'total_differs',
    );
    expect(wrong).toEqual([]);
    expect(read.metrics).toEqual(twin.metrics);
    expect(read.figures).toEqual(twin.figures);
  });
});
