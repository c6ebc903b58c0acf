/** The figures once more, from the definitions and in plain loops; days and cents, no value is null. */
import { monthOf, monthStart, over, sum } from './dice.ts';
import { type Item, openAt, settledAt } from './plain-ledger.ts';
import { outlookFigures, weeksFigures } from './plain-outlook.ts';
import { practiceFigures } from './plain-practice.ts';
import { firstApplied, paidLater } from './plain-receipts.ts';
import { termsFigures } from './plain-terms.ts';
import type { World } from './plain-world.ts';

/** Value of a metric, or its values by bucket, stage or tier. */
export type Value = number | null | Record<string, number | null>;

export interface Span {
  /** The period's first and last day. */
  from: number;
  to: number;
  /** Balances are those of this day. */
  asOf: number;
  /** Nothing dated later is known. */
  horizon: number;
  /** How many customers are the largest. */
  topN: number;
  /** Upper amounts of the tiers. */
  tiers: [number, number];
  /** Expected loss by bucket, where it is set. */
  lossRates?: Record<string, number>;
}

const total = (items: Item[]): number => sum(items.map((item) => item.amount));
const BUCKETS = ['not_due', '1-30', '31-60', '61-90', '90+'];
const bucketOf = (late: number): number =>
  late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;

export function plainFigures(world: World, span: Span): Record<string, Value> {
  const { items, movements, credits } = world;
  const { from, to, asOf, horizon } = span;
  const end = Math.min(to, horizon);
  const inPeriod = (day: number | null): boolean => day !== null && from <= day && day <= end;
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
  const applied = (some: Item[], kind: string, first: number, last: number) =>
    sum(
      some
        .flatMap((i) => i.applied.filter((a) => a.kind === kind && first <= a.day && a.day <= last))
        .map((a) => a.amount),
    );
  const moved = (kind: string, first = from, last = end) =>
    sum(
      movements
        .filter((m) => m.kind === kind && first <= m.day && m.day <= last)
        .map((m) => m.amount),
    );
  const invoiced = moved('invoice');
  const cash = moved('cash') - moved('refund');
  const notDue = sum(items.filter((item) => item.due >= asOf).map((item) => openAt(item, asOf)));
  const overdue = gross(asOf) - notDue;
  const due = items.filter((i) => from <= i.due && i.due <= to && i.issued <= horizon);
  const arrears = items.filter(
    (item) => item.due < from && item.issued < from && openAt(item, from - 1) !== 0,
  );
  const old = items.filter((item) => item.due < from && item.issued < from);
  const collectable = [...due, ...old];
  const windowFrom = monthStart(asOf, 2);
  const days = asOf - windowFrom + 1;
  const sold = moved('invoice', windowFrom, asOf);
  const before = gross(windowFrom - 1);
  const settledOn = (item: Item) => settledAt(item, horizon);
  const settled = items.filter((item) => inPeriod(settledOn(item)));
  const pastDue = due.filter((item) => item.due < horizon);
  const onTime = pastDue.filter((item) => (settledOn(item) ?? item.due + 1) <= item.due);
  const paid = items.flatMap((i) =>
    i.applied
      .filter((a) => a.kind === 'cash' && inPeriod(a.day))
      .map((a) => ({ weight: a.amount, days: a.day - i.due, method: a.method || null })),
  );
  const late = items
    .filter((i) => i.due < asOf)
    .map((i) => ({ weight: openAt(i, asOf), days: asOf - i.due }));
  const customers = [...new Set(items.map((item) => item.customer))].map((customer) =>
    sum(items.filter((item) => item.customer === customer).map((item) => openAt(item, asOf))),
  );
  const weighted = (rows: { weight: number; days: number }[]) =>
    over(sum(rows.map((d) => d.weight * d.days)), sum(rows.map((d) => d.weight)));
  const byAmount = (some: Item[], of: (item: Item) => number) =>
    weighted(some.map((item) => ({ weight: item.amount, days: of(item) })));
  const simple = (some: Item[], of: (item: Item) => number) => over(sum(some.map(of)), some.length);
  const lags = issued(from, end)
    .filter((i) => i.invoice.delivered !== null)
    .map((i) => i.issued - i.invoice.delivered!)
    .sort((a, b) => a - b);
  const middle = (lags.length - 1) / 2;
  const target = sum(
    world.targets
      .filter(({ month }) => monthOf(from) <= month && month <= monthOf(to))
      .map(({ amount }) => amount),
  );
  const toPay = (i: Item) => settledOn(i)! - i.issued;
  const lateness = (i: Item) => settledOn(i)! - i.due;
  const beyond = (i: Item) => Math.max(0, lateness(i));

  return {
    invoiced_amount: invoiced,
    cash_amount: cash,
    cash_gross_amount: moved('cash'),
    credit_note_amount: moved('credit_note'),
    write_off_amount: moved('write_off'),
    discount_amount: moved('discount'),
    refund_amount: moved('refund'),
    net_sales: invoiced - moved('credit_note'),
    bad_debt_rate: over(moved('write_off'), invoiced),
    open_amount: gross(asOf),
    unapplied_amount: waiting(asOf),
    net_open_amount: net(asOf),
    net_open_opening: net(from - 1),
    net_open_closing: net(end),
    unapplied_change: waiting(end) - waiting(from - 1),
    overdue_amount: overdue,
    overdue_share: over(overdue, gross(asOf)),
    overdue_beyond_amount: sum(late.filter((l) => l.days > 60).map((l) => l.weight)),
    due_soon_amount: sum(
      items.filter((i) => i.due >= asOf && i.due <= asOf + 14).map((i) => openAt(i, asOf)),
    ),
    aging: plainAging(items, asOf),
    allowance: allowance(items, asOf, span.lossRates),
    loss_rate: lossRates(items, asOf),
    collection_rate: over(cash, invoiced),
    collection_rate_due: over(applied(due, 'cash', -1e9, horizon), total(due)),
    collection_rate_arrears: over(
      applied(collectable, 'cash', from, end),
      sum(
        due.map((i) => i.amount - sum(i.applied.filter((a) => a.day < from).map((a) => a.amount))),
      ) +
        sum(arrears.map((i) => openAt(i, from - 1))) -
        applied(collectable, 'credit_note', from, end),
    ),
    collection_rate_cohort: over(
      applied(issued(from, end), 'cash', -1e9, horizon),
      total(issued(from, end)),
    ),
    collection_rate_balance: over(net(from - 1) + invoiced - net(end), net(from - 1) + invoiced),
    dso: over(gross(asOf) * days, sold),
    dso_best: over(notDue * days, sold),
    add: over(overdue * days, sold),
    dso_countback: countBack(items, gross(asOf), asOf),
    cei: over(before + sold - gross(asOf), before + sold - notDue),
    ar_turnover: over(invoiced - moved('credit_note'), (net(from - 1) + net(end)) / 2),
    days_to_pay: byAmount(settled, toPay),
    days_to_pay_simple: simple(settled, toPay),
    days_late: byAmount(settled, lateness),
    days_late_simple: simple(settled, lateness),
    days_beyond_terms: byAmount(settled, beyond),
    days_beyond_terms_simple: simple(settled, beyond),
    terms_days: byAmount(issued(from, end), (i) => i.due - i.issued),
    terms_days_settled: byAmount(settled, (i) => i.due - i.issued),
    payment_delay: weighted([...paid, ...late]),
    paid_amount: sum(paid.map((p) => p.weight)),
    payment_days_late: weighted(paid),
    receipt_count: firstApplied(world).filter(({ day }) => inPeriod(day)).length,
    ...paidLater(items, inPeriod),
    on_time_rate: over(total(onTime), total(pastDue)),
    on_time_rate_count: over(onTime.length, pastDue.length),
    due_amount: total(due),
    due_item_count: due.length,
    due_weight_squares: sum(due.map((i) => i.amount ** 2)),
    settled_item_count: settled.length,
    issued_item_count: issued(from, end).length,
    invoicing_lag: over(sum(lags), lags.length),
    invoicing_lag_median:
      lags.length === 0 ? null : (lags[Math.floor(middle)]! + lags[Math.ceil(middle)]!) / 2,
    invoicing_lag_within: over(lags.filter((lag) => lag <= 3).length, lags.length),
    top_share: over(sum(customers.sort((a, b) => b - a).slice(0, span.topN)), gross(asOf)),
    hhi: over(sum(customers.map((open) => open ** 2)), gross(asOf) ** 2),
    target_amount: target,
    target_attainment: over(cash, target),
    target_rate: targetRate(due, world.allTargets),
    ...practiceFigures(world, span),
    ...termsFigures(world, span),
    ...weeksFigures(world, span),
    // a book with more has a past to learn from: `test/forecast` holds what is expected of it
    ...(world.allItems.length < 200 ? outlookFigures(world, span) : {}),
  };
}

/** Each item's target of its rep and the month it falls due in, by amount; one for its own currency first, else the lowest. */
function targetRate(due: Item[], targets: World['allTargets']): number | null {
  const aimed = due.flatMap((item) => {
    const rates = targets.filter(
      (t) => t.rate !== null && t.rep === item.rep && t.month === monthOf(item.due),
    );
    const own = rates.filter((t) => t.currency === item.currency);
    const usable = (own.length > 0 ? own : rates).map((t) => t.rate! / 100);
    if (usable.length === 0) return [];
    // to the cent, half a cent up
    const millionths = Math.round(Math.min(...usable) * 1e6);
    const asked = Math.floor((item.amount * millionths + 500_000) / 1e6);
    return [{ amount: item.amount, asked }];
  });
  return over(sum(aimed.map((a) => a.asked)), sum(aimed.map((a) => a.amount)));
}

/** Cash and days late by method of payment; null where the rows name none. */
export function plainMethods(world: World, { from, to, horizon }: Span) {
  const end = Math.min(to, horizon);
  const within = (day: number): boolean => from <= day && day <= end;
  const methods = [null, 'bank', 'cheque'];
  const paid = (method: string | null) =>
    world.items.flatMap((i) =>
      i.applied
        .filter((a) => a.kind === 'cash' && within(a.day) && (a.method || null) === method)
        .map((a) => ({ amount: a.amount, days: a.day - i.due })),
    );
  const of = <T>(value: (method: string | null) => T) =>
    Object.fromEntries(methods.map((method) => [String(method), value(method)]));
  return {
    cash_amount: of((method) =>
      sum(
        world.movements
          .filter((m) => within(m.day) && m.method === method)
          .map((m) => (m.kind === 'cash' ? m.amount : m.kind === 'refund' ? -m.amount : 0)),
      ),
    ),
    cash_gross_amount: of((method) =>
      sum(
        world.movements
          .filter((m) => within(m.day) && m.method === method && m.kind === 'cash')
          .map((m) => m.amount),
      ),
    ),
    paid_amount: of((method) => sum(paid(method).map((p) => p.amount))),
    receipt_count: of(
      (method) =>
        firstApplied(world).filter((a) => within(a.day) && (a.method || null) === method).length,
    ),
    payment_days_late: of((method) =>
      over(sum(paid(method).map((p) => p.amount * p.days)), sum(paid(method).map((p) => p.amount))),
    ),
  };
}

/** Gross AR by bucket of days past due, or since issue, which has no "not due". */
export function plainAging(
  items: Item[],
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

/** Of what stood in a bucket at a month's start, what of the same items stood in the next at its end. */
export function plainRoll(items: Item[], months: { start: number; end: number }[]) {
  const rolled = BUCKETS.slice(0, 4).map((id, bucket) => {
    let [stood, went] = [0, 0];
    for (const { start, end } of months)
      for (const item of items) {
        if (bucketOf(start - item.due) !== bucket) continue;
        const open = openAt(item, start);
        stood += open;
        if (bucketOf(end - item.due) === bucket + 1) went += Math.min(open, openAt(item, end));
      }
    return [id, over(went, stood)] as const;
  });
  return Object.fromEntries(rolled);
}

/** Of what ever stood in each bucket, what was lost later. */
function losses(items: Item[], day: number): { reached: number; lost: number }[] {
  const floors = [Number.NEGATIVE_INFINITY, 1, 31, 61, 91];
  return floors.map((floor) => {
    let [reached, lost] = [0, 0];
    for (const item of items.filter((i) => i.issued <= day)) {
      const since = floor === Number.NEGATIVE_INFINITY ? floor : item.due + floor;
      if (since > day) continue;
      const gone = item.applied.filter((a) => a.day <= since);
      reached += item.amount - sum(gone.map((a) => a.amount));
      lost += sum(
        item.applied
          .filter((a) => a.kind === 'write_off' && a.day > since && a.day <= day)
          .map((a) => a.amount),
      );
    }
    return { reached, lost };
  });
}

const lossRates = (items: Item[], day: number) =>
  Object.fromEntries(
    losses(items, day).map(({ reached, lost }, bucket) => [BUCKETS[bucket]!, over(lost, reached)]),
  );

/** Each bucket at its loss rate. */
function allowance(items: Item[], day: number, set?: Record<string, number>): number {
  const expected = losses(items, day).map(({ reached, lost }, bucket) => {
    const open = items
      .filter((i) => bucketOf(day - i.due) === bucket)
      .map((item) => openAt(item, day));
    if (set) return sum(open) * set[BUCKETS[bucket]!]!;
    return reached > 0 ? sum(open) * (lost / reached) : 0;
  });
  return Math.round(sum(expected));
}

/** Months' sales off the balance, newest first; null where history runs out. */
function countBack(items: Item[], open: number, day: number): number | null {
  const known = items.filter((item) => item.issued <= day);
  const first = known.length ? monthStart(Math.min(...known.map((i) => i.issued))) : day + 1;
  let rest = open;
  let counted = 0;
  for (let last = day, start = monthStart(day); rest > 0 && start >= first; ) {
    const sold = total(items.filter((item) => start <= item.issued && item.issued <= last));
    const length = last - start + 1;
    if (sold >= rest) return counted + (rest / sold) * length;
    rest -= sold;
    counted += length;
    last = start - 1;
    start = monthStart(last);
  }
  return rest > 0 ? null : counted;
}
