/**
 * Blanks what the engine leaves of its memory in a file that it writes: in the place of missing numbers, and between the
 * parts of a nearly full block of texts. It differs from run to run, and is nobody else's to read.
 */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { groupBy } from '../format/group-by.ts';

/**
 * Ways of packing that stay off while a file is written: what they leave unused is not known here, or which values they
 * look at is left to chance. Without them a file is no larger on the wire.
 */
export const METHODS_OFF = 'fsst, dict_fsst, zstd, alp, alprd, roaring, chimp, patas';

/** Those that are in use; of the others in a file of a newer engine nothing is known. */
const METHODS_KNOWN = new Set(['Uncompressed', 'Constant', 'RLE', 'BitPacking', 'Dictionary']);

/** Consecutive rows of one column, in one block. */
export interface Segment {
  table: string;
  column: number;
  type: string;
  method: string;
  /** The first row, and how many. */
  start: number;
  count: number;
  block: number;
  offset: number;
}

/** Where the rows of these tables are in an attached file, after its checkpoint. */
export async function segmentsOf(
  engine: NativeEngine,
  database: string,
  tables: string[],
): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const table of tables)
    segments.push(
      ...((await engine.query(
        `select ${sqlText(table)} as "table", column_id as "column", segment_type as type, compression as method,
           start, count, block_id as block, block_offset as "offset"
         from pragma_storage_info(${sqlText(`${database}.${table}`)}) where block_id >= 0`,
      )) as unknown as Segment[]),
    );
  return segments;
}

/** The blocks begin behind three headers; each begins with its checksum. */
const HEADERS = 3 * 4096;
const BLOCK = 256 * 1024;
const CHECKSUM = 8;

const startOf = ({ block, offset }: Segment): number => HEADERS + block * BLOCK + CHECKSUM + offset;

/** Blanks the unused bytes of a file with these segments, in place. */
export function blankUnused(file: Buffer, segments: Segment[]): void {
  const unknown = segments.find(({ method }) => !METHODS_KNOWN.has(method));
  if (unknown) throw new Error(`unknown way of packing ${unknown.table}: ${unknown.method}`);
  const byBlock = groupBy(segments, ({ block }) => block);
  const validity = groupBy(
    segments.filter(({ type }) => type === 'VALIDITY'),
    columnOf,
  );
  for (const [block, inBlock] of byBlock) {
    const at = HEADERS + block * BLOCK;
    const before = Uint8Array.from(file.subarray(at, at + BLOCK));
    for (const segment of inBlock) {
      if (segment.type === 'VARCHAR') blankBetweenTexts(file, segment);
      else if (segment.method === 'BitPacking')
        for (const mask of validity.get(columnOf(segment)) ?? []) blankMissing(file, segment, mask);
    }
    correctChecksum(before, file.subarray(at, at + BLOCK));
  }
}

const columnOf = ({ table, column }: Segment): string => `${table} ${column}`;

/** Texts fill a block from its end, what says where each begins from its start. */
function blankBetweenTexts(file: Buffer, segment: Segment): void {
  const at = startOf(segment);
  const [size, end, indexAt, indexed] = [0, 4, 8, 12].map((place) => file.readUInt32LE(at + place));
  const from = segment.method === 'Dictionary' ? indexAt! + 4 * indexed! : 8 + 4 * segment.count;
  file.fill(0, at + from, at + end! - size!);
}

const BYTES: Record<string, number> = {
  BOOLEAN: 1,
  UTINYINT: 1,
  INTEGER: 4,
  DATE: 4,
  BIGINT: 8,
};
/** Numbers are packed in groups of so many, each in one of some ways; only this one leaves places for those missing. */
const GROUP = 2048;
const FRAME_OF_REFERENCE = 5;

/** Blanks the places of the numbers that are missing by the mask, as far as that has their rows. */
function blankMissing(file: Buffer, segment: Segment, mask: Segment): void {
  const first = Math.max(segment.start, mask.start);
  const end = Math.min(segment.start + segment.count, mask.start + mask.count);
  if (first >= end) return;
  const size = BYTES[segment.type];
  if (!size) throw new Error(`unknown bytes of ${segment.type} in ${segment.table}`);
  const [at, maskAt] = [startOf(segment), startOf(mask)];
  const isMissing = (row: number): boolean => {
    const bit = row - mask.start;
    return ((file[maskAt + (bit >> 3)]! >> (bit & 7)) & 1) === 0;
  };
  const directoryEnd = at + Number(file.readBigUInt64LE(at));
  for (let row = first; row < end; ) {
    const group = Math.floor((row - segment.start) / GROUP);
    const groupStart = segment.start + group * GROUP;
    const groupEnd = Math.min(end, groupStart + GROUP);
    const entry = file.readUInt32LE(directoryEnd - 4 * (group + 1));
    const packed = at + (entry & 0xffffff) + 2 * size;
    const width = entry >>> 24 === FRAME_OF_REFERENCE ? file[packed - size]! : 0;
    while (width > 0 && row < groupEnd) {
      if (!isMissing(row++)) continue;
      const from = row - 1;
      while (row < groupEnd && isMissing(row)) row++;
      clearBits(file, packed, (from - groupStart) * width, (row - groupStart) * width);
    }
    row = groupEnd;
  }
}

/** Clears the bits from `from` to before `to`, counted from the lowest of byte `at`. */
function clearBits(file: Buffer, at: number, from: number, to: number): void {
  const [first, last] = [at + (from >> 3), at + (to >> 3)];
  const below = (1 << (from & 7)) - 1;
  const above = ~((1 << (to & 7)) - 1);
  if (first === last) {
    file[first]! &= below | above;
    return;
  }
  file[first]! &= below;
  file.fill(0, first + 1, last);
  if ((to & 7) > 0) file[last]! &= above;
}

/** A block's checksum is that of its words, each times this number, by exclusive or. */
const FACTOR = 0xbf58476d1ce4e5b9n;

function correctChecksum(before: Uint8Array, block: Buffer): void {
  if (block.equals(before)) return;
  const was = new DataView(before.buffer, before.byteOffset, before.length);
  let sum = block.readBigUInt64LE(0);
  for (let at = CHECKSUM; at < BLOCK; at += 8) {
    const [old, now] = [was.getBigUint64(at, true), block.readBigUInt64LE(at)];
    if (old !== now) sum ^= BigInt.asUintN(64, old * FACTOR) ^ BigInt.asUintN(64, now * FACTOR);
  }
  block.writeBigUInt64LE(sum, 0);
}
