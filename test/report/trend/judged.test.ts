/** Which months of a trend are unusual, from answers by hand: in the sentence, the mark, the table and what is spoken. */
import { describe, expect, it } from 'vitest';
import { addMonths, monthsBetween } from '../../../src/format/date.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';
import { trendPage } from '../../../src/report/trend/page.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site: Site = { ...invented, firstDate: '2022-01-01' };

/** 40 and 44 in turn, so 42 ± 3.14 × 4; what differs from it by month. */
const daysOf = (month: string, own: Record<string, number>): number =>
  own[month] ?? (Number(month.slice(5)) % 2 ? 40 : 44);

const answerOf =
  (own: Record<string, number>) =>
  ({ metric, by = [], period }: Question): Answer => ({
    metric,
    unit: metricById(metric).unit,
    rows: monthsBetween(period!.from, period!.to).flatMap((month) => {
      if (!by.includes('month') || by.length > 1) return [];
      const value = metric === 'dso' ? daysOf(month, own) : 1;
      return [{ by: { month }, currency: 'CNY', value, numerator: 1, denominator: 1 }];
    }),
  });

const panel = (
  own: Record<string, number>,
  {
    locale = 'en',
    given = site,
    change = {},
  }: { locale?: Locale; given?: Site; change?: Partial<View> } = {},
): Element =>
  drawPage(trendPage, locale, given, answerOf(own), change).speed!.querySelector(
    '[data-chart="trend-dso"]',
  )!;
const noteOf = (drawn: Element): string =>
  drawn.querySelector(':scope > .note')?.textContent?.replaceAll('\u00a0', ' ') ?? '';
const last = site.asOf.slice(0, 7);

describe('a month outside of what the months before it did', () => {
  it('is named with its value and the usual range, ringed, and marked in tip, table and spoken text', () => {
    const drawn = panel({ [last]: 60 });
    expect(noteOf(drawn)).toBe('Jun 2026 is unusual: 60.0 days, usually 29.4 – 54.6 days.');
    const mark = drawn.querySelector(`[data-step="${last}"][data-series="This period"]`)!;
    expect(mark.getAttribute('data-text')).toBe('60.0 days (unusual: 29.4 – 54.6 days)');
    const row = drawn.querySelector(`tr[data-key="${last}"]`)!.textContent!;
    expect(row).toContain('29.4 – 54.6 days, unusual');
    expect(drawn.querySelector('[hidden]')!.textContent).toContain('unusual');
    expect(noteOf(panel({ [last]: 60 }, { locale: 'zh' }))).toContain('2026年6月异常');
  });

  it('is none where it lies within', () => {
    expect(noteOf(panel({ [last]: 54 }))).toBe('No month is unusual.');
    expect(noteOf(panel({}, { locale: 'zh' }))).toBe('各月均无异常。');
  });

  it('is not judged while it is not over', () => {
    const asOf = `${last}-12`;
    const change = { asOf, period: { from: '2025-07-01', to: asOf } };
    const drawn = panel({ [last]: 400 }, { change });
    expect(noteOf(drawn)).toBe('No month is unusual.');
    const before = addMonths(last, -1);
    expect(noteOf(panel({ [before]: 400 }, { change }))).toContain('is unusual: 400.0 days');
  });

  it('is not judged with fewer than twelve months before it, and the page says so', () => {
    const given = { ...site, firstDate: '2025-07-01' };
    expect(noteOf(panel({ [last]: 400 }, { given }))).toBe('');
    const { rates } = drawPage(trendPage, 'en', given, answerOf({}));
    expect(rates!.querySelector('.who')!.textContent).toContain('No month is judged');
    // twelve months judge the one after them; the first has its window of three
    const year = { ...site, firstDate: '2025-04-01' };
    expect(noteOf(panel({ [last]: 400 }, { given: year }))).toContain('Jun 2026 is unusual');
  });
});
