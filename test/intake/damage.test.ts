/** Whatever bytes lie in the folder: an import ends with words, never with a crash, and loses no row from its account. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ImportResult, importExports } from '../../src/contract/import.ts';
import { type NativeEngine, openNativeFor } from '../../src/engine/native.ts';
import { settingsSchema } from '../../src/settings/settings.ts';

const ROWS = [
  ['invoice_id', 'customer_id', 'issue_date', 'amount', 'settled_date'],
  ...Array.from({ length: 20 }, (_, i) => [
    `A${i}`,
    `客户${i % 3}`,
    `2026-01-${10 + i}`,
    `${i + 1}.50`,
    '',
  ]),
];
const CSV = `${ROWS.map((row) => row.join(',')).join('\n')}\n`;
const NAMES = ['a.csv', 'a.txt', 'a.xlsx', 'a.xls', 'a.json', 'a.jsonl', 'a.zip', 'a.csv.gz'];

let engine: NativeEngine;
let whole: Record<string, Uint8Array>;
beforeAll(async () => {
  engine = await openNativeFor(0);
  const records = ROWS.slice(1).map((row) =>
    Object.fromEntries(ROWS[0]!.map((key, i) => [key, row[i]])),
  );
  const book = await writeXlsx({
    sheets: [
      { name: 'Invoices', rows: ROWS },
      { name: 'Other', rows: [['x']] },
    ],
  });
  whole = {
    'a.csv': Buffer.from(CSV),
    'utf16.csv': Buffer.from(`\ufeff${CSV}`, 'utf16le'),
    'a.xlsx': book,
    'a.json': Buffer.from(JSON.stringify({ invoices: records })),
    'a.jsonl': Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')),
    'a.zip': zipSync({ 'invoices.csv': strToU8(CSV), 'book.xlsx': book }),
    'a.csv.gz': gzipSync(CSV),
  };
});
afterAll(() => engine.close());

async function importOf(name: string, content: Uint8Array): Promise<ImportResult> {
  const dir = mkdtempSync(join(tmpdir(), 'damage-'));
  try {
    writeFileSync(join(dir, name), content);
    return await importExports(dir, settingsSchema.parse({}), engine);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function expectAccounted({ files, problems, refused }: ImportResult): void {
  expect(files.length > 0 || refused).toBe(true);
  for (const file of files) {
    expect(file.rowsUsed + file.rowsSetAside + file.rowsNotData).toBe(file.rowsRead);
    expect(file.amountUsed + file.amountSetAside + file.amountNotData).toBe(file.amountRead);
  }
  // every placeholder of a wording is filled
  for (const problem of problems) expect(problem.mend).not.toMatch(/\{\w+\}/);
}

it('noise under any name', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NAMES),
      fc.uint8Array({ maxLength: 600 }),
      async (name, noise) => {
        const { refused } = await importOf(name, noise);
        expect(refused).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

it('files cut off anywhere, and files with changed bytes', async () => {
  for (const [name, content] of Object.entries(whole)) {
    const { files, refused } = await importOf(name, content);
    expect([name, refused]).toEqual([name, false]);
    expect(files[0]).toMatchObject({ rowsRead: 20, rowsUsed: 20 });
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(whole)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
        maxLength: 8,
      }),
      async (name, share, changes) => {
        const content = Uint8Array.from(whole[name]!).subarray(
          0,
          Math.ceil(whole[name]!.length * Math.min(1, share * 1.5)),
        );
        for (const [at, byte] of changes)
          if (content.length > 0) content[Math.floor(at * content.length)] = byte;
        expectAccounted(await importOf(name, content));
      },
    ),
    { numRuns: 80 },
  );
});
