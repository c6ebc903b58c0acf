/** The board pack as a PDF with tags and an outline. */
import { boardBody } from '../../board/page.ts';
import type { BoardContext } from '../../board/section.ts';
import type { Board } from '../../board/slide.ts';
import { printPages } from '../pdf-printer.ts';

export async function boardPdf(
  board: Board,
  context: BoardContext,
  executable: string,
): Promise<Uint8Array> {
  let printed = new Uint8Array();
  const page = {
    locale: context.locale,
    title: `${board.company} · ${board.name}`,
    sheetLine: `${board.company} · ${board.line}`,
    styles: ['board.css'],
    body: boardBody(board, context),
  };
  await printPages([page], executable, (pdf) => {
    printed = new Uint8Array(pdf);
  });
  return printed;
}
