/**
 * A link is `ADDRESS#AGE-SECRET-KEY-1…`: what is behind `#` never leaves the browser. The key's own checksum (Bech32)
 * shows whether it arrived whole, so that it can be found in a text that mail and chat programs have spoiled.
 */
import { bech32 } from '@scure/base';

export type LinkFault = 'none' | 'cut' | 'damaged';

export interface FoundKey {
  /** `AGE-SECRET-KEY-1…` */
  identity: string;
  /** The key stood where it is sent to the host with the address, and may be in a log. */
  wasSent: boolean;
}

export const linkOf = (address: string, identity: string): string =>
  `${address.replace(/#.*$/s, '')}#${identity}`;

const HEAD = 'AGE-SECRET-KEY-1';
/** Characters behind the head: 32 bytes and the checksum. */
const BODY_LENGTH = 58;
const KEY_BYTES = 32;
/** Fewer characters of the head may be a word of somebody's own. */
const LEAST_HEAD = 'AGE-'.length;

/** What may stand between two characters: blanks, line ends with marks of quotation, invisible signs; also percent-encoded. */
const BLANK = String.raw`(?:=\r?\n|\n[ \t>]*>|[\s\u00ad\u200b-\u200f\u2060\ufeff]|%0[9ad]|%20|%c2%a[0d]|%e2%80%8[b-f]|%e2%81%a0|%ef%bb%bf)*`;
const DASH = String.raw`(?:[-\u2010-\u2015\u2212]|%e2%80%9[0-5]|%e2%88%92)`;
const headCharacters = [...HEAD].map((sign) => (sign === '-' ? DASH : sign));
const BODY_CHARACTER = '[02-9ac-hj-np-z]';
const KEY = new RegExp(`${headCharacters.join(BLANK)}((?:${BLANK}${BODY_CHARACTER})*)`, 'gi');
const BLANKS = new RegExp(BLANK, 'gi');
/** A key whose first letters are gone. */
const HEADLESS = /SECRET-?KEY-?1|AGE-?SECRET/i;
const WEB = ['http://', 'https://'];
/** A `#` that a browser takes for a part of the path. */
const SPOILED_HASH = /(?:＃|%23|%ef%bc%83)\s*$/i;
/** The end of a text: the head, of which the rest is missing. */
const PART_OF_HEAD = /(?:[#＃]|%23|%ef%bc%83)\s*(AGE-[A-Z-]*)[\s.,;>…]*$/i;

/** The key in an address, or in a text with one in it. */
export function readLink(href: string): FoundKey | LinkFault {
  const text = withoutWideSigns(href);
  const found = new Map<string, boolean>();
  let fault: LinkFault | null = null;
  for (const match of text.matchAll(KEY)) {
    const body = match[1]!.replace(BLANKS, '').slice(0, BODY_LENGTH);
    const identity = HEAD + body.toUpperCase();
    if (isKey(identity)) {
      const wasSent = isSent(text.slice(0, match.index));
      found.set(identity, (found.get(identity) ?? false) || wasSent);
    } else if (fault !== 'damaged') fault = faultOf(match, text);
  }
  const [only, another] = found;
  // two keys that are both whole: nothing says which is meant
  if (another) return 'damaged';
  if (only) return { identity: only[0], wasSent: only[1] };
  return fault ?? faultWithoutKey(text);
}

/** Letters, digits and signs of Chinese width as those of a key; `＃` stays, because it is no `#` to a browser. */
const withoutWideSigns = (text: string): string =>
  text.replace(/[\uff01\uff02\uff04-\uff5e]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

function faultWithoutKey(text: string): LinkFault {
  const part = PART_OF_HEAD.exec(text)?.[1]?.toUpperCase();
  if (part && part.length >= LEAST_HEAD && HEAD.startsWith(part)) return 'cut';
  return HEADLESS.test(text) ? 'damaged' : 'none';
}

/** Of a key that is not whole. */
function faultOf(match: RegExpExecArray, text: string): LinkFault {
  const body = match[1]!.replace(BLANKS, '');
  const inOnePiece = new RegExp(`^${BODY_CHARACTER}*`, 'i').exec(match[1]!)![0].length;
  if (inOnePiece >= BODY_LENGTH) return 'damaged';
  if (body.length >= BODY_LENGTH) return 'cut';
  const next = text.charAt(match.index + match[0].length);
  // a character that no key has, in the middle of one
  return /[\p{L}\p{N}]/u.test(next) && body.length === inOnePiece ? 'damaged' : 'cut';
}

/** Is what follows `before` in the part of a web address that goes to the host? */
function isSent(before: string): boolean {
  const start = Math.max(...WEB.map((way) => before.toLowerCase().lastIndexOf(way)));
  if (start < 0) return false;
  const address = before.slice(start);
  return !address.includes('#') && (!/\s/.test(address) || SPOILED_HASH.test(address));
}

function isKey(identity: string): boolean {
  if (identity.length !== HEAD.length + BODY_LENGTH) return false;
  const decoded = bech32.decodeUnsafe(identity);
  return decoded !== undefined && bech32.fromWordsUnsafe(decoded.words)?.length === KEY_BYTES;
}
