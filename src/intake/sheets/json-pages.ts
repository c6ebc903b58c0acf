/** One page of an answer that has several: what stands around its lists says so. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const SEEN = 4096;
/** A flag or a link to what follows. */
const MORE =
  /"(?:has_?more|has_?next(?:_?page)?|more|is_?truncated)"\s*:\s*true|"(?:@odata\.)?next(?:_?(?:page|link|url|cursor|token|page_?token|records_?url))?"\s*:\s*(?:"[^"]+"|\{\s*"href"\s*:\s*"[^"]+"|[1-9]\d*)/i;
const COUNT =
  /"(total(?:_?(?:count|records|results|elements|items|size|rows))?|(?:@odata\.)?count|record_?count|items_?total)"\s*:\s*"?(\d{1,12})(?![\d.])/gi;
/** Beside a bare "total", which may be a sum of money. */
const PAGING = /"(?:page\w*|per_?page|limit|offset|skip|top|size|start\w*)"\s*:/i;

/** The text before the first list and after the last one, as far as it is near. */
function around(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const piece = (from: number): string => {
      const bytes = Buffer.alloc(Math.min(SEEN, size));
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from)).toString('latin1');
    };
    const [head, tail] = [piece(0), piece(Math.max(0, size - SEEN))];
    const first = head.indexOf('[');
    return `${first < 0 ? head : head.slice(0, first)}\n${tail.slice(tail.lastIndexOf(']') + 1)}`;
  } finally {
    closeSync(handle);
  }
}

/** What says that there are more than so many records, as written; null where nothing does. */
export function moreRecords(path: string, records: number): string | null {
  const text = around(path);
  const flag = MORE.exec(text)?.[0];
  if (flag !== undefined) return flag;
  for (const [said, key, count] of text.matchAll(COUNT)) {
    const isCount = !/^total$/i.test(key!) || PAGING.test(text);
    if (isCount && Number(count) > records) return said;
  }
  return null;
}
