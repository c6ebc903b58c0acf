/** How much memory a device needs for all rows at once: they are fetched packed, and unpacked and at work take some eight times that. */
export const PACKED_BYTES_A_GIGABYTE = 40_000_000;

/** What the engine needs anyway, in gigabytes, and the most that browsers tell of. */
const LEAST = 2;
const MAX_REPORTED_MEMORY = 8;

/** Gigabytes, of those that browsers tell (2, 4, 8); null where the engine itself needs as much, Infinity where none will do. */
export function memoryForRows(packedBytes: number): number | null {
  const needed = packedBytes / PACKED_BYTES_A_GIGABYTE;
  if (needed <= LEAST) return null;
  return needed > MAX_REPORTED_MEMORY
    ? Number.POSITIVE_INFINITY
    : 2 ** Math.ceil(Math.log2(needed));
}
