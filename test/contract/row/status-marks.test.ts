/** Yes and no, 1 and 0 below a status: asked about where both occur, as nobody can know which of them counts. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const listed = async (header: string, marks: string[], settings = {}) => {
  const rows = marks.map((mark, i) => `ZQ-${i},Wörl,2026-01-0${i + 1},10.00,${mark}`);
  const { problems, rows: ids } = await imported(
    { 'list.csv': csv(`Invoice No,Customer,Invoice Date,Amount,${header}`, ...rows) },
    'select invoice_id as id from raw_invoice order by "row"',
    settings,
  );
  const asked = problems.filter(({ rule }) => rule === 'unknown_status');
  return { ids: ids.map(({ id }) => id), asked: asked.map(({ value }) => value).toSorted() };
};

test('both of two marks are asked about, a single one says nothing', async () => {
  expect((await listed('Status', ['1', '0', '1'])).asked).toEqual(['0', '1 and 1 more']);
  expect((await listed('Invoice Status', ['Ja', 'Nein'])).asked).toEqual(['Ja', 'Nein']);
  expect((await listed('Status', ['1', '1'])).asked).toEqual([]);
});

test('report.yml decides what they mean', async () => {
  const settings = { values: { status: { '1': 'live', '0': 'void' } } };
  expect(await listed('Status', ['1', '0', '1'], settings)).toEqual({
    ids: ['ZQ-0', 'ZQ-2'],
    asked: [],
  });
});

test('below what can be answered with them they are known', async () => {
  expect((await listed('isOpen', ['1', '0'])).asked).toEqual([]);
  expect(await listed('docstatus', ['0', '1', '2'])).toEqual({ ids: ['ZQ-1'], asked: [] });
});
