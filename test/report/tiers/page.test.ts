/** The tiers from invented answers: who is where by the settings' edges, who moved, the matrix, lists in groups. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { tiersPage } from '../../../src/report/tiers/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

type Book = Record<string, [cell: string, overdue: number, oldest: number][]>;

/** By the invented edges, 10,000 and 100,000 and 30 and 90 days: rows D D C, D C B, C B A. */
const NOW: Book = {
  // A: more than 100,000 and more than 90 days
  C1: [['3.3', 150_000_00, 120]],
  // C: 10,000 to 100,000, 31 to 90 days
  C2: [['2.2', 40_000_00, 45]],
  // D: up to 10,000, up to 30 days
  C3: [['1.1', 500_50, 3]],
};
const MAY: Book = {
  // B, for 60 days then
  C1: [['3.2', 140_000_00, 60]],
  // B: more than 90 days, part of it paid since
  C2: [['2.3', 90_000_00, 95]],
  C4: [['1.2', 2_000_00, 31]],
};

const OPEN: AnswerRow = {
  ...{ by: {}, currency: 'CNY', value: 400_000_00, numerator: 400_000_00, denominator: null },
};

const answerOf =
  (books: { now: Book; before: Book }) =>
  ({ metric, asOf, by = [] }: Question): Answer => {
    const book = (asOf ?? site.asOf) < site.asOf ? books.before : books.now;
    expect(asOf === undefined || [site.asOf, '2026-05-31'].includes(asOf)).toBe(true);
    const rows = Object.entries(book).flatMap(([customer, places]) =>
      places.map(([cell, overdue, oldest]): AnswerRow => {
        const value = metric === 'oldest_overdue_days' ? oldest : overdue;
        return {
          by: { customer, ...(metric === 'tier_cell_amount' && { tier_cell: cell }) },
          ...{ currency: 'CNY', value, numerator: value, denominator: null },
        };
      }),
    );
    return {
      metric,
      unit: metricById(metric).unit,
      // the balances that set the page's unit
      rows: by.includes('customer') ? rows : [OPEN],
    };
  };

const draw = (locale: Locale, now = NOW, before = MAY, of: Site = site) =>
  drawPage(tiersPage, locale, of, answerOf({ now, before }));
const said = (locale: Locale, now = NOW, before = MAY, of: Site = site): string =>
  draw(locale, now, before, of).answer!.querySelector('.answer')!.textContent!;
const texts = (element: Element, selector: string): string[] =>
  [...element.querySelectorAll(selector)].map((each) => each.textContent!);

describe('the first line', () => {
  test('says who is most urgent, how many moved, and who from B to A', () => {
    // 150,000.00 of 190,500.50 is 78.7 %; up: C1, down: C2, new: C3, gone: C4
    expect(said('en')).toBe(
      '1 customer is in tier A, with ¥150\u00a0K, 79% of what is overdue. Since 31 May 2026, 1 rose, 1 fell, 1 became overdue and 1 is overdue no more. From B to A: Harbour & Sons <Ltd>.',
    );
    expect(said('zh')).toBe(
      'A 级客户 1 家，逾期 ¥15.0万，占全部逾期的 79%。自 2026年5月31日以来，1 家升级，1 家降级，1 家新增逾期，1 家不再逾期。由 B 级升至 A 级：Harbour & Sons <Ltd>。',
    );
  });

  test('says so where nobody is in the first tier, nobody went there, nobody moved, nothing is overdue', () => {
    const { C2, C3 } = NOW;
    expect(said('en', { C2: C2! }, MAY)).toContain(
      'No customer is in tier A. 1 customer is in tier C, with ¥40.0\u00a0K, 100% of what is overdue.',
    );
    expect(said('en', { C2: C2!, C3: C3! }, { C3: C3! })).toContain('Nobody went from B to A.');
    expect(said('en', NOW, NOW)).toContain('No customer has changed tier since 31 May 2026.');
    expect(said('en', {}, {})).toContain('Nothing is overdue: no customer has a tier.');
  });

  test('counts those who went from B to A where they are many, and says nothing of a past that is not there', () => {
    const many = ['C1', 'C2', 'C3', 'C4'];
    const all = (place: Book[string]): Book => Object.fromEntries(many.map((c) => [c, place]));
    const text = said('en', all([['3.3', 2_000_00, 99]]), all([['3.2', 2_000_00, 60]]));
    expect(text).toContain('4 customers went from B to A.');
    const young = { ...site, firstDate: '2026-06-01' };
    expect(said('en', NOW, {}, young)).not.toContain('Since');
    expect(draw('en', NOW, {}, young).moves!.textContent).toContain('does not reach back');
  });
});

test('the matrix has the largest amounts on top, and ties: cells, rows and columns', () => {
  const { matrix } = draw('en');
  expect(texts(matrix!, 'thead th')).toEqual([
    'Overdue of a customer',
    'up to 30 days',
    '31 to 90 days',
    'more than 90 days',
    'Total',
  ]);
  expect([...matrix!.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td'))).toEqual([
    ['more than ¥100,000', 'C–', 'B–', 'A150,000.001 customer', '150,000.001 customer'],
    ['¥10,000 to ¥100,000', 'D–', 'C40,000.001 customer', 'B–', '40,000.001 customer'],
    ['up to ¥10,000', 'D500.501 customer', 'D–', 'C–', '500.501 customer'],
  ]);
  expect(texts(matrix!, 'tfoot td').at(-1)).toBe('190,500.503 customers');
  const figure = matrix!.querySelector('[data-value="15000000"]')!;
  expect(figure.getAttribute('data-metric')).toBe('tier_cell_amount');
  expect(JSON.parse(figure.getAttribute('data-ask')!)).toEqual({ at: { tier_cell: '3.3' } });
});

test('on a phone an amount of the matrix is short, in the page’s unit', () => {
  // 150,000.00 late in all and 40,000.00 beside it: one unit, K or 万
  const short = (locale: Locale): (string | null)[] =>
    [...draw(locale).matrix!.querySelectorAll('tbody [data-metric]')].map((figure) =>
      figure.getAttribute('data-short')!.replaceAll('\u00a0', ' '),
    );
  expect(short('en')).toEqual(['¥150 K', '¥40.0 K', '¥0.50 K']);
  expect(short('zh')).toEqual(['¥15.0万', '¥4.0万', '¥0.05万']);
});

test('a cell leads to its customers, a move to those who made it', () => {
  const drawn = draw('en');
  for (const [from, to] of [
    ['matrix', 'list'],
    ['moves', 'moves'],
  ] as const) {
    const links = [...drawn[from]!.querySelectorAll('a[href^="#"]')].map(
      (link) => link.getAttribute('href')!,
    );
    expect(links.length).toBeGreaterThan(2);
    for (const link of links)
      expect([link, drawn[to]!.querySelector(link) !== null]).toEqual([link, true]);
  }
  expect(texts(drawn.list!.querySelector('#tier-3-3')!, 'tr > th a')).toEqual([
    'Harbour & Sons <Ltd>',
  ]);
  expect(texts(drawn.moves!, '.tier-moves li')).toEqual([
    'B → A: 1',
    'B → C: 1',
    'not overdue → D: 1',
    'D → not overdue: 1',
  ]);
  expect(texts(drawn.moves!.querySelector('#moved-B-A')!, 'td')).toEqual([
    '150,000.00',
    'A',
    '120',
    'B',
    '140,000.00',
  ]);
});

test('each tier is explained by the edges, and counted now and then', () => {
  const rows = (locale: Locale) =>
    [...draw(locale).letters!.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
      texts(row, 'th, td'),
    );
  expect(rows('en').slice(0, 2)).toEqual([
    ['A', 'more than ¥100,000, more than 90 days', '1', '150,000.00', '78.7%', '0', '–'],
    [
      'B',
      'more than ¥100,000, 31 to 90 daysmore than ¥10,000, more than 90 days'.replace(
        'more than ¥10,000',
        '¥10,000 to ¥100,000',
      ),
      ...['0', '–', '0.0%', '2', '230,000.00'],
    ],
  ]);
  expect(rows('zh')[3]![1]).toBe('¥10,000 至 ¥100,000，30 天及以内¥10,000 及以下，90 天及以内');
  // 3 customers, 190,500.50 now; 3 customers, 232,000.00 then
  expect(rows('en').at(-1)).toEqual(['Total', '', '3', '190,500.50', '100.0%', '3', '232,000.00']);
});

test('of a large group fifty are listed, and how many more there are', () => {
  const book: Book = Object.fromEntries(
    [...Array(60).keys()].map((i) => [`K${i}`, [['3.3', 200_000_00 - i, 100]]]),
  );
  const { list } = draw('en', book, {});
  expect(list!.querySelectorAll('#tier-3-3 tr > th')).toHaveLength(50);
  expect(list!.querySelector('#tier-3-3 .empty')!.textContent).toBe('and 10 more, smaller');
});

test('of more than eight customers eight are in sight until all are asked for', () => {
  const book = (size: number): Book => {
    const cells = ['3.3', '1.1'];
    return Object.fromEntries(
      [...Array(size).keys()].map((i) => [`K${i}`, [[cells[i % 2]!, 200_000_00 - i, 100]]]),
    );
  };
  const { list } = draw('en', book(12), {});
  expect(list!.querySelectorAll('tbody tr:not([data-rest])')).toHaveLength(8);
  expect(list!.querySelector('.few button')!.textContent).toContain('12');
  const short = draw('en', book(8), {}).list!;
  expect(short.querySelectorAll('[data-rest], .few')).toHaveLength(0);
});
