/** Lists whose numbers of documents are customers elsewhere, while their customers are nobody's: two headers have changed places. */
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { idKey } from './id-values.ts';
import type { Sample } from './sample.ts';

const NUMBERS = { invoice: 'invoice_id', payment: 'payment_id' } as const;

interface List {
  sample: Sample;
  numberAt: number;
  customers: ReadonlySet<string>;
}

function listOf(sample: Sample): List | null {
  const { plan } = sample;
  const numberAt = columnOf(plan, NUMBERS[plan.table as keyof typeof NUMBERS]);
  const customerAt = ['customer_name', 'customer_id']
    .map((field) => columnOf(plan, field))
    .find((index) => index >= 0);
  if (numberAt < 0 || customerAt === undefined) return null;
  return { sample, numberAt, customers: keysOf(sample, customerAt) };
}

const keysOf = ({ rows }: Sample, index: number): Set<string> =>
  new Set([...new Set(rows.map((row) => row[index] ?? ''))].map(idKey).filter((key) => key !== ''));

/** Most numbers are customers of the other lists, and no customer is one of theirs. */
export function swappedNames(samples: readonly Sample[], { report }: PlanContext): void {
  const lists = samples.map(listOf).filter((list) => list !== null);
  // the list of a customer, or null where several have it
  const listsOf = new Map<string, List | null>();
  for (const list of lists)
    for (const key of list.customers) listsOf.set(key, listsOf.has(key) ? null : list);
  for (const list of lists) {
    const { sample, numberAt, customers } = list;
    const isElsewhere = (key: string): boolean => {
      const found = listsOf.get(key);
      return found !== undefined && found !== list;
    };
    const first = sample.rows.map((row) => idKey(row[numberAt] ?? '')).find(isElsewhere);
    if (first === undefined || [...customers].some(isElsewhere)) continue;
    const numbers = keysOf(sample, numberAt);
    const count = [...numbers].filter(isElsewhere).length;
    if (count < numbers.size * 0.6) continue;
    const { source, headers, headerRow } = sample.plan;
    const expected = `numbers of documents; ${count} of ${numbers.size} are customers in other lists`;
    const place = { file: source.name, row: headerRow, column: headers[numberAt]! };
    report(problem('numbers_are_customers', { ...place, value: first, expected }));
  }
}
