/** What a discount for early payment brings forward in a year, and what that is worth at the cost of money. */

const DAYS_OF_YEAR = 365;

/** Money that a discount brings: all of it a year, in minor units. */
export interface Brought {
  /** What is paid, the discount taken off. */
  paid: number;
  /** Days by which it comes earlier. */
  days: number;
  /** The discount. */
  cost: number;
}

export interface Worth extends Brought {
  /** More cash on an average day. */
  freed: number;
  /** The discount as a rate of interest on that; null where nothing is freed. */
  yearly: number | null;
  /** Interest that is saved at the cost of money, and what of it the discount leaves; null where that is not known. */
  saved: number | null;
  net: number | null;
}

/** An amount of so many days as that of a year. */
export const ofYear = (minor: number, days: number): number =>
  Math.round((minor * DAYS_OF_YEAR) / days);

/** Where `taken` of `later` is paid less the discount, earlier by `days`. */
export function broughtIf(
  later: number,
  days: number,
  { rate, taken }: { rate: number; taken: number },
): Brought {
  const takers = Math.round(later * taken);
  const cost = Math.round(takers * rate);
  return { paid: takers - cost, days, cost };
}

export function worthOf(brought: Brought, costOfMoney: number | undefined): Worth {
  const freed = (brought.paid * brought.days) / DAYS_OF_YEAR;
  const saved = costOfMoney === undefined ? null : Math.round(freed * costOfMoney);
  return {
    ...brought,
    freed: Math.round(freed),
    yearly: freed > 0 ? brought.cost / freed : null,
    saved,
    net: saved === null ? null : saved - brought.cost,
  };
}

/** The discount whose yearly rate is the cost of money: a larger one costs more than it saves. */
export const breakEven = (days: number, costOfMoney: number): number =>
  (costOfMoney * days) / (DAYS_OF_YEAR + costOfMoney * days);
