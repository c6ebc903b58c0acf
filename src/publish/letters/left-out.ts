/** Who gets no dunning letter unless it is asked for: customers who have promised a day still to come, or dispute all that is late. */
import { addDays, type IsoDate } from '../../format/date.ts';
import { type LetterKind, letterAbout } from '../../format/letter-kinds.ts';
import type { AnswerRow } from '../../metrics/types.ts';
import type { OpenReport } from '../open-report.ts';

/** Why no letter is written. */
export type LeftOutReason = { promisedFor: IsoDate } | 'disputed';

type ReasonOf = (customer: string, currency: string | null) => LeftOutReason | null;

const METRICS = {
  promise: ['days_to_promise'],
  dispute: ['disputed_overdue_amount', 'overdue_amount'],
} as const;

const keyOf = (customer: unknown, currency: unknown): string =>
  JSON.stringify([customer ?? null, currency ?? null]);

/** By the metrics that the work list goes by, each currency of the documents for itself. */
export async function leftOutReasons(report: OpenReport, kind: LetterKind): Promise<ReasonOf> {
  if (letterAbout(kind) !== 'overdue') return () => null;
  const values = async (metric: string): Promise<Map<string, number | null>> => {
    const { rows } = await report.ask({ metric, by: ['customer', 'currency'] });
    return new Map(
      rows.map(({ by, value }: AnswerRow) => [keyOf(by.customer, by.currency), value]),
    );
  };
  const ask = async (input: keyof typeof METRICS): Promise<Map<string, number | null>[]> =>
    report.inputs[input] ? Promise.all(METRICS[input].map(values)) : [];
  const [days] = await ask('promise');
  const [disputed, overdue] = await ask('dispute');
  return (customer, currency) => {
    const key = keyOf(customer, currency);
    const ahead = days?.get(key) ?? null;
    if (ahead !== null) return { promisedFor: addDays(report.asOf, ahead) };
    const late = overdue?.get(key) ?? 0;
    return late > 0 && (disputed?.get(key) ?? 0) >= late ? 'disputed' : null;
  };
}
