/** The figures once more, from the definitions and in plain loops; days and cents, no value is null. */
import { type Item, type Ledger, openAt, sum } from './plain-ledger.ts';
import type { Book } from './random-book.ts';

export interface Span {
  /** The period's first day, and its last day, which is also the as-of date. */
  from: number;
  to: number;
}

const monthStart = (day: number, back: number): number => {
  const date = new Date(Date.UTC(2025, 0, 1 + day));
  return (
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1) - Date.UTC(2025, 0, 1)) /
    86_400_000
  );
};
const over = (numerator: number, denominator: number): number | null =>
  denominator > 0 ? numerator / denominator : null;
const total = (items: Item[]): number => sum(items.map((item) => item.amount));

export function plainFigures(book: Book, ledger: Ledger, { from, to }: Span) {
  const { items, credits } = ledger;
  const inPeriod = (day: number | null): boolean => day !== null && from <= day && day <= to;
  const gross = (day: number) => sum(items.map((item) => openAt(item, day)));
  const waiting = (day: number) =>
    sum(
      credits
        .filter((c) => c.from <= day && (c.until === null || c.until > day))
        .map((c) => c.amount),
    );
  const net = (day: number) => gross(day) - waiting(day);
  const issued = (first: number, last: number) =>
    items.filter((item) => first <= item.issued && item.issued <= last);
  const applied = (some: Item[], kind: string, first: number) =>
    sum(
      some
        .flatMap((i) => i.applied.filter((a) => a.kind === kind && first <= a.day && a.day <= to))
        .map((a) => a.amount),
    );
  const paid = (kind: string) =>
    sum(book.payments.filter((p) => p.kind === kind && inPeriod(p.day)).map((p) => p.amount));

  const invoiced = total(issued(from, to));
  const overdue = sum(items.filter((item) => item.due < to).map((item) => openAt(item, to)));
  const due = items.filter((item) => inPeriod(item.due) && item.issued <= to);
  const arrears = items.filter(
    (item) => item.due < from && item.issued < from && openAt(item, from - 1) > 0,
  );
  const collectable = [...due, ...arrears];
  const windowFrom = monthStart(to, 2);
  const windowDays = to - windowFrom + 1;
  const windowInvoiced = total(issued(windowFrom, to));
  const notDue = gross(to) - overdue;
  const before = gross(windowFrom - 1);
  const settled = items.filter((item) => inPeriod(item.settled));
  const pastDue = due.filter((item) => item.due < to);
  const onTime = pastDue.filter((item) => item.settled !== null && item.settled <= item.due);
  const delays = [
    ...items.flatMap((i) =>
      i.applied
        .filter((a) => a.kind === 'cash' && inPeriod(a.day))
        .map((a) => ({ weight: a.amount, days: a.day - i.due })),
    ),
    ...items.filter((i) => i.due < to).map((i) => ({ weight: openAt(i, to), days: to - i.due })),
  ];
  const customers = [...new Set(items.map((item) => item.customer))].map((customer) =>
    sum(items.filter((item) => item.customer === customer).map((item) => openAt(item, to))),
  );
  const days = (some: Item[], of: (item: Item) => number): number =>
    sum(some.map((item) => item.amount * of(item)));

  return {
    invoiced_amount: invoiced,
    cash_amount: paid('cash'),
    credit_note_amount: paid('credit_note'),
    write_off_amount: paid('write_off'),
    discount_amount: paid('discount'),
    open_amount: gross(to),
    unapplied_amount: waiting(to),
    net_open_amount: net(to),
    overdue_amount: overdue,
    overdue_share: over(overdue, gross(to)),
    collection_rate: over(paid('cash'), invoiced),
    collection_rate_due: over(applied(due, 'cash', 0), total(due)),
    collection_rate_arrears: over(
      applied(collectable, 'cash', from),
      total(due) +
        sum(arrears.map((i) => openAt(i, from - 1))) -
        applied(collectable, 'credit_note', from),
    ),
    collection_rate_cohort: over(applied(issued(from, to), 'cash', 0), invoiced),
    collection_rate_balance: over(net(from - 1) + invoiced - net(to), net(from - 1) + invoiced),
    dso: over(gross(to) * windowDays, windowInvoiced),
    dso_best: over(notDue * windowDays, windowInvoiced),
    add: over(overdue * windowDays, windowInvoiced),
    dso_countback: countBack(items, gross(to), to),
    cei: over(before + windowInvoiced - gross(to), before + windowInvoiced - notDue),
    ar_turnover: over(invoiced - paid('credit_note'), (net(from - 1) + net(to)) / 2),
    days_to_pay: over(
      days(settled, (i) => i.settled! - i.issued),
      total(settled),
    ),
    days_to_pay_simple: over(sum(settled.map((i) => i.settled! - i.issued)), settled.length),
    days_late: over(
      days(settled, (i) => i.settled! - i.due),
      total(settled),
    ),
    days_late_simple: over(sum(settled.map((i) => i.settled! - i.due)), settled.length),
    days_beyond_terms: over(
      days(settled, (i) => Math.max(0, i.settled! - i.due)),
      total(settled),
    ),
    payment_delay: over(
      sum(delays.map((d) => d.weight * d.days)),
      sum(delays.map((d) => d.weight)),
    ),
    on_time_rate: over(total(onTime), total(pastDue)),
    on_time_rate_count: over(onTime.length, pastDue.length),
    top_share: over(sum(customers.sort((a, b) => b - a).slice(0, 2)), gross(to)),
    hhi: over(sum(customers.map((open) => open ** 2)), gross(to) ** 2),
  };
}

/** Months' sales off the balance, newest first; null where history runs out. */
function countBack(items: Item[], open: number, day: number): number | null {
  const first = monthStart(Math.min(...items.map((item) => item.issued)), 0);
  let rest = open;
  let counted = 0;
  for (let last = day, start = monthStart(day, 0); rest > 0 && start >= first; ) {
    const sold = total(items.filter((item) => start <= item.issued && item.issued <= last));
    const length = last - start + 1;
    if (sold >= rest) return counted + (rest / sold) * length;
    rest -= sold;
    counted += length;
    last = start - 1;
    start = monthStart(last, 0);
  }
  return rest > 0 ? null : counted;
}

/** Gross AR by bucket of days past due, or since issue, which has no "not due". */
export function plainAgeing(
  { items }: Ledger,
  day: number,
  edges = [30, 60, 90],
  basis: 'due' | 'issue' = 'due',
): Record<string, number> {
  const buckets: Record<string, number> = {};
  for (const item of items) {
    const open = openAt(item, day);
    if (open === 0) continue;
    const age = day - (basis === 'due' ? item.due : item.issued);
    const index = edges.findIndex((edge) => age <= edge);
    const low = index === 0 ? (basis === 'due' ? 1 : 0) : edges[index - 1]! + 1;
    const old = index < 0 ? `${edges.at(-1)}+` : `${low}-${edges[index]}`;
    const id = basis === 'due' && age <= 0 ? 'not_due' : old;
    buckets[id] = (buckets[id] ?? 0) + open;
  }
  return buckets;
}
