/** The later and the earlier of dates are what DuckDB's own functions say, an empty one being none. */
import { expect, test } from 'vitest';
import { openNative } from '../../src/engine/native.ts';
import { earlierOf, laterOf } from '../../src/metrics/stored.ts';

test('the later and the earlier of two, three and four dates, with and without empty ones', async () => {
  const engine = await openNative();
  const days = "(values (null), (DATE '2026-01-31'), (DATE '2026-02-01'), (DATE '2026-02-28'))";
  const names = ['a', 'b', 'c', 'd'];
  const rows = names.map((name) => `${days} t_${name}(${name})`).join(' cross join ');
  for (const count of [2, 3, 4]) {
    const dates = names.slice(0, count);
    const [row] = await engine.query(`select count(*)::integer as n,
      (count(*) filter (${laterOf(...dates)} is distinct from greatest(${dates})))::integer as later,
      (count(*) filter (${earlierOf(...dates)} is distinct from least(${dates})))::integer as earlier
      from ${rows}`);
    expect(row).toEqual({ n: 256, later: 0, earlier: 0 });
  }
  await engine.close();
});
