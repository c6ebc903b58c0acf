/** Files under the name of another kind: read where that is safe, refused by what they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentOf } from '../../src/intake/sheets/foreign-file.ts';
import { imported } from '../contract/folder.ts';

const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
const encrypted = Buffer.concat([
  OLE,
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(600),
]);

function contentIn(bytes: Buffer): unknown {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    const path = join(dir, 'file');
    writeFileSync(path, bytes);
    return contentOf(path, bytes.subarray(0, 2048));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

it.each([
  ['%PDF-1.7\n', 'a PDF'],
  ['{\\rtf1\\ansi Open items}', 'a rich text document (.rtf)'],
  [
    'MIME-Version: 1.0\r\nContent-Type: multipart/related',
    'a web archive or an e-mail (.mht, .eml)',
  ],
  [
    'From: <a@b.example>\r\nSubject: Open\r\n items\r\nMIME-Version: 1.0\r\n',
    'a web archive or an e-mail (.mht, .eml)',
  ],
])('names %j', (text, value) => {
  expect(contentIn(Buffer.from(text))).toEqual({ form: 'refused', rule: 'foreign_file', value });
});

it('tells an old workbook from one under a password', () => {
  expect(contentIn(OLE)).toMatchObject({ rule: 'old_workbook' });
  expect(contentIn(encrypted)).toMatchObject({ rule: 'encrypted_file' });
});

it('says nothing of texts', () => {
  for (const text of ['Invoice No,Customer\nA-1,Acme', '\ufeff单据号\t客户', 'Note: MIME-Version'])
    expect(contentIn(Buffer.from(text))).toBeNull();
});

it('reads a page with a table, and an XML workbook, under any name', async () => {
  const cells = (row: string): string =>
    row
      .split(',')
      .map((cell) => `<td>${cell}</td>`)
      .join('');
  const page = `<html><body><table>${['Invoice No,Customer,Invoice Date,Amount', 'A-1,Acme,2026-01-05,1000.00'].map((row) => `<tr>${cells(row)}</tr>`).join('')}</table></body></html>`;
  for (const name of ['open.csv', 'open.html', 'open.xls']) {
    const { rows } = await imported({ [name]: page }, 'select invoice_id from raw_invoice');
    expect(rows).toEqual([{ invoice_id: 'A-1' }]);
  }
  expect((await imported({ 'settings.xml': '<?xml version="1.0"?><a/>' })).rules).toContain(
    'unsupported_file',
  );
});
