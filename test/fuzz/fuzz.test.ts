/**
 * True books in any writing with any damage: figures are right or the import says what is not; it never ends in a
 * crash, an account that does not add up or a message that nobody can read.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { faultsOf, fuzzCase } from './import-case.ts';

/** `FUZZ_CASES=10000` runs as many, in slices that each say how they ended, of a seed of today's; `FUZZ_SEED` repeats one. */
const CASES = Number(process.env.FUZZ_CASES ?? 40);
const isDrawn = process.env.FUZZ_CASES !== undefined;
const SEED = Number(process.env.FUZZ_SEED ?? (isDrawn ? Date.now() % 1_000_000 : 2026));
const SLICE = 250;
const slices = Array.from({ length: Math.ceil(CASES / SLICE) }, (_, n) => ({
  seed: SEED + n,
  cases: Math.min(SLICE, CASES - n * SLICE),
  before: n * SLICE,
}));

let engine: NativeEngine;
beforeAll(async () => {
  engine = await openNativeFor(0);
});
afterAll(() => engine.close());

test.each(slices)(
  'right, or said: $cases cases of seed $seed, after $before',
  async ({ seed, cases }) => {
    const property = fc.asyncProperty(fuzzCase, async (given) => {
      expect(await faultsOf(given, engine)).toEqual([]);
    });
    // a smaller case costs as many imports as a slice
    await fc.assert(property, { numRuns: cases, seed, endOnFailure: true });
  },
  120_000 + SLICE * 2_000,
);
