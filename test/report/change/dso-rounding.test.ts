/** The parts of DSO's change are rounded once: they sum to the change as it rounds itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dsoSentence, footingParts } from '../../../src/report/change/dso.ts';

const steps = (days: number): number => Math.round(days * 100);
const part = fc
  .record({
    ofNumerator: fc.double({ min: -40, max: 40, noNaN: true }),
    ofDenominator: fc.double({ min: -40, max: 40, noNaN: true }),
  })
  .map((both) => ({ key: 'C', ...both, change: both.ofNumerator + both.ofDenominator }));

test('+4.457 is +4.46, whatever its parts would round to alone', () => {
  const whole = { before: 40, after: 44.457, ofNumerator: 2.2285, ofDenominator: 2.2285 };
  const parts = [{ key: 'C', ofNumerator: 2.2285, ofDenominator: 2.2285, change: 4.457 }];
  expect(footingParts(parts, whole).map(({ change }) => steps(change))).toEqual([446]);
  const t = ((_: string, values: Record<string, string>) =>
    `${values.change} = ${values.balance} ${values.sales}`) as never;
  expect(dsoSentence({ ...whole, parts }, { t, locale: 'en' }, 'change.dsoMessage')).toMatch(
    /^\+4\.46 = \+2\.2[23] \+2\.2[23]$/,
  );
});

test('columns, rows and the total foot, and no part is more than a hundredth off', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const rounded = footingParts(parts);
      const total = parts.reduce((sum, { change }) => sum + change, 0);
      const printed = rounded.reduce((sum, { change }) => sum + steps(change), 0);
      expect(Math.abs(printed - total * 100)).toBeLessThan(0.5 + 1e-6);
      for (const [i, { ofNumerator, ofDenominator, change }] of rounded.entries()) {
        expect(steps(ofNumerator) + steps(ofDenominator)).toBe(steps(change));
        expect(Math.abs(ofNumerator - parts[i]!.ofNumerator)).toBeLessThanOrEqual(0.01 + 1e-9);
      }
    }),
    { numRuns: 200 },
  );
});
