import { describe, expect, test } from 'vitest';
import { defaultView } from '../../src/report/context.ts';
import { changeView, readView, writeView } from '../../src/view/address.ts';
import {
  comparisonOf,
  comparisonOver,
  defaultSpan,
  judgedSpans,
  spansOf,
} from '../../src/view/comparison.ts';
import { site } from '../report/invented.ts';

const standard = defaultView(site);
const read = (query: string, of = site) => readView(new URLSearchParams(query), of);

describe('what a page compares with', () => {
  test('is the same day a month, a quarter or a year ago, and the period moved back by as much', () => {
    expect(comparisonOver('month', site, standard)).toEqual({
      span: 'month',
      asOf: '2026-05-31',
      period: { from: '2025-06-01', to: '2026-05-31' },
    });
    expect(comparisonOver('quarter', site, standard)?.asOf).toBe('2026-03-31');
    expect(comparisonOver('year', site, standard)).toEqual({
      span: 'year',
      asOf: '2025-06-30',
      period: { from: '2024-07-01', to: '2025-06-30' },
    });
  });

  test('inside a month it is seen at the same age', () => {
    const begun = {
      ...standard,
      asOf: '2026-06-12',
      period: { from: '2026-01-01', to: '2026-06-30' },
    };
    expect(comparisonOver('year', site, begun)).toEqual({
      span: 'year',
      asOf: '2025-06-12',
      period: { from: '2025-01-01', to: '2025-06-12' },
    });
  });

  test('is the longest that the data reaches back, unless the reader has chosen', () => {
    expect(defaultSpan(site, standard)).toBe('year');
    // 14 months of data: the year before is not whole, nor is the quarter
    expect(spansOf({ ...site, firstDate: '2025-05-02' }, standard)).toEqual(['month']);
    // the period is all there is: only the balances have a past
    expect(spansOf({ ...site, firstDate: '2025-07-02' }, standard)).toEqual(['month']);
    expect(comparisonOf({ ...site, firstDate: '2025-07-02' }, standard)?.period).toBeNull();
    expect(comparisonOf({ ...site, firstDate: '2026-06-02' }, standard)).toBeNull();
    expect(comparisonOf(site, read('compare=month'))?.span).toBe('month');
  });

  test('is weighed where enough data lies before its date, or where the reader asks', () => {
    const from = (firstDate: string) => ({ ...site, firstDate });
    expect(judgedSpans(site, standard)).toEqual(['month', 'quarter', 'year']);
    // 14 months: the quarter before can be judged, a year ago the data had only begun
    expect(judgedSpans(from('2025-05-02'), standard)).toEqual(['month', 'quarter']);
    // 18 months: half a year is enough for a balance to fill up
    expect(judgedSpans(from('2024-12-31'), standard)).toEqual(['month', 'quarter', 'year']);
    expect(judgedSpans(from('2026-05-20'), standard)).toEqual([]);
    const asked = { ...standard, compare: 'year' } as const;
    expect(judgedSpans(from('2025-05-02'), asked)).toEqual(['month', 'quarter', 'year']);
    expect(judgedSpans(from('2025-07-02'), asked)).toEqual(['month', 'quarter']);
  });

  test('stands in the address only where it is chosen', () => {
    expect(writeView(read('compare=quarter'), site).toString()).toBe('compare=quarter');
    // the span of the standard, asked for by name, is a choice: it is spoken of first
    expect(defaultSpan(site, standard)).toBe('year');
    expect(writeView(read('compare=year'), site).toString()).toBe('compare=year');
    expect(writeView(standard, site).toString()).toBe('');
    expect(writeView(read('compare=decade'), site).toString()).toBe('');
    expect(changeView(site, standard, 'compare', 'year').compare).toBe('year');
    expect(changeView(site, read('compare=year'), 'compare', '').compare).toBeUndefined();
  });
});

describe('the as-of date and the period', () => {
  test('the balances are those of the period’s end until their date is set', () => {
    expect(read('to=2025-03').asOf).toBe('2025-03-31');
    expect(read('from=2025-01&to=2025-03')).toMatchObject({
      asOf: '2025-03-31',
      period: { from: '2025-01-01', to: '2025-03-31' },
    });
    expect(read('from=2025-01&to=2025-03&as_of=2026-06-30').asOf).toBe('2026-06-30');
    expect(read('to=2020-01').asOf).toBe(site.firstDate);
    expect(read('to=2099-01').asOf).toBe(site.asOf);
  });

  test('an end before the start keeps the length of the period', () => {
    const moved = changeView(site, standard, 'to', '2025-03');
    expect(moved).toMatchObject({
      asOf: '2025-03-31',
      period: { from: '2024-04-01', to: '2025-03-31' },
    });
    const narrowed = changeView(site, standard, 'to', '2026-03');
    expect(narrowed).toMatchObject({
      asOf: '2026-03-31',
      period: { from: '2025-07-01', to: '2026-03-31' },
    });
  });

  test('a later as-of date is set apart from the period, and stays so', () => {
    const later = changeView(site, read('to=2025-03'), 'as_of', '2026-06-30');
    expect(later).toMatchObject({ asOf: '2026-06-30', period: { to: '2025-03-31' } });
    expect(read(writeView(later, site).toString())).toEqual(later);
    expect(changeView(site, later, 'to', '2025-06')).toMatchObject({
      asOf: '2026-06-30',
      period: { to: '2025-06-30' },
    });
  });
});
