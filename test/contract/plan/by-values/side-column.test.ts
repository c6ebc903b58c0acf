/** Debit and credit under a header on no list; unknown marks under a known one are asked about. */
import { expect, test } from 'vitest';
import { csv, imported } from '../../folder.ts';
import { planned } from './plan.ts';

const list = (header: string, marks: readonly string[], id = (i: number) => `I${i}`) => ({
  'list.csv': csv(
    `Invoice Number,Customer Name,Invoice Date,Due Date,Amount,${header}`,
    ...marks.map((mark, i) => `${id(i)},C${i},2026-01-05,2026-02-04,100.00,${mark}`),
  ),
});
const fieldOf = async (header: string, marks: readonly string[], id?: (i: number) => string) =>
  (await planned(list(header, marks, id))).columns['list.csv']!.debit_credit;

test.each([
  ['Strana', 'MD', 'D'],
  ['Sign', '+', '-'],
  ['Zqoxwo', 'Wn', 'Ma'],
  ['Borç/Alacak', 'B', 'A'],
  ['Qjovko', '借', '贷'],
])('%s with %s and %s is one of sides', async (header, debit, credit) =>
  expect(await fieldOf(header, [debit, debit, credit])).toBe(header),
);

test('letters under another header are, where the numbers of documents say the same', async () => {
  expect(await fieldOf('Batch', ['B', 'B', 'A'])).toBeUndefined();
  const numbers = ['INV-1', 'INV-2', 'CN-3'];
  expect(await fieldOf('Batch', ['B', 'B', 'A'], (i) => numbers[i]!)).toBe('Batch');
});

test('marks on no list, under a header of sides, are asked about, and report.yml decides', async () => {
  const file = list('Debit/Credit', ['zqoxwo', 'zqoxwo', 'qjovko']);
  const types = 'select doc_type from raw_invoice order by row_id';
  const open = await imported(file, types);
  const asked = open.problems.filter(({ rule }) => rule === 'unknown_doc_type');
  expect(asked.map(({ column, question }) => [column, question?.word])).toEqual([
    ['Debit/Credit', 'zqoxwo'],
    ['Debit/Credit', 'qjovko'],
  ]);
  const doc_type = { zqoxwo: 'invoice', qjovko: 'credit_note' };
  const said = await imported(file, types, { values: { doc_type } });
  expect(said.rows.map((row) => row.doc_type)).toEqual(['invoice', 'invoice', 'credit_note']);
});
