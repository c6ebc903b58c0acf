/** The reader's own assumptions by hand, in the order in which they are taken, and sums that big integers give. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWhatIfBook, type WrittenBook } from '../../src/forecast/what-if/book.ts';
import {
  type Expected,
  expectedIf,
  FORECAST,
  type Scenario,
  type Wanted,
} from '../../src/forecast/what-if/expected.ts';
import { BILLION, partOf, ShareSum } from '../../src/forecast/what-if/share-sum.ts';
import { DAYS_AHEAD, slicesOf } from '../../src/format/ahead.ts';

/** The first weeks end on 9, 16, 23 and 30 March. */
const AS_OF = '2026-03-02';
const slices = slicesOf(AS_OF);

/** Half of what is open comes on the tenth day, whatever its age; nothing more. */
const HALF = Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => (day >= 10 ? 0.5 : 0));

/**
 * C1, East: 1,000 twenty days overdue, 400 due in twenty days. C2, West: 600 of 5 days overdue promised for the fifth day.
 * Of promised money three quarters come on its day.
 */
const WRITTEN: WrittenBook = {
  asOf: AS_OF,
  currencies: [
    {
      currency: 'CNY',
      kept: 0.75 * BILLION,
      goesBy: {
        learnt: [{ method: 'trailing_share', shares: HALF }],
        steps: [{ until: DAYS_AHEAD, at: 0 }],
        otherwise: [],
        byAge: null,
      },
    },
  ],
  owners: { customer: ['C1', 'C2'], rep: [null], region: ['East', 'West'], segment: [null] },
  groups: {
    currency: [0, 0, 0],
    customer: [0, 0, 1],
    rep: [0, 0, 0],
    region: [0, 0, 1],
    segment: [0, 0, 0],
    part: [0, 1, 2],
    cells: [1, 1, 1],
  },
  cells: { age: [-20, 20, 5], days: [0, 0, 5], minor: [400, 1000, 600] },
};
const book = openWhatIfBook(WRITTEN);

const ask = (scenario: Partial<Scenario>, wanted: Wanted = {}): Expected =>
  expectedIf(book, slices, { ...FORECAST, ...scenario }, wanted);
/** What has come by the 7th, 14th, 21st and 28th day. */
const weeks = ({ by }: Expected): number[] =>
  [7, 14, 21, 28].map((day) => by[slices.findIndex(({ until }) => until === day)]!);

describe('by hand', () => {
  test('nothing assumed is the forecast', () => {
    // promised: 450 on day 5, half of the other 150 on day 10; half of 1,400 on day 10
    expect(weeks(ask({}))).toEqual([450, 450 + 75 + 700, 1225, 1225]);
    expect(ask({}).amounts).toEqual({
      ...{ open: 2000, paid: 0, broken: 0, slipped: 0, taken: 0, cost: 0 },
    });
  });

  test('a customer pays all that is open on a date', () => {
    // of C1 nothing before day 15, then 1,400
    const paid = ask({ paidOn: new Map([['C1', 15]]) });
    expect(weeks(paid)).toEqual([450, 525, 1925, 1925]);
    expect(paid.amounts.paid).toBe(1400);
  });

  test('promises that break leave money like any other', () => {
    // 300 on day 10 instead of 450 on day 5 and 75 on day 10
    for (const broken of ['all', new Set(['C2'])] as const) {
      expect(weeks(ask({ broken }))).toEqual([0, 1000, 1000, 1000]);
      expect(ask({ broken }).amounts.broken).toBe(600);
    }
    expect(weeks(ask({ broken: new Set(['C1']) }))).toEqual(weeks(ask({})));
  });

  test('what is overdue comes so many days later, promised or not', () => {
    // promised: 450 on day 13, 75 on day 18; 500 of C1 on day 18; 200 not due on day 10
    const slipped = ask({ slipDays: 8 });
    expect(weeks(slipped)).toEqual([0, 650, 1225, 1225]);
    expect(slipped.amounts.slipped).toBe(1600);
    // beyond the last day there is nothing
    expect(ask({ slipDays: DAYS_AHEAD }).by.at(-1)).toBe(200);
  });

  test('a discount brings its takers’ share by its last day, less it', () => {
    // of 400 a quarter takes 2 %: 98 by day 12; half of the other 300 on day 10
    const discount = { rate: 200, days: 12, taken: 2500 };
    const given = ask({ discount }, { customer: 'C1' });
    expect(weeks(given)).toEqual([0, 500 + 150 + 98, 748, 748]);
    expect(given.amounts).toMatchObject({ taken: 100, cost: 2 });
    // by day 20 the takers have paid half of their 98 as forecast, on day 10
    const later = ask({ discount: { ...discount, days: 20 } }, { customer: 'C1' });
    expect(weeks(later)).toEqual([0, 500 + 150 + 49, 748, 748]);
    // of what is overdue nobody takes it
    expect(ask({ discount }, { customer: 'C2' })).toEqual(ask({}, { customer: 'C2' }));
  });

  test('all of them, in their order', () => {
    const all: Partial<Scenario> = {
      paidOn: new Map([['C2', 3]]),
      broken: 'all',
      slipDays: 8,
      discount: { rate: 200, days: 12, taken: 2500 },
    };
    // C2 pays 600 on day 3: its promise does not break, it does not slip. 150 + 98 by day 12, 500 on day 18.
    expect(weeks(ask(all))).toEqual([600, 848, 1348, 1348]);
    expect(ask(all).amounts).toEqual({
      ...{ open: 2000, paid: 600, broken: 0, slipped: 1000, taken: 100, cost: 2 },
    });
    // without the date its promise breaks, and what is left slips: 300 on day 18
    expect(weeks(ask({ ...all, paidOn: new Map() }))).toEqual([0, 248, 1048, 1048]);
    // who pays on a date takes no discount
    expect(ask({ ...all, paidOn: new Map([['C1', 3]]) }).amounts).toMatchObject({
      taken: 0,
      cost: 0,
    });
  });

  test('parts of the book sum to the whole', () => {
    const all: Partial<Scenario> = { broken: 'all', slipDays: 8 };
    const [east, west] = ['East', 'West'].map((region) => ask(all, { region }).by);
    expect([...ask(all).by]).toEqual(Array.from(east!, (minor, i) => minor + west![i]!));
    expect(ask(all, { region: 'North' }).by.every((minor) => minor === 0)).toBe(true);
    expect(ask(all, { rep: null }).by).toEqual(ask(all).by);
  });
});

const minor = fc.maxSafeNat().map((n) => n % 2 ** 51);
const share = fc.nat(BILLION);

test('sums of products are those of big integers', () => {
  const product = fc.tuple(minor, share, share, fc.boolean());
  fc.assert(
    fc.property(fc.array(product, { maxLength: 20 }), (products) => {
      const sum = new ShareSum();
      let wanted = 0n;
      for (const [amount, first, second, isTwice] of products) {
        const small = Math.floor(amount / products.length);
        if (isTwice) sum.addTwice(small, first, second);
        else sum.add(small, first);
        wanted += BigInt(small) * BigInt(first) * BigInt(isTwice ? second : BILLION);
      }
      const whole = BigInt(BILLION) ** 2n;
      expect(BigInt(sum.rounded())).toBe((wanted + whole / 2n) / whole);
    }),
  );
});

test('a part of an amount is whole, a half rounded up', () => {
  fc.assert(
    fc.property(minor, fc.nat(10_000), (amount, part) => {
      const wanted = (BigInt(amount) * BigInt(part) + 5_000n) / 10_000n;
      expect(BigInt(partOf(amount, part))).toBe(wanted);
    }),
  );
});
