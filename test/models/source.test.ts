/** Where a row was read: from a row's id to its file, sheet and row, for every event the ledger knows. */
import { expect, test } from 'vitest';
import { A, B, closeAfterEach, run } from './run-models.ts';

closeAfterEach();

test('rows read one below the other share one run; a gap or another file begins a new one', async () => {
  const paid = (row_id: number, file: string, row: number, sheet: string | null = null) => ({
    ...{ row_id, file, row, sheet, pay_date: '2026-02-01', amount_minor: 10, invoice_id: 'A' },
  });
  const db = await run({
    raw_invoice: [
      { ...A, row_id: 1, file: 'i.csv', row: 2 },
      { ...B, row_id: 2, file: 'i.csv', row: 3, doc_type: 'credit_note' },
    ],
    raw_payment: [
      paid(3, 'p.csv', 2),
      paid(4, 'p.csv', 3),
      paid(5, 'p.csv', 5),
      paid(6, 'q.xlsx', 6, 'May'),
      paid(7, 'q.xlsx', 6, 'June'),
    ],
  });
  expect(await db.query('select * from dim_source')).toEqual([
    { source_row_id: 2, file: 'i.csv', sheet: null, row_offset: 1 },
    { source_row_id: 3, file: 'p.csv', sheet: null, row_offset: -1 },
    { source_row_id: 5, file: 'p.csv', sheet: null, row_offset: 0 },
    { source_row_id: 6, file: 'q.xlsx', sheet: 'May', row_offset: 0 },
    { source_row_id: 7, file: 'q.xlsx', sheet: 'June', row_offset: -1 },
  ]);
  const lost = await db.query(
    `select e.row_id from stg_receipt e asof left join dim_source s on e.row_id >= s.source_row_id
     where e.file is distinct from s.file or e.row is distinct from e.row_id + s.row_offset`,
  );
  expect(lost).toEqual([]);
});
