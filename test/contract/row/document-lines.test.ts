import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';
import { DOCUMENTS } from './documents.ts';

describe('several rows of one document', () => {
  const LINES =
    'Invoice Number,Customer Name,Invoice Date,Due Date,Total,Balance,Item Name,Item Total';

  it('each with the total of the document: counted once, shown by arithmetic', async () => {
    const { rows, problems, files } = await imported(
      {
        'Invoice.csv': csv(
          LINES,
          'Z1,Acme,2026-01-05,2026-02-04,300,0,Bolts,100',
          'Z1,Acme,2026-01-05,2026-02-04,300,0,Nuts,200',
          'Z2,Acme,2026-01-06,2026-02-05,50,50,Bolts,50',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([
      ['Z1', 30000],
      ['Z2', 5000],
    ]);
    expect(problems.find((p) => p.rule === 'lines_repeated')?.value).toBe(
      'Z1: 2 rows, each with the total 300, lines add up to 300; 1 document',
    );
    expect(files[0]).toMatchObject({ rowsUsed: 2, rowsNotData: 1, amountUsed: 35000 });
  });

  it('each with a total of its own: added up', async () => {
    const { rows, rules, files } = await imported(
      {
        'invoices.csv': csv(
          'Client Name,Invoice #,Date Issued,Item Name,Quantity,Line Total,Currency',
          'Acme,F1,2026-01-05,Design,2,100.10,CAD',
          'Acme,F1,2026-01-05,Print,1,20.20,CAD',
          'Acme,F2,2026-01-06,Print,1,5,CAD',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([
      ['F1', 12030],
      ['F2', 500],
    ]);
    expect(rules).toContain('lines_summed');
    expect(files[0]).toMatchObject({ rowsRead: 3, rowsUsed: 3, amountUsed: 12530 });
  });

  it('a document with an unreadable line is set aside whole', async () => {
    const { rows, files } = await imported(
      {
        'invoices.csv': csv(
          'Client Name,Invoice #,Date Issued,Item Name,Line Total',
          'Acme,F1,2026-01-05,Design,100',
          'Acme,F1,2026-01-05,Print,many',
          'Acme,F2,2026-01-06,Print,5',
          'Acme,F2,2026-01-06,Pens,6',
        ),
      },
      DOCUMENTS,
    );
    expect(rows.map((r) => [r.id, r.amount])).toEqual([['F2', 1100]]);
    expect(files[0]).toMatchObject({ rowsUsed: 2, rowsSetAside: 2 });
  });
});
