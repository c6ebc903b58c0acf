/** From a folder of exports to the board pack: a PDF, a presentation, or both, of the same slides. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { boardOf } from '../../board/board.ts';
import type { BoardContext } from '../../board/section.ts';
import type { Board } from '../../board/slide.ts';
import type { Progress } from '../../contract/progress.ts';
import type { LetterKind } from '../../format/letter-kinds.ts';
import type { Span } from '../../format/span.ts';
import type { Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/wordings.ts';
import type { Filter } from '../../metrics/types.ts';
import { renderContext } from '../../report/context.ts';
import { viewFrom } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import { readDataReport } from '../data-report.ts';
import { type WrittenLetters, writeLettersOf } from '../letters/write-letters.ts';
import { type OpenReport, openReport, type ReportOptions } from '../open-report.ts';
import { browserForPdf } from '../pdf-printer.ts';
import { emptyAssets } from '../prepare-site.ts';
import { describeSite, type LabelsFile, readLabels } from '../site-data.ts';
import { knownFilter } from './known-filter.ts';
import { boardPdf } from './pdf.ts';
import { boardPptx } from './pptx.ts';

export interface BoardPackOptions extends ReportOptions {
  /** `….pdf` or `….pptx` for one of them, anything else for both. */
  out: string;
  /** The report's first language where it is missing. */
  locale?: Locale;
  filter: Filter;
  compare?: Span;
  /** A folder for a letter of this kind to each customer, as PDF. */
  letters?: { out: string; kind: LetterKind };
  progress: Progress;
}

export interface BoardPack {
  /** With their sizes in bytes. */
  files: { path: string; bytes: number }[];
  slides: number;
  asOf: string;
  letters?: WrittenLetters;
}

/** What is to be written, by kind. */
export function packFiles(out: string): { pdf?: string; pptx?: string } {
  const path = resolve(out);
  if (/\.pdf$/i.test(path)) return { pdf: path };
  if (/\.pptx$/i.test(path)) return { pptx: path };
  return { pdf: `${path}.pdf`, pptx: `${path}.pptx` };
}

/** Letters of a name on a slide; a Chinese one is as wide as two. No table is wide enough for any length. */
const NAME_WIDTH = 60;

function shortName(name: string): string {
  let width = 0;
  const shown = [...name].filter((letter) => {
    width += letter > '\u2e7f' ? 2 : 1;
    return width <= NAME_WIDTH;
  });
  return width > NAME_WIDTH ? `${shown.join('')}…` : name;
}

/** What the slides are drawn with; throws where the filter names what the report does not have. */
export async function boardContext(
  report: OpenReport,
  { locale, filter, compare }: Pick<BoardPackOptions, 'locale' | 'filter' | 'compare'>,
): Promise<BoardContext> {
  const labels: LabelsFile = await readLabels(report);
  const site: Site = { ...(await describeSite(report, labels)), assets: emptyAssets };
  const view = viewFrom({ ...knownFilter(filter, site, labels), compare }, site);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const data = await readDataReport(report.engine, report.imported, null);
  const language = locale ?? site.locales[0]!;
  const context = renderContext({
    document,
    locale: language,
    t: translator(language),
    site,
    view,
    labels,
  });
  const label: BoardContext['label'] = (dimension, key) => shortName(context.label(dimension, key));
  return { ...context, label, data };
}

interface ReadPack {
  board: Board;
  context: BoardContext;
  letters?: WrittenLetters;
}

/** Letters are written while the exports are at hand. */
async function readPack(options: BoardPackOptions, browser: string | null): Promise<ReadPack> {
  const report = await openReport(options);
  try {
    options.progress.start('answering the slides');
    const context = await boardContext(report, options);
    const board = await boardOf(report.ask, context);
    options.progress.done();
    if (!options.letters || !browser) return { board, context };
    const job = { ...options, ...options.letters, within: context.view.filter };
    return { board, context, letters: await writeLettersOf(report, job, browser) };
  } finally {
    await report.close();
  }
}

export async function writeBoardPack(options: BoardPackOptions): Promise<BoardPack> {
  const { progress } = options;
  const paths = packFiles(options.out);
  const browser =
    paths.pdf || options.letters
      ? browserForPdf('The presentation alone needs none: --out FILE.pptx')
      : null;
  const { board, context, letters } = await readPack(options, browser);
  const files: BoardPack['files'] = [];
  const write = (path: string, bytes: Uint8Array): void => {
    writeFileSync(path, bytes);
    files.push({ path, bytes: bytes.length });
  };
  if (paths.pptx) {
    progress.start('writing the presentation');
    const { t, locale } = context;
    const names = { total: t('common.total'), rise: t('board.rise'), fall: t('board.fall') };
    write(paths.pptx, await boardPptx(board, locale, names));
    progress.done();
  }
  if (paths.pdf && browser) {
    progress.start('printing the PDF');
    write(paths.pdf, await boardPdf(board, context, browser));
    progress.done();
  }
  return { files, slides: board.slides.length + 1, asOf: context.view.asOf, letters };
}
