/** Cells from the engine to a cube's file and back: exact at any size, each table with the cells it has. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CellColumns, readCellColumns } from '../../src/cube/cell-columns.ts';
import { type Cells, openCube } from '../../src/cube/cube.ts';
import { writeCube } from '../../src/cube/write-cube.ts';
import { type NativeEngine, openNative } from '../../src/engine/native.ts';

let engine: NativeEngine;
beforeAll(async () => {
  engine = await openNative();
});
afterAll(() => engine.close());

const LEVEL = { dimensions: ['rep' as const], tuples: [['A', 'never', null]] };

/** The only table of a cube that has these cells. */
function written(cells: CellColumns, isMax = false): Cells {
  const table = { measure: 'm', level: 0, split: ['bucket'], isAsked: false, isMax, cells };
  const whole = { parts: 1, of: [[0, 0, 0]] };
  const [bytes] = writeCube(['2026-01-31', '2026-02-28'], [LEVEL], [table], () => whole);
  const cube = openCube(bytes!);
  return cube.cells(cube.tables('m')[0]!, [{ first: 0, last: 2 }]);
}

test.each([
  ['small', [0n, -1n, 7n, -4294967297n, 4294967296n]],
  [
    'beyond a double',
    [9007199254740993n, -9007199254740993n, 3n, 18446744073709551617n, -(2n ** 70n)],
  ],
])('%s: every value is as the engine has it', async (_, values) => {
  const rows = values.map((value, i) => `(0, 0, '${value}'::hugeint, 1, ${i})`).join(', ');
  const [cells] = await readCellColumns(engine, `select * from (values ${rows}) order by col4`, {
    moreSpans: 0,
    splits: 0,
    values: 1,
  });
  const { table, values: high, lows } = written(cells!);
  expect(table.kind).toBe(values[0] === 0n ? 'sum' : 'wide');
  const read = Array.from(high, (value, i) =>
    table.kind === 'sum' ? BigInt(value) : BigInt(value) * 2n ** 32n + BigInt(lows[i]!),
  );
  expect(read).toEqual(values);
});

test('a maximum may be below zero, which is not none', async () => {
  const sql = `select * from (values (0, 0, -5::bigint, 1, 0), (0, 0, null, 1, 1), (0, 0, -1, 1, 2),
    (0, 0, 0, 1, 3), (0, 0, 3, 1, 4), (0, 0, -1099511627776, 1, 5)) order by col4`;
  const [cells] = await readCellColumns(engine, sql, { moreSpans: 0, splits: 0, values: 1 });
  expect([...written(cells!, true).values]).toEqual([-5, Number.NaN, -1, 0, 3, -(2 ** 40)]);
});

test('two values of one statement: each table has its own cells, a missing maximum stays missing', async () => {
  // first, tuple, a further span, bucket, sum and its rows, maximum and its rows
  const rows = [
    "(1, 0, 2, 'b', 10, 1, 5, 1)",
    "(1, 2, 1, 'a', 20, 2, null, 3)",
    '(2, 0, 2, null, 0, 0, 0, 1)',
  ];
  const sql = `select * replace (col4::bigint as col4, col6::bigint as col6)
    from (values ${rows.join(', ')}) order by col0, col1`;
  const tables = await readCellColumns(engine, sql, { moreSpans: 1, splits: 1, values: 2 });
  const sum = written(tables[0]!);
  const max = written(tables[1]!, true);
  expect(sum.table.splits).toEqual([['a'], ['b'], [null]]);
  expect([...sum.starts]).toEqual([0, 0, 2, 2]);
  expect([...sum.values]).toEqual([10, 20]);
  expect([...sum.splits]).toEqual([1, 0]);
  expect([...max.values]).toEqual([5, Number.NaN, 0]);
  expect([...(max.moreSpans[0] as Int32Array)]).toEqual([2, 1, 2]);
  // the tuple that no cell has is left out
  expect(sum.level).toMatchObject({ count: 2, values: [['A', null]] });
  expect([...max.tuples]).toEqual([0, 1, 0]);
});
