/** Rows of another shape than the header: cut off, parted inside of a number, or with more or fewer cells. */
import { counted } from '../../format/counted.ts';
import { text } from '../../i18n/locale.ts';
import { isSplitAmount } from '../profile/row-width.ts';
import type { RowInProgress } from './row-in-progress.ts';
import { isFilled } from './sheet-rows.ts';

/** True, and told, for a row in progress with more or fewer cells than the header; blank cells at its end are none. `amountAt` is the column whose sum is checked. */
export function raggedRows(current: RowInProgress, amountAt: number): () => boolean {
  const { plan, reading } = current;
  const width = plan.headers.length;
  const lastNamed = plan.headers.findLastIndex(isFilled);
  const { split, cells: most, cutRow } = reading.width;
  const reportCut = (): void => {
    const { cells, row } = current;
    const value = cells[width - 1] ?? counted(cells.length, 'cell');
    current.reportProblem('cut_off', { file: plan.source.name, row, column: null, value });
  };
  const reportSplit = (): void => {
    const { cells, row } = current;
    const value = `${cells[amountAt]}${plan.delimiter}${cells[amountAt + 1]}`;
    const column = plan.headers[amountAt]!;
    current.reportProblem('split_amount', { file: plan.source.name, row, column, value });
  };
  const reportRagged = (): void => {
    const { cells, row } = current;
    const value = counted(cells.length, 'cell');
    const expected = text(`${width} cells, as the header has`, `与表头相同的 ${width} 个单元格`);
    current.reportProblem('ragged_row', {
      file: plan.source.name,
      row,
      column: null,
      value,
      expected,
    });
  };
  return () => {
    const { cells, row } = current;
    if (row === cutRow) {
      reportCut();
      return true;
    }
    if (split !== null && isSplitAmount(cells, amountAt, split)) {
      reportSplit();
      return true;
    }
    if (cells.length === width) return false;
    const isBlankTail = cells.length > width && cells.findLastIndex(isFilled) < width;
    if (isBlankTail && cells.length <= most) return false;
    if (cells.length < width && cells.length > lastNamed) return false;
    reportRagged();
    return true;
  };
}
