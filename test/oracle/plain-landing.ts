/** Where months, quarters and calendar years land, in plain loops, of books too small to be backtested. */
import { dateOf, dayOf, monthOf, monthStart, sum } from './dice.ts';
import type { Value } from './plain-figures.ts';
import { openAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

interface Step {
  key: string;
  from: number;
  to: number;
  months: string[];
}

/** The month, quarter and year of a day, and the next of each that is over on it. */
function stepsAt(asOf: number): Step[] {
  return [1, 3, 12].flatMap((length) => {
    const now = stepAt(asOf, length);
    return now.to === asOf ? [now, stepAt(asOf + 1, length)] : [now];
  });
}

function stepAt(day: number, length: number): Step {
  const [year, month] = dateOf(day).split('-').map(Number) as [number, number];
  const into = (month - 1) % length;
  const from = monthStart(day, into);
  const months = Array.from({ length }, (_, i) => monthOf(monthStart(from, -i)));
  const key =
    length === 1 ? monthOf(day) : length === 3 ? `${year}-Q${Math.ceil(month / 3)}` : String(year);
  return { key, from, to: monthStart(from, -length) - 1, months };
}

export function landingFigures(world: World, asOf: number): Record<string, Value> {
  const { items, movements, targets } = world;
  const steps = stepsAt(asOf);
  const reach = asOf + daysToSixthMonthEnd(asOf);
  const moved = (kinds: string[], { from, to }: Step): number[] =>
    movements
      .filter(({ kind, day }) => kinds.includes(kind) && from <= day && day <= Math.min(to, asOf))
      .map(({ kind, amount }) => (kind === 'refund' ? -amount : amount));
  const received = (step: Step) => sum(moved(['cash', 'refund'], step));
  const invoiced = (step: Step) => sum(moved(['invoice'], step));
  const expected = (step: Step): number =>
    step.to <= asOf
      ? 0
      : sum(
          items
            .filter((item) => item.due <= Math.min(step.to, reach))
            .map((item) => openAt(item, asOf)),
        );
  const byStep = (value: (step: Step) => number | null) =>
    Object.fromEntries(steps.map((step) => [step.key, value(step)]));
  /** Of each group that has a target in every month of the step. */
  const targetOf = (group: (target: World['targets'][number]) => unknown) => (step: Step) =>
    sum(
      [...new Set(targets.map(group))].flatMap((one) => {
        const own = targets.filter((target) => group(target) === one);
        const isWhole = step.months.every((name) => own.some(({ month }) => month === name));
        return isWhole
          ? own.filter(({ month }) => step.months.includes(month)).map(({ amount }) => amount)
          : [];
      }),
    );
  const months = [...new Set(targets.map(({ month }) => month))].filter(
    (month) => monthStart(dayOf(`${month}-01`), -1) - 1 > asOf,
  );
  return {
    landing_received: byStep(received),
    landing_expected: byStep(expected),
    landing_amount: byStep((step) => received(step) + expected(step)),
    landing_rate: byStep((step) =>
      invoiced(step) > 0 ? (received(step) + expected(step)) / invoiced(step) : null,
    ),
    // nothing is said of what is still to be invoiced
    landing_rate_with_billing: byStep((step) =>
      invoiced(step) > 0 ? (received(step) + expected(step)) / invoiced(step) : null,
    ),
    landing_target: byStep(targetOf(() => '')),
    landing_target_by_region: byStep(targetOf(({ region }) => region)),
    landing_target_by_rep: byStep(targetOf(({ rep }) => rep)),
    target_ahead: Object.fromEntries(
      months.map((name) => [
        name,
        sum(targets.filter(({ month }) => month === name).map(({ amount }) => amount)),
      ]),
    ),
  };
}

/** The first month is what is left of the current one; no forecast reaches beyond half a year of days. */
export function daysToSixthMonthEnd(asOf: number): number {
  const next = new Date(Date.UTC(2025, 0, 1 + asOf + 1));
  const end = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 6, 0);
  return Math.min(184, (end - Date.UTC(2025, 0, 1)) / 86_400_000 - asOf);
}
