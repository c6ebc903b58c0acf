/** What an address asks for in vain is named, each thing once; what was honoured and what is not ours is not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/format/date.ts';
import { isNear } from '../../src/format/near.ts';
import { FILTER_KEYS } from '../../src/metrics/types.ts';
import { readView, sharedAddress, VIEW_KEYS, viewText, writeView } from '../../src/view/address.ts';
import { addressFaults } from '../../src/view/address-faults.ts';
import { defaultView } from '../../src/view/default-view.ts';
import type { Site } from '../../src/view/site.ts';
import { site } from '../client/site.ts';

// The report: 3 Jul 2023 to 17 Jun 2026, customers C1, C2, …, reps R01 and R02, regions North and South.
const faults = (query: string, of: Site = site) => addressFaults(new URLSearchParams(query), of);

describe('an address', () => {
  test('that asks for somebody or something that is not there', () => {
    expect(faults('rep=ZZZ')).toEqual([{ kind: 'unknown', key: 'rep', value: 'ZZZ' }]);
    expect(faults('region=Nowhere&customer=nobody&segment=x&currency=EUR')).toEqual([
      { kind: 'unknown', key: 'region', value: 'Nowhere' },
      { kind: 'unknown', key: 'segment', value: 'x' },
      { kind: 'unknown', key: 'currency', value: 'EUR' },
      { kind: 'unknown', key: 'customer', value: 'nobody' },
    ]);
    expect(faults('rep=R01&region=(none)&customer=U1&currency=USD&segment=')).toEqual([]);
  });

  test('that asks for a customer of a report with more than the page lists', () => {
    const customer = Array.from({ length: 500 }, (_, n) => ({ value: `K${n}`, label: `K${n}` }));
    const large = { ...site, options: { ...site.options, customer } };
    const asked = new URLSearchParams('customer=K900');
    expect(addressFaults(asked, large)).toEqual([]);
    expect(addressFaults(asked, large, { customer: { K900: 'Nine hundred' } })).toEqual([]);
    expect(addressFaults(asked, large, { customer: { K901: 'Another' } })).toEqual([
      { kind: 'unknown', key: 'customer', value: 'K900' },
    ]);
  });

  test('that names a date which is none, or one outside the data', () => {
    expect(faults('as_of=2026-13-45')).toEqual([
      { kind: 'unreadable', key: 'as_of', value: '2026-13-45' },
    ]);
    expect(faults('as_of=2027-01-15')).toEqual([
      { kind: 'late', key: 'as_of', value: '2027-01-15' },
    ]);
    expect(faults('as_of=2023-07-02')).toEqual([
      { kind: 'early', key: 'as_of', value: '2023-07-02' },
    ]);
    expect(faults('from=2026-07')).toEqual([{ kind: 'late', key: 'from', value: '2026-07' }]);
    expect(faults('to=2026-06-18')).toEqual([{ kind: 'late', key: 'to', value: '2026-06-18' }]);
    expect(faults('from=2023-06&to=soon')).toEqual([
      { kind: 'early', key: 'from', value: '2023-06' },
      { kind: 'unreadable', key: 'to', value: 'soon' },
    ]);
    expect(faults('since=2026-06-18&cohort=2026-Q3')).toEqual([
      { kind: 'late', key: 'cohort', value: '2026-Q3' },
      { kind: 'late', key: 'since', value: '2026-06-18' },
    ]);
    // the first month of the data, and the running month, are honoured
    expect(faults('from=2023-07&to=2026-06&cohort=2026-Q2&since=2023-07-03')).toEqual([]);
    // no fiscal year has a month of its own
    expect(faults('cohort=FY2026-05')).toEqual([
      { kind: 'unreadable', key: 'cohort', value: 'FY2026-05' },
    ]);
  });

  test('whose dates cannot all be had together', () => {
    const contradiction = [{ kind: 'contradiction' }];
    expect(faults('from=2026-05&to=2026-01')).toEqual(contradiction);
    expect(faults('from=2026-01&to=2026-05&as_of=2026-03-15')).toEqual(contradiction);
    expect(faults('as_of=2026-03-15&since=2026-03-15')).toEqual(contradiction);
    expect(faults('from=2026-01&to=2026-03')).toEqual([]);
  });

  test('that chooses what there is no choice of', () => {
    expect(faults('basis=paid&edges=60-30&grain=week&compare=decade&rule=foo')).toEqual([
      { kind: 'unreadable', key: 'basis', value: 'paid' },
      { kind: 'unreadable', key: 'edges', value: '60-30' },
      { kind: 'unreadable', key: 'grain', value: 'week' },
      { kind: 'unreadable', key: 'compare', value: 'decade' },
      { kind: 'unreadable', key: 'rule', value: 'foo' },
    ]);
    expect(faults('basis=issue&edges=15-30&grain=year&compare=month&rule=silent')).toEqual([]);
    // a year before 17 Jan 2024 is before the data, a month is not
    expect(faults('as_of=2024-01-17&compare=year')[0]).toEqual({ kind: 'short', span: 'year' });
    expect(faults('as_of=2024-01-17&compare=month')).toEqual([
      { kind: 'older', asOf: '2024-01-17' },
    ]);
  });

  test('that is of an earlier date than the data', () => {
    expect(faults('as_of=2026-05-31&rep=R01')).toEqual([{ kind: 'older', asOf: '2026-05-31' }]);
    expect(faults('as_of=2026-06-17')).toEqual([]);
    // a period that is over is chosen, its end is not what the sender saw last
    expect(faults('from=2026-01&to=2026-03')).toEqual([]);
  });

  test('whose keys are mistyped; those of others are none of ours', () => {
    expect(faults('reps=R01&asof=2026-05-31&As-Of=x&custmer=C1&form=2026-01&regoin=North')).toEqual(
      [
        { kind: 'mistyped', key: 'reps', meant: 'rep' },
        { kind: 'mistyped', key: 'asof', meant: 'as_of' },
        { kind: 'mistyped', key: 'As-Of', meant: 'as_of' },
        { kind: 'mistyped', key: 'custmer', meant: 'customer' },
        { kind: 'mistyped', key: 'form', meant: 'from' },
        { kind: 'mistyped', key: 'regoin', meant: 'region' },
      ],
    );
    const others =
      'utm_source=x&utm_medium=y&utm_campaign=z&gclid=1&fbclid=2&ref=mail&source=app&t=3&v=1&lang=en&id=7&isappinstalled=0';
    expect(faults(`${others}&from=singlemessage`)).toEqual([]);
    expect(faults('from=2026-01&from=timeline')).toEqual([]);
  });

  test('that gives a key twice', () => {
    expect(faults('rep=R01&rep=R02&region=North&region=North')).toEqual([
      { kind: 'repeated', key: 'rep', value: 'R01' },
    ]);
  });
});

const JUNK = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '2026-02-30',
    '2026-13',
    '9999-12',
    '0000-01',
    '__proto__',
    'R01',
    'North',
    'year',
  ),
);

test('whatever it says: a value that the view does not have is named, one that it has is not', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...VIEW_KEYS), JUNK), (asked) => {
      const params = new URLSearchParams(asked);
      const view = readView(params, site);
      const found = addressFaults(params, site);
      for (const key of FILTER_KEYS) {
        const value = params.get(key);
        const isNamed = found.some((fault) => fault.kind === 'unknown' && fault.key === key);
        expect(isNamed, key).toBe(Boolean(value) && view.filter[key] !== value);
      }
      for (const key of ['as_of', 'from', 'to'] as const) {
        const value = params.get(key);
        if (value && ![viewText(view, key, site), '2026-06-17'].includes(value))
          expect(found, key).not.toEqual([]);
      }
    }),
  );
});

test('what the program writes itself is honoured', () => {
  const days = daysBetween(site.firstDate, site.asOf);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: days }), fc.boolean(), (back, isFiltered) => {
      const view = readView(
        new URLSearchParams(`as_of=${addDays(site.asOf, -back)}${isFiltered ? '&rep=R02' : ''}`),
        site,
      );
      const wrong = ({ kind }: { kind: string }): boolean => kind !== 'older';
      expect(addressFaults(writeView(view, site), site).filter(wrong)).toEqual([]);
      expect(addressFaults(sharedAddress(view, site), site).filter(wrong)).toEqual([]);
    }),
  );
});

test('an address that is sent shows the same in the report of the next month', () => {
  const later: Site = {
    ...site,
    asOf: '2026-07-31',
    lastDate: '2026-07-31',
    defaultPeriod: { from: '2025-08-01', to: '2026-07-31' },
  };
  for (const query of ['', 'rep=R01', 'from=2026-02', 'from=2026-01&to=2026-03', 'compare=month']) {
    const seen = readView(new URLSearchParams(query), site);
    const sent = sharedAddress(seen, site);
    expect(readView(sent, site), query).toEqual(seen);
    expect(readView(sent, later), query).toEqual(seen);
  }
  expect(sharedAddress(defaultView(site), site).toString()).toBe('from=2025-07&as_of=2026-06-17');
  expect(addressFaults(sharedAddress(defaultView(site), site), site)).toEqual([]);
  // the default period of an early as-of date begins before the data
  const early = readView(new URLSearchParams('as_of=2024-02-29'), site);
  expect(addressFaults(sharedAddress(early, site), site)).toEqual([
    { kind: 'older', asOf: '2024-02-29' },
  ]);
  expect(addressFaults(sharedAddress(defaultView(site), site), later)).toEqual([
    { kind: 'older', asOf: '2026-06-17' },
  ]);
});

test('a word is near to another where one letter was mistyped', () => {
  for (const [a, b] of [
    ['from', 'form'],
    ['region', 'regin'],
    ['region', 'regiion'],
    ['region', 'rogion'],
    ['same', 'same'],
  ] as const) {
    expect(isNear(a, b), `${a} ${b}`).toBe(true);
    expect(isNear(b, a), `${b} ${a}`).toBe(true);
  }
  for (const [a, b] of [
    ['from', 'since'],
    ['abcd', 'badc'],
    ['region', 'regon x'],
    ['', 'ab'],
  ] as const)
    expect(isNear(a, b), `${a} ${b}`).toBe(false);
});
