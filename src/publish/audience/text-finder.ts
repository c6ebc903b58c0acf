/** Looks for very many texts at once in bytes, as UTF-8 and as UTF-16 in both orders. */

/** The texts found. */
export type FindTexts = (content: Uint8Array) => Set<string>;

const HASH_BITS = 20;
/** Of four bytes, so many bits. */
const hashOf = (bytes: Uint8Array, at: number): number => {
  const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
};

/** A text of so few bytes may be a part of another word: it counts where it stands alone. */
const SHORT = 8;

interface Form {
  text: string;
  bytes: Uint8Array;
}

/** Texts of less than four bytes are not looked for, in bytes that are no text none of less than eight: chance makes such. */
export function createTextFinder(texts: readonly string[], isBinary = false): FindTexts {
  const begins = new Uint8Array(2 ** HASH_BITS);
  const byHash = new Map<number, Form[]>();
  for (const text of new Set(texts))
    for (const bytes of formsOf(text)) {
      if (bytes.length < (isBinary ? SHORT : 4)) continue;
      const hash = hashOf(bytes, 0);
      begins[hash] = 1;
      const forms = byHash.get(hash);
      if (forms) forms.push({ text, bytes });
      else byHash.set(hash, [{ text, bytes }]);
    }
  return (content) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= content.length; at++) {
      const hash = hashOf(content, at);
      if (begins[hash] === 0) continue;
      for (const form of byHash.get(hash)!) if (isAt(content, at, form)) found.add(form.text);
    }
    return found;
  };
}

function formsOf(text: string): Uint8Array[] {
  const little = Buffer.from(text, 'utf16le');
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()];
}

function isAt(content: Uint8Array, at: number, { bytes }: Form): boolean {
  for (let i = 0; i < bytes.length; i++) if (content[at + i] !== bytes[i]) return false;
  return bytes.length >= SHORT || !(isWord(content[at - 1]) || isWord(content[at + bytes.length]));
}

/** An ASCII letter or digit. */
const isWord = (byte: number | undefined): boolean =>
  byte !== undefined && /[0-9A-Za-z]/.test(String.fromCharCode(byte));
