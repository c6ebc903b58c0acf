/** The last look at a divided site before it is published: every byte in clear is the program's own, and nobody's names lie where they must not. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { filesIn, SEALED } from '../site-files.ts';
import { createTextFinder, type FindTexts } from './text-finder.ts';

export interface PublishedSite {
  /** Its folder. */
  folder: string;
  /** The program's own files by their place in a site: made from its source alone. */
  own: ReadonlyMap<string, Uint8Array>;
  /** Texts of the data that nobody may read in a file that is sealed. */
  secrets: readonly string[];
  /** Of each audience in clear, by its folder: texts of the data that are not its own. */
  foreign: ReadonlyMap<string, readonly string[]>;
}

export type Leak =
  /** A file in clear that the program did not bring. */
  | { file: string; why: 'unknown' }
  /** It lies among the sealed files and is not sealed. */
  | { file: string; why: 'not_sealed' }
  | { file: string; why: 'text'; text: string };

const AGE = 'age-encryption.org/v1\n-> huikuan ';
const LEAST_IN_CLEAR = 4;
/** A shorter number may be any amount. */
const LEAST_DIGITS = 10;

/** All that must not be published; nothing else is looked for in a site that is one whole. */
export function findLeaks({ folder, own, secrets, foreign }: PublishedSite): Leak[] {
  const inSealed = createTextFinder(secrets.filter(isTelling), true);
  const inClear = new Map(
    [...foreign].map(([name, texts]) => [name, findInAny(withoutWords(texts, own))]),
  );
  return filesIn(folder).flatMap((file): Leak[] => {
    const content = readFileSync(join(folder, file));
    const [top, ...below] = file.split('/');
    if (top === SEALED) {
      if (!content.subarray(0, AGE.length).equals(Buffer.from(AGE)))
        return [{ file, why: 'not_sealed' }];
      return leaksIn(file, content, inSealed);
    }
    const find = inClear.get(top!);
    const expected = own.get(find ? below.join('/') : file);
    if (expected && content.equals(expected)) return [];
    return find ? leaksIn(file, content, find) : [{ file, why: 'unknown' }];
  });
}

/** Short names only in what is text; of bytes that are packed once more, chance makes such. */
function findInAny(texts: string[]): FindTexts {
  const [inText, inBytes] = [createTextFinder(texts), createTextFinder(texts, true)];
  return (content) => (isText(content) ? inText : inBytes)(content);
}

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function isText(content: Uint8Array): boolean {
  if (UTF_16.some(([first, second]) => content[0] === first && content[1] === second)) return true;
  return !content.includes(0) && isUtf8(content);
}

/** Of all customers' names and ids those that tell of others: not what stands within one of the audience's own. */
export function foreignTexts(all: ReadonlySet<string>, own: ReadonlySet<string>): string[] {
  const within = createTextFinder([...all])(Buffer.from([...own].join('\n')));
  return [...all].filter((text) => !own.has(text) && !within.has(text));
}

/** Whether a name is looked for: two Chinese characters are one, two letters may be any word. */
export const isTelling = (text: string): boolean =>
  /\p{Script=Han}{2}/u.test(text) ||
  text.length >= (/^\d+$/.test(text) ? LEAST_DIGITS : LEAST_IN_CLEAR);

/** A customer may be called what a page says anyway: such a name gives nobody away. */
function withoutWords(texts: readonly string[], own: PublishedSite['own']): string[] {
  const long = texts.filter(isTelling);
  const find = createTextFinder(long);
  const words = new Set([...own.values()].flatMap((content) => [...find(content)]));
  return long.filter((text) => !words.has(text));
}

const MOST_NAMED = 20;

/** What was found, a line a file, and that nothing is published. */
export function leakText(leaks: Leak[]): string {
  const lines = leaks.slice(0, MOST_NAMED).map((leak) => `${leak.file}: ${reasonOf(leak)}`);
  const more = leaks.length > MOST_NAMED ? [`and ${leaks.length - MOST_NAMED} more files`] : [];
  return [
    'What was built would give away what must stay sealed; nothing was published:',
    ...lines,
    ...more,
  ].join('\n');
}

function reasonOf(leak: Leak): string {
  if (leak.why === 'text') return `“${leak.text}” can be read in it`;
  return leak.why === 'unknown' ? 'is in clear and no file of the program' : 'is not sealed';
}

function leaksIn(file: string, content: Buffer, find: FindTexts): Leak[] {
  const [text] = find(unpacked(file, content));
  return text === undefined ? [] : [{ file, why: 'text', text }];
}

function unpacked(file: string, content: Buffer): Buffer {
  if (content[0] === 0x1f && content[1] === 0x8b) return gunzipSync(content);
  return file.endsWith('.br') ? brotliDecompressSync(content) : content;
}
