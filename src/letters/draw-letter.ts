/** A letter as elements, the same for the page and for the PDF; text from data only as text nodes. */
import type { ElementMaker } from '../report/parts/dom.ts';
import { tableHead } from '../report/parts/table-head.ts';
import type { Letter, LetterBlock, LetterTable } from './letter.ts';

/** Words with signs between them, such as the number of a document: on a phone it stays on one line. */
const WHOLE = /([\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+)+)/u;
const unbroken = (h: ElementMaker, text: string): (string | HTMLElement)[] =>
  text.split(WHOLE).map((part, i) => (i % 2 === 1 ? h('span', { class: 'whole' }, part) : part));

function tableElement(h: ElementMaker, { heads, rows, total }: LetterTable): HTMLElement {
  const classOf = (at: number): string | null => (heads[at]!.isNumber ? 'number' : null);
  const line = (cells: string[]): HTMLElement =>
    h(
      'tr',
      null,
      cells.map((text, at) =>
        at === 0
          ? h('th', { scope: 'row', class: classOf(at) }, unbroken(h, text))
          : h('td', { class: classOf(at) }, text),
      ),
    );
  return h(
    'table',
    null,
    tableHead(h, heads),
    h('tbody', null, rows.map(line)),
    h('tfoot', null, line(total)),
  );
}

/** Lines of a paragraph stay lines, and so do those of a text that fills it. */
const brokenLines = (h: ElementMaker, lines: string[]): (string | HTMLElement)[] =>
  lines
    .flatMap((line) => line.split('\n'))
    .flatMap((line, at) => (at === 0 ? [line] : [h('br'), line]));

function blockElement(h: ElementMaker, block: LetterBlock, level: 'page' | 'panel'): HTMLElement {
  switch (block.kind) {
    case 'title':
      return h(level === 'page' ? 'h1' : 'h3', { class: 'letter-title' }, block.text);
    case 'heading':
      return h(level === 'page' ? 'h2' : 'h4', null, block.text);
    case 'cut':
      return h('hr', { class: 'cut' });
    case 'table':
      return tableElement(h, block.table);
    case 'list':
      return h(
        'ul',
        null,
        block.lines.map((line) => h('li', null, line)),
      );
    case 'paragraph':
      return h('p', null, brokenLines(h, block.lines));
  }
}

/** `page`: a sheet of its own. `panel`: below a heading of the site. */
export const letterElement = (
  h: ElementMaker,
  { blocks, locale }: Letter,
  level: 'page' | 'panel',
): HTMLElement =>
  h(
    'article',
    { class: 'letter', lang: locale === 'zh' ? 'zh-CN' : 'en' },
    blocks.map((block) => blockElement(h, block, level)),
  );
