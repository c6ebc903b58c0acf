/** Which invoices a reference names that is no invoice's number itself: a list, a range, a number inside words. */

/** What stands between two numbers of one reference; a script without spaces ends where a number begins. */
const SEPARATOR =
  /[\s,;|&+/\\、，；｜＆＋()[\]（）#:：]+|(?<=\p{L}|\d)(?:\.\.+|…|–|—|~|～|至|和|及|与|與|と|및)(?=\p{L}|\d)|(?<=\p{Lo})(?=[\p{Lu}\p{Ll}\d])|(?<=[\p{Lu}\p{Ll}\d])(?=\p{Lo})/gu;
/** Separators that no invoice number has inside. */
const STRONG = /[,;|&+、，；｜＆＋\r\n]/u;
const RANGE = /\.\.|…|–|—|~|～|至/u;
const RANGE_WORD = /^(?:to|through|thru|bis|à|au|a|al|até|hasta|t\/m|tot|по|до|-)$/iu;
/** Longest run of parts that is tried as one number, and most parts of a reference that are looked at. */
const LONGEST_RUN = 4;
const MOST_PARTS = 200;
const LONGEST_RANGE = 200;
const MOST_HYPHENATED = 8;
/** A shorter number is too likely to be something else where words stand beside it. */
const SHORTEST_IN_WORDS = 4;

/** A piece of a date beside a number: 5, 05, 2026, 05.01.26, 2026-01-05. */
const OF_DATE =
  /^(?:\d{1,2}|(?:19|20)\d\d|\d{1,4}[.-]\d{1,2}[.-]\d{0,4}|\d{1,2}(?:st|nd|rd|th|er|º|\.))$/iu;
/** As sure as a number is that has letters and digits. */
const MIXED = /\p{L}.*\d|\d.*\p{L}/u;

interface Part {
  text: string;
  start: number;
  end: number;
}

export interface Named {
  /** Numbers of invoices in the data, in the order in which they are named. */
  known: string[];
  /** Parts with a digit that are none. */
  unknown: string[];
}

export const keyOfId = (id: string): string => id.trim().toLowerCase();

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const add = (end: number): void => {
    const part = text.slice(start, end);
    if (part !== '') parts.push({ text: part, start, end });
  };
  for (const found of text.matchAll(SEPARATOR)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(text.length);
  return parts.slice(0, MOST_PARTS);
}

/** The number that a short form stands for after a whole one: 1002 after INV-1001 is INV-1002. */
const completed = (short: string, whole: string): string | null =>
  /^\d+$/.test(short) && short.length < whole.length && /\d$/.test(whole)
    ? whole.slice(0, whole.length - short.length) + short
    : null;

/** The numbers after `first` up to `last`; none where they do not count up. */
function between(first: string, last: string): string[] {
  const [head, from] = [/^(.*?)(\d+)$/.exec(first), /^(.*?)(\d+)$/.exec(last)];
  if (!head || !from || keyOfId(head[1]!) !== keyOfId(from[1]!)) return [];
  const [start, end] = [Number(head[2]), Number(from[2])];
  if (!(end > start && end - start <= LONGEST_RANGE)) return [];
  const width = head[2]!.length;
  return Array.from(
    { length: end - start },
    (_, i) => head[1]! + String(start + 1 + i).padStart(width, '0'),
  );
}

/** The two numbers that a hyphen may stand between, at each of its hyphens; the second may be the end of a number. */
function hyphenated(text: string): [first: string, last: string][] {
  const found: [string, string][] = [];
  for (const { index } of text.matchAll(/(?<=[\p{L}\p{Nd}])-(?=[\p{L}\p{Nd}])/gu)) {
    const [first, last] = [text.slice(0, index).trim(), text.slice(index + 1).trim()];
    if (/\s/.test(first + last)) continue;
    found.push([first, last]);
    const short = completed(last, first);
    if (short !== null) found.push([first, short]);
  }
  return found.slice(0, MOST_HYPHENATED);
}

/**
 * Invoices of a reference such as I1001-I1003, each way in which it may be meant: its two ends, and all from the one to
 * the other. Which of them it is, only the amount can say.
 */
export function invoicesAround(text: string, idOf: ReadonlyMap<string, string>): string[][] {
  return hyphenated(text).flatMap(([first, last]) => {
    const runs = [
      [first, last],
      [first, ...between(first, last)],
    ];
    return runs
      .map((run) => [...new Set(run.map((id) => idOf.get(keyOfId(id))))])
      .filter((ids): ids is string[] => ids.length > 1 && !ids.includes(undefined));
  });
}

/** Everything in `text` that may be an invoice number: what the data are asked about. */
export function candidatesIn(text: string): string[] {
  const parts = partsOf(text);
  const found = new Set<string>();
  for (const [i, { start, text: one }] of parts.entries()) {
    for (const { end } of parts.slice(i, i + LONGEST_RUN)) found.add(text.slice(start, end));
    for (const { text: whole } of parts.slice(Math.max(0, i - 12), i)) {
      const short = completed(one, whole);
      if (short !== null) found.add(short);
      for (const last of [one, short])
        if (last !== null) for (const id of between(whole, last)) found.add(id);
    }
  }
  for (const [first, last] of hyphenated(text))
    for (const id of [first, last, ...between(first, last)]) found.add(id);
  return [...found].map(keyOfId);
}

/** Reads a reference; `idOf` gives the invoice's number for a key, where there is one. Null where it cannot be told. */
export function invoicesNamed(text: string, idOf: ReadonlyMap<string, string>): Named | null {
  const parts = partsOf(text);
  const known: string[] = [];
  const unknown: string[] = [];
  let hasWords = false;
  let isRange = false;
  let before = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const run = longestRun(text, parts, i, idOf);
    if (run === null && RANGE_WORD.test(part.text) && known.length > 0) {
      isRange = true;
      continue;
    }
    isRange ||= before > 0 && RANGE.test(text.slice(before, part.start));
    const last = known.at(-1);
    const short = run === null && last ? completed(part.text, last) : null;
    const id = run?.id ?? (short === null ? undefined : idOf.get(keyOfId(short)));
    if (id === undefined && /\d/.test(part.text)) unknown.push(part.text);
    else if (id === undefined) hasWords = true;
    else {
      const all = isRange && last !== undefined ? between(last, id) : [id];
      const ids = all.map((one) => idOf.get(keyOfId(one)));
      if (ids.length === 0 || ids.includes(undefined)) return null;
      known.push(...(ids as string[]));
    }
    if (id !== undefined || /\d/.test(part.text)) isRange = false;
    i += run === null ? 0 : run.parts - 1;
    before = parts[i]!.end;
  }
  const distinct = [...new Set(known)];
  if (distinct.length === 0) return null;
  const [one] = distinct;
  const isOnly = distinct.length === 1;
  const isPlain = one!.length >= SHORTEST_IN_WORDS || MIXED.test(one!);
  if (
    isOnly &&
    (hasWords || MIXED.test(one!)) &&
    isPlain &&
    unknown.every((part) => OF_DATE.test(part))
  )
    return { known: distinct, unknown: [] };
  if (unknown.length > 0 && !STRONG.test(text)) return null;
  if (hasWords && isOnly && !isPlain) return null;
  return { known: distinct, unknown };
}

function longestRun(
  text: string,
  parts: readonly Part[],
  from: number,
  idOf: ReadonlyMap<string, string>,
): { id: string; parts: number } | null {
  for (let count = Math.min(LONGEST_RUN, parts.length - from); count > 0; count--) {
    const run = text.slice(parts[from]!.start, parts[from + count - 1]!.end);
    const id = idOf.get(keyOfId(run));
    if (id !== undefined) return { id, parts: count };
  }
  return null;
}
