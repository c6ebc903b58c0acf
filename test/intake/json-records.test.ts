import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonElements } from '../../src/intake/json-elements.ts';
import { withoutExponent } from '../../src/intake/json-records.ts';
import { moreRecords } from '../../src/intake/sheets/json-pages.ts';
import { imported } from '../contract/folder.ts';

const SQL =
  'select invoice_id, customer_name, issue_date::varchar as d, amount_minor::double as a, "row", sheet from raw_invoice order by row_id';

describe('JSON', () => {
  it.each([
    ['{"data": [1], "has_more": true}', '"has_more": true'],
    ['{"next": "https://a.example?page=2", "results": [1]}', '"next": "https://a.example?page=2"'],
    [
      '{"value": [1], "@odata.nextLink": "https://a.example"}',
      '"@odata.nextLink": "https://a.example"',
    ],
    ['{"page": 1, "total": 9, "list": [1]}', '"total": 9'],
    ['{"meta": {"total_count": 9}, "data": [1]}', '"total_count": 9'],
    ['{"total": 175000, "data": [1]}', null],
    ['{"page": 1, "total": 1, "data": [1], "next": null, "has_more": false}', null],
    ['[{"total": 9, "page": 1}]', null],
  ])('one page of several says so: %s', (text, said) => {
    const dir = mkdtempSync(join(tmpdir(), 'pages-'));
    try {
      writeFileSync(join(dir, 'a.json'), text);
      expect(moreRecords(join(dir, 'a.json'), 1)).toBe(said);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('is read as a list of records, nested keys joined with dots, digits untouched', async () => {
    const text = `[
      {"InvoiceNumber": 4500000000000000123, "Contact": {"Name": "Acme \\"North\\""}, "Date": "2026-01-05", "Total": 90071992547.99, "Lines": [{"a": 1}]},
      {"InvoiceNumber": "INV-2", "Contact": {"Name": "客户"}, "Date": "2026-02-06", "Total": 1.5e3, "Note": null}
    ]`;
    const columns = { '*.json': { 'Contact.Name': 'invoice.customer_name' } };
    const { rows, files } = await imported({ 'invoices.json': text }, SQL, { columns });
    expect(rows).toEqual([
      {
        invoice_id: '4500000000000000123',
        customer_name: 'Acme "North"',
        d: '2026-01-05',
        a: 9007199254799,
        row: 2,
        sheet: null,
      },
      {
        invoice_id: 'INV-2',
        customer_name: '客户',
        d: '2026-02-06',
        a: 150000,
        row: 3,
        sheet: null,
      },
    ]);
    expect(files).toMatchObject([
      {
        file: 'invoices.json',
        sheet: null,
        encoding: 'JSON, utf-8',
        delimiter: 'keys',
        rowsRead: 2,
        rowsUsed: 2,
        columnsUnused: ['Lines'],
      },
    ]);
  });

  it('may hold several lists, each a table of its own', async () => {
    const data = {
      status: 'ok',
      pages: [1, 2],
      response: {
        Invoices: [{ invoice_id: 'A1', customer_name: 'C', issue_date: '2026-01-05', amount: 10 }],
        Payments: [{ payment_id: 'P1', date: '2026-02-01', amount: 4, invoice_id: 'A1' }],
      },
    };
    const { rows, files } = await imported({ 'all.json': JSON.stringify(data) }, SQL);
    expect(rows).toMatchObject([{ invoice_id: 'A1', a: 1000, sheet: 'response.Invoices' }]);
    expect(files.map(({ sheet, table, rowsUsed }) => [sheet, table, rowsUsed])).toEqual([
      ['response.Invoices', 'invoice', 1],
      ['response.Payments', 'payment', 1],
    ]);
  });

  it('may be lines, whatever it is called', async () => {
    const line = (id: string) =>
      JSON.stringify({
        invoice_id: id,
        customer_name: 'C',
        issue_date: '2026-01-05',
        amount: '10.00',
      });
    for (const name of ['invoices.jsonl', 'invoices.ndjson', 'invoices.json']) {
      const { rows, files } = await imported(
        { [name]: `\ufeff${line('A1')}\r\n\r\n${line('A2')}` },
        SQL,
      );
      expect(rows.map((row) => row.invoice_id)).toEqual(['A1', 'A2']);
      expect(files[0]!.encoding).toBe('JSON lines, utf-8');
    }
  });

  it('may be lists of lists with the headers first', async () => {
    const rows = [
      ['invoice_id', 'customer_name', 'issue_date', 'amount'],
      ['A1', 'C', '2026-01-05', 3],
    ];
    expect((await imported({ 'invoices.json': JSON.stringify(rows) }, SQL)).rows).toMatchObject([
      { invoice_id: 'A1', a: 300 },
    ]);
  });

  it('holds days as .NET writes them', async () => {
    // 1767571200 is 2026-01-05T00:00:00Z
    const text =
      '[{"invoice_id":"A1","customer_name":"C","issue_date":"\\/Date(1767571200000+0000)\\/","amount":1}]';
    expect((await imported({ 'invoices.json': text }, SQL)).rows).toMatchObject([
      { d: '2026-01-05' },
    ]);
  });

  it.each([
    ['cut off', '[{"invoice_id":"A1"},{"invoice_id"', 'cut off'],
    ['with a bracket too many', '{"a":[{"b":1}]}}', 'brackets'],
    ['with a bad record', '[{"invoice_id":"A1"},{invoice_id:2}]', 'valid JSON'],
    ['without a list', '{"invoice_id":"A1"}', 'a list of records'],
    ['of scalars', '[1,2,3]', 'a list of records'],
    ['nested without end', `[${'['.repeat(5000)}`, 'levels'],
    ['nested in lines', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}\n{"a":1}`, 'levels'],
  ])('%s is refused', async (_, text, expected) => {
    const { problems, refused } = await imported({ 'invoices.json': text });
    expect(refused).toBe(true);
    expect(problems[0]).toMatchObject({
      rule: 'bad_json',
      expected: expect.stringContaining(expected),
    });
  });

  it('a bad line is named', async () => {
    const { problems } = await imported({
      'invoices.jsonl': '{"invoice_id":"A1"}\n{"invoice_id":\n',
    });
    expect(problems[0]).toMatchObject({ rule: 'bad_json', row: 3, value: '{"invoice_id":' });
  });
});

it('walks the same elements wherever the text is cut', () => {
  const text = '{"a":{"x,]\\"y":[ {"b":"]}\\\\"} , [1,2], "t"]},"c":[3]}';
  const whole = [...jsonElements([text])];
  expect(whole).toEqual([
    { list: 'a.x,]"y', text: '{"b":"]}\\\\"}' },
    { list: 'a.x,]"y', text: '[1,2]' },
    { list: 'a.x,]"y', text: '"t"' },
    { list: 'c', text: '3' },
  ]);
  for (let cut = 1; cut < text.length; cut++)
    expect([...jsonElements([text.slice(0, cut), text.slice(cut)])]).toEqual(whole);
});

it.each([
  ['1.5e3', '1500'],
  ['-12.34E-3', '-0.01234'],
  ['1e0', '1'],
  ['1.421E+10', '14210000000'],
  ['12', '12'],
  ['1e999', '1e999'],
])('writes %s as %s', (source, expected) => {
  expect(withoutExponent(source)).toBe(expected);
});
