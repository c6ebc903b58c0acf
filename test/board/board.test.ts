/** What the slides of a hand-made book say, each number worked out on paper; and that the presentation says the same. */
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardOf, boardQuestions } from '../../src/board/board.ts';
import { drawChart } from '../../src/board/draw-chart.ts';
import type { BoardContext } from '../../src/board/section.ts';
import type { Board, Slide, SlideChart } from '../../src/board/slide.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { questionKey } from '../../src/metrics/ask/question-key.ts';
import { boardContext, packFiles } from '../../src/publish/board/board-pack.ts';
import { knownFilter } from '../../src/publish/board/known-filter.ts';
import { boardPptx } from '../../src/publish/board/pptx.ts';
import { nativeChart } from '../../src/publish/board/pptx-chart.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { PAGES } from '../../src/report/pages.ts';
import { site } from '../client/site.ts';
import { reportOf } from '../with-report.ts';
import { BOOK } from './hand-made-book.ts';

let report: OpenReport;
beforeAll(async () => {
  report = await reportOf(BOOK);
});
afterAll(() => report.close());

async function boardIn(locale: Locale, filter = {}): Promise<[Board, BoardContext]> {
  const context = await boardContext(report, { locale, filter });
  return [await boardOf(report.ask, context), context];
}
const on = ({ slides }: Board, topic: string): Slide =>
  slides.find((slide) => slide.topic === topic)!;
const texts = ({ table }: Slide): string[] =>
  table!.rows.map((row) => row.map(({ text }) => text).join(' | '));

describe('the slides', () => {
  test('open with the verdict and what it rests on', async () => {
    const [board] = await boardIn('en');
    const slide = on(board, 'Where we stand');
    // 4,000 against 1,000, also a quarter ago; all of it B
    expect(slide.title).toMatch(
      /^Overdue is ¥4,000, 4\.0 times what it was a quarter ago\. 北方机械 accounts/,
    );
    expect(slide.figures.map(({ metric, value }) => [metric, value])).toEqual([
      ['overdue_amount', 400_000],
      ['overdue_share', 4000 / 4500],
      ['open_amount', 450_000],
    ]);
    expect(slide.figures[0]!.change).toBe('▲ +¥3,000 vs a year ago');
    const chinese = on((await boardIn('zh'))[0], '总体情况');
    expect(chinese.figures[0]!.change).toBe('较上年同期 ▲ +¥3,000');
    expect(slide.figures.map(({ isGood }) => isGood)).toEqual([false, true, null]);
    expect(board.line).toContain('As of 30 Jun 2026 · Jul 2025 – Jun 2026 · CNY');
  });

  test('say why, from what was to what is, to the cent', async () => {
    const slide = on((await boardIn('en'))[0], 'Why overdue moved');
    expect(slide.title).toContain('Overdue moved by +¥3,000 since 31 Mar 2026.');
    expect(texts(slide)).toEqual([
      '北方机械 | 0.00 | 3,000.00 | +3,000.00',
      '1 other | 1,000.00 | 1,000.00 | 0.00',
      'Total | 1,000.00 | 4,000.00 | +3,000.00',
    ]);
    const { chart } = slide;
    expect(chart?.kind === 'bridge' && chart.steps.map(({ value }) => value)).toEqual([
      100_000, 300_000, 400_000,
    ]);
  });

  test('say how old it is', async () => {
    const slide = on((await boardIn('en'))[0], 'How old it is');
    // 1,000 ÷ 4,500
    expect(slide.title).toBe(
      '¥1,000 is in the oldest bucket, 90+ days: 22.2% of what is owed; a year ago it was ¥1,000',
    );
    expect(texts(slide)).toEqual([
      'Not due | 500.00 | 11.1% | 0.00',
      '1–30 days | 0.00 | 0.0% | 0.00',
      '31–60 days | 0.00 | 0.0% | 0.00',
      '61–90 days | 3,000.00 | 66.7% | 0.00',
      '90+ days | 1,000.00 | 22.2% | 1,000.00',
      'Total | 4,500.00 | 100.0% | 1,000.00',
    ]);
  });

  test('count the figures that are worse, and say that no customer needs action', async () => {
    const [board] = await boardIn('en');
    // overdue 4,000 against 1,000 is worse, its share 4,000 ÷ 4,500 against 1,000 ÷ 1,000 better
    expect(on(board, 'Figures').title).toBe('1 figure is worse than a year ago, 1 better');
    // both are late by less than any rule asks for
    const slide = on(board, 'What needs action');
    expect(slide.title).toBe('No rule finds a customer that needs action');
    expect(slide.table).toBeUndefined();
  });

  test('say what is not in the figures, and leave out what the data has nothing for', async () => {
    const [board] = await boardIn('en');
    // 4 invoices, 1 payment, 2 customers
    expect(on(board, 'What the figures leave out').title).toBe(
      'All 7 rows of 3 files are accounted for; all control totals tie',
    );
    expect(board.slides.map(({ topic }) => topic)).not.toContain('Sales reps');
  });

  test('ask nothing that no page asks, whatever the exports have', async () => {
    const [, { site: own, view }] = await boardIn('en');
    const more = 'rep dispute promise activity limit target target_rate delivery write_off loss';
    const inputs = Object.fromEntries(more.split(' ').map((input) => [input, true]));
    const site = { ...own, inputs: { ...own.inputs, ...inputs } };
    const asked = new Set(
      PAGES.flatMap(({ blocks }) =>
        blocks.flatMap((block) => Object.values(block.questions(site, view)).map(questionKey)),
      ),
    );
    expect(
      boardQuestions(site, view)
        .map(questionKey)
        .filter((key) => !asked.has(key)),
    ).toEqual([]);
  });

  test('are of whom was asked for, by id or name; of nobody else', async () => {
    const [board] = await boardIn('en', { customer: '北方机械' });
    expect(board.slides[0]!.title).toContain('北方机械: Overdue is ¥3,000');
    // as much over a quarter as over a year; all of it is that customer's, which explains nothing
    expect(on(board, 'Why overdue moved').title).toBe(
      'Overdue moved by +¥3,000 since 30 Jun 2025.',
    );
    await expect(boardContext(report, { filter: { customer: 'C' } })).rejects.toThrow(
      '--filter customer=C: this report has no such customer; there are A (Alder), B (北方机械)',
    );
    await expect(boardContext(report, { filter: { rep: 'R1' } })).rejects.toThrow('name no rep');
  });
});

test('who needs action is counted as on the page of actions, late or not yet', async () => {
  // A owes 1,500 of at most 1,200, 1,000 of it late; C owes 700 of at most 500, not yet due
  const limits = await reportOf({
    ...BOOK,
    'invoices.csv': `${BOOK['invoices.csv']}\nI4,C,2026-06-10,2026-07-10,700.00,CNY`,
    'customers.csv': 'customer_id,name,credit_limit\nA,Alder,1200\nB,北方机械,5000\nC,Cedar,500\n',
  });
  const slideIn = async (locale: Locale, topic: string, filter = {}) => {
    const context = await boardContext(limits, { locale, filter });
    return on(await boardOf(limits.ask, context), topic);
  };
  try {
    const slide = await slideIn('en', 'What needs action');
    expect(slide.title).toBe('2 customers need action, 1 of them late; first, Alder: stop supply');
    expect(texts(slide)).toEqual([
      'Alder | 1,000.00 | 25% over its credit limit | stop supply',
      'Cedar | 0.00 | 40% over its credit limit | stop supply',
    ]);
    const chinese = await slideIn('zh', '待处理事项');
    expect(chinese.title).toBe('2 家客户需要处理，其中 1 家已逾期；首先是 Alder：暂停发货');
    const [late, notYet] = await Promise.all(
      ['A', 'C'].map((customer) => slideIn('en', 'What needs action', { customer })),
    );
    expect(late!.title).toBe('1 late customer needs action; first, Alder: stop supply');
    expect(notYet!.title).toBe('1 customer needs action; it is not late yet.');
  } finally {
    await limits.close();
  }
});

describe('the slides of a book with reps and a row that cannot be used', () => {
  let more: OpenReport;
  beforeAll(async () => {
    const [head, ...rows] = BOOK['invoices.csv'].split('\n');
    const bad = 'I9,B,2026-03-01,2026-13-45,10.00,CNY';
    const reps = [...rows, bad].map((row) => `${row},${row.includes(',A,') ? 'R1' : 'R2'}`);
    more = await reportOf({
      ...BOOK,
      'report.yml': `${BOOK['report.yml']}rank_min_base: 0\nmax_set_aside: 0.9\n`,
      'invoices.csv': [`${head},rep_id`, ...reps].join('\n'),
    });
  });
  afterAll(() => more.close());

  test('rank the reps as their page does, also where one is chosen', async () => {
    const context = await boardContext(more, { locale: 'en', filter: { rep: 'R1' } });
    const slide = on(await boardOf(more.ask, context), 'Sales reps');
    // of B's 3,000 nothing came; of A nothing fell due from Jul 2025 to Jun 2026
    expect(slide.title).toContain('R2');
    expect(texts(slide)).toEqual(['R2 | 0.0% | – | 3,000.00', 'R1 | – | – | 1,000.00']);
  });

  test('say how many rows are not in the figures, and why', async () => {
    const context = await boardContext(more, { locale: 'en', filter: {} });
    const slide = on(await boardOf(more.ask, context), 'What the figures leave out');
    expect(slide.title).toBe('1 of 8 rows in 3 files are set aside; all control totals tie');
    expect(texts(slide)[0]).toMatch(/^Set aside \| .+ \| invoices\.csv \| 1$/);
  });
});

test('a name that two have is no filter, an id is', () => {
  const customer = [
    { value: 'C1', label: 'Twin' },
    { value: 'C2', label: 'twin' },
  ];
  const twins = { ...site, options: { ...site.options, customer } };
  const known = (typed: string) =>
    knownFilter({ customer: typed }, twins, { customer: {}, rep: {} });
  expect(() => known('Twin')).toThrow('more than one customer is called that: C1, C2');
  expect([known('C2'), known('c2')]).toEqual([{ customer: 'C2' }, { customer: 'C2' }]);
});

test('six late buckets have six colours, the oldest the darkest', () => {
  const names = ['1', '2', '3', '4', '5', '6'];
  const stack = (count: number): SlideChart => ({
    kind: 'stack',
    label: 'Overdue by age',
    months: ['2026-06'],
    names: ['Jun 2026'],
    series: names.slice(0, count).map((id) => ({ id, name: id, values: [100] })),
    format: String,
    factor: 1,
  });
  const bridge = { total: '', rise: '', fall: '' };
  const coloursOf = (count: number) => nativeChart(stack(count), bridge).options.chartColors!;
  expect(new Set(coloursOf(6)).size).toBe(6);
  // the report's own colours of the four usual ones, the last series first
  expect(coloursOf(4)).toEqual(['0B2040', '20416D', '385E92', '557BAD']);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = drawChart(stack(6), { width: 600, height: 300 }, { document, locale: 'en' });
  const fills = [...drawn.querySelectorAll('rect[data-mark]')].map((bar) =>
    bar.getAttribute('fill'),
  );
  expect(new Set(fills).size).toBe(6);
});

test('an ending names one of the two files', () => {
  expect(Object.keys(packFiles('x.pdf'))).toEqual(['pdf']);
  expect(Object.keys(packFiles('x.PPTX'))).toEqual(['pptx']);
  expect(packFiles('/a/b')).toEqual({ pdf: '/a/b.pdf', pptx: '/a/b.pptx' });
});

test('names of any length are cut on slides, so that their tables stay on them', async () => {
  const [long, chinese] = ['X'.repeat(300), '名'.repeat(150)] as const;
  const book = Object.fromEntries(
    Object.entries(BOOK).map(([file, text]) => [
      file,
      text.replaceAll('北方机械', long).replaceAll('Alder', chinese),
    ]),
  );
  const named = await reportOf(book);
  try {
    const context = await boardContext(named, { locale: 'en', filter: {} });
    const slides = JSON.stringify((await boardOf(named.ask, context)).slides);
    expect(slides).toContain(`${'X'.repeat(60)}…`);
    expect(slides).not.toContain('X'.repeat(61));
    expect(slides).not.toContain('名'.repeat(31));
  } finally {
    await named.close();
  }
});

describe('the presentation', () => {
  let parts: Record<string, string>;
  let board: Board;
  beforeAll(async () => {
    [board] = await boardIn('zh');
    const bytes = await boardPptx(board, 'zh', { total: '合计', rise: '增加', fall: '减少' });
    const files = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'));
    parts = Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
  });
  const values = (xml: string, selector: string): string[] =>
    [...parseHTML(`<x>${xml}</x>`).document.getElementsByTagName(selector)].map(
      (element) => element.textContent ?? '',
    );

  test('has a slide each, with the same title and the same table, both of its own kind', () => {
    for (const [at, slide] of board.slides.entries()) {
      const xml = parts[`ppt/slides/slide${at + 2}.xml`]!;
      const said = values(xml, 'a:t');
      expect(said).toContain(slide.title);
      expect(xml).toContain('type="title"');
      const cells = slide.table?.rows.flat().map(({ text }) => text) ?? [];
      expect(values(xml.slice(xml.indexOf('<a:tbl>')), 'a:t')).toEqual(
        expect.arrayContaining(cells.filter((text) => text !== '')),
      );
      expect(xml.includes('<a:tbl>')).toBe(cells.length > 0);
    }
    expect(parts['ppt/theme/theme1.xml']).toContain('Microsoft YaHei');
    expect(values(parts['ppt/slides/slide1.xml']!, 'a:t')).toContain('铁砧工厂');
  });

  test('has charts whose values can be edited, in the unit that is printed', () => {
    const bridge = parts['ppt/charts/chart1.xml']!;
    // unseen, total, rise, fall: in 1,000, up 3,000, out 4,000
    const numbers = values(bridge, 'c:v').filter((text) => /^\d+$/.test(text) && Number(text) > 9);
    expect(numbers.map(Number)).toEqual([1000, 1000, 4000, 3000]);
    expect(parts['ppt/slides/slide4.xml']).toContain('descr=');
    expect(parts['ppt/charts/chart2.xml']).toContain('barChart');
  });
});
