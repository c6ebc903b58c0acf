/** Sizes that say little: a length is rounded up so far that of its bits only the first few differ, by at most 12 %. */

/**
 * Padmé (Nikitin et al., “Reducing Metadata Leakage from Encrypted Files and Communication with PURBs”, 2019, § 4):
 * with E = ⌊log₂ L⌋ and S = ⌊log₂ E⌋ + 1, the last E − S bits are zero. 1,000 bytes become 1,024, 1,025 become 1,088.
 */
export function padme(length: number): number {
  if (length < 2) return length;
  const exponent = log2(length);
  const step = 2 ** (exponent - log2(exponent) - 1);
  return step <= 1 ? length : Math.ceil(length / step) * step;
}

/** The whole part of the binary logarithm; exact, which Math.log2 is not for large numbers. */
function log2(number: number): number {
  let power = 0;
  for (let rest = number; rest >= 2; rest /= 2) power++;
  return power;
}
