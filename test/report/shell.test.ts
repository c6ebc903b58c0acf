import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { WORDINGS } from '../../src/i18n/wordings.ts';
import { defaultView, needsCurrency } from '../../src/report/context.ts';
import { NAVIGATION } from '../../src/report/navigation.ts';
import type { PageId } from '../../src/report/page.ts';
import { pagePath, rootFrom } from '../../src/report/page-path.ts';
import { METRIC_PAGES, PAGES, pageById } from '../../src/report/pages.ts';
import { chartFrame } from '../../src/report/parts/chart-frame.ts';
import { elementMaker } from '../../src/report/parts/dom.ts';
import { changeLine, figure, judge } from '../../src/report/parts/figure.ts';
import { filterLine, periodLabel, scope } from '../../src/report/parts/filter-line.ts';
import { table } from '../../src/report/parts/table.ts';
import { usesComparison } from '../../src/report/uses-comparison.ts';
import { context, site, view } from './invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const h = elementMaker(document);

describe('elements', () => {
  it('hold data as text, whatever it looks like', () => {
    const element = h('p', { title: '"<i>' }, '<script>alert(1)</script>', 7, null, ['a']);
    expect(element.querySelector('script')).toBeNull();
    expect(element.textContent).toBe('<script>alert(1)</script>7a');
    expect(element.outerHTML).not.toContain('<script');
  });

  it('refuse what the page policy forbids', () => {
    expect(() => h('p', { style: 'color:red' })).toThrow('not allowed');
    expect(() => h('p', { onclick: 'x()' })).toThrow('not allowed');
  });

  it('write drawings in their own namespace', () => {
    expect(h.svg('rect', { width: 3 }).namespaceURI).toBe('http://www.w3.org/2000/svg');
  });
});

describe('a figure', () => {
  it('carries its metric and its unrounded value, nothing where there is none', () => {
    const some = figure(context(document, 'en'), {
      metric: 'dso',
      label: 'DSO',
      value: 48.234,
      text: '48.2',
    });
    expect(some.querySelector('[data-metric="dso"]')?.getAttribute('data-value')).toBe('48.234');
    const none = figure(context(document, 'en'), {
      metric: 'dso',
      label: 'DSO',
      value: null,
      text: '–',
      unit: 'days',
    });
    expect(none.querySelector('[data-metric]')?.getAttribute('data-value')).toBe('');
    expect(none.textContent).toBe('DSO–');
  });

  it('says good and bad for the business with an arrow, not by colour alone', () => {
    expect(judge(-5, 'lower')).toEqual({ direction: -1, good: true });
    expect(judge(5, 'lower')).toEqual({ direction: 1, good: false });
    expect(judge(0, 'higher')).toEqual({ direction: 0, good: null });
    const line = changeLine(context(document, 'en'), {
      text: '−5.0',
      against: 'vs May',
      direction: -1,
      good: true,
    });
    expect(line.textContent).toBe('▼\u00a0−5.0 vs May');
    expect(line.querySelector('.good')!.textContent).toBe('▼\u00a0−5.0');
  });

  it('says what it is compared with where the language says it: in Chinese first', () => {
    const change = { text: '+¥145万', against: '较上年同期', direction: 1, good: false };
    const line = changeLine(context(document, 'zh'), change);
    expect(line.textContent).toBe('较上年同期 ▲\u00a0+¥145万');
    expect(line.querySelector('.bad')!.textContent).toBe('▲\u00a0+¥145万');
    const alone = changeLine(context(document, 'zh'), { ...change, against: '' });
    expect(alone.textContent).toBe('▲\u00a0+¥145万');
  });
});

describe('a table', () => {
  const rows = [
    { name: 'A <b>', value: 1234 },
    { name: 'B', value: null },
  ];
  const element = table(h, {
    caption: 'Amounts',
    columns: [
      { id: 'name', label: 'Name', cell: (row) => row.name },
      {
        id: 'value',
        label: 'Value',
        numeric: true,
        metric: 'open_amount',
        raw: (row) => row.value,
        cell: (row) => String(row.value ?? '–'),
        bar: (row) => (row.value === null ? null : 2),
      },
    ],
    rows,
    key: (row) => row.name,
    empty: 'nothing',
  });

  it('has a caption, row heads and marked figures', () => {
    expect(element.querySelector('caption')?.textContent).toBe('Amounts');
    expect(element.querySelectorAll('tbody th[scope="row"]')).toHaveLength(2);
    const cells = [...element.querySelectorAll('[data-metric="open_amount"]')];
    expect(cells.map((cell) => cell.getAttribute('data-value'))).toEqual(['1234', '']);
    expect(element.querySelector('[data-key="A <b>"]')).not.toBeNull();
  });

  it('keeps a bar inside its cell', () => {
    expect(element.querySelector('rect')?.getAttribute('width')).toBe('100');
  });

  it('says so when there is no row', () => {
    const none = table(h, { caption: 'c', columns: [], rows: [], empty: 'nothing' });
    expect(none.querySelector('tbody')?.textContent).toBe('nothing');
  });
});

describe('a framed chart', () => {
  it('is drawn for wide and narrow screens under one name, with its data as a table', () => {
    const widths: number[] = [];
    const frame = chartFrame(context(document, 'en'), {
      id: 'x',
      message: 'It rose',
      unit: 'CNY M',
      draw: (width) => {
        widths.push(width);
        return h.svg('svg', { width });
      },
      table: () => h('table', null),
    });
    expect(frame.getAttribute('data-chart')).toBe('x');
    expect(widths).toEqual([720, 340]);
    const names = [...frame.querySelectorAll('[role="img"]')].map((e) =>
      e.getAttribute('aria-label'),
    );
    expect(names).toEqual(['It rose', 'It rose']);
    expect(frame.querySelector('details table')).not.toBeNull();
  });
});

describe('pages', () => {
  it('have an address in every language and a way back to the root', () => {
    // The pages with a name and a title in the wordings are those of the registry.
    const titled = Object.entries(WORDINGS.en).filter(([, texts]) => 'title' in texts);
    expect(PAGES.map((page) => page.id).sort()).toEqual(titled.map(([page]) => page).sort());
    expect(NAVIGATION).toEqual(PAGES.filter(({ group }) => group).map(({ id }) => id));
    expect(pagePath('overview', 'zh')).toBe('zh/');
    expect(pagePath('aging', 'en')).toBe('en/aging/');
    for (const { id } of [...PAGES, ...METRIC_PAGES]) {
      expect(new URL(rootFrom(id), `https://x.test/sub/${pagePath(id, 'en')}`).pathname).toBe(
        '/sub/',
      );
    }
  });

  it('compare with an earlier date where they say anything of it', () => {
    const inputs = new Proxy<Record<string, boolean>>({}, { get: () => true });
    const compares = (id: PageId) => usesComparison(pageById(id), { ...site, inputs }, view);
    expect(PAGES.map(({ id }) => id).filter(compares)).toEqual([
      'overview',
      'change',
      'trend',
      'aging',
      'customer',
      'credit',
      'reps',
      'rep',
      'follow-up',
      'disputes',
      'terms',
      'methods',
      'practices',
    ]);
    // in a book without reps and payments the first line still compares what is overdue
    const bare = { ...site, inputs: {}, hasPayments: false };
    expect(usesComparison(pageById('overview'), bare, view)).toBe(true);
  });

  it('have blocks with names of their own', () => {
    for (const { id, blocks } of PAGES) {
      const names = blocks.map((block) => block.id);
      expect(new Set(names).size, id).toBe(names.length);
    }
  });
});

describe('what the reader has chosen', () => {
  it('is one currency where several are never added', () => {
    expect(needsCurrency(site)).toBe(true);
    expect(defaultView(site).filter).toEqual({ currency: 'CNY' });
    const converted = { ...site, reportCurrency: 'CNY' };
    expect(defaultView(converted).filter).toEqual({});
  });

  it('is said in words', () => {
    const chosen = { ...view, filter: { currency: 'CNY', rep: 'R1', region: '(none)' } };
    const en = context(document, 'en', { view: chosen });
    expect(filterLine(en)).toBe('Jul 2025 – Jun 2026 · Region: (none) · Sales rep: Li Wei · CNY');
    expect(scope(en)).toBe('Region: (none) · Sales rep: Li Wei');
    expect(scope(context(document, 'zh'))).toBe('全部客户');
  });

  it('names whole months as months and other periods by their dates', () => {
    const en = context(document, 'en');
    expect(periodLabel(en, '2026-06-01', '2026-06-30')).toBe('Jun 2026');
    expect(periodLabel(en, '2026-01-01', '2026-06-12')).toBe('1 Jan 2026 – 12 Jun 2026');
    const zh = context(document, 'zh');
    expect(periodLabel(zh, '2025-07-01', '2026-06-30')).toBe('2025年7月–2026年6月');
  });
});
