/** The board pack as one document, a page a slide: what the PDF is printed from. */

import type { RenderContext } from '../report/page.ts';
import type { ElementMaker } from '../report/parts/dom.ts';
import { tableHead } from '../report/parts/table-head.ts';
import { drawChart } from './draw-chart.ts';
import type { Board, Slide, SlideFigure, SlideTable } from './slide.ts';

/** Of a chart beside a table, and of one alone, in CSS pixels. */
const BESIDE = { width: 640, height: 400 };
const UNDER_LINES = { width: 640, height: 330 };
const ALONE = { width: 1180, height: 420 };

/** Whether it takes more than two lines: a Chinese letter is as wide as two. */
const isLong = (title: string): boolean =>
  [...title].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0) > 125;

function bigFigure(h: ElementMaker, { label, text, change, isGood }: SlideFigure): HTMLElement {
  const tone = isGood === null ? null : isGood ? 'good' : 'bad';
  return h(
    'div',
    { class: 'figure' },
    h('p', { class: 'figure-label' }, label),
    h('p', { class: 'figure-value' }, text),
    change ? h('p', { class: tone }, change) : null,
  );
}

function tableOf(h: ElementMaker, { columns, rows, hasTotal }: SlideTable): HTMLElement {
  const isNumber = columns.map((column) => (column.isNumber ? 'number' : null));
  return h(
    'table',
    null,
    tableHead(
      h,
      columns.map(({ label, isNumber }) => ({ text: label, isNumber })),
    ),
    h(
      'tbody',
      null,
      rows.map((row, index) =>
        h(
          'tr',
          { class: hasTotal && index === rows.length - 1 ? 'total' : null },
          row.map(({ text }, at) =>
            h(
              at === 0 ? 'th' : 'td',
              { scope: at === 0 ? 'row' : null, class: isNumber[at] },
              text,
            ),
          ),
        ),
      ),
    ),
  );
}

function slideOf(slide: Slide, context: RenderContext): HTMLElement {
  const { h } = context;
  const { chart, table } = slide;
  return h(
    'section',
    { class: 'slide' },
    h('p', { class: 'topic' }, slide.topic),
    h('h2', { class: isLong(slide.title) ? 'long' : null }, slide.title),
    slide.figures.length > 0
      ? h(
          'div',
          { class: 'figures' },
          slide.figures.map((one) => bigFigure(h, one)),
        )
      : null,
    slide.lines.length > 0
      ? h(
          'ul',
          null,
          slide.lines.map((line) => h('li', null, line)),
        )
      : null,
    h(
      'div',
      { class: chart && table ? 'beside' : null },
      chart
        ? h(
            'figure',
            null,
            h('figcaption', null, chart.label),
            drawChart(
              chart,
              !table ? ALONE : slide.lines.length > 0 ? UNDER_LINES : BESIDE,
              context,
            ),
          )
        : null,
      table ? tableOf(h, table) : null,
    ),
    slide.note ? h('p', { class: 'note' }, slide.note) : null,
  );
}

/** The body's parts; `data-sheet` of the root is what stands at the foot of each page. */
export function boardBody(board: Board, context: RenderContext): HTMLElement[] {
  const { h } = context;
  return [
    h(
      'section',
      { class: 'slide cover' },
      h('h1', null, board.company),
      h('p', { class: 'cover-name' }, board.name),
      h('p', { class: 'cover-line' }, board.line),
    ),
    ...board.slides.map((slide) => slideOf(slide, context)),
  ];
}
