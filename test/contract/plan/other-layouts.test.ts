/** Lists under headers of two rows, and lists whose rows stand whole in one cell each. */
import { writeXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { headerAt } from '../../../src/intake/header-row.ts';
import { csv, type Files, imported } from '../folder.ts';

const SQL = 'select invoice_id, amount_minor::int as amount from raw_invoice order by 1';
const INVOICES = [
  { invoice_id: 'A-1', amount: 120050 },
  { invoice_id: 'A-2', amount: 60000 },
];

it.each([';', ',', '\t', '|'])(
  'takes rows parted by %j out of the cells of a sheet',
  async (sign) => {
    const lines = [
      ['Invoice No', 'Customer', 'Invoice Date', 'Amount'],
      ['A-1', 'Acme', '2026-01-05', '1200.50'],
      ['A-2', 'Birch', '2026-01-15', '600.00'],
    ].map((cells) => cells.join(sign));
    const book = await writeXlsx({ sheets: [{ name: 'Open', rows: lines.map((line) => [line]) }] });
    const quoted = csv(...lines.map((line) => `"${line}"`));
    const forms: Files[] = [{ 'a.xlsx': book }, { 'a.csv': quoted }];
    for (const files of forms) {
      const { rows, rules } = await imported(files, SQL);
      expect(rows).toEqual(INVOICES);
      expect(rules).toContain('lines_in_cells');
    }
  },
);

it.each([
  [
    ['Invoice No', 'Customer', 'Invoice Date', 'Amount', '', ''],
    ['Net', 'VAT', 'Gross'],
  ],
  [
    ['Rechnungsnummer', 'Kunde', 'Rechnungsdatum', 'Betrag', '', ''],
    ['Netto', 'MwSt', 'Brutto'],
  ],
  [
    ['单据号', '客户', '开票日期', '金额', '', ''],
    ['不含税', '税额', '价税合计'],
  ],
])('reads what is owed from the parts under a wide cell: %j', async (top, parts) => {
  const rows = Array.from({ length: 9 }, (_, i) => `B-${i},Birch,2026-01-15,100.00,20.00,120.00`);
  const { rows: used } = await imported(
    { 'list.csv': csv(top.join(), `,,,${parts.join()}`, ...rows) },
    'select distinct amount_minor::int as amount from raw_invoice',
  );
  expect(used).toEqual([{ amount: 12000 }]);
});

it('keeps a first row of data out of the header', () => {
  const rows = [
    ['Invoice No', 'Customer', 'Invoice Date', 'Amount', ''],
    ['A-X', 'Acme', 'n/a', 'open', ''],
  ];
  expect(headerAt(rows, 0)).toMatchObject({ first: 0, last: 0 });
});
