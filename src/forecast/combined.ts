/** The methods of all horizons as one. */
import { DAYS_AHEAD } from '../format/ahead.ts';
import { HORIZONS, type Horizon } from './backtest.ts';
import type { Book } from './book.ts';
import { type GoesBy, rememberByAge, sharesTogether } from './learnt.ts';
import { type Forecaster, forecasterOf, type Method, type MethodForecaster } from './methods.ts';

export interface Combined extends Forecaster {
  goesBy: GoesBy;
}

/**
 * Where a method has never seen money of an age, the trailing share speaks, and where that is unknown the due date.
 * A horizon without a method is due dates.
 */
export function combined(book: Book, methods: Record<Horizon, Method | null>): Combined {
  const last = book.origins.length - 1;
  const byMethod = new Map<Method, MethodForecaster | null>();
  const forecaster = (method: Method): MethodForecaster | null => {
    if (!byMethod.has(method)) byMethod.set(method, forecasterOf(method, book, last));
    return byMethod.get(method)!;
  };
  const chosen = HORIZONS.map((days) => forecaster(methods[days] ?? 'due_date'));
  const goesBy: GoesBy = {
    steps: [...HORIZONS, DAYS_AHEAD].map((until, i) => ({
      until,
      learnt: chosen[Math.min(i, chosen.length - 1)]?.learnt ?? null,
    })),
    otherwise: (['trailing_share', 'due_date'] as const).flatMap(
      (method) => forecaster(method)?.learnt ?? [],
    ),
  };
  return {
    promisesKept: chosen.find((one) => one && one.promisesKept !== null)?.promisesKept ?? null,
    shares: rememberByAge(sharesTogether(goesBy)),
    goesBy,
  };
}
