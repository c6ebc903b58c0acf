import { expect, test } from 'vitest';
import { datesTyped } from '../../src/format/typed-date.ts';

test.each([
  '2026-06-30',
  '2026/6/30',
  '2026.06.30',
  '20260630',
  '30 Jun 2026',
  ' 30 june 2026 ',
  '30-Jun-2026',
  'Jun 30, 2026',
  '30/6/2026',
  '06/30/2026',
  '2026年6月30日',
  '2026 年 6 月 30 号',
  '２０２６年６月３０日',
])('“%s” is one date', (text) => {
  expect(datesTyped(text)).toEqual(['2026-06-30']);
});

test('September in three letters, in four, and in all', () => {
  for (const month of ['Sep', 'Sept', 'September'])
    expect(datesTyped(`9 ${month} 2026`)).toEqual(['2026-09-09']);
});

test('a day and a month that can be taken for one another are two dates', () => {
  expect(datesTyped('09/06/2026')).toEqual(['2026-06-09', '2026-09-06']);
  expect(datesTyped('06.06.2026')).toEqual(['2026-06-06']);
});

test.each([
  '',
  'soon',
  '30 Jun',
  '30 Jun 26',
  '30 Juin 2026',
  '31 Jun 2026',
  '2026-13-45',
  '2026-02-29',
  '31/6/2026',
  '2026年6月',
])('“%s” is none', (text) => {
  expect(datesTyped(text)).toEqual([]);
});
