/** The ranking page from invented answers. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { repsPage } from '../../../src/report/reps/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const row = (rep: string | null, numerator: number, denominator: number | null): AnswerRow => ({
  by: { rep },
  currency: 'CNY',
  value: denominator === null ? numerator : denominator > 0 ? numerator / denominator : null,
  numerator,
  denominator,
});

/** R1 96 of 100, R2 50 of 100, R3 (small) 1 of 1; before, R2 led. Amounts in 100,000 minor units. */
function answer({ metric, by, period }: Question): Answer {
  const isPast = period!.from < '2025-07-01';
  const amount = (n: number): number => n * 100_000;
  const rates = isPast
    ? [row('R1', amount(50), amount(100)), row('R2', amount(90), amount(100))]
    : [row('R1', amount(96), amount(100)), row('R2', amount(50), amount(100)), row('R3', 9, 10)];
  const rows: Record<string, AnswerRow[]> = {
    collection_rate_due: by?.length ? rates : [{ ...row(null, amount(146), amount(200)), by: {} }],
    // 100 equal items each
    due_weight_squares: [
      row('R1', amount(100) ** 2 / 100, null),
      row('R2', amount(100) ** 2 / 100, null),
    ],
    overdue_amount: [row('R2', amount(40), null), row('R4', amount(7), null)],
    due_item_count: [row('R1', 100, null), row('R2', 100, null)],
  };
  return { metric, unit: 'ratio', rows: rows[metric] ?? [] };
}

const draw = (locale: Locale, given: Site = site) => drawPage(repsPage, locale, given, answer);
const lines = (block: Element): (string | null)[][] =>
  [...block.querySelectorAll('tbody tr')].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent),
  );

describe('the first line', () => {
  test('names who stands apart beyond chance', () => {
    // 100 equal items each: 96 % against 50 %, far beyond the chance of either
    expect(draw('en').answer!.querySelector('.answer')!.textContent).toBe(
      'No two of 2 reps are level: of what fell due in Jul 2025 – Jun 2026, 73.0% has come in over all reps. Li Wei is at 96.0%, higher than chance explains. Anna Berg is at 50.0%, lower than chance explains.',
    );
  });

  test('has the rate of all beside it, 146 of 200', () => {
    const beside = (locale: Locale) => draw(locale).answer!.querySelector('.who')!.textContent;
    expect(beside('en')).toBe('Collection rate (due), all reps: 73.0%');
    expect(beside('zh')).toBe('全体回款率（到期）：73.0%');
  });

  test('nobody is ranked where everybody is under the minimum base', () => {
    const strict = { ...site, settings: { ...site.settings, rankMinBaseMinor: 10 ** 12 } };
    expect(draw('en', strict).answer!.querySelector('.answer')!.textContent).toContain(
      'nobody is ranked',
    );
  });

  test('data without reps says so and asks nothing', () => {
    const blind = { ...site, inputs: { ...site.inputs, rep: false } };
    const blocks = draw('en', blind);
    expect(blocks.answer!.querySelector('.answer')!.textContent).toContain('names no sales reps');
    expect(blocks.chart!.textContent).toContain('Add a sales rep');
  });
});

test('ranks, places gained, and those listed without a rank', () => {
  const rows = lines(draw('en').table!);
  expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
    ['Li Wei', '1', '+1', '96.0%'],
    ['Anna Berg', '2', '−1', '50.0%'],
    ['R3', 'not ranked', '–', '90.0%'],
    ['R4', 'not ranked', '–', '–'],
  ]);
});

test('only what is beyond chance is coloured, in words too; places gained are not', () => {
  const cells = [...draw('en').table!.querySelectorAll('tbody td')];
  const coloured = cells.filter((cell) => /good|bad/.test(cell.getAttribute('class') ?? ''));
  expect(coloured.map((cell) => cell.textContent)).toEqual(['above', 'below']);
});

test('a chosen rep is highlighted among its peers', () => {
  const chosen = drawPage(repsPage, 'en', site, answer, { filter: { rep: 'R2' } });
  const rows = [...chosen.table!.querySelectorAll('tbody tr')];
  expect(rows).toHaveLength(4);
  expect(rows.filter((row) => row.getAttribute('aria-current')).length).toBe(1);
  expect(chosen.table!.querySelector('[aria-current] th')!.textContent).toBe('Anna Berg');
});

test('target attainment stands there only where there are targets', () => {
  expect(draw('en').table!.textContent).toContain('the data has no targets');
  const aimed = { ...site, inputs: { ...site.inputs, target: true } };
  const heads = [...draw('en', aimed).table!.querySelectorAll('thead th')].map(
    (h) => h.textContent,
  );
  expect(heads).toContain('Target attainment');
});

test('the chart draws a dot for every rep that has a rate', () => {
  const wide = draw('en').chart!.querySelector('.chart.wide')!;
  expect(wide.querySelectorAll('circle')).toHaveLength(3);
});
