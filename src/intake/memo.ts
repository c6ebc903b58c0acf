/** Remembers what texts were read as, for columns whose values repeat. */

const MOST_KNOWN = 10_000;

export const memo = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  // most often the row before had the same word
  let lastText: string | null = null;
  let last: T;
  return (text) => {
    if (text === lastText) return last;
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      value = read(text);
      if (known.size < MOST_KNOWN) known.set(text, value);
    }
    lastText = text;
    last = value as T;
    return last;
  };
};
