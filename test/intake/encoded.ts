/** Text in any encoding that `TextDecoder` reads, for tests: its own table, turned round. */
import type { Encoding } from '../../src/settings/encodings.ts';

const tables = new Map<Encoding, Map<string, number[]>>();

function tableOf(encoding: Encoding): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]): void => {
    const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  if (/^(?:gb|big5|shift|euc)/.test(encoding))
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  tables.set(encoding, table);
  return table;
}

/** The bytes of a text; null where the encoding lacks a character of it. */
export function encodedIn(encoding: Encoding, text: string): Uint8Array | null {
  const table = tableOf(encoding);
  const bytes = [...text].map((letter) => table.get(letter));
  return bytes.includes(undefined) ? null : Uint8Array.from(bytes.flatMap((each) => each!));
}
