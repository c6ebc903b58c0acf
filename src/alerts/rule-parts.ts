/** What rules are made of: their questions, rows found again in another answer, and the windows they compare. */
import { addDays, addMonths, monthOf, monthStart } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import type { AnswerRow, Filter, FilterKey, Question } from '../metrics/types.ts';
import { questionFor } from '../view/question.ts';
import type { View } from '../view/view.ts';
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
  // made when the first one is looked for: there may be very many rows, and nothing to find
  let index: Map<string | null, Map<string | null, AnswerRow>> | undefined;
  const makeIndex = () =>
    new Map(
      [...groupBy(rows ?? [], ({ currency }) => currency)].map(([currency, own]) => [
        currency,
        new Map(own.map((row) => [row.by[dimension] ?? null, row])),
      ]),
    );
  return ({ by, currency }: AnswerRow): AnswerRow | undefined => {
    index ??= makeIndex();
    return index.get(currency)?.get(by[dimension] ?? null);
  };
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

type DelayWindow = NonNullable<Evidence['window']>;

/** The last 3 calendar months up to the as-of date, and the 12 before them, each seen at its own end; and the last 12. */
export function delayWindows(asOf: string): Record<DelayWindow, Partial<Question>> {
  const from = monthStart(addMonths(monthOf(asOf), -2));
  const end = addDays(from, -1);
  return {
    recent: { period: { from, to: asOf }, asOf },
    before: { period: { from: monthStart(addMonths(monthOf(from), -12)), to: end }, asOf: end },
    year: { period: { from: monthStart(addMonths(monthOf(asOf), -11)), to: asOf }, asOf },
  };
}

type Subject = 'customer' | 'rep';

/** What the reader has narrowed the figures to, other than the subject itself. */
export const narrowedBy = ({ filter }: View, subject: Subject): FilterKey[] =>
  (['region', 'segment', 'rep', 'customer'] as const).filter(
    (key) => key !== subject && filter[key] !== undefined,
  );

/** The filter of a whole customer or rep: a limit holds for all that the customer owes, whoever sold it. */
function wholeFilter(view: View, subject: Subject): Filter {
  const filter = { ...view.filter };
  for (const key of narrowedBy(view, subject)) delete filter[key];
  return filter;
}

/** The filter of the whole company: a currency is all that remains of the reader's. */
export const companyFilter = ({ filter: { currency } }: View): Filter =>
  currency === undefined ? {} : { currency };

export const wholeOf = (view: View, metric: string, subject: Subject): Question =>
  questionFor(view, metric, [subject], { filter: wholeFilter(view, subject) });

/** Which of them have a part in what the reader looks at; nothing to ask where that is everything. */
export const partOf = (view: View, metric: string, subject: Subject): Record<string, Question> =>
  narrowedBy(view, subject).length > 0 ? { part: questionFor(view, metric, [subject]) } : {};

/** Whether the row's subject has a part in it; `amount` reads what there is of it. */
export function hasPart(
  part: AnswerRow[] | undefined,
  subject: Subject,
  amount: (row: AnswerRow) => number | null,
): (row: AnswerRow) => boolean {
  if (!part) return () => true;
  const partOfSubject = rowOfSameSubject(part, subject);
  return (row) => {
    const own = partOfSubject(row);
    return own !== undefined && (amount(own) ?? 0) > 0;
  };
}
