/** Dates as programs of all languages write them: that day, or asked about; never another. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fromDayNumber } from '../../src/format/date.ts';
import { readDate } from '../../src/intake/date.ts';
import {
  decideNumbered,
  decideOrder,
  monthWords,
  noDateEvidence,
  observeDate,
} from '../../src/intake/dates/date-evidence.ts';
import { languages } from '../../src/intake/languages.ts';

const DAY = 86_400_000;

/** A column of dates, read as a file with it alone: 2026-01-15, null for one that cannot be read, or "asked". */
function column(...texts: string[]): (string | null)[] | 'asked' {
  const evidence = noDateEvidence();
  for (const text of texts) observeDate(evidence, text);
  const order = decideOrder([evidence]);
  if (order === null) return 'asked';
  const [kind, words] = [decideNumbered(evidence), monthWords([evidence])];
  return texts.map((text) => {
    const day = readDate(text, order, kind, words);
    return day === null ? null : fromDayNumber(day);
  });
}

/** In Sesotho "Jan" is June, in Basaa "may" November: the English names go before. */
const WITH_ENGLISH_NAMES = new Set(['st', 'bas']);
const LANGUAGES = [
  ...languages().filter((language) => !WITH_ENGLISH_NAMES.has(language)),
  ...['fa-IR', 'th-TH', 'ar-SA', 'ar-EG', 'zh-TW', 'ja-JP-u-ca-japanese', 'zh-TW-u-ca-roc'],
];
const first = Date.UTC(2015, 0, 1) / DAY;
const last = Date.UTC(2031, 11, 31) / DAY;

test('a column that a program of any language prints is read as it was meant, or asked about', () => {
  let read = 0;
  const drawn = fc.record({
    language: fc.constantFrom(...LANGUAGES),
    dateStyle: fc.constantFrom('full', 'long', 'medium', 'short'),
    // the days of one list lie near each other
    from: fc.integer({ min: first, max: last }),
    steps: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 2, maxLength: 9 }),
  });
  fc.assert(
    fc.property(drawn, ({ language, dateStyle, from, steps }) => {
      const formatter = new Intl.DateTimeFormat(language, {
        ...({ dateStyle, timeZone: 'UTC' } as const),
      });
      const days = steps.map((step) => from + step);
      const texts = days.map((day) => formatter.format(day * DAY));
      const found = column(...texts);
      if (found === 'asked') return;
      for (const [i, day] of found.entries()) {
        if (day === null) continue;
        read++;
        expect([language, texts[i], day]).toEqual([language, texts[i], fromDayNumber(days[i]!)]);
      }
    }),
    {
      numRuns: 600,
      // the Buddhist year 2570 begins
      examples: [[{ language: 'th', dateStyle: 'short', from: 20_630, steps: [189, 0, 0] }]],
    },
  );
  expect(read).toBeGreaterThan(1500);
});

describe('a column of dates', () => {
  it.each([
    ['15 de enero de 2026', '28 de febrero de 2026'],
    ['15/ene/2026', '28/feb/2026'],
    ['15. tammikuuta 2026', '28. helmikuuta 2026'],
    ['15 sty 2026', '28 lut 2026'],
    ['15 Ιανουαρίου 2026', '28 Φεβρουαρίου 2026'],
    ['2026 m. sausio 15 d.', '2026 m. vasario 28 d.'],
    ['15 มกราคม 2569', '28 กุมภาพันธ์ 2569'],
    ['15 يناير 2026', '28 فبراير 2026'],
    ['15 जनवरी 2026', '28 फ़रवरी 2026'],
    ['2026년 1월 15일', '2026년 2월 28일'],
    ['26년 1월 15일', '26년 2월 28일'],
    ['令和8年1月15日', '令和8年2月28日'],
    ['R8.1.15', 'R8.2.28'],
    ['民國115年1月15日', '中華民國115年2月28日'],
    ['115/01/15', '115/02/28'],
    ['1150115', '1150228'],
    ['二〇二六年一月十五日', '二〇二六年二月二十八日'],
    ['1404/10/25', '1404/12/09'],
    ['۱۴۰۴/۱۰/۲۵', '۱۴۰۴/۱۲/۰۹'],
    ['26/07/1447', '11/09/1447'],
    ['15/01/2569', '28/02/2569'],
    ['ngày 15 tháng 1 năm 2026', 'ngày 28 tháng 2 năm 2026'],
    ['Thu, 15 Jan 2026 09:12:00 +0000', 'Sat, 28 Feb 2026 09:12:00 GMT'],
    ['Thu Jan 15 09:12:00 UTC 2026', 'Sat Feb 28 2026 09:12:00 GMT+0100 (CET)'],
    ['January 15th, 2026', 'February 28th, 2026'],
    ['15th of January 2026', '28th of February 2026'],
    ['/Date(1768435200000)/', '/Date(1772233200000+0100)/'],
    ["'2026-01-15", "'2026-02-28"],
    ['="15/01/2026"', '="28/02/2026"'],
    ['१५/०१/२०२६', '२८/०२/२०२६'],
    ['15. 1. 2026', '28. 2. 2026'],
    ['2026. 01. 15.', '2026. 02. 28.'],
    ['15/01/2026, 09:12', '28/02/2026, 10:00'],
    ['2026/01/15(木)', '2026/02/28(土)'],
    ['15012026', '28022026'],
    ['2026015', '2026059'],
    ['260115', '260228'],
    ['150126', '280226'],
    ['26/01/15', '26/02/28'],
    ['15.01.26', '28.02.26'],
    ['15-Jan-26', '28-Feb-26'],
  ])('%s, %s', (a, b) => expect(column(a, b)).toEqual(['2026-01-15', '2026-02-28']));

  it('knows a month that languages name differently by the other words of the column', () => {
    // lis is November in Poland and October in Croatia, srp August in Bohemia and July in Croatia
    expect(column('5 lis 2026', '6 gru 2026')).toEqual(['2026-11-05', '2026-12-06']);
    expect(column('5 lis 2026', '6 ožu 2026')).toEqual(['2026-10-05', '2026-03-06']);
    expect(column('5 lis 2026')).toEqual([null]);
  });

  it('asks where a year of two digits may stand first or last', () => {
    expect(column('26/01/05', '26/01/05')).toBe('asked');
    expect(column('10/11/12', '09/10/11', '11/12/10')).toBe('asked');
    expect(column('26/01/05', '26/02/11', '26/03/25')).toEqual([
      '2026-01-05',
      '2026-02-11',
      '2026-03-25',
    ]);
    expect(column('1/5/26', '2/11/26', '3/25/26')).toEqual([
      '2026-01-05',
      '2026-02-11',
      '2026-03-25',
    ]);
    expect(column('260105', '260211')).toEqual(['2026-01-05', '2026-02-11']);
    expect(column('101112', '091011')).toEqual([null, null]);
    expect(column('25.02.14', '25.08.17', '25.08.19')).toBe('asked');
    // as Koreans write years first, and Croatians days
    expect(column('15. 6. 10.', '15. 6. 11.')).toBe('asked');
  });

  it('takes no lone year of another calendar for one of its own', () => {
    expect(column('2026-01-15', '2569-01-15')).toEqual(['2026-01-15', null]);
    expect(column('15 Smarch 2026', 'Jan-26')).toEqual([null, null]);
  });
});

test('a setting of the order decides what a column leaves open', () => {
  const evidence = noDateEvidence();
  observeDate(evidence, '26/01/05');
  for (const [order, day] of [
    ['ymd', '2026-01-05'],
    ['dmy', '2005-01-26'],
  ] as const) {
    expect(decideOrder([evidence], order)).toBe(order);
    expect(fromDayNumber(readDate('26/01/05', order)!)).toBe(day);
  }
});

test('dates beside years of two digits that stand first are read day first where they show it, else asked about', () => {
  const order = (...texts: string[]): unknown => {
    const [issued, due] = [noDateEvidence(), noDateEvidence()];
    for (const text of ['25/02/13', '25/03/24', '25/08/18']) observeDate(issued, text);
    for (const text of texts) observeDate(due, text);
    return decideOrder([issued, due]);
  };
  expect(order('25/04/2025', '03/05/2025')).toBe('ymd');
  expect(order('2025-04-25')).toBe('ymd');
  expect(order('05/08/2025', '10/02/2025')).toBeNull();
  expect(order('05/28/2025', '10/02/2025')).toBeNull();
});
