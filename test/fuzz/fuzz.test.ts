/**
 * True books in any writing with any damage: figures are right or the import says what is not; it never ends in a
 * crash, an account that does not add up or a message that nobody can read.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { faultsOf, fuzzCase } from './import-case.ts';

/** Of each seed; `FUZZ_CASES=5000` runs more. */
const CASES = Number(process.env.FUZZ_CASES ?? 20);
/** One that is always the same, and one of today's. */
const SEEDS = [2026, Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)];

let engine: NativeEngine;
beforeAll(async () => {
  engine = await openNativeFor(0);
});
afterAll(() => engine.close());

test.each(SEEDS)(
  'right, or said (seed %d)',
  async (seed) => {
    const property = fc.asyncProperty(fuzzCase, async (given) => {
      expect(await faultsOf(given, engine)).toEqual([]);
    });
    await fc.assert(property, { numRuns: CASES, seed });
  },
  60_000 + CASES * 1_000,
);
