/** What rules are made of: their questions, rows found again in another answer, and the windows they compare. */
import { addDays, addMonths, monthOf, monthStart } from '../format/date.ts';
import type { AnswerRow, FilterKey, Question } from '../metrics/types.ts';
import type { Alert, AlertRuleId, AlertSeverity, Evidence } from './alert.ts';

interface FiredAlert {
  rule: AlertRuleId;
  severity: AlertSeverity;
  row: AnswerRow;
  dimension?: FilterKey;
  amount: number | null;
  evidence: Evidence[];
}

export const alert = ({
  rule,
  severity,
  row,
  dimension = 'customer',
  amount,
  evidence,
}: FiredAlert): Alert => ({
  rule,
  severity,
  subject: { dimension, value: row.by[dimension] ?? null },
  currency: row.currency,
  amount,
  evidence,
});

/** Finds the row of the same subject and currency in another answer. */
export const rowOfSameSubject = (
  rows: AnswerRow[] | undefined,
  dimension: FilterKey = 'customer',
) => {
  const key = (row: AnswerRow): string => JSON.stringify([row.by[dimension] ?? null, row.currency]);
  const index = new Map((rows ?? []).map((row) => [key(row), row]));
  return (row: AnswerRow): AnswerRow | undefined => index.get(key(row));
};

export const amountEvidence = (
  metric: string,
  value: number | null,
  threshold?: number,
): Evidence => ({
  metric,
  value,
  unit: 'minor',
  ...(threshold === undefined ? {} : { threshold }),
});

/** The last 3 calendar months up to the as-of date, and the 12 before them, each seen at its own end. */
export function delayWindows(asOf: string): Record<'recent' | 'before', Partial<Question>> {
  const from = monthStart(addMonths(monthOf(asOf), -2));
  const end = addDays(from, -1);
  return {
    recent: { period: { from, to: asOf }, asOf },
    before: { period: { from: monthStart(addMonths(monthOf(from), -12)), to: end }, asOf: end },
  };
}
