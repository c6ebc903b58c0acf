/** Codes in place of names: the same in every build of a project, and nothing that tells the name. */
import { createHmac } from 'node:crypto';
import { groupBy } from '../../format/group-by.ts';

/** What a code stands for, and the letter that it begins with. */
const CODE_LETTERS = {
  customer: 'C',
  rep: 'R',
  person: 'P',
  invoice: 'N',
  contract: 'K',
  reference: 'B',
  file: 'F',
} as const;
export type CodeKind = keyof typeof CODE_LETTERS;

/** Letters and digits that are not taken for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** Of 32 signs each: for 10,000 names one pair of equal codes in 20,000 projects. */
const LENGTH = 8;
const LONGER = 4;
const MOST_LENGTH = 32;

export interface CodeOptions {
  kind: CodeKind;
  /** Of the project: whoever lacks it cannot try names until one has the code. */
  secret: string;
  /** Values that stay as they are, which no code may be. */
  taken: ReadonlySet<string>;
  length?: number;
}

/**
 * A code for each value, which depends on it and the secret alone, but for values whose codes would be the same: those get
 * longer ones.
 */
export function codesFor(values: Iterable<string>, options: CodeOptions): Map<string, string> {
  const { kind, secret, taken } = options;
  const codes = new Map<string, string>();
  let length = options.length ?? LENGTH;
  for (let rest = [...new Set(values)]; rest.length > 0; length += LONGER) {
    if (length > MOST_LENGTH) throw new Error(`no codes of their own for ${rest.length} values`);
    const byCode = groupBy(rest, (value) => codeOf(value, kind, secret, length));
    rest = [];
    for (const [code, same] of byCode)
      if (same.length === 1 && !taken.has(code)) codes.set(same[0]!, code);
      else rest.push(...same);
  }
  return codes;
}

function codeOf(value: string, kind: CodeKind, secret: string, length: number): string {
  const digest = createHmac('sha256', secret).update(`${kind}\n${value}`).digest();
  const signs = [...digest].slice(0, length).map((byte) => SIGNS[byte % SIGNS.length]);
  return `${CODE_LETTERS[kind]}-${signs.join('')}`;
}
