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
  numbers: ReadonlySet<string>;
  customers: ReadonlySet<string>;
}

function listOf(sample: Sample): List | null {
  const { plan, rows } = sample;
  const numberAt = columnOf(plan, NUMBERS[plan.table as keyof typeof NUMBERS]);
  const customerAt = ['customer_name', 'customer_id']
    .map((field) => columnOf(plan, field))
    .find((index) => index >= 0);
  if (numberAt < 0 || customerAt === undefined) return null;
  const values = (index: number): Set<string> =>
    new Set(rows.map((row) => idKey(row[index] ?? '')).filter((key) => key !== ''));
  return { sample, numberAt, numbers: values(numberAt), customers: values(customerAt) };
}

/** Most numbers are customers of the other lists, and no customer is one of theirs. */
export function swappedNames(samples: readonly Sample[], { report }: PlanContext): void {
  const lists = samples.map(listOf).filter((list) => list !== null);
  for (const list of lists) {
    const { sample, numberAt, numbers, customers } = list;
    const isElsewhere = (key: string): boolean =>
      lists.some((other) => other !== list && other.customers.has(key));
    const first = [...numbers].find(isElsewhere);
    if (first === undefined || [...customers].some(isElsewhere)) continue;
    const count = [...numbers].filter(isElsewhere).length;
    if (count < numbers.size * 0.6) continue;
    const { source, headers, headerRow } = sample.plan;
    const expected = `numbers of documents; ${count} of ${numbers.size} are customers in other lists`;
    const place = { file: source.name, row: headerRow, column: headers[numberAt]! };
    report(problem('numbers_are_customers', { ...place, value: first, expected }));
  }
}
