/** SQL that puts a number of days into an aging bucket, for given ascending upper edges. */
import { sqlText } from './engine.ts';

export type BucketMacro = 'bucket_of' | 'bucket_of_age' | 'bucket_index' | 'bucket_index_of_age';

/** What each macro stands for; `days` is an integer expression, negative or 0 where nothing is due yet. */
export function bucketLadder(macro: BucketMacro, days: string, edges: number[]): string {
  const last = edges[edges.length - 1]!;
  const span = (i: number, first: number): string =>
    sqlText(`${i === 0 ? first : edges[i - 1]! + 1}-${edges[i]}`);
  const ladder = (value: (i: number) => string, older: string, before = ''): string =>
    `case ${before} ${edges.map((edge, i) => `when ${days} <= ${edge} then ${value(i)}`).join(' ')}
      when ${days} > ${last} then ${older} end`;
  const oldest = sqlText(`${last}+`);
  switch (macro) {
    case 'bucket_of':
      return ladder((i) => span(i, 1), oldest, `when ${days} <= 0 then 'not_due'`);
    case 'bucket_of_age':
      return ladder((i) => span(i, 0), oldest);
    case 'bucket_index':
      return ladder((i) => String(i + 1), String(edges.length + 1), `when ${days} <= 0 then 0`);
    case 'bucket_index_of_age':
      return ladder((i) => String(i), String(edges.length));
  }
}
