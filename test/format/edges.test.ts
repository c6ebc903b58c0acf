import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgesFrom, edgesText } from '../../src/format/edges.ts';

test('edges in the ways people write them', () => {
  for (const text of ['15/30/60', '15, 30, 60', '15-30-60', ' 15 30 60 ', '15、30、60'])
    expect(edgesFrom(text)).toEqual([15, 30, 60]);
});

test('what is no ascending list of days is none', () => {
  for (const text of ['', '0/30', '30/30', '60/30', '30/', '1.5/3', 'a', '-5', '9999', '30;drop'])
    expect([text, edgesFrom(text)]).toEqual([text, null]);
  expect(edgesFrom('1/2/3/4/5/6/7/8/9')).toBeNull();
});

test('what is shown reads back', () => {
  const edges = fc.uniqueArray(fc.integer({ min: 1, max: 3650 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(edges, (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      expect(edgesFrom(edgesText(sorted))).toEqual(sorted);
    }),
  );
});
