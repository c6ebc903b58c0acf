/** One invoice in rows of its instalments: each keeps its own due date, whatever marks it. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const SQL = `select instalment_no as no, due_date::varchar as due, amount_minor::integer as minor
  from raw_invoice order by due_date, 1`;
const rowsOf = (...marks: string[]): string[] =>
  marks.map((mark, i) => `I1,${mark},Acme,2026-01-05,2026-0${i + 2}-04,50.00`);
const numbers = async (header: string, ...rows: string[]) => {
  const list = csv(`Invoice Number,${header},Customer Name,Invoice Date,Due Date,Amount`, ...rows);
  const { rows: found, rules } = await imported({ 'invoices.csv': list }, SQL);
  return {
    nos: found.map(({ no }) => no),
    sum: found.reduce((s, r) => s + Number(r.minor), 0),
    rules,
  };
};

test.each([
  ['Instalment No', ['A', 'B']],
  ['期次', ['第1期', '第2期']],
  ['Parcela', ['1/2', '2/2']],
  ['Ratennummer', ['Rate 1/2', 'Rate 2/2']],
  ['Tranche', ['-01', '-02']],
])('%s %j', async (header, marks) => {
  const found = await numbers(header, ...rowsOf(...marks));
  expect(found).toEqual({ nos: [1, 2], sum: 10000, rules: ['no_payments'] });
});

test('marks that say no number are numbered by due date, after those that do', async () => {
  const words = await numbers('Instalment No', ...rowsOf('Anzahlung', 'Schlussrate'));
  expect(words).toMatchObject({ nos: [1, 2], sum: 10000 });
  expect(words.rules).toContain('instalments_numbered');
  const mixed = await numbers('Instalment No', ...rowsOf('1', 'zwischen', 'Schluss'));
  expect(mixed).toMatchObject({ nos: [1, 2, 3], sum: 15000 });
});

test('a column on no list does not matter where the due dates differ', async () => {
  expect(await numbers('Zqoxwo', ...rowsOf('A', 'B'))).toMatchObject({ nos: [1, 2], sum: 10000 });
});
