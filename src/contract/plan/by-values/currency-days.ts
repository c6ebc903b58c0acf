/** A name such as "Valuta" is a currency in one language and a bank's day in another: the values say which. */
import { isDay } from './days.ts';
import type { OpenColumns } from './open-columns.ts';
import { ROWS_SEEN, type Sample } from './sample.ts';

/** Takes a column of days from the field `currency`. */
export function dropDaysAsCurrency({ plan, rows }: Sample, { isDecided }: OpenColumns): void {
  const mapped = plan.columns.find(({ field }) => field === 'currency');
  if (!mapped || isDecided('currency')) return;
  const cells = rows.slice(0, ROWS_SEEN).map((row) => (row[mapped.index] ?? '').trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || !filled.every(isDay)) return;
  plan.columns = plan.columns.filter((column) => column !== mapped);
}
