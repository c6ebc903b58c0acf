import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { csv, imported } from '../contract/folder.ts';

const SQL = `select 'invoice' as t, invoice_id as id, doc_type as kind, amount_minor::double as amount, "row" as line from raw_invoice
  union all select 'payment', coalesce(payment_id, invoice_id), kind, amount_minor::double, "row" from raw_payment order by line`;
const rowsOf = async (text: string, name = 'report.csv') => {
  const { rows, problems, refused, files } = await imported({ [name]: text }, SQL);
  return {
    rows: rows.map(({ t, id, kind, amount, line }) => [t, id, kind, amount, line]),
    problems,
    refused,
    files,
  };
};

describe('a second table below the first', () => {
  it.each<[string, string]>([
    [
      'English, the same shape, no blank row',
      csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
        'I1,Acme,2026-01-05,2026-02-04,10.00',
        'Receipt No,Customer Name,Receipt Date,Value Date,Amount',
        'R1,Acme,2026-02-01,2026-02-01,500.00',
      ),
    ],
    [
      'German, titled',
      csv(
        'Rechnungsnummer;Kunde;Rechnungsdatum;Fälligkeitsdatum;Betrag',
        'I1;Acme;05.01.2026;04.02.2026;10,00',
        ';;;;',
        'Zahlungen',
        'Zahlungsnummer;Zahlungsdatum;Kunde;Betrag',
        'R1;01.02.2026;Acme;500,00',
      ),
    ],
    [
      'Chinese, in a list of open items by its name',
      csv(
        '发票号,客户名称,开票日期,到期日,价税合计',
        'I1,甲公司,2026-01-05,2026-02-04,10.00',
        '',
        '收款单号,客户名称,收款日期,收款金额',
        'R1,甲公司,2026-02-01,500.00',
      ),
    ],
  ])('is read for itself: %s', async (_, text) => {
    const { rows, problems, refused } = await rowsOf(text);
    expect(rows.map(([table, , kind, amount]) => [table, kind, amount])).toEqual([
      ['invoice', 'invoice', 1000],
      ['payment', 'cash', 50000],
    ]);
    expect(rows[1]![4]).toBe(text.trimEnd().split('\n').length);
    expect(refused).toBe(false);
    expect(problems.find(({ rule }) => rule === 'second_table')).toMatchObject({
      severity: 'repaired',
      file: 'report.csv',
      sheet: expect.stringMatching(/Zahlungen|rows from/),
    });
  });

  it('under the same header is what its title says', async () => {
    const header = 'Number,Customer Name,Invoice Date,Due Date,Amount';
    const { rows } = await rowsOf(
      csv(
        'Invoices',
        header,
        'I1,Acme,2026-01-05,2026-02-04,10.00',
        '',
        'Credit notes',
        header,
        'C1,Acme,2026-01-09,2026-02-04,4.00',
      ),
    );
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['invoice', 'I1', 'invoice', 1000],
      ['invoice', 'C1', 'credit_note', 400],
    ]);
  });

  it.each([
    ['with no row below it', ['Zorb,,Mirk,Snade,Quon']],
    [
      'over rows with more cells than it has words',
      [',,Mirk,Snade,Quon', 'I2,Acme,2026-02-01,2026-02-01,500.00'],
    ],
  ])('is none of odd words %s: they are a row that cannot be read', async (_, below) => {
    const { problems, files } = await rowsOf(
      csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
        'I1,Acme,2026-01-05,2026-02-04,10.00',
        '',
        ...below,
      ),
    );
    expect(files.map(({ rowsRead }) => rowsRead)).toEqual([2 + below.length]);
    const setAside = problems.filter(({ severity }) => severity === 'set_aside');
    expect(new Set(setAside.map(({ row }) => row))).toEqual(new Set([4]));
  });

  it('of words that nobody knows is no row of the first, and told', async () => {
    const { rows, problems } = await rowsOf(
      csv(
        'Invoice Number,Customer Name,Invoice Date,Due Date,Amount',
        'I1,Acme,2026-01-05,2026-02-04,10.00',
        '',
        'Zorb,Blent,Mirk,Snade,Quon',
        'Z1,Acme,2026-02-01,2026-02-01,500.00',
      ),
    );
    expect(rows.map(([, id]) => id)).toEqual(['I1']);
    expect(problems.find(({ rule }) => rule === 'second_table')).toMatchObject({ row: 4 });
    expect(problems.find(({ rule }) => rule === 'sheet_not_read')).toMatchObject({
      severity: 'warning',
      value: expect.stringContaining('Zorb'),
    });
  });

  it('is found on a sheet, at the row that the sheet shows', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Invoice Number', 'Customer Name', 'Invoice Date', 'Amount'],
            ['I1', 'Acme', '2026-01-05', 10],
            [],
            ['Payment No', 'Payment Date', 'Customer Name', 'Invoice Number', 'Amount'],
            ['P1', '2026-02-01', 'Acme', 'I1', 4],
          ],
        },
      ],
    });
    const { rows, files } = await imported({ 'book.xlsx': book }, SQL);

    expect(rows.map(({ id, amount, line }) => [id, amount, line])).toEqual([
      ['I1', 1000, 2],
      ['P1', 400, 5],
    ]);
    expect(files.map(({ sheet, table }) => [sheet, table])).toEqual([
      ['S', 'invoice'],
      ['S, rows from 3', 'payment'],
    ]);
  });

  it('is none where a header is printed anew, a heading has several words, or a cell holds the text', async () => {
    const header = 'Invoice Number,Customer Name,Invoice Date,Amount,Note';
    const { rows, files } = await rowsOf(
      csv(
        'Invoices',
        header,
        'I1,Acme,2026-01-05,10.00,',
        '',
        'Invoices',
        header,
        'I2,Acme,2026-01-06,20.00,"see',
        'Payment No,Payment Date,Customer Name,Amount',
        'below"',
        'I3,Acme,2026-01-07,30.00,',
      ),
    );
    expect(files).toHaveLength(1);
    expect(rows.map(([, id]) => id)).toEqual(['I1', 'I2', 'I3']);
  });
});
