/** The board pack as a presentation that can be edited: titles, texts, tables and charts of its own kinds. */
import PptxGenJS from 'pptxgenjs';
import type { Board, Slide, SlideFigure, SlideTable } from '../../board/slide.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type BridgeNames, COLOURS, nativeChart } from './pptx-chart.ts';

/** Faces that the reader's machine has: a presentation brings none. */
const FACE: Record<Locale, string> = { en: 'Arial', zh: 'Microsoft YaHei' };

/** Inches: a slide of 13.33 × 7.5 with half an inch around. */
const LEFT = 0.5;
const WIDTH = 12.33;
const TOP = 1.75;
const CHART_WIDTH = 6.3;
const GAP = 0.3;
/** A longer text goes on in the next line of its cell: beside a chart, and alone. */
const MAX_LETTERS = { beside: 30, alone: 60 };

const MASTER = { cover: 'COVER', slide: 'SLIDE' };

/** A size at which a title of that many letters stays on two lines; a Chinese one is as wide as two. */
function titleSize(title: string): number {
  const width = [...title].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return width > 130 ? 18 : width > 85 ? 22 : 26;
}

function defineMasters(pptx: PptxGenJS, board: Board): void {
  const foot = { x: LEFT, y: 7.0, w: 11, h: 0.3, fontSize: 9, color: COLOURS.muted, margin: 0 };
  pptx.defineSlideMaster({
    title: MASTER.cover,
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: LEFT,
            y: 2.3,
            w: WIDTH,
            h: 1,
            fontSize: 34,
            bold: true,
            color: COLOURS.ink,
            align: 'left',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  });
  pptx.defineSlideMaster({
    title: MASTER.slide,
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: LEFT,
            y: 0.55,
            w: WIDTH,
            h: 0.95,
            fontSize: 26,
            bold: true,
            color: COLOURS.ink,
            align: 'left',
            valign: 'middle',
            margin: 0,
          },
          text: '',
        },
      },
      { line: { x: LEFT, y: 1.55, w: WIDTH, h: 0, line: { color: COLOURS.ink, width: 0.75 } } },
      { text: { text: `${board.company} · ${board.line}`, options: foot } },
    ],
    slideNumber: {
      x: 12.3,
      y: 7.0,
      w: 0.53,
      h: 0.3,
      fontSize: 9,
      color: COLOURS.muted,
      align: 'right',
    },
  });
}

/** Large, side by side; what they changed by under them. */
function addFigures(slide: PptxGenJS.Slide, figures: SlideFigure[]): number {
  if (figures.length === 0) return TOP;
  const width = WIDTH / figures.length;
  for (const [at, { label, text, change, isGood }] of figures.entries()) {
    const tone = isGood === null ? COLOURS.muted : isGood ? COLOURS.good : COLOURS.bad;
    slide.addText(
      [
        { text: label, options: { fontSize: 14, color: COLOURS.muted, breakLine: true } },
        { text, options: { fontSize: 44, bold: true, color: COLOURS.ink, breakLine: true } },
        { text: change, options: { fontSize: 14, color: tone } },
      ],
      { x: LEFT + at * width, y: TOP + 0.25, w: width - 0.2, h: 1.8, margin: 0, valign: 'top' },
    );
  }
  return TOP + 2.4;
}

function addTable(
  slide: PptxGenJS.Slide,
  { columns, rows, hasTotal }: SlideTable,
  place: { x: number; y: number; w: number; fontSize: number; padding: number },
): void {
  const { fontSize, padding, ...at } = place;
  const align = columns.map(({ isNumber }) => (isNumber ? 'right' : 'left') as 'right' | 'left');
  type Border = PptxGenJS.BorderProps;
  const line = (color: string, pt: number): [Border, Border, Border, Border] => [
    { type: 'none' },
    { type: 'none' },
    { type: 'solid', color, pt },
    { type: 'none' },
  ];
  const head = columns.map(({ label }, i) => ({
    text: label,
    options: { align: align[i], color: COLOURS.muted, border: line(COLOURS.ink, 0.75) },
  }));
  const body = rows.map((row, index) => {
    const isTotal = hasTotal === true && index === rows.length - 1;
    return row.map(({ text }, i) => ({
      text,
      options: {
        align: align[i],
        bold: isTotal,
        border: isTotal ? line(COLOURS.ink, 0) : line(COLOURS.hair, 0.5),
      },
    }));
  });
  const most = at.x > LEFT ? MAX_LETTERS.beside : MAX_LETTERS.alone;
  const longest = columns.map(({ label, isNumber }, i) => {
    const texts = rows.map((row) => [...(row[i]?.text ?? '')].length);
    const letters = Math.min(most, Math.max(6, Math.min(label.length, 14), ...texts));
    // bold in a sum
    return isNumber ? letters * 1.15 : letters;
  });
  const all = longest.reduce((sum, letters) => sum + letters, 0);
  slide.addTable([head, ...body], {
    ...at,
    colW: longest.map((letters) => (at.w * letters) / all),
    fontSize,
    color: COLOURS.ink,
    margin: [padding, 0.04, padding, 0.04],
    valign: 'middle',
  });
}

function addBody(slide: PptxGenJS.Slide, said: Slide, names: BridgeNames): void {
  let y = addFigures(slide, said.figures);
  if (said.lines.length > 0) {
    const height = said.lines.length * 0.36;
    slide.addText(
      said.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
      {
        x: LEFT,
        y,
        w: WIDTH,
        h: height,
        fontSize: 16,
        color: COLOURS.ink,
        margin: 0,
        valign: 'top',
      },
    );
    y += height + 0.15;
  }
  const { chart, table } = said;
  if (chart) {
    const { type, data, options } = nativeChart(chart, names);
    slide.addText(chart.label, {
      ...{ x: LEFT, y, w: CHART_WIDTH, h: 0.3 },
      ...{ fontSize: 11, color: COLOURS.muted, margin: 0 },
    });
    slide.addChart(type, data, {
      ...{ x: LEFT, y: y + 0.3, w: table ? CHART_WIDTH : WIDTH, h: 6.75 - y - 0.3 },
      ...{ altText: `${said.title} ${chart.label}`, legendPos: 'b', legendFontSize: 10 },
      ...{ catAxisLabelFontSize: 9, valAxisLabelFontSize: 9, valAxisLineShow: false },
      valGridLine: { color: COLOURS.hair, size: 0.5 },
      catGridLine: { style: 'none' },
      ...options,
    });
  }
  if (table) {
    const x = chart ? LEFT + CHART_WIDTH + GAP : LEFT;
    const fontSize = chart ? (table.rows.length > 11 ? 9 : 10) : 14;
    const padding = chart ? 0.02 : 0.04;
    addTable(slide, table, { x, y, w: LEFT + WIDTH - x, fontSize, padding });
  }
  if (said.note)
    slide.addText(said.note, {
      ...{ x: LEFT, y: 6.72, w: WIDTH, h: 0.25 },
      ...{ fontSize: 10, color: COLOURS.muted, margin: 0 },
    });
}

/** The file's bytes. `names` are those of the parts of a bridge. */
export async function boardPptx(
  board: Board,
  locale: Locale,
  names: BridgeNames,
): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = `${board.company} · ${board.name}`;
  pptx.company = board.company;
  pptx.author = board.company;
  pptx.theme = { headFontFace: FACE[locale], bodyFontFace: FACE[locale] };
  defineMasters(pptx, board);
  const cover = pptx.addSlide({ masterName: MASTER.cover });
  cover.addText(board.company, { placeholder: 'title' });
  cover.addText(board.name, { x: LEFT, y: 3.3, w: WIDTH, h: 0.6, fontSize: 24, margin: 0 });
  cover.addText(board.line, {
    ...{ x: LEFT, y: 4.1, w: WIDTH, h: 0.4 },
    ...{ fontSize: 14, color: COLOURS.muted, margin: 0 },
  });
  for (const said of board.slides) {
    const slide = pptx.addSlide({ masterName: MASTER.slide });
    slide.addText(said.topic, {
      ...{ x: LEFT, y: 0.28, w: WIDTH, h: 0.28 },
      ...{ fontSize: 12, color: COLOURS.muted, margin: 0 },
    });
    // a size beside the placeholder's own counts only on the text itself
    slide.addText([{ text: said.title, options: { fontSize: titleSize(said.title) } }], {
      placeholder: 'title',
    });
    addBody(slide, said, names);
  }
  return (await pptx.write({ outputType: 'uint8array', compression: true })) as Uint8Array;
}
