/** Many imports in one process, as `npm run dev` makes them, leave no file open. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { csv, type Files, imported } from '../folder.ts';

const HANDLES = '/proc/self/fd';

/** Files of exports, or unpacked from them, that this process has open. */
const openFiles = (): string[] =>
  readdirSync(HANDLES)
    .map((handle) => {
      try {
        return readlinkSync(`${HANDLES}/${handle}`);
      } catch {
        return ''; // the one that listed them
      }
    })
    .filter((path) => path.startsWith(tmpdir()) && path.includes('exports'));

const LIST = csv('Rechnungsnr;Kunde;Datum;Betrag', 'R1;Müller;05.01.2026;100,00');
const FILES: Record<string, Files> = {
  read: { 'a.csv': LIST, 'b.txt': LIST.replaceAll(';', '\u0001'), 'c.csv.gz': gzipSync(LIST) },
  'refused by their words': {
    'a.csv': csv('x,y', '1,2'),
    'b.csv': '',
    'c.csv': LIST,
    'd.csv': LIST,
  },
  'refused by their bytes': {
    'a.csv': Buffer.from('\u0081slo;\u00e1stka\n\u008d\u0090;1\n', 'latin1'),
    'b.csv.gz': gzipSync(LIST).subarray(0, 40),
    'c.xlsx': Buffer.from('PK\u0003\u0004 no workbook'),
    'd.zip': Buffer.from('PK\u0003\u0004 no archive'),
    'e.json': '{"rows": [',
    'f.html': '<html><body>nothing</body></html>',
    'g.csv': Buffer.alloc(9000),
    'h.csv': Buffer.from(LIST, 'utf16le'),
  },
};

it.runIf(existsSync(HANDLES)).each(Object.entries(FILES))('exports %s', async (_, files) => {
  const before = openFiles();
  await imported(files);
  // a stream that was given up is closed a moment later
  await vi.waitFor(() => expect(openFiles()).toEqual(before), { timeout: 1000, interval: 5 });
});
