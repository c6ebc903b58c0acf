import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { describe, expect, it, vi } from 'vitest';
import { importExports } from '../../src/contract/import.ts';
import { openNativeFor } from '../../src/engine/native.ts';
import { changedSince, listExports } from '../../src/intake/list-exports.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { imported, withFolder } from '../contract/folder.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,amount\nA1,C1,2026-01-05,100.00\n';
const PAYMENTS = 'payment_id,date,amount,invoice_id\nP1,2026-02-01,100.00,A1\n';
const FILES = `select file, sheet, table_name, rows_used from raw_file order by file, sheet`;

/** An archive of one entry, byte by byte, so that its header may say anything. */
function zipOf(
  name: string | Buffer,
  content: Buffer,
  header: { bytes?: number; flags?: number } = {},
): Buffer {
  const packed = deflateRawSync(content);
  const nameBytes = Buffer.from(name as string);
  const crc = crc32(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(header.flags ?? 0, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(header.bytes ?? content.length, 18);
  fields.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, nameBytes, packed]);
  const directory = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    nameBytes,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
/** Runs `body` with a temporary folder of its own; gives back what is left in it. */
async function leftBehind(body: () => Promise<void>): Promise<string[]> {
  const own = mkdtempSync(join(tmpdir(), 'own-'));
  vi.stubEnv('TMPDIR', own);
  try {
    await body();
    return readdirSync(own);
  } finally {
    vi.unstubAllEnvs();
    rmSync(own, { recursive: true });
  }
}

describe('packed exports', () => {
  it('a .gz is read as what it holds', async () => {
    const { rows, files } = await imported(
      {
        'invoices.csv.gz': gzipSync(INVOICES),
        'payments.csv.gz': gzipSync(Buffer.from(PAYMENTS, 'utf16le')),
      },
      FILES,
    );
    expect(rows).toEqual([
      { file: 'invoices.csv.gz', sheet: null, table_name: 'invoice', rows_used: 1 },
      { file: 'payments.csv.gz', sheet: null, table_name: 'payment', rows_used: 1 },
    ]);
    expect(files.map(({ encoding }) => encoding)).toEqual(['utf-8', 'utf-16le']);
  });

  it('each entry of a .zip is a source, a workbook by its sheets, and nothing is left behind', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Receipts',
          rows: PAYMENTS.trim()
            .split('\n')
            .map((line) => line.split(',')),
        },
      ],
    });
    const zip = zipSync({
      'q1/invoices.csv': strToU8(INVOICES),
      'q1/book.xlsx': book,
      'README.md': strToU8('hello'),
      '__MACOSX/q1/._invoices.csv': strToU8('noise'),
    });
    const left = await leftBehind(async () => {
      const { rows, refused } = await imported({ 'march.zip': zip }, FILES);
      expect(rows).toEqual([
        { file: 'march.zip/q1/book.xlsx', sheet: 'Receipts', table_name: 'payment', rows_used: 1 },
        { file: 'march.zip/q1/invoices.csv', sheet: null, table_name: 'invoice', rows_used: 1 },
      ]);
      expect(refused).toBe(false);
    });
    expect(left).toEqual([]);
  });

  it('a .zip with bytes after its end, as a mail gateway leaves it, is read', async () => {
    const zip = Buffer.concat([zipOf('invoices.csv', Buffer.from(INVOICES)), Buffer.from('\r\n')]);
    const { files } = await imported({ 'a.zip': zip });
    expect(files).toMatchObject([{ file: 'a.zip/invoices.csv', rowsUsed: 1 }]);
  });

  it('knows names that a Chinese Windows wrote', async () => {
    // 发票 in GBK, by the code charts
    const name = Buffer.concat([Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), Buffer.from('.csv')]);
    const { files } = await imported({ 'a.zip': zipOf(name, Buffer.from(INVOICES)) });
    expect(files).toMatchObject([{ file: 'a.zip/发票.csv', rowsUsed: 1 }]);
  });
});

describe('an archive is refused', () => {
  const refusal = async (name: string, content: Uint8Array) => {
    const { problems, refused } = await imported({ [name]: content });
    expect(refused).toBe(true);
    return problems.find(({ severity }) => severity === 'refused')!;
  };

  it.each([
    '../invoices.csv',
    'a/../../invoices.csv',
    '/etc/invoices.csv',
    'C:\\data\\invoices.csv',
    '..\\invoices.csv',
  ])('with the path %s', async (path) => {
    const found = await refusal('a.zip', zipOf(path, Buffer.from(INVOICES)));
    expect(found).toMatchObject({
      rule: 'unsafe_path',
      file: 'a.zip',
      value: path.replaceAll('\\', '/'),
    });
  });

  it('with archives inside', async () => {
    const inner = zipSync({ 'invoices.csv': strToU8(INVOICES) });
    expect(await refusal('a.zip', zipSync({ 'b.zip': inner }))).toMatchObject({
      rule: 'nested_archive',
      file: 'a.zip/b.zip',
    });
    expect(await refusal('a.tar.gz', gzipSync('x'))).toMatchObject({
      rule: 'nested_archive',
      file: 'a.tar.gz',
    });
  });

  it('with the same name twice', async () => {
    const twice = Buffer.from(zipSync({ 'a.csv': strToU8(INVOICES), 'b.csv': strToU8(INVOICES) }));
    for (let at = twice.indexOf('b.csv'); at >= 0; at = twice.indexOf('b.csv'))
      twice.write('a', at);
    expect(await refusal('a.zip', twice)).toMatchObject({
      rule: 'damaged_archive',
      value: 'a.csv',
    });
  });

  it('under a password, cut off, or with other bytes than it says', async () => {
    const good = zipOf('invoices.csv', Buffer.from(INVOICES));
    expect((await imported({ 'a.zip': good })).rules).toEqual(['no_payments']);
    expect(
      await refusal('a.zip', zipOf('invoices.csv', Buffer.from(INVOICES), { flags: 1 })),
    ).toMatchObject({ rule: 'encrypted_file' });
    expect(await refusal('a.zip', good.subarray(0, -30))).toMatchObject({
      rule: 'damaged_archive',
    });
    const flipped = Buffer.from(good);
    flipped[60]! ^= 0x10;
    expect(await refusal('a.zip', flipped)).toMatchObject({ rule: 'damaged_archive' });
    expect(await refusal('a.gz', gzipSync(INVOICES).subarray(0, 40))).toMatchObject({
      rule: 'damaged_archive',
    });
    expect(await refusal('a.zip', new Uint8Array())).toMatchObject({ rule: 'damaged_archive' });
  });

  it('a bomb, whatever its header says, in bounded memory', async () => {
    const zeros = Buffer.alloc(300 * 2 ** 20, '0\n');
    const zip = zipOf('invoices.csv', Buffer.alloc(60 * 2 ** 20, '0\n'), { bytes: 100 });
    expect(zip.length).toBeLessThan(100_000);
    expect(await refusal('a.zip', zip)).toMatchObject({
      rule: 'unpacks_too_far',
      file: 'a.zip',
    });
    const packed = gzipSync(zeros, { level: 1 });
    const before = process.memoryUsage().rss;
    expect(await refusal('a.csv.gz', packed)).toMatchObject({
      rule: expect.stringMatching(/unpacks_too_far/),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });
});

describe('a file that is still being written', () => {
  it.each(['invoices.csv.part', 'invoices.csv.tmp', 'invoices.csv.crdownload', '~$invoices.xlsx'])(
    '%s is not read, said so, and in nobody’s way',
    async (name) => {
      const { problems, refused } = await imported({ [name]: INVOICES, 'invoices.csv': INVOICES });
      expect(refused).toBe(false);
      expect(problems[0]).toMatchObject({
        rule: 'temporary_file',
        severity: 'left_out',
        file: name,
      });
    },
  );

  it('is one that grows while it is read', async () => {
    await withFolder({ 'invoices.csv': INVOICES }, async (dir) => {
      const engine = await openNativeFor(0);
      let next = 2;
      const timer = setInterval(() => {
        appendFileSync(join(dir, 'invoices.csv'), `A${next++},C1,2026-01-06,5\n`);
      }, 10);
      try {
        const { refused, problems } = await importExports(dir, settingsSchema.parse({}), engine);
        expect(refused).toBe(true);
        expect(problems).toContainEqual(
          expect.objectContaining({ rule: 'still_written', file: 'invoices.csv' }),
        );
      } finally {
        clearInterval(timer);
        await engine.close();
      }
    });
  });

  it('is one that changes between two looks', async () => {
    await withFolder({ 'a.csv': INVOICES, 'b.csv': INVOICES, 'c.csv': INVOICES }, async (dir) => {
      const listedAt = Date.now();
      const { exports } = listExports(dir);
      expect(await changedSince(exports, listedAt)).toEqual([]);
      appendFileSync(join(dir, 'a.csv'), 'A2,C1,2026-01-06,5\n');
      writeFileSync(join(dir, 'c.csv'), INVOICES.replace('A1', 'A9'));
      expect(await changedSince(exports, listedAt)).toEqual(['a.csv', 'c.csv']);
    });
  });
});

it('check answers each with 1 and words, and writes nothing where an archive says', async () => {
  const files = {
    'exports/a.zip': zipOf('../x.csv', Buffer.from(INVOICES)),
    'exports/b.csv': Buffer.from(`a,b\n${'x'.repeat(2_000_000)}`),
    'exports/c.csv': '',
    'exports/d.xls': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
    'temporary/.keep': '',
  };
  await withFolder(files, async (dir) => {
    truncateSync(join(dir, 'exports/c.csv'), 10 * 2 ** 30);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/check.ts', '--data', join(dir, 'exports')],
      {
        encoding: 'utf8',
        timeout: 240_000,
        env: { ...process.env, TMPDIR: join(dir, 'temporary') },
      },
    );
    expect(status).toBe(1);
    expect(stderr + stdout).not.toMatch(/\n\s+at .+:\d+:\d+/);
    for (const words of [
      'a.zip "../x.csv" — expected plain file names',
      'b.csv — expected lines of at most 1 MB',
      'c.csv "mostly NUL bytes"',
      'd.xls — expected an .xlsx workbook or a CSV file; mend: open it in Excel or WPS',
    ])
      expect(stdout).toContain(words);
    const left = readdirSync(dir, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.endsWith('x.csv'))).toEqual([]);
  });
});
