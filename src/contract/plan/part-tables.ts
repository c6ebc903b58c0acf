/** A text with several tables, one below the other, as sources of their own that keep the rows of the file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { chunks } from '../../intake/chunks.ts';
import { decodedText } from '../../intake/decode.ts';
import type { FilePlan, SourceFile } from '../../intake/plan-file.ts';
import { readRecords } from '../../intake/records.ts';
import { tableStarts } from '../../intake/second-tables.ts';

export interface TablePart {
  source: SourceFile;
  /** The header as found and its row, of all but the first. */
  header: string | null;
  headerRow: number;
}

/** Copies the bytes from `from` to `to` of a file. */
function copyBytes(path: string, from: number, to: number, target: string): void {
  const handle = openSync(target, 'w');
  let at = 0;
  try {
    for (const piece of chunks(path)) {
      const wanted = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
      for (let done = 0; done < wanted.length; ) done += writeSync(handle, wanted, done);
      at += piece.length;
      if (at >= to) return;
    }
  } finally {
    closeSync(handle);
  }
}

/** A text of two bytes a character as UTF-8, in which the ends of lines can be looked for. */
function asUtf8(plan: FilePlan, path: string): FilePlan {
  if (!plan.encoding.startsWith('utf-16')) return plan;
  const handle = openSync(path, 'w');
  let bytes = 0;
  try {
    for (const text of decodedText(plan.source.path, plan.encoding))
      bytes += writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  return { ...plan, source: { ...plan.source, path, bytes }, encoding: 'utf-8' };
}

/** The tables of a planned text; null where it has one, or where the parts would cut a quoted cell. `pathOf` names files for them. */
export async function partTables(
  planned: FilePlan,
  pathOf: (part: number | 'utf-8') => string,
): Promise<TablePart[] | null> {
  const plan = asUtf8(planned, pathOf('utf-8'));
  const starts = tableStarts(plan);
  if (starts.length === 0) return null;
  const { source, encoding, delimiter, badBytes } = plan;
  const cuts = [0, ...starts.map(({ offset }) => offset), Number.POSITIVE_INFINITY];
  const parts: TablePart[] = [];
  const names = new Set<string>();
  let firstRow = source.firstRow ?? 1;
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const to = Math.min(cuts[i + 1]!, source.bytes);
    const path = pathOf(i);
    copyBytes(source.path, from, to, path);
    let rows = 0;
    const unclosed = await readRecords(path, encoding, delimiter, (records) => {
      rows += records.length;
    });
    if (unclosed !== null) return null;
    const { title = null, header = null, skipped = 0 } = starts[i - 1] ?? {};
    const plain = title ?? `rows from ${firstRow}`;
    const called = names.has(plain) ? `${plain} from row ${firstRow}` : plain;
    names.add(called);
    const unpacked = source.unpacked && { unpacked: { ...source.unpacked, rows } };
    const part: SourceFile = { ...source, ...unpacked, path, bytes: to - from, firstRow };
    if (badBytes === 0) part.encoding = encoding;
    if (i > 0) {
      part.sheet = source.sheet === null ? called : `${source.sheet}, ${called}`;
      part.name = `${source.file} [${part.sheet}]`;
      part.title = title ?? '';
    }
    parts.push({ source: part, header, headerRow: firstRow + skipped });
    firstRow += rows;
  }
  return parts;
}
