/** From files to sources of text: archives unpacked, sheets and JSON lists written out, each under its printed name. */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Encoding } from '../settings/encodings.ts';
import { bytesAt } from './chunks.ts';
import { headText } from './decode.ts';
import { inspectText, signatureOf } from './encoding.ts';
import { findHeader } from './header-row.ts';
import { unpackJson } from './json-records.ts';
import { Budget, IntakeError } from './limits.ts';
import { byName, type ExportKind, isIgnored, kindOf, type ListedFile } from './list-exports.ts';
import type { PlanRefusal, SourceFile } from './plan-file.ts';
import { headRecords, sniffDelimiter } from './records.ts';
import { type Content, contentOf } from './sheets/foreign-file.ts';
import { unpackWeb } from './sheets/web-tables.ts';
import { type SheetText, unpackWorkbook } from './workbook.ts';
import { entryBytes, isUnsafe, type ZipEntry, zipEntries } from './zip.ts';

export interface OpenContext {
  /** Path of a folder for unpacked text, made on demand. */
  scratchDir(): string;
  /** Writes the rows of a Parquet file as text to `out`. Throws IntakeError. */
  parquetText(path: string, out: string): Promise<{ rows: number; bytes: number }>;
  /** What report.yml says about a file's encoding. */
  encodingOf(file: string): Encoding | undefined;
  /** Reports why a file is not read, or what it says of itself. */
  refuse(file: string, refusal: PlanRefusal): void;
}

interface Packed {
  path: string;
  name: string;
  kind: ExportKind;
  bytes: number;
}

/** Bytes that say what a file is. */
const HEAD = 2048;
/** A page is held in memory whole. */
const MAX_WEB = 256 * 1024 * 1024;

let unpackedFiles = 0;
const scratchFile = (context: OpenContext) => (): string =>
  join(context.scratchDir(), `${++unpackedFiles}.txt`);

/** The sources of one listed file; what cannot be opened is refused, never thrown. */
export async function openSources(file: ListedFile, context: OpenContext): Promise<SourceFile[]> {
  return open(file, context);
}

async function open(file: Packed, context: OpenContext): Promise<SourceFile[]> {
  try {
    return await opened(file, context);
  } catch (error) {
    if (error instanceof IntakeError) context.refuse(file.name, error.refusal);
    else if ((error as NodeJS.ErrnoException).code)
      context.refuse(file.name, {
        rule: 'unreadable_file',
        value: (error as NodeJS.ErrnoException).code,
        expected: 'a file that may be read, and room to unpack it',
      });
    else throw error;
    return [];
  }
}

const refusedFor = ({ form: _, rule, ...place }: Content & { form: 'refused' }): IntakeError =>
  new IntakeError(rule, place);

async function opened(file: Packed, context: OpenContext): Promise<SourceFile[]> {
  const { path, name, kind, bytes } = file;
  const encoding = context.encodingOf(name);
  const text: SourceFile = { path, name, file: name, sheet: null, bytes };
  if (encoding) text.encoding = encoding;
  switch (kind) {
    case 'web':
    case 'text': {
      const content = contentOf(path, bytesAt(path, 0, HEAD));
      if (content?.form === 'workbook') return openWorkbook(file, context);
      if (content?.form === 'web') return openWeb(file, context);
      if (content?.form === 'refused') throw refusedFor(content);
      if (kind === 'web') throw new IntakeError('unsupported_file');
      return [text];
    }
    case 'zip':
      return openZip(file, context);
    case 'gzip':
      return openGzip(file, context);
    case 'old_workbook':
    case 'workbook': {
      const head = bytesAt(path, 0, HEAD);
      if (head.length === 0) throw new IntakeError('empty_file');
      const content = contentOf(path, head);
      if (content?.form === 'refused') throw refusedFor(content);
      if (signatureOf(head)?.startsWith('a ZIP')) return openWorkbook(file, context);
      // many systems call their tab-separated text or their HTML .xls
      if (/^\W*<(?:html|\?xml|!doctype|table|meta|head|body)/i.test(head.toString('latin1')))
        return openWeb(file, context);
      if (kind === 'old_workbook' || isTextTable(path)) return [text];
      throw new IntakeError('unreadable_file', { expected: 'a workbook that opens in Excel' });
    }
    case 'parquet': {
      const out = scratchFile(context)();
      const { rows, bytes: written } = await context.parquetText(path, out);
      if (rows === 1) throw new IntakeError('empty_file');
      const unpacked = { encoding: 'Parquet', delimiter: 'columns', rows };
      return [{ ...text, path: out, bytes: written, unpacked }];
    }
    case 'json': {
      const budget = new Budget(bytes);
      const json = unpackJson(path, name, budget, scratchFile(context), encoding);
      if (json.more !== null) {
        const records = json.lists.reduce((sum, { text }) => sum + text.rows - 1, 0);
        const expected = `all pages in the folder: this one has ${records} records`;
        context.refuse(name, { rule: 'one_page', value: json.more, expected });
      }
      const form = `JSON${json.isLines ? ' lines' : ''}, ${json.encoding}`;
      return json.lists.map((list) => {
        const sheet = list.name === '' ? null : list.name;
        return {
          path: list.text.path,
          name: sheet === null ? name : `${name} [${sheet}]`,
          file: name,
          sheet,
          bytes: list.text.bytes,
          unpacked: { encoding: form, delimiter: 'keys', rows: list.text.rows },
        };
      });
    }
  }
}

/** What a sheet says beside its values, where it says something. */
const marksOf = ({
  merged,
  hidden,
  struck,
}: Pick<SheetText, 'merged' | 'hidden' | 'struck'>): Pick<
  SourceFile,
  'merged' | 'hidden' | 'struck'
> => ({
  ...(merged.length > 0 ? { merged } : {}),
  ...(hidden.rows + hidden.columns > 0 ? { hidden } : {}),
  ...(struck.length > 0 ? { struck } : {}),
});

async function openWorkbook(file: Packed, context: OpenContext): Promise<SourceFile[]> {
  const sheets = await unpackWorkbook(file.path, file.bytes, scratchFile(context));
  const filled = sheets.filter(({ text }) => text.rows > 0);
  if (filled.length === 0) throw new IntakeError('empty_file');
  return filled.map(({ name, isHidden, text, ...marks }) => ({
    path: text.path,
    name: `${file.name} [${name}]`,
    file: file.name,
    sheet: name,
    bytes: text.bytes,
    unpacked: {
      encoding: 'XLSX',
      delimiter: isHidden ? 'cells of a hidden sheet' : 'cells',
      rows: text.rows,
    },
    ...(isHidden ? { isHidden } : {}),
    ...marksOf(marks),
  }));
}

/** True for text with a header and rows, whatever its name says. */
function isTextTable(path: string): boolean {
  const found = inspectText(path);
  if ('rule' in found) return false;
  const head = headText(path, found.encoding);
  const rows = headRecords(head, sniffDelimiter(head));
  const header = findHeader(rows);
  return header >= 0 && rows.slice(header + 1).some((row) => row.length > 1);
}

/** The tables of a web page, or of an XML workbook, under a workbook's name. */
function openWeb(file: Packed, context: OpenContext): SourceFile[] {
  const { path, name, bytes } = file;
  const found = inspectText(path);
  const encoding = context.encodingOf(name) ?? ('rule' in found ? undefined : found.encoding);
  if (encoding === undefined || bytes > MAX_WEB) throw new IntakeError('old_workbook');
  const tables = unpackWeb(path, encoding, bytes, scratchFile(context));
  if (tables.length === 0) throw new IntakeError('web_page');
  return tables.map(({ name: sheet, text, ...marks }) => ({
    path: text.path,
    name: `${name} [${sheet}]`,
    file: name,
    sheet,
    bytes: text.bytes,
    unpacked: { encoding: `HTML or XML, ${encoding}`, delimiter: 'cells', rows: text.rows },
    ...marksOf(marks),
  }));
}

async function writeBytes(pieces: AsyncIterable<Buffer>, path: string): Promise<number> {
  const handle = openSync(path, 'w');
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at);
      bytes += piece.length;
    }
  } finally {
    closeSync(handle);
  }
  return bytes;
}

async function* gunzipped(file: Packed): AsyncGenerator<Buffer> {
  const budget = new Budget(file.bytes);
  const packed = createReadStream(file.path);
  const bytes = packed.pipe(createGunzip());
  packed.on('error', (error) => bytes.destroy(error));
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      budget.spend(piece.length);
      yield piece;
    }
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw new IntakeError('damaged_archive', { expected: 'a gzip file that is complete' });
  } finally {
    packed.destroy();
    bytes.destroy();
  }
}

const NESTED = /\.(zip|gz|tgz|tar|7z|rar|bz2|xz|zst)$/i;

async function openGzip(file: Packed, context: OpenContext): Promise<SourceFile[]> {
  const inner = file.name.replace(/\.gz$/i, '');
  if (NESTED.test(inner)) throw new IntakeError('nested_archive', { value: inner });
  const kind = kindOf(inner) ?? 'text';
  const path = scratchFile(context)();
  const bytes = await writeBytes(gunzipped(file), path);
  return open({ path, name: file.name, kind, bytes }, context);
}

async function openZip(file: Packed, context: OpenContext): Promise<SourceFile[]> {
  const entries = zipEntries(file.path);
  const names = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    if (isUnsafe(entry)) throw new IntakeError('unsafe_path', { value: name });
    if (names.has(name))
      throw new IntakeError('damaged_archive', { value: name, expected: 'each name once' });
    names.add(name);
  }
  const budget = new Budget(file.bytes);
  const sources: SourceFile[] = [];
  const wanted = entries
    .filter(({ name, isFolder }) => !isFolder && !name.split('/').some(isIgnored))
    .sort((a, b) => byName(a.name, b.name));
  if (wanted.length === 0) throw new IntakeError('empty_file');
  for (const entry of wanted) sources.push(...(await openEntry(file, entry, budget, context)));
  return sources;
}

async function openEntry(
  archive: Packed,
  entry: ZipEntry,
  budget: Budget,
  context: OpenContext,
): Promise<SourceFile[]> {
  const name = `${archive.name}/${entry.name}`;
  const kind = kindOf(entry.name);
  if (NESTED.test(entry.name)) context.refuse(name, { rule: 'nested_archive', value: entry.name });
  else if (kind === null) context.refuse(name, { rule: 'unsupported_file' });
  else {
    const path = scratchFile(context)();
    const bytes = await writeBytes(entryBytes(archive.path, entry, budget), path);
    return open({ path, name, kind, bytes }, context);
  }
  return [];
}
