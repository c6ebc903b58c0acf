import { describe, expect, it } from 'vitest';
import { imported } from '../contract/folder.ts';

const SQL =
  'select invoice_id as id, customer_name as name, amount_minor::double as amount from raw_invoice order by "row"';
const HEADER = ['Invoice Number', 'Customer Name', 'Invoice Date', 'Amount'];
const READ = [
  { id: 'I1', name: 'Alder & Co', amount: 10000 },
  { id: 'I2', name: 'Alder & Co', amount: 5050 },
];
const cells = (tag: string, ...texts: string[]): string =>
  texts.map((text) => `<${tag}>${text}</${tag}>`).join('');

describe('a file called .xlsx or .xls that is none', () => {
  const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body><h1>Invoices</h1><table>
    <tr>${cells('th', ...HEADER)}</tr>
    <tr><td>I1</td><td rowspan="2">Alder &amp; Co</td>${cells('td', '2026-01-05', '100.00')}</tr>
    <tr><td>I2</td>${cells('td', '2026-01-06', '50.50')}</tr></table></body></html>`;
  const data = (text: string, type = 'String'): string =>
    `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`;
  const book = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="Invoices"><Table>
    <Row>${HEADER.map((text) => data(text)).join('')}</Row>
    <Row>${data('I1')}<Cell ss:MergeDown="1"><Data ss:Type="String">Alder &amp; Co</Data></Cell>${data('2026-01-05T00:00:00.000', 'DateTime')}${data('100', 'Number')}</Row>
    <Row>${data('I2')}<Cell ss:Index="3"><Data ss:Type="DateTime">2026-01-06T00:00:00.000</Data></Cell>${data('50.5', 'Number')}</Row>
    </Table></Worksheet></Workbook>`;
  const text = `${HEADER.join(';')}\nI1;Alder & Co;2026-01-05;100,00\nI2;Alder & Co;2026-01-06;50,50\n`;

  it.each([
    ['a page', page],
    ['an XML workbook', book],
    ['text', text],
  ])('is read for what it is: %s', async (_, content) => {
    for (const name of ['list.xlsx', 'list.xls']) {
      const { rows, refused } = await imported({ [name]: content }, SQL);
      expect(rows).toEqual(READ);
      expect(refused).toBe(false);
    }
  });

  it('is refused with the right next step where it is a page without a table', async () => {
    const error = '<!DOCTYPE html><html><body><pre>Cannot GET /reports</pre></body></html>';
    const { problems } = await imported({ 'list.xlsx': error });
    expect(problems.find(({ rule }) => rule === 'web_page')).toMatchObject({
      severity: 'refused',
      file: 'list.xlsx',
      mend: expect.stringContaining('download the export again'),
    });
  });
});
