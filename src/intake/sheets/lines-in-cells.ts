/** A list whose rows stand whole in one cell each, as after a CSV was pasted into a sheet: taken out of the cells. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Encoding } from '../../settings/encodings.ts';
import { headText } from '../decode.ts';
import { headRecords, readRecords, sniffDelimiter } from '../records.ts';

const NONE_BESIDE = (row: readonly string[]): boolean =>
  row.slice(1).every((cell) => cell.trim() === '');

/** Cells of a line under the separator that it holds. */
const widthOf = (line: string, delimiter: string): number =>
  headRecords(line, delimiter, 1)[0]?.length ?? 0;

/** Writes the lines to a text; null where the cells hold none. `out` names the file. */
export async function linesInCells(
  path: string,
  encoding: Encoding,
  delimiter: string,
  out: () => string,
): Promise<{ path: string; bytes: number } | null> {
  const rows = headRecords(headText(path, encoding), delimiter).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  );
  const lines = rows.map(([cell = '']) => cell);
  const own = sniffDelimiter(lines.join('\n'));
  const parted = lines.filter((line) => widthOf(line, own) > 2);
  if (rows.length < 2 || !rows.every(NONE_BESIDE) || parted.length < rows.length * 0.5) return null;
  const target = out();
  const handle = openSync(target, 'w');
  let bytes = 0;
  try {
    await readRecords(path, encoding, delimiter, (records) => {
      const text = records.map(([cell = '']) => `${cell.replace(/[\r\n]+/g, ' ')}\n`).join('');
      bytes += writeSync(handle, text);
    });
  } finally {
    closeSync(handle);
  }
  return { path: target, bytes };
}
