/** The page of practices: how many figures became better or worse, which practices only worse, and twelve lines. */
import { describe, expect, it, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { METRICS, metricById } from '../../../src/metrics/catalogue.ts';
import { PRACTICES } from '../../../src/metrics/practices.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';
import { practicesPage } from '../../../src/report/practices/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

const site: Site = {
  ...invented,
  inputs: Object.fromEntries(METRICS.flatMap(({ needs = [] }) => needs.map((n) => [n, true]))),
};

type Book = Record<string, [before: number | null, now: number | null]>;

/** Two practices: both figures of staying in touch worse, one of the disputes better and one as before. */
const MOVED: Book = {
  silent_customer_count: [2, 5],
  silent_amount: [100_000_00, 250_000_00],
  disputed_overdue_amount: [80_000_00, 30_000_00],
  dispute_days: [20, 20],
};
/** Nothing moved; that discounts are taken more often is neither good nor bad. */
const CALM: Book = { silent_customer_count: [2, 2], discount_uptake: [0.1, 0.4], dso: [40, 40] };

const answerOf =
  (book: Book) =>
  ({ metric, asOf, by = [] }: Question): Answer => {
    const [before, now] = book[metric] ?? [null, null];
    const value = (asOf ?? site.asOf) < site.asOf ? before : now;
    const row = { by: {}, currency: 'CNY', value, numerator: value, denominator: null };
    return { metric, unit: metricById(metric).unit, rows: by.length > 0 ? [] : [row] };
  };

const draw = (locale: Locale, book: Book, of = site) =>
  drawPage(practicesPage, locale, of, answerOf(book));
const said = (locale: Locale, book: Book, of = site): [answer: string, who: string] => {
  const { answer } = draw(locale, book, of);
  const text = (name: string): string => answer!.querySelector(name)!.textContent!;
  return [text('.answer'), text('.who')];
};

describe('the first line', () => {
  it('counts what became better and worse, and names the practices that only became worse', () => {
    const [en, who] = said('en', MOVED);
    expect(en).toBe('2 of 4 figures are worse than a year ago, 1 is better.');
    expect(who).toContain('Only getting worse: Stay in touch.');
    const [zh, whoZh] = said('zh', MOVED);
    expect(zh).toBe('与上年同期相比，4 项指标中有 2 项变差，1 项变好。');
    expect(whoZh).toContain('只见变差的做法：维护客户关系。');
  });

  it('says that nothing did, and then names no practice', () => {
    const [en, who] = said('en', CALM);
    expect(en).toBe('None of 2 figures is better or worse than a year ago.');
    expect(who).not.toContain('better in nothing');
    const [zh, whoZh] = said('zh', CALM);
    expect(zh).toBe('与上年同期相比，2 项指标均未变好或变差。');
    expect(whoZh).not.toContain('只变差');
  });

  it('compares nothing where the data is too short', () => {
    const short = { ...site, firstDate: '2026-06-25' };
    expect(said('en', MOVED, short)[0]).toContain('does not reach back');
    expect(said('zh', MOVED, short)[0]).toContain('无法比较');
    expect(draw('en', MOVED, short).scorecard!.querySelector('.change')).toBeNull();
  });
});

test('stages of collecting and methods of payment are named in the reader’s language', () => {
  const codes: Record<string, string> = { stage: 'dunning-2', method: 'acceptance_bill' };
  const coded = ({ metric, by = [] }: Question): Answer => {
    const { unit, implicitBy } = metricById(metric);
    const row = (own?: string) => ({
      by: own ? { [own]: codes[own] ?? 'A' } : {},
      ...{ currency: 'CNY', value: 1, numerator: 1, denominator: 1 },
    });
    return { metric, unit, rows: [row(implicitBy ?? by[0])] };
  };
  const items = (locale: Locale): string[] => {
    const everything = { ...site, inputs: { ...site.inputs, method: true } };
    const { scorecard } = drawPage(practicesPage, locale, everything, coded);
    return [...scorecard!.querySelectorAll('.own-values li')].map((li) => li.textContent!);
  };
  const [en, zh] = [items('en').join('\n'), items('zh').join('\n')];
  expect(en).toMatch(/^dunning 2 /m);
  expect(en).toMatch(/^acceptance bill /m);
  expect(zh).toMatch(/^第二次催收 /m);
  expect(zh).toMatch(/^承兑汇票 /m);
  expect(en + zh).not.toMatch(/dunning-2|acceptance_bill/);
});

describe.each(['en', 'zh'] as const)('the scorecard in %s', (locale) => {
  it('has a line for each practice, with figures that lead to their meaning and a page to act on', () => {
    const lines = [...draw(locale, MOVED).scorecard!.querySelectorAll('.practice')];
    expect(lines.map((line) => line.querySelector('h2')!.textContent)).toEqual(
      PRACTICES.map(({ label }) => label[locale]),
    );
    for (const [i, line] of lines.entries()) {
      const names = [...line.querySelectorAll('dt a')].map((a) => a.getAttribute('href'));
      expect(names).toEqual(PRACTICES[i]!.judgedBy.map((id) => `../metrics/${id}/`));
      expect(line.querySelector('p a')!.getAttribute('href')).toMatch(/^\.\.\/([\w-]+\/)?$/);
    }
  });

  it('prints value, change and its judgement, and the target where there is one', () => {
    const { scorecard } = draw(locale, MOVED);
    const figures = [...scorecard!.querySelectorAll('.figure-lines > div')];
    const of = (id: string) => figures.find((line) => line.querySelector(`a[href$="/${id}/"]`))!;
    expect(of('silent_customer_count').querySelector('.bad')!.textContent).toBe('▲\u00a0+3');
    expect(of('disputed_overdue_amount').querySelector('.good')).not.toBeNull();
    expect(of('dispute_days').querySelector('.even')).not.toBeNull();
    expect(of('collection_rate_due').textContent).toContain('90');
    expect(of('on_time_rate').textContent).not.toContain('90');
  });

  it('says which export a figure waits for, and shows no number for it', () => {
    const { scorecard } = draw(locale, {}, { ...site, inputs: {} });
    expect(scorecard!.querySelectorAll('.needs').length).toBeGreaterThan(10);
    expect(scorecard!.textContent).not.toMatch(/\b0(\.0)?%/);
  });
});
