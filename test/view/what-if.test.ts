/** What a reader assumes goes into the address and comes back; what cannot be is named and left out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/format/date.ts';
import {
  isNothingAssumed,
  MAX_DAYS,
  MAX_SLIP,
  NOTHING_ASSUMED,
  readWhatIf,
  type WhatIf,
  writeWhatIf,
} from '../../src/view/what-if.ts';
import { assumedIn, withAssumed } from '../../src/view/what-if-keys.ts';

const asOf = '2026-06-30';
const NAMES = ['C1', 'C2', 'a.b=c&d', '客户 1', '*x'];
const known = { asOf, isCustomer: (id: string) => NAMES.includes(id) };
const read = (query: string) => readWhatIf(new URLSearchParams(query), known);

describe('an address', () => {
  test('assumes what it says', () => {
    const { whatIf, faults } = read(
      'if_paid=2026-07-15.C1&if_paid=2026-08-01.a.b%3Dc%26d&if_broken=C2&if_slip=14&if_discount=1.5-10-40',
    );
    expect(whatIf).toEqual({
      paid: [
        { customer: 'C1', date: '2026-07-15' },
        { customer: 'a.b=c&d', date: '2026-08-01' },
      ],
      broken: ['C2'],
      slip: 14,
      discount: { rate: 150, days: 10, taken: 4000 },
    });
    expect(faults).toEqual([]);
    expect(read('region=East')).toEqual({ whatIf: NOTHING_ASSUMED, faults: [] });
    expect(isNothingAssumed(read('if_slip=&if_discount=').whatIf)).toBe(true);
    expect(read('if_broken=C1&if_broken=*').whatIf.broken).toBe('all');
  });

  test('that assumes what cannot be has it named', () => {
    const faults = (query: string) =>
      read(query).faults.map(({ key, why, value }) => `${key} ${why} ${value}`);
    expect(faults('if_paid=2026-07-15.ZZ&if_broken=YY')).toEqual([
      'if_paid nobody ZZ',
      'if_broken nobody YY',
    ]);
    expect(faults('if_paid=2026-06-30.C1')).toEqual(['if_paid past 2026-06-30']);
    expect(faults(`if_paid=${addDays(asOf, MAX_DAYS + 1)}.C1`)).toEqual(['if_paid far 2027-01-01']);
    expect(faults('if_paid=C1&if_paid=2026-13-01.C1')).toEqual([
      'if_paid form C1',
      'if_paid form 2026-13-01.C1',
    ]);
    expect(faults(`if_slip=${MAX_SLIP + 1}`)).toEqual(['if_slip form 366']);
    expect(faults('if_slip=-3')).toEqual(['if_slip form -3']);
    for (const discount of ['2-10-101', '101-10-40', '2-10', '0-10-40', '2-0-40', '2-185-40', 'x'])
      expect(faults(`if_discount=${discount}`)).toEqual([`if_discount form ${discount}`]);
    expect(read('if_slip=999&if_discount=2-10-101').whatIf).toEqual(NOTHING_ASSUMED);
  });

  test('gives back whatever was assumed', () => {
    const day = fc.integer({ min: 1, max: MAX_DAYS }).map((days) => addDays(asOf, days));
    const share = fc.integer({ min: 1, max: 10_000 });
    const assumed: fc.Arbitrary<WhatIf> = fc.record({
      paid: fc.uniqueArray(fc.record({ customer: fc.constantFrom(...NAMES), date: day }), {
        selector: ({ customer }) => customer,
      }),
      broken: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(...NAMES))),
      slip: fc.integer({ min: 0, max: MAX_SLIP }),
      discount: fc.option(
        fc.record({ rate: share, days: fc.integer({ min: 1, max: MAX_DAYS }), taken: share }),
      ),
    });
    fc.assert(
      fc.property(assumed, (whatIf) => {
        const address = new URLSearchParams(writeWhatIf(whatIf)).toString();
        expect(read(address)).toEqual({ whatIf, faults: [] });
      }),
    );
  });
});

test('another address of the page carries what is assumed, and nothing else', () => {
  const now = new URLSearchParams('region=East&if_slip=3&if_broken=C1&if_broken=C2');
  expect(assumedIn(now).length).toBe(3);
  expect(withAssumed(new URLSearchParams('rep=R1'), now).toString()).toBe(
    'rep=R1&if_slip=3&if_broken=C1&if_broken=C2',
  );
});
