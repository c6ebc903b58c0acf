/** What a measure says of how the cube stores it fits the measure. */
import { expect, test } from 'vitest';
import { cellMeasure, withoutConditions } from '../../src/cube/stored-cells.ts';
import { MEASURES } from '../../src/metrics/catalogue.ts';
import { datesOf } from '../../src/metrics/dependencies.ts';

test.each(MEASURES.map((measure) => [measure.id, measure] as const))('%s', (_, measure) => {
  const { stored, instant } = measure;
  if (stored.kind === 'engine') return expect(stored.reason).not.toBe('');
  if (stored.kind === 'storedAs') {
    const source = cellMeasure(measure);
    expect(['spans', 'frames']).toContain(source.stored.kind);
    // read at another instant, nothing else of it may depend on the frame
    if (stored.readAt) expect(datesOf(withoutConditions(source))).toEqual(['asOf']);
    return;
  }
  // a flow is converted where it was booked; only a balance has a rate of its own
  if (stored.kind === 'spans') expect(instant).toBeUndefined();
});
