/** Letters as Chromium prints them: five hundred balance confirmations, and a PDF a customer. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { noProgress } from '../../src/contract/progress.ts';
import { writeBoardPack } from '../../src/publish/board/board-pack.ts';
import { type LettersOptions, writeLetters } from '../../src/publish/letters/write-letters.ts';
import { BOOK as BOARD_BOOK } from '../board/hand-made-book.ts';
import { withFolder } from '../contract/folder.ts';

/** Customer n owes n.05 yuan, and nothing else. */
const BOOK = {
  'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency\n${Array.from(
    { length: 500 },
    (_, n) => `I${n},K${n},客户${n}有限公司,2026-01-01,2026-03-02,${n + 1}.05,CNY`,
  ).join('\n')}\n`,
  'payments.csv': 'payment_id,date,amount,invoice_id,customer_id\n',
  'report.yml': 'as_of: 2026-03-31\ncompany: 本公司\nlanguages: [zh, en]\n',
};

async function written(more: Partial<LettersOptions>, read: (out: string) => Promise<void>) {
  const out = mkdtempSync(join(tmpdir(), 'letters-'));
  try {
    return await withFolder(BOOK, async (data) => {
      const name = more.out ?? 'all.pdf';
      const letters = await writeLetters({
        ...{ data, kind: 'confirmation', progress: noProgress },
        ...more,
        out: join(out, name),
      });
      await read(join(out, name));
      return letters;
    });
  } finally {
    rmSync(out, { recursive: true });
  }
}

test('500 confirmations add up to the receivables, each on a sheet of its own', async () => {
  const { letters, sums } = await written({}, async (path) => {
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
    expect(pdf.numPages).toBe(500);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { text } = await extractText(pdf, { mergePages: true });
    const plain = text.replaceAll(/\s/g, '');
    expect(plain).toContain('客户499有限公司（K499）');
    expect(plain).toContain('金额大写：人民币伍佰元零伍分');
  });
  expect(letters).toBe(500);
  // 1.05 + 2.05 + … + 500.05 = 125,250 + 500 × 0.05
  const sum = 12_527_500;
  expect(sums).toEqual([
    { currency: 'CNY', letters: 500, lettersMinor: sum, receivablesMinor: sum },
  ]);
});

test('into a folder goes a file a customer', async () => {
  const some = { out: 'each', customer: ['K1', 'K2'], locale: 'en', kind: 'dunning-1' } as const;
  await written({ ...some, customer: [...some.customer] }, async (path) => {
    expect(readdirSync(path)).toEqual(['K1-dunning-1.pdf', 'K2-dunning-1.pdf']);
    const pdf = await getDocumentProxy(
      new Uint8Array(readFileSync(join(path, 'K1-dunning-1.pdf'))),
    );
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain('2.05');
  });
});

test('a letter to each customer comes with the board pack, in the same run and of the same filter', async () => {
  const out = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    await withFolder(BOARD_BOOK, async (data) => {
      const pack = await writeBoardPack({
        ...{ data, out: join(out, 'board.pptx'), filter: { customer: 'B' }, locale: 'en' },
        ...{ letters: { out: join(out, 'letters'), kind: 'dunning-1' }, progress: noProgress },
      });
      expect(readdirSync(out).sort()).toEqual(['board.pptx', 'letters']);
      expect(readdirSync(join(out, 'letters'))).toEqual(['B-dunning-1.pdf']);
      expect(pack.letters).toMatchObject({ letters: 1, files: 1 });
    });
  } finally {
    rmSync(out, { recursive: true });
  }
});
