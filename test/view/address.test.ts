import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/format/date.ts';
import { FILTER_KEYS } from '../../src/metrics/types.ts';
import { defaultView } from '../../src/report/context.ts';
import {
  changeView,
  isDefault,
  periodFor,
  readView,
  VIEW_KEYS,
  viewText,
  writeView,
} from '../../src/view/address.ts';
import { RULE_IDS } from '../../src/view/rule-ids.ts';
import type { View } from '../../src/view/view.ts';
import { site } from '../client/site.ts';

const read = (query: string): View => readView(new URLSearchParams(query), site);
const write = (view: View): string => writeView(view, site).toString();
const standard = defaultView(site);

const date = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
const edges = fc
  .uniqueArray(fc.integer({ min: 1, max: 3650 }), { minLength: 2, maxLength: 8 })
  .map((list) => list.toSorted((a, b) => a - b));
const own = fc.record(
  {
    edges,
    grain: fc.constantFrom('quarter' as const, 'year' as const),
    cohort: fc.constantFrom('2026-03', '2026-Q2', 'FY2026'),
    rule: fc.constantFrom(...RULE_IDS),
    billing: fc.constant('off' as const),
  },
  { requiredKeys: [] },
);
const chosen: fc.Arbitrary<View> = date(site.firstDate, site.asOf).chain((asOf) =>
  fc.record({
    asOf: fc.constant(asOf),
    basis: fc.constantFrom('due', 'issue'),
    period: fc
      .tuple(date('2023-07-01', asOf), date('2023-07-01', asOf))
      .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    filter: fc.record(
      {
        currency: fc.constantFrom('CNY', 'USD'),
        ...Object.fromEntries(
          FILTER_KEYS.filter((key) => key !== 'currency').map((key) => [
            key,
            fc.constantFrom(...site.options[key].map((option) => option.value)),
          ]),
        ),
      },
      { requiredKeys: ['currency'] },
    ),
  }),
);

const view: fc.Arbitrary<View> = fc.tuple(chosen, own).map(([a, b]) => ({ ...a, ...b }));

describe('the address', () => {
  test('brings back every view, as text too', () => {
    fc.assert(
      fc.property(view, (some) => {
        expect(read(write(some))).toEqual(some);
        expect(isDefault(some, site)).toBe(write(some) === '');
      }),
    );
  });

  test('leaves out edges that are the settings’ own, and edges that are none', () => {
    expect(read('edges=30').edges).toBeUndefined();
    expect(read('edges=60-30').edges).toBeUndefined();
    expect(read('edges=15-30').edges).toEqual([15, 30]);
    expect(write(read('edges=15,30&grain=quarter'))).toBe('edges=15-30&grain=quarter');
    expect(read('grain=week').grain).toBeUndefined();
  });

  test('reads a customer in its own currency, unless another is named', () => {
    expect(read('customer=U1').filter).toEqual({ customer: 'U1', currency: 'USD' });
    expect(read('customer=U1&currency=CNY').filter).toEqual({ customer: 'U1', currency: 'CNY' });
    expect(read('customer=C1').filter).toEqual({ customer: 'C1', currency: 'CNY' });
  });

  test('never gives an impossible view, whatever it says', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.constantFrom('2026-02-30', '2026-13', '9999-12', '0000-01', '2026-06'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...FILTER_KEYS, 'from', 'to', 'as_of', 'basis', 'x'), junk),
        (params) => {
          const some = readView(new URLSearchParams(params), site);
          expect(some.period.from <= some.period.to && some.period.to <= some.asOf).toBe(true);
          expect(some.asOf >= site.firstDate && some.asOf <= site.asOf).toBe(true);
          for (const [key, value] of Object.entries(some.filter))
            expect([...site.options[key as 'rep'].map((o) => o.value), '(none)']).toContain(value);
          expect(read(write(some))).toEqual(some);
        },
      ),
    );
  });

  test('says nothing of the default, and only what is known', () => {
    expect(write(standard)).toBe('');
    expect(
      read('region=West&currency=EUR&rep=&from=soon&to=2026-02-30&as_of=2027-01-01&basis=x&utm=1'),
    ).toEqual(standard);
    expect(write(read('currency=CNY&basis=due&from=2025-07&to=2026-06&as_of=2026-06-17'))).toBe('');
  });

  test('names whole months as months, and the running month up to the as-of date', () => {
    const some = read('from=2026-01&to=2026-03&region=North');
    expect(some.period).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(write(some)).toBe('region=North&from=2026-01&to=2026-03');
    expect(read('from=2026-06&to=2026-06').period).toEqual({
      from: '2026-06-01',
      to: '2026-06-17',
    });
    expect(write(read('from=2026-01-05&to=2026-03-30'))).toBe('from=2026-01-05&to=2026-03-30');
  });

  test('an earlier as-of date takes the default period with it', () => {
    const some = read('as_of=2025-03-10');
    expect(some.period).toEqual({ from: '2024-04-01', to: '2025-03-10' });
    expect(periodFor('2025-03-10', site)).toEqual(some.period);
    expect(write(some)).toBe('as_of=2025-03-10');
  });

  test('carries any customer where there are too many to list', () => {
    const customer = Array.from({ length: 500 }, (_, i) => ({ value: `C${i}`, label: `C${i}` }));
    const large = { ...site, options: { ...site.options, customer } };
    expect(readView(new URLSearchParams('customer=C9999'), large).filter.customer).toBe('C9999');
    expect(read('customer=C9999').filter.customer).toBeUndefined();
  });
});

describe('a changed value', () => {
  const change = (query: string, key: Parameters<typeof changeView>[2], text: string): string =>
    write(changeView(site, read(query), key, text));

  test('is valid where it would be in the address, and else the default', () => {
    expect(change('rep=R01', 'region', 'South')).toBe('region=South&rep=R01');
    expect(change('rep=R01', 'rep', '')).toBe('');
    expect(change('rep=R01', 'rep', 'R99')).toBe('');
    expect(change('edges=30-60', 'edges', '60/30')).toBe('');
    expect(change('', 'edges', '15/45')).toBe('edges=15-45');
    expect(change('', 'as_of', '2027-01-01')).toBe('');
    expect(change('grain=year', 'grain', 'month')).toBe('');
  });

  test('that is the one it was changes nothing', () => {
    // a customer chosen again is read in his own currency again
    const keys = VIEW_KEYS.filter((key) => key !== 'customer');
    fc.assert(
      fc.property(view, fc.constantFrom(...keys), (some, key) => {
        expect(changeView(site, some, key, viewText(some, key, site))).toEqual(some);
      }),
    );
  });

  test('a start after the end moves the end; an end before the start keeps the months of the period', () => {
    expect(change('from=2026-01&to=2026-02', 'from', '2026-04')).toBe('from=2026-04&to=2026-04');
    expect(change('from=2026-03&to=2026-05', 'to', '2026-01')).toBe('from=2025-11&to=2026-01');
    // the period begins inside the month that it is to end with
    expect(change('from=2026-01-05&to=2026-05', 'to', '2026-01')).toBe(
      'from=2026-01-05&to=2026-01',
    );
  });

  test('a period does not begin before the data, however early it is asked for', () => {
    // the data begins on 3 Jul 2023; what is asked for lies thousands of months before
    for (const from of ['0001-01', '1900-01-01', '2023-06-30'])
      expect(read(`from=${from}`).period).toEqual({ from: '2023-07-01', to: site.asOf });
    for (const query of ['from=0000-01&to=0000-02', 'to=0000-01', 'to=1900-01-01'])
      expect(read(query).period.from).toBe('2022-08-01');
    // as many months as a period has by default may end before it
    expect(read('to=2023-06').period).toEqual({ from: '2022-08-01', to: '2023-06-30' });
  });

  test('a customer is read in the view’s currency where he has items in it, else in his own', () => {
    // U1 has items in dollars alone; of C1 nothing is said
    expect(changeView(site, read(''), 'customer', 'U1').filter.currency).toBe('USD');
    expect(changeView(site, read('currency=USD'), 'customer', 'C1').filter.currency).toBe('USD');
    expect(changeView(site, read('customer=U1'), 'currency', 'CNY').filter.currency).toBe('CNY');
    expect(changeView(site, read('customer=U1&currency=CNY'), 'rep', 'R01').filter.currency).toBe(
      'CNY',
    );
  });
});
