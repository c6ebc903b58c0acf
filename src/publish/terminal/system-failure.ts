/** What the computer itself refused, in words: full and read-only disks, rights, files that vanish, sums beyond its numbers. */

const WORDS: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space and start again',
  EDQUOT: 'the space of this account on the disk is used up; free some and start again',
  EROFS: 'the disk is read-only; choose a folder on another one with --out',
  EACCES: 'this account has no right to it; give it the right, or choose another folder',
  EPERM: 'this account has no right to it; give it the right, or choose another folder',
  EBUSY: 'another program uses it; close that and start again',
  ETXTBSY: 'another program uses it; close that and start again',
  ENOENT: 'it is gone; if it was being moved or synchronised, wait for that and start again',
  ELOOP: 'it is a link that leads back to itself; remove it',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  ENAMETOOLONG: 'the name is too long for this disk',
  EMFILE: 'too many files are open; close other programs and start again',
  ENFILE: 'too many files are open; close other programs and start again',
  EIO: 'the disk could not be read or written; check it',
  EADDRINUSE: 'the port is taken, and those after it; choose another with --port',
  EADDRNOTAVAIL: 'this machine has no such address; choose another with --host',
};

/** DuckDB says it in its own text. */
const IN_TEXT: [RegExp, string][] = [
  [/No space left on device|disk is full|max_temp_directory_size/i, WORDS.ENOSPC!],
  [/Read-only file system/i, WORDS.EROFS!],
  [/Permission denied/i, WORDS.EACCES!],
  [
    /is not exact$|Type INT64.*out of range|INT128.*out of range/i,
    'amounts add up to more than can be counted exactly; check whether a column of amounts holds something else',
  ],
];

/** The failure with what can be done; null where it is none of the system. */
export function systemFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const words = code !== undefined && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  if (words) return [dest ?? path, words].filter(Boolean).join(': ');
  const found = IN_TEXT.find(([text]) => text.test(error.message));
  return found ? `${error.message.split('\n')[0]}: ${found[1]}` : null;
}
