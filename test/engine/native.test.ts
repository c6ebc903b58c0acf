/** A person's own query may have any column type. */
import { expect, test } from 'vitest';
import { QueryError } from '../../src/engine/engine.ts';
import { openNative } from '../../src/engine/native.ts';

test('decimals, sums, dates and lists are readable', async () => {
  const engine = await openNative();
  const rows = await engine.queryLoose(
    `select 1.50 as d, sum(x) as s, 9007199254740993 as big, date '2026-01-31' as day, [1, 2] as list,
       null as nothing, 100.00 as whole, 1 as n, 2 as n
     from (values (40), (2)) t(x)`,
  );
  expect(rows).toEqual([
    {
      d: 1.5,
      s: 42,
      big: '9007199254740993',
      day: '2026-01-31',
      list: '[1,2]',
      nothing: null,
      whole: 100,
      n: 1,
      'n:1': 2,
    },
  ]);
  await expect(engine.queryLoose('select nothing from nowhere')).rejects.toThrow(QueryError);
  await engine.close();
});
