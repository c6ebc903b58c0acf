/** Invoices that their status says were written off: invoiced, and what nothing settles of them is lost. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'Invoice No,Customer,Invoice Date,Due Date,Amount,Status';
const LOST = `select invoice_id as id, written_off_minor::integer as minor, written_off_date::varchar as day
  from raw_invoice where is_written_off order by row_id`;
const lostOf = async (rows: string[], more = '', payments: string[] = []) => {
  const invoices = csv(`${HEADER}${more}`, 'I-0,C,2026-01-02,2026-02-01,10.00,open', ...rows);
  const list = csv('Payment Date,Invoice No,Amount,Kind', ...payments);
  return imported(
    { 'invoices.csv': invoices, ...(payments.length > 0 ? { 'payments.csv': list } : {}) },
    LOST,
  );
};
const row = (id: string, status: string, ...more: string[]) =>
  [id, 'C', '2026-01-05', '2026-02-04', '90.00', status, ...more].join(',');

test.each([
  ...['Written off', 'uncollectible', 'abgeschrieben', 'passée en perte', 'incobrable'],
  ...['inesigibile', 'oninbaar', 'списано', '坏账核销', '貸倒', '대손'],
])('"%s" without a day is asked about, with what each answer would change', async (word) => {
  const { rows, problems } = await lostOf([row('I-1', word)]);
  expect(rows).toEqual([{ id: 'I-1', minor: 9000, day: null }]);
  const { question } = problems.find(({ rule }) => rule === 'write_off_without_day')!;
  expect(question).toMatchObject({ assumed: 'written_off', rows: 1, word });
  const effects = question!.answers.map(({ id, effects: all }) => [
    id,
    ...all.map(({ figure, minor }) => `${figure} ${minor}`),
  ]);
  expect(effects).toEqual([
    ['live', 'open 9000'],
    ['void', 'invoiced -9000'],
    ['draft', 'invoiced -9000'],
    ['written_off'],
  ]);
});

test.each(['Written off date', 'Cancelled at', 'Clearing date', 'Ausbuchungsdatum', '坏账日期'])(
  'a day under "%s" is that of the loss, and no payment',
  async (header) => {
    const dated = [row('I-1', 'written off', '2026-03-10')];
    const { rows, rules } = await lostOf(dated, `,${header}`);
    expect(rows).toEqual([{ id: 'I-1', minor: 9000, day: '2026-03-10' }]);
    expect(rules).toContain('written_off_by_status');
    expect(rules).not.toContain('write_off_without_day');
  },
);

test('what was paid, credited or written off otherwise is not lost again', async () => {
  const lines = ['I-1', 'I-2', 'I-3', 'I-4'].map((id) => row(id, 'bad debt'));
  const { rows } = await lostOf(lines, '', [
    '2026-02-01,I-1,40.00,cash',
    '2026-02-01,I-2,90.00,write off',
    '2026-02-01,I-3,30.00,cash',
    '2026-02-02,I-3,30.00,refund',
  ]);
  expect(rows.map(({ minor }) => minor)).toEqual([5000, null, 9000, 9000]);
  const columns = await lostOf(
    [row('I-1', 'bad debt', '40.00', '50.00'), row('I-2', 'bad debt', '', '0.00')],
    ',Paid Amount,Open Amount',
  );
  expect(columns.rows.map(({ minor }) => minor)).toEqual([5000, 9000]);
});

test('a credit note or a payment that was written off is no invoice, and left out', async () => {
  const files = {
    'invoices.csv': csv(HEADER, row('I-1', 'open')),
    'payments.csv': csv(
      'Payment Date,Invoice No,Amount,Status',
      '2026-02-01,I-1,40.00,written off',
      '2026-02-02,I-1,10.00,cleared',
    ),
  };
  const { rows, rules } = await imported(
    files,
    'select amount_minor::integer as m from raw_payment',
  );
  expect(rows).toEqual([{ m: 1000 }]);
  expect(rules).toContain('written_off');
});
