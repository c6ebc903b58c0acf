/** The board pack's PDF as Chromium prints it: read back. */
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { boardOf } from '../../src/board/board.ts';
import { boardContext } from '../../src/publish/board/board-pack.ts';
import { boardPdf } from '../../src/publish/board/pdf.ts';
import { ensureBrowser } from '../../src/publish/chromium.ts';
import { BOOK } from '../board/hand-made-book.ts';
import { withReport } from '../with-report.ts';

test('is tagged, has an outline of what the slides say, a page each, and Chinese text', async () => {
  await withReport(BOOK, async (report) => {
    const context = await boardContext(report, { locale: 'zh', filter: {} });
    const board = await boardOf(report.ask, context);
    const bytes = await boardPdf(board, context, ensureBrowser());
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    expect(pdf.numPages).toBe(board.slides.length + 1);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const [first] = await pdf.getOutline();
    // where a line breaks, a space is none
    const plainly = (texts: { title: string }[]): string[] =>
      texts.map(({ title }) => title.replaceAll(/\s/g, ''));
    expect(plainly(first!.items)).toEqual(plainly(board.slides));
    const { text } = await extractText(pdf, { mergePages: true });
    const plain = text.replaceAll(/\s/g, '');
    for (const part of ['铁砧工厂', '逾期', '4,000', '截至2026年6月30日'])
      expect(plain).toContain(part);
  });
});
