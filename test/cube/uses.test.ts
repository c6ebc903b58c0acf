/** Every measure says how the cube keeps it, and says nothing that its own condition does not. */
import { expect, test } from 'vitest';
import { datesOf, withoutStood } from '../../src/cube/asked-frames.ts';
import { CUBE_USES } from '../../src/metrics/cube-use.ts';
import { defineMeasures } from '../../src/metrics/measures.ts';
import { site } from '../client/site.ts';

const measures = defineMeasures(site.params);

test('every measure is listed', () => {
  expect(Object.keys(CUBE_USES).sort()).toEqual([...measures.keys()].sort());
});

test.each(Object.entries(CUBE_USES))('%s: what it says fits the measure', (id, use) => {
  const measure = measures.get(id)!;
  if (use.kind === 'engine') return expect(use.reason).not.toBe('');
  if (use.kind === 'like') {
    const own = CUBE_USES[use.of];
    expect(['spans', 'frames']).toContain(own?.kind);
    if (use.at) expect(datesOf(withoutStood(measures.get(use.of)!))).toEqual(['asOf']);
    return;
  }
  expect(() => withoutStood(measure)).not.toThrow();
  // a flow is converted where it was booked; only a balance has a rate of its own
  if (use.kind === 'spans') expect(measure.instant).toBeUndefined();
});
