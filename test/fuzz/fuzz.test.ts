/**
 * True books in any writing with any damage: figures are right or the import says what is not; it never ends in a
 * crash, an account that does not add up or a message that nobody can read.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { faultsOf, fuzzCase } from './import-case.ts';

/** `FUZZ_CASES=5000` runs more, of a seed of today's; `FUZZ_SEED` repeats one. */
const CASES = Number(process.env.FUZZ_CASES ?? 40);
const isDrawn = process.env.FUZZ_CASES !== undefined;
const SEED = Number(process.env.FUZZ_SEED ?? (isDrawn ? Date.now() % 1_000_000 : 2026));

let engine: NativeEngine;
beforeAll(async () => {
  engine = await openNativeFor(0);
});
afterAll(() => engine.close());

test(
  `right, or said (seed ${SEED})`,
  async () => {
    const property = fc.asyncProperty(fuzzCase, async (given) => {
      expect(await faultsOf(given, engine)).toEqual([]);
    });
    await fc.assert(property, { numRuns: CASES, seed: SEED });
  },
  120_000 + CASES * 1_000,
);
