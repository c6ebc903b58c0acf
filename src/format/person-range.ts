/** Which of the files by person somebody is in: known before any of them, or what reads them, has come. */

export type PersonKind = 'customer' | 'rep';

/** The files of a kind: `<path>-<number>.bin.gz`, the numbers from 0 on. */
export interface PersonFiles {
  path: string;
  count: number;
}

/** The number of somebody's file: equal for equal ids, wherever it is worked out (FNV-1a). */
export function rangeOf(id: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % count;
}

export const personFile = ({ path, count }: PersonFiles, id: string): string =>
  `${path}-${rangeOf(id, count)}.bin.gz`;

/** Who is asked about, where it is one person and nothing else is filtered but the currency it is read in. */
export function onlyPerson(
  kind: PersonKind,
  filter: Record<string, string | undefined> = {},
): string | undefined {
  const isOnly = Object.entries(filter).every(
    ([key, value]) => key === kind || key === 'currency' || !value,
  );
  return isOnly ? filter[kind] : undefined;
}
