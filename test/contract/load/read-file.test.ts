import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

/** So many rows fill more than the first piece of a file, by which its reading is guessed. */
const MANY = 30_000;
const NOTE = 'the year began as the last one had ended';
const early = (row: (i: number) => string): string[] =>
  Array.from({ length: MANY }, (_, i) => row(i));

describe('what only the last rows of a long file decide holds for all of them', () => {
  it('the order of day and month', async () => {
    const { rows, ...result } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,issue_date,amount,note',
          ...early((i) => `A${i},C1,2026-01-02,1.50,${NOTE}`),
          'Z1,C1,02/03/2026,1.50,',
          'Z2,C1,02/13/2026,1.50,',
        ),
      },
      `select count(*)::integer as n, sum(amount_minor)::double as minor, max(issue_date)::varchar as last,
        count(*) filter (issue_date = '2026-02-03')::integer as third from raw_invoice`,
    );
    expect(rows).toEqual([{ n: MANY + 2, minor: (MANY + 2) * 150, last: '2026-02-13', third: 1 }]);
    expect(result.files[0]).toMatchObject({ rowsRead: MANY + 2, rowsUsed: MANY + 2 });
  });

  it('the decimal sign', async () => {
    const { rows } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id;customer_id;issue_date;amount;note',
          ...early((i) => `A${i};C1;2026-01-02;1.500;${NOTE}`),
          'Z1;C1;2026-01-03;12,50;',
        ),
      },
      'select sum(amount_minor)::double as minor from raw_invoice',
    );
    expect(rows).toEqual([{ minor: MANY * 150_000 + 1250 }]);
  });

  it('which documents were reversed', async () => {
    const { rows, ...result } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_id,issue_date,amount,note,reversed with',
          ...early((i) => `A${i},C1,2026-01-02,1.50,${NOTE},`),
          'Z1,C1,2026-01-03,1.50,,A7',
        ),
      },
      'select count(*)::integer as n from raw_invoice',
    );
    expect(rows).toEqual([{ n: MANY - 1 }]);
    const reversed = result.problems.filter(({ rule }) => rule === 'reversed');
    expect(reversed.map(({ row }) => row)).toEqual([9, MANY + 2]);
  });
});
