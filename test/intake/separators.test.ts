import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headRecords, sniffDelimiter } from '../../src/intake/records.ts';
import { fixedPlaces } from '../../src/intake/sheets/fixed-columns.ts';
import { csv, imported } from '../contract/folder.ts';
import { encodedIn } from './encoded.ts';

const HEADERS = [
  ['Invoice Number', 'Customer Name', 'Invoice Date', 'Due Date', 'Amount'],
  ['Rechnungsnummer', 'Kunde', 'Rechnungsdatum', 'Fälligkeitsdatum', 'Betrag'],
  ['发票号', '客户名称', '开票日期', '到期日', '价税合计'],
];
const ROWS = [
  ['I1', 'Acme', '2026-01-05', '2026-02-04', '100.00'],
  ['I2', 'Beta Co', '2026-01-06', '2026-02-05', '50.00'],
];
const SQL =
  'select invoice_id as id, coalesce(customer_name, customer_id) as name, amount_minor::double as amount from raw_invoice order by "row"';
const READ = [
  { id: 'I1', name: 'Acme', amount: 10000 },
  { id: 'I2', name: 'Beta Co', amount: 5000 },
];

describe('columns parted by an unusual sign', () => {
  it('are found whatever the sign', () => {
    const sign = fc.constantFrom(...'^~¦§#*@!$%&=+<>?\\`°·¬¤÷×¶†‡•');
    fc.assert(
      fc.property(sign, fc.constantFrom(...HEADERS), (each, header) => {
        const text = csv(...[header, ...ROWS].map((row) => row.join(each)));
        expect(sniffDelimiter(text)).toBe(each);
        expect(headRecords(text, each)).toContainEqual(header);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['^', '\u0001', '\u001f'])('are read: %j', async (sign) => {
    const text = csv(...[HEADERS[1]!, ...ROWS].map((row) => row.join(sign)));
    const { rows, refused } = await imported({ 'list.txt': text }, SQL);
    expect(rows).toEqual(READ);
    expect(refused).toBe(false);
  });

  it('are none in a text of words', () => {
    expect(sniffDelimiter('Dear Ms Alder: the amount is due.\nInvoice date: today.\n')).toBe(',');
  });
});

const WIDE = /[\u2e80-\u9fff]/g;
const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
/** A printed list: each column as wide as its widest cell and two blanks, amounts to the right. */
function printed(rows: readonly (readonly string[])[], ruled = false): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]!))));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => {
        const fill = ' '.repeat(widths[i]! - widthOf(cell));
        return i === row.length - 1 ? fill + cell : cell + fill;
      })
      .join('  ')
      .trimEnd(),
  );
  if (ruled) lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return csv(...lines);
}

describe('columns at fixed places', () => {
  it('are found whatever stands in them', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8})?$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...HEADERS),
        (names, header) => {
          const rows = names.map((name, i) => [
            `I${i}`,
            name,
            '2026-01-05',
            '2026-02-04',
            `${i}.50`,
          ]);
          const places = fixedPlaces(printed([header, ...rows]));
          expect(places).toHaveLength(4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(HEADERS.flatMap((header) => [[header, false] as const, [header, true] as const]))(
    'are read: %j, ruled: %s',
    async (header, ruled) => {
      const { rows, problems, refused } = await imported(
        { 'list.txt': printed([header, ...ROWS], ruled) },
        SQL,
      );
      expect(rows).toEqual(READ);
      expect(refused).toBe(false);
      expect(problems.find(({ rule }) => rule === 'fixed_columns')).toMatchObject({
        severity: 'repaired',
        row: 1,
      });
    },
  );

  it('are read in the encoding of the list', async () => {
    const text = printed([HEADERS[2]!, ['I1', '甲公司', '2026-01-05', '2026-02-04', '7.00']]);
    const { rows } = await imported({ 'list.txt': encodedIn('gb18030', text)! }, SQL);
    expect(rows).toEqual([{ id: 'I1', name: '甲公司', amount: 700 }]);
  });

  it('set a row aside in which a value runs into the next column', async () => {
    const lines = printed([HEADERS[0]!, ...Array(20).fill(ROWS[0]), ROWS[1]!]).split('\n');
    lines[5] = 'I9  A customer whose name is much too long for it  2026-01-05  7.00';
    const { rows, problems } = await imported({ 'list.txt': lines.join('\n') }, SQL);
    expect(rows.some(({ id }) => id === 'I9')).toBe(false);
    expect(problems.find(({ rule }) => rule === 'ragged_row')).toMatchObject({ row: 6 });
  });

  it('are none in a letter', () => {
    expect(fixedPlaces('Dear Ms Alder,\n\nInvoice  5 is due.\nKind regards\n')).toBeNull();
  });
});
