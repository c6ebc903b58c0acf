import { describe, expect, it } from 'vitest';
import { fromDayNumber } from '../../src/format/date.ts';
import { type DateOrder, isoDay, readDate, readMonth } from '../../src/intake/date.ts';
import {
  decideNumbered,
  decideOrder,
  noDateEvidence,
  observeDate,
} from '../../src/intake/dates/date-evidence.ts';
import { isYearFirstByPairs, orderOfPairs } from '../../src/intake/dates/order-of-pairs.ts';

const evidenceOf = (values: readonly string[]) => {
  const evidence = noDateEvidence();
  for (const value of values) observeDate(evidence, value);
  return evidence;
};
const iso = (
  text: string,
  order: DateOrder = 'ymd',
  numbered: 'serial' | 'seconds' | null = null,
) => {
  const day = readDate(text, order, numbered);
  return day === null ? null : fromDayNumber(day);
};

describe('dates as exports write them', () => {
  it.each([
    ['2020-01-25', '2020-01-25'],
    ['2020-1-5', '2020-01-05'],
    ['2020/1/5', '2020-01-05'],
    ['2020.01.05', '2020-01-05'],
    ['2020年1月5日', '2020-01-05'],
    ['25.01.2020', '2020-01-25'],
    ['20200110', '2020-01-10'],
    ['20200110.0', '2020-01-10'],
    ['1-Apr-26', '2026-04-01'],
    ['25-Jan-2020', '2020-01-25'],
    ['2020-January-03', '2020-01-03'],
    ['Jan 5, 2020', '2020-01-05'],
    ['2020-01-25T23:59:59Z', '2020-01-25'],
    ['2020-01-25T23:59:59.1234567', '2020-01-25'],
    ['2020-01-25 14:45:34.083 UTC', '2020-01-25'],
    ['2020-01-25 00:00:00+08:00', '2020-01-25'],
    ['2024-02-29', '2024-02-29'],
    ['２０２０-０１-２５', '2020-01-25'],
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['2023-02-29', '2013-13-01', '31.04.2020', '05:23.4', 'soon', '43831', '0', '12'])(
    '%s is not a date',
    (text) => {
      expect(iso(text)).toBeNull();
    },
  );

  it('reads a slash date by the order that was decided', () => {
    expect(iso('1/2/2013', 'mdy')).toBe('2013-01-02');
    expect(iso('1/2/2013', 'dmy')).toBe('2013-02-01');
    expect(iso('13/1/2013', 'mdy')).toBeNull();
  });

  it('reads bare numbers only where the whole column is made of them', () => {
    // 43831 is 2020-01-01 in every spreadsheet; 1577836800 is the same day in Unix seconds
    expect(iso('43831', 'ymd', 'serial')).toBe('2020-01-01');
    expect(iso('1577836800', 'ymd', 'seconds')).toBe('2020-01-01');
    expect(decideNumbered(evidenceOf(['43831', '43832']))).toBe('serial');
    expect(decideNumbered(evidenceOf(['43831', '2020-01-01']))).toBeNull();
  });

  it.each([
    ['2026-04', '2026-04'],
    ['2026/4', '2026-04'],
    ['202604', '2026-04'],
    ['2026年4月', '2026-04'],
    ['Apr-26', '2026-04'],
    ['2026-04-30', '2026-04'],
    ['April', null],
    ['2026-13', null],
  ])('the month %s is %s', (text, expected) => {
    expect(readMonth(text)).toBe(expected);
  });
});

describe('the order of day and month', () => {
  it('is decided by one value that fits only one order, in any column of the file', () => {
    expect(decideOrder([evidenceOf(['1/2/2013', '13/2/2013'])])).toBe('dmy');
    expect(decideOrder([evidenceOf(['1/2/2013']), evidenceOf(['1/25/2013'])])).toBe('mdy');
  });

  it('does not matter where nothing depends on it', () => {
    expect(decideOrder([evidenceOf(['2013-01-02', '3/3/2013'])])).toBe('ymd');
  });

  it('is open where both orders fit, until a setting or the pairs decide', () => {
    const columns = [evidenceOf(['1/2/2013', '3/4/2013'])];
    expect(decideOrder(columns)).toBeNull();
    expect(decideOrder(columns, 'dmy')).toBe('dmy');
    expect(decideOrder(columns, undefined, () => 'mdy')).toBe('mdy');
  });

  it('is each value’s own where values contradict each other and none is open', () => {
    expect(decideOrder([evidenceOf(['13/2/2013', '2/13/2013'])])).toBe('each');
    expect(decideOrder([evidenceOf(['13/2/2013', '2/13/2013', '1/2/2013'])])).toBeNull();
    expect(iso('13/2/2013', 'each')).toBe('2013-02-13');
    expect(iso('2/13/2013', 'each')).toBe('2013-02-13');
    expect(iso('1/2/2013', 'each')).toBeNull();
  });

  it('is betrayed by due dates before issue dates', () => {
    // month first every invoice is due a month later; day first it is due a day later in the
    // same month, except that the first ones run backwards
    const pairs = [
      ['11/1/2013', '12/1/2013'],
      ['11/2/2013', '12/2/2013'],
      ['10/9/2013', '11/8/2013'],
      ['10/8/2013', '11/7/2013'],
      ['9/9/2013', '10/8/2013'],
    ] as const;
    expect(orderOfPairs(pairs)).toBe('mdy');
    expect(orderOfPairs(pairs.slice(0, 2))).toBeNull();
  });

  it.each<[boolean, [string, string][]]>([
    [true, [['25.02.04', '18 de fevereiro de 2025']]],
    [true, [['25-02-04', '2025-03-04']]],
    [true, [['04.03.2025', '25.04.03']]],
    [
      true,
      [
        ['25.02.04', '2025-03-04'],
        ['25.03.04', '2025-04-04'],
      ],
    ],
    [false, [['04.02.25', '2025-03-04']]],
    [false, [['25.02.04', '2004-03-04']]],
    // a long term, beside one that only a day at the end fits
    [
      false,
      [
        ['25.02.24', '2030-03-04'],
        ['25.02.24', '2024-03-04'],
      ],
    ],
    // without a year in full they show nothing
    [false, [['25.02.04', '25.03.04']]],
    [false, []],
  ])('%s: a year of two digits stands first by the years in full beside it, in %j', (is, pairs) => {
    expect(isYearFirstByPairs(pairs)).toBe(is);
    const columns = [0, 1].map((at) => evidenceOf(pairs.map((pair) => pair[at]!)));
    const order = decideOrder(
      columns,
      undefined,
      () => null,
      () => isYearFirstByPairs(pairs),
    );
    if (is) expect(order).toBe('ymd');
    else expect(order).not.toBe('mdy');
  });
});

describe('a date as YYYY-MM-DD', () => {
  it('is read without a pattern as the calendar has it, for every day there is and is not', () => {
    const two = (n: number): string => String(n).padStart(2, '0');
    for (let year = 1898; year <= 2201; year++)
      for (let month = 0; month <= 13; month++)
        for (const day of [0, 1, 15, 28, 29, 30, 31, 32]) {
          const text = `${year}-${two(month)}-${two(day)}`;
          const found = new Date(`${text}T00:00:00Z`);
          const isDay = year >= 1900 && year <= 2199 && found.toJSON()?.slice(0, 10) === text;
          if (isoDay(text) !== (isDay ? found.getTime() / 86_400_000 : null))
            expect.fail(`${text}: ${isoDay(text)}`);
        }
    for (const text of ['2026-1-01', '2026/01/01', '20260101', '2026-01-0x', ' 2026-01-01'])
      expect(isoDay(text)).toBeNull();
  });
});
