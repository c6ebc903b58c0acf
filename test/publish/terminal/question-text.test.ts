/** The questions of ten kinds of export, as they are printed where there is no terminal. */
import { expect, test } from 'vitest';
import { questionWords } from '../../../src/publish/terminal/question-text.ts';
import { csv, type Files, imported } from '../../contract/folder.ts';

const HEADER = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount';
const FIRST = 'I1,Acme,2026-01-05,2026-02-04,100.00';
const INVOICES: Files = { 'invoices.csv': csv(HEADER, FIRST) };
const PAYMENTS = 'Payment No,Payment Date,Customer Name,Invoice Number,Amount';

const CASES: [name: string, files: Files, printed: string[]][] = [
  [
    'a status',
    { 'invoices.csv': csv(`${HEADER},Status`, `${FIRST},Frestað`) },
    [
      'invoices.csv, column Status, “Frestað”',
      '1 row, 100.00',
      'row 2: I1 | Acme | 2026-01-05 | 2026-02-04 | 100.00 | Frestað',
      'values: { status: { "Frestað": void } }',
    ],
  ],
  [
    'a status of several rows',
    { 'invoices.csv': csv(`${HEADER},Status`, `${FIRST},보류`, 'I2,B,2026-01-06,,7.00,보류') },
    ['2 rows, 107.00', 'void: cancelled: left out (invoiced −107.00, open by at most −107.00)'],
  ],
  [
    'a kind of payment',
    { ...INVOICES, 'payments.csv': csv(`${PAYMENTS},Kind`, 'P1,2026-02-01,Acme,I1,9.00,Zqvox') },
    [
      'payments.csv, column Kind, “Zqvox”',
      'credit_note: a credit note: settles, but is no cash (cash −9.00)',
    ],
  ],
  [
    'a document type',
    { 'invoices.csv': csv(`${HEADER},Type`, `${FIRST},Invoice`, 'I2,B,2026-01-06,,7.00,Zqvox') },
    ['payment: money received (invoiced −7.00, open by at most −14.00, cash +7.00)'],
  ],
  [
    'dates',
    { 'invoices.csv': csv(HEADER, 'I1,Acme,03/04/2026,03/05/2026,100.00') },
    ['mdy: month first: 03/04/2026 is 4 Mar 2026', 'date_order: dmy'],
  ],
  [
    'decimals',
    {
      'invoices.csv': csv(
        'Invoice Number;Customer Name;Invoice Date;Amount',
        'I1;A;2026-01-05;1.234',
      ),
    },
    ['decimal_sign: ","'],
  ],
  [
    'a file without a header',
    { ...INVOICES, 'zahlen.csv': csv('Qwx,Vbn,Zrt', '2026-02-01,50.00,I1') },
    ['columns: { "zahlen.csv": { "*": ignore } }'],
  ],
  [
    'a file of another kind',
    { ...INVOICES, 'plan.pdf': '%PDF-' },
    ['columns: { "plan.pdf": { "*": ignore } }'],
  ],
  [
    'an empty file',
    { ...INVOICES, 'payments.csv': '' },
    ['columns: { "payments.csv": { "*": ignore } }'],
  ],
  ['nothing', INVOICES, ['OPEN QUESTIONS: none']],
];

test.each(CASES)('a question about %s', async (_, files, printed) => {
  const { questions } = await imported(files);
  const text = questionWords('en').list(questions, 'report.yml');
  for (const part of printed) expect(text).toContain(part);
});
