import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodedText } from '../../src/intake/decode.ts';
import { inspectText } from '../../src/intake/encoding.ts';
import { readRecords } from '../../src/intake/records.ts';
import { imported } from '../contract/folder.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'encoding-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

let files = 0;
function written(content: string | Uint8Array): string {
  const path = join(dir, `${++files}.csv`);
  writeFileSync(path, content);
  return path;
}
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** 客户 (customer), 公司 (company) in GBK, by the code charts. */
const KEHU = [0xbf, 0xcd, 0xbb, 0xa7];
const GONGSI = [0xb9, 0xab, 0xcb, 0xbe];
/** Привет in Windows-1251. */
const PRIVET = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];

const read = (content: string | Uint8Array): { found: unknown; text: string } => {
  const path = written(content);
  const found = inspectText(path);
  if ('rule' in found) return { found: found.rule, text: '' };
  return { found: found.encoding, text: [...decodedText(path, found.encoding)].join('') };
};

describe('the encoding is found over all bytes', () => {
  const table = 'name,amount\nMüller,1\n客户,2\n';
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from(table), 'utf-8', table],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], table), 'utf-8', table],
    [
      'UTF-16 little end first, marked',
      bytes([0xff, 0xfe], [...Buffer.from(table, 'utf16le')]),
      'utf-16le',
      table,
    ],
    ['UTF-16 big end first, marked', bytes([0xfe, 0xff], [...swapped(table)]), 'utf-16be', table],
    ['UTF-16 little end first, unmarked', Buffer.from(table, 'utf16le'), 'utf-16le', table],
    ['UTF-16 big end first, unmarked', swapped(table), 'utf-16be', table],
    ['GBK', bytes(KEHU, ',1\n', GONGSI, ',2\n'), 'gb18030', '客户,1\n公司,2\n'],
    // 0x8130 0x8130 is U+0080 in the four-byte part of GB18030
    [
      'GB18030',
      bytes(KEHU, GONGSI, [0x81, 0x30, 0x81, 0x30], ',1\n'),
      'gb18030',
      '客户公司\u0080,1\n',
    ],
    [
      'Windows-1252',
      bytes('M', [0xfc], 'ller\nCaf', [0xe9], '\nStra', [0xdf], 'e\n'),
      'windows-1252',
      'Müller\nCafé\nStraße\n',
    ],
    [
      'Windows-1251',
      bytes(...Array(4).fill([...PRIVET, 0x20]), '\n'),
      'windows-1251',
      'Привет Привет Привет Привет \n',
    ],
  ])('%s', (_, content, encoding, text) => {
    expect(read(content)).toEqual({ found: encoding, text });
  });

  it('keeps UTF-8 where one byte in it is damaged, and counts it', () => {
    const path = written(bytes('客户,公司,金额\n', '客户'.repeat(20), '\nAcm', [0xe9], ',x\n'));
    expect(inspectText(path)).toEqual({ encoding: 'utf-8', badBytes: 1 });
  });

  it('cuts no character at the edge of a piece', () => {
    // pieces of a MiB; three-byte characters never fit them evenly
    const text = `${'客户公司金额\n'.repeat(230_000)}`;
    expect(read(text)).toEqual({ found: 'utf-8', text });
  });
});

describe('text in which lines end in every way', () => {
  it('reads CR, LF and CRLF as line ends, and drops control characters', () => {
    const { text } = read('a,b\r\nc,\u0001d\re,f\n\u0000g,h\u001a');
    expect(text).toBe('a,b\nc,d\ne,f\ng,h');
  });
});

describe('what is no text is refused from its first bytes', () => {
  it.each<[string, Uint8Array]>([
    ['a workbook called .csv', bytes('PK', [3, 4], 'rest of the archive')],
    ['a PDF', bytes('%PDF-1.7 \n')],
    ['NUL bytes', Buffer.alloc(5000)],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 31))],
  ])('%s', (_, content) => {
    expect(read(content).found).toBe('not_text');
  });

  it('a sparse file of 10 GB, without reading it', () => {
    const path = written('invoice_id,customer_id,issue_date,amount\nA1,C1,2026-01-05,100\n');
    truncateSync(path, 10 * 2 ** 30);
    const started = performance.now();
    expect(inspectText(path)).toMatchObject({
      rule: expect.stringMatching(/not_text|endless_line/),
    });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('a line without an end', () => {
    expect(read(`a,b\n${'x'.repeat(3_000_000)}`).found).toBe('endless_line');
    expect(read(`${'x'.repeat(1_000_000)}\n`.repeat(12)).found).toBe('utf-8');
  });
});

describe('records', () => {
  const records = async (text: string) => {
    const rows: string[][] = [];
    const unclosed = await readRecords(written(text), 'utf-8', ',', (batch) => rows.push(...batch));
    return { rows, unclosed };
  };

  it('keeps line ends and separators inside quotation marks', async () => {
    const { rows, unclosed } = await records('a,"x\ny, ""z"""\nb,c');
    expect(rows).toEqual([
      ['a', 'x\ny, "z"'],
      ['b', 'c'],
    ]);
    expect(unclosed).toBeNull();
  });

  it('names the row of a mark that is never closed, in bounded memory', async () => {
    const { unclosed } = await records(`a,b\nc,"d\n${'e,f\n'.repeat(4_000_000)}`);
    expect(unclosed).toBe(2);
  });

  it('names the row of a mark that swallows the lines after it', async () => {
    const { unclosed } = await records('a,b\n"Acme" Ltd,1\nc,2\nd,"3"\n');
    expect(unclosed).toBe(2);
  });
});

describe('in an import', () => {
  const HEADER = 'invoice_id,customer_id,issue_date,amount,settled_date\n';

  it('a damaged byte is told with its row and column', async () => {
    const file = bytes(
      HEADER,
      'A1,C1,2026-01-05,100,\nA2,Caf',
      [0xe9],
      ' Nord,2026-01-05,50,\n',
      'A3,C3,2026-01-05,50,\n',
    );
    const { problems, rows } = await imported(
      { 'invoices.csv': file },
      'select customer_id from raw_invoice order by row',
    );
    expect(problems.filter(({ rule }) => rule === 'bad_byte')).toMatchObject([
      {
        severity: 'warning',
        file: 'invoices.csv',
        row: 3,
        column: 'customer_id',
        value: 'Caf\ufffd Nord',
      },
    ]);
    expect(rows.map((row) => row.customer_id)).toEqual(['C1', 'Caf\ufffd Nord', 'C3']);
  });

  it('report.yml overrules what the bytes look like', async () => {
    const file = bytes(HEADER, 'A1,Caf', [0xe9], ' Nord,2026-01-05,100,\n');
    const settings = { encodings: { '*.csv': 'windows-1252' } };
    const { rows, files, rules } = await imported(
      { 'invoices.csv': file },
      'select customer_id from raw_invoice',
      settings,
    );
    expect(rows).toEqual([{ customer_id: 'Café Nord' }]);
    expect(files[0]?.encoding).toBe('windows-1252');
    expect(rules).toContain('not_utf8');
  });
});
