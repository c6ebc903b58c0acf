/** The catalogue: an index, and a page for each metric, in both languages. */
import { describe, expect, it, test } from 'vitest';
import { FIGURES, METRICS, metricById } from '../../../src/metrics/catalogue.ts';
import { PRACTICES } from '../../../src/metrics/practices.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';
import { metricsPage } from '../../../src/report/metrics/page.ts';
import { METRIC_PAGES } from '../../../src/report/pages.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const everything = {
  ...site,
  inputs: Object.fromEntries(METRICS.flatMap(({ needs = [] }) => needs.map((n) => [n, true]))),
};

function answer({ metric, by = [] }: Question): Answer {
  const { unit, implicitBy } = metricById(metric);
  const own = implicitBy ?? by[0];
  const row = (value: string | null) => ({
    by: own ? { [own]: value } : {},
    ...{ currency: 'CNY', value: 12_345, numerator: 24_690, denominator: 2 },
  });
  return {
    metric,
    unit,
    rows: own ? [row(own === 'due_week' ? '2026-06-29' : 'x'), row(null)] : [row(null)],
  };
}

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  test.each(METRIC_PAGES.map((page) => [page.id, page] as const))('%s', (id, page) => {
    const metric = metricById(id.slice('metrics/'.length));
    const drawn = drawPage(page, locale, everything, answer);
    const text = (block: string): string => drawn[block]!.textContent ?? '';
    expect(text('now')).toContain(metric.label[locale]);
    expect(text('definition')).toContain(metric.formula[locale]);
    if (metric.caveat) expect(text('definition')).toContain(metric.caveat[locale]);
    expect(text('example')).toContain(metric.label[locale]);
    expect(text('sql').toLowerCase()).toContain('select');
    expect(drawn.now!.outerHTML).toContain(`data-metric="${metric.id}"`);
  });

  it('lists every metric with a link to its page', () => {
    const drawn = drawPage(metricsPage, locale, everything, answer);
    const links = [...drawn.groups!.querySelectorAll('td a, th a')].map((a) =>
      a.getAttribute('href'),
    );
    expect(links.sort()).toEqual(FIGURES.map(({ id }) => `${id}/`).sort());
  });

  it('says which export a figure waits for, and shows no number for it', () => {
    const drawn = drawPage(metricsPage, locale, { ...site, inputs: {} }, ({ metric }) => ({
      ...{ metric, unit: 'ratio', rows: [] },
    }));
    const numbers = [...drawn.groups!.querySelectorAll('td.number')];
    const waiting = numbers.filter((cell) => cell.querySelector('[data-metric]') === null);
    expect(waiting.length).toBeGreaterThan(20);
    expect(drawn.groups!.textContent).not.toMatch(/\b0(\.0)?%/);
  });
});

test('a figure without a value says why', () => {
  const page = METRIC_PAGES.find(({ id }) => id === 'metrics/collection_rate')!;
  const none = ({ metric }: Question): Answer => ({
    ...{ metric, unit: 'ratio' },
    rows: [{ by: {}, currency: 'CNY', value: null, numerator: 0, denominator: 0 }],
  });
  const text = drawPage(page, 'en', everything, none).now!.textContent;
  expect(text).toContain('Collection rate (period) has no value here');
  expect(text).toContain('never 0% or 100%');
  const waiting = drawPage(page, 'en', { ...site, inputs: {} }, ({ metric }) => ({
    ...{ metric, unit: 'ratio', rows: [] },
  }));
  expect(waiting.now!.textContent).toContain('It needs what the exports do not have: Payments.');
});

test('twelve practices, of metrics that there are', () => {
  expect(PRACTICES).toHaveLength(12);
  for (const { metrics, judgedBy } of PRACTICES) {
    for (const id of metrics) expect(metricById(id).id).toBe(id);
    expect(metrics).toEqual(expect.arrayContaining(judgedBy));
  }
});
