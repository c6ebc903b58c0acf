/** What a rep's rate rests on besides the rep: one customer, disputes, the kind of customers, the last months. */

import { addMonths } from '../../format/date.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { AnswerRow } from '../../metrics/types.ts';

/**
 * By rep: the rate if each of its segments paid as that segment does over all reps, weighted by what fell due. `own` by
 * rep and segment, `all` by segment.
 */
export function expectedForMix(own: AnswerRow[], all: AnswerRow[]): Map<string | null, number> {
  const rates = new Map(all.map((row) => [row.by.segment ?? null, row.value]));
  const sums = new Map<string | null, { due: number; expected: number }>();
  for (const { by, denominator } of own) {
    const rate = rates.get(by.segment ?? null);
    const due = denominator ?? 0;
    if (rate == null || due <= 0) continue;
    const sum = sums.get(by.rep ?? null) ?? { due: 0, expected: 0 };
    sums.set(by.rep ?? null, { due: sum.due + due, expected: sum.expected + due * rate });
  }
  return new Map([...sums].map(([rep, { due, expected }]) => [rep, expected / due]));
}

const RECENT_MONTHS = 3;

/**
 * By rep: how its distance to all reps moved, in ratio points: that of the last three months less that of the months
 * before. `own` by rep and month, `all` by month. Null where either part has nothing due.
 */
export function trendAgainstPeers(
  own: AnswerRow[],
  all: AnswerRow[],
): Map<string | null, number | null> {
  const last = all.map((row) => row.by.month ?? '').reduce((a, b) => (b > a ? b : a), '');
  const from = last === '' ? '' : addMonths(last, 1 - RECENT_MONTHS);
  const rate = (rows: AnswerRow[]): number | null => {
    const due = sumOf(rows, (row) => row.denominator ?? 0);
    return due > 0 ? sumOf(rows, (row) => row.numerator ?? 0) / due : null;
  };
  const isRecent = ({ by }: AnswerRow): boolean => (by.month ?? '') >= from;
  const distance = (rows: AnswerRow[], isWanted: (row: AnswerRow) => boolean): number | null => {
    const [mine, theirs] = [rate(rows.filter(isWanted)), rate(all.filter(isWanted))];
    return mine === null || theirs === null ? null : mine - theirs;
  };
  const reps = new Set(own.map((row) => row.by.rep ?? null));
  return new Map(
    [...reps].map((rep) => {
      const rows = own.filter((row) => (row.by.rep ?? null) === rep);
      const [now, then] = [distance(rows, isRecent), distance(rows, (row) => !isRecent(row))];
      return [rep, now === null || then === null ? null : now - then];
    }),
  );
}
