/** Settings written into report.yml, which keeps its order, its comments and everything else that it says. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, parseDocument, YAMLMap } from 'yaml';
import { parseSettings, type SettingsInput } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { settingsLine } from './settings-line.ts';

/** A setting that report.yml has, and what is to stand there instead. */
interface ReplacedSetting {
  /** "values: status: Cancelado" */
  name: string;
  before: unknown;
  after: unknown;
}

interface Merged {
  text: string;
  replaced: ReplacedSetting[];
}

/** The text with the settings in it. Throws SettingsError where the outcome would be none that can be read. */
export function mergeSettings(text: string, path: string, settings: SettingsInput): Merged {
  const document: Document = parseDocument(text);
  if (document.errors.length > 0)
    throw new SettingsError(`${path}: not readable as YAML: ${document.errors[0]!.message}`);
  if (document.contents === null || (isScalar(document.contents) && !document.contents.value))
    document.contents = document.createNode({});
  const replaced: ReplacedSetting[] = [];
  mergeInto(document.contents, settings, [], replaced, (key) => {
    throw new SettingsError(
      `${path}: ${key ?? '(top)'} is not written as keys with values; write this line yourself:\n${settingsLine(settings)}`,
    );
  });
  const isFlush = /^[^\s#-][^\n]*\n- /m.test(text);
  const merged = asWritten(document.toString({ lineWidth: 0, indentSeq: !isFlush }), text);
  parseSettings(merged, path);
  return { text: /\r\n/.test(text) ? merged.replace(/\r?\n/g, '\r\n') : merged, replaced };
}

/** Lines of the text that only blanks within them tell from the old ones, as they stood there. */
function asWritten(text: string, before: string): string {
  const keyOf = (line: string): string => `${/^ */.exec(line)![0]}${line.replace(/\s+/g, '')}`;
  const known = new Map<string, string[]>();
  for (const line of before.split(/\r?\n/)) {
    const same = known.get(keyOf(line));
    if (same) same.push(line);
    else known.set(keyOf(line), [line]);
  }
  const lines = text.split('\n').map((line) => known.get(keyOf(line))?.shift() ?? line);
  const written = lines.join('\n');
  return isDeepStrictEqual(readYaml(written), readYaml(text)) ? written : text;
}

const readYaml = (text: string): { errors: number; value: unknown } => {
  const document = parseDocument(text);
  return { errors: document.errors.length, value: document.toJS() };
};

function mergeInto(
  node: unknown,
  settings: object,
  above: readonly string[],
  replaced: ReplacedSetting[],
  refuse: (key: string | undefined) => never,
): void {
  if (!isMap(node)) refuse(above.at(-1));
  for (const [key, value] of Object.entries(settings)) {
    const path = [...above, key];
    const existing = node.get(key, true) as unknown;
    const isEmpty = existing === undefined || (isScalar(existing) && existing.value === null);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (isEmpty) node.set(key, new YAMLMap());
      mergeInto(isEmpty ? node.get(key, true) : existing, value, path, replaced, refuse);
      continue;
    }
    const before = node.get(key);
    if (!isEmpty && !isDeepStrictEqual(before, value))
      replaced.push({ name: path.join(': '), before, after: value });
    node.set(key, value);
  }
}

/** What report.yml says; '' where there is none. */
export const settingsText = (path: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8') : '';

/** Writes report.yml, which is the old one or the new one at every moment. */
export function writeSettings(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const target = existsSync(path) ? realpathSync(path) : path;
  // hidden, so that it is no export
  const unfinished = join(dirname(target), `.${basename(target)}.new`);
  try {
    const file = openSync(unfinished, 'w');
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new SettingsError(`${path} could not be written: ${(error as Error).message}`);
  }
}
