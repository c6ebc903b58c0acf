/** Who gets no dunning letter unless it is asked for: customers who dispute all that is late, or promised what they do not dispute. */
import { addDays, type IsoDate } from '../../format/date.ts';
import { type LetterKind, letterAbout } from '../../format/letter-kinds.ts';
import type { AnswerRow } from '../../metrics/types.ts';
import type { OpenReport } from '../open-report.ts';

/** Why no letter is written. */
export type LeftOutReason = { promisedFor: IsoDate } | 'disputed';

type ReasonOf = (customer: string, currency: string | null) => LeftOutReason | null;

const METRICS = {
  late: ['overdue_amount'],
  promise: ['days_to_promise', 'promised_soon_amount'],
  dispute: ['disputed_overdue_amount'],
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
  const ask = async (
    metrics: readonly string[],
    isThere = true,
  ): Promise<Map<string, number | null>[]> => (isThere ? Promise.all(metrics.map(values)) : []);
  const [late] = await ask(METRICS.late);
  const [days, promised] = await ask(METRICS.promise, report.inputs.promise === true);
  const [disputed] = await ask(METRICS.dispute, report.inputs.dispute === true);
  return (customer, currency) => {
    const key = keyOf(customer, currency);
    const overdue = late?.get(key) ?? 0;
    const inDispute = disputed?.get(key) ?? 0;
    // a promise of a part keeps nobody from being asked for the rest
    if (overdue <= 0 || inDispute + (promised?.get(key) ?? 0) < overdue) return null;
    const ahead = days?.get(key) ?? null;
    if (inDispute >= overdue || ahead === null) return 'disputed';
    return { promisedFor: addDays(report.asOf, ahead) };
  };
}
