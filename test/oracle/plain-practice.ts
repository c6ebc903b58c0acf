/** The figures of the practices in plain loops: terms, discounts, promises, contacts, stages, tiers. */
import { dateOf, listsBy, over, sum } from './dice.ts';
import { contactFigures } from './plain-contacts.ts';
import { creditFigures } from './plain-credit.ts';
import { disputeFigures, medianDays } from './plain-disputes.ts';
import type { Span, Value } from './plain-figures.ts';
import { type Item, openAt, settledAt } from './plain-ledger.ts';
import type { World } from './plain-world.ts';

const SILENT_DAYS = 30;
const DUE_SOON_DAYS = 14;

export function practiceFigures(world: World, span: Span): Record<string, Value> {
  return {
    ...creditFigures(world, span),
    ...counts(world, span),
    ...disputeFigures(world, span),
    ...terms(world, span),
    ...promises(world, span),
    ...promiseWeeks(world, span),
    ...contacts(world, span),
    ...contactFigures(world, span),
    ...actions(world, span),
    ...confirmations(world, span),
    ...stages(world, span),
    ...tiers(world, span),
    ...commission(world, span),
  };
}

function commission({ earned }: World, { from, to, horizon }: Span) {
  const lines = earned.filter(({ day }) => from <= day && day <= Math.min(to, horizon));
  const all = sum(lines.map((line) => line.earned));
  const base = sum(lines.map((line) => line.base));
  return {
    commission_amount: all,
    commission_base_amount: base,
    commission_clawback_amount: -sum(lines.filter((l) => l.isRefund).map((l) => l.earned)),
    commission_rate: over(all, base),
  };
}

const overdueOf = (items: Item[], day: number): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const item of items)
    if (item.due < day && openAt(item, day) > 0)
      sums.set(item.customer, (sums.get(item.customer) ?? 0) + openAt(item, day));
  return sums;
};

function counts({ items }: World, { asOf }: Span) {
  const open = items.filter((i) => i.issued <= asOf && settledAt(i, asOf) === null);
  const late = items.filter((i) => i.due < asOf && openAt(i, asOf) > 0).map((i) => asOf - i.due);
  return {
    oldest_overdue_days: late.length ? Math.max(...late) : null,
    open_item_count: open.length,
    overdue_item_count: open.filter((i) => i.due < asOf).length,
    overdue_customer_count: overdueOf(items, asOf).size,
  };
}

function terms({ items }: World, { from, to, horizon }: Span) {
  const end = Math.min(to, horizon);
  const issued = items.filter((i) => from <= i.issued && i.issued <= end);
  const last = (i: Item): number => i.issued + 10;
  const eligible = items.filter((i) => i.invoice.discount > 0 && from <= last(i) && last(i) <= end);
  const taken = eligible.filter((i) =>
    i.applied.some((a) => a.kind === 'discount' && a.day <= last(i)),
  );
  const amount = sum(eligible.map((i) => i.amount));
  // to the cent, half a cent up
  const offered = sum(eligible.map((i) => Math.floor((i.amount * i.invoice.discount + 50) / 100)));
  const days = sum(eligible.map((i) => i.amount * (i.due - last(i)))) / amount;
  const tooLate = items.flatMap((i) =>
    i.applied.filter(
      (a) =>
        a.kind === 'discount' &&
        from <= a.day &&
        a.day <= end &&
        (i.invoice.discount > 0 ? a.day > last(i) : a.day >= i.issued),
    ),
  );
  return {
    no_terms_share: over(issued.filter((i) => !i.hasTerms).length, issued.length),
    discount_uptake: over(sum(taken.map((i) => i.amount)), amount),
    discount_uptake_count: over(taken.length, eligible.length),
    discount_cost:
      amount > offered && days > 0 ? (offered / (amount - offered)) * (365 / days) : null,
    discount_late_amount: sum(tooLate.map((a) => a.amount)),
  };
}

const before = ({ applied }: World['items'][number], day: number): number =>
  sum(applied.filter((a) => a.day < day).map((a) => a.amount));

function promises(world: World, { from, to, asOf, horizon }: Span) {
  const end = Math.min(to, horizon);
  const all = world.promises.map((p) => {
    const own = world.allItems.filter((i) => i.invoice === p.invoice);
    const paid = own.flatMap((i) =>
      i.applied.filter((a) => a.kind === 'cash' && p.made <= a.day && a.day <= p.due),
    );
    return {
      ...p,
      // without an amount, what was left of the invoice when it was made
      amount: p.amount ?? sum(own.map((i) => i.amount - before(i, p.made))),
      paid: sum(paid.map((a) => a.amount)),
      isOpen: own.some((i) => openAt(i, asOf) !== 0),
      open: sum(own.map((i) => openAt(i, asOf))),
      came: sum(
        own.flatMap((i) =>
          i.applied
            .filter((a) => a.kind === 'cash' && p.made <= a.day && a.day <= asOf)
            .map((a) => a.amount),
        ),
      ),
    };
  });
  const due = all.filter((p) => from <= p.due && p.due <= end);
  const kept = due.filter((p) => p.paid >= p.amount);
  const broken = all.filter((p) => p.due < asOf && p.made <= asOf && p.paid < p.amount && p.isOpen);
  const latest = broken.filter(
    (p) =>
      !all.some(
        (q) =>
          q.invoice === p.invoice &&
          q.due < asOf &&
          (q.due > p.due || (q.due === p.due && q.made > p.made)),
      ),
  );
  const soon = all.filter((p) => p.made <= asOf && asOf <= p.due && p.due <= asOf + DUE_SOON_DAYS);
  const lastMade = soon.filter(
    (p) =>
      !soon.some(
        (q) => q.invoice === p.invoice && (q.made > p.made || (q.made === p.made && q.due > p.due)),
      ),
  );
  const next = all
    .filter((p) => p.made <= asOf && asOf <= p.due && p.open > 0 && p.amount > p.came)
    .map((p) => p.due);
  const amounts = (some: typeof all): number => sum(some.map((p) => p.amount));
  return {
    promise_due_amount: amounts(due),
    promise_kept_rate: over(amounts(kept), amounts(due)),
    promise_kept_rate_count: over(kept.length, due.length),
    broken_promise_amount: sum(latest.map((p) => Math.max(0, Math.min(p.amount - p.came, p.open)))),
    broken_promise_count: broken.length,
    days_to_promise: next.length ? Math.min(...next) - asOf : null,
    promised_soon_amount: sum(
      lastMade.map((p) => Math.max(0, Math.min(p.amount - p.came, p.open))),
    ),
  };
}

/** Of each customer and currency the letter sent last; what came later is not known. */
function confirmations(world: World, { asOf }: Span) {
  const isSent = (c: { sent: number; balanceDay: number }): boolean =>
    c.sent <= asOf && c.balanceDay <= asOf;
  const sent = world.confirmations.filter(
    (c) =>
      isSent(c) &&
      !world.confirmations.some(
        (later) =>
          later.customer === c.customer &&
          later.currency === c.currency &&
          later.balanceDay > c.balanceDay &&
          later.sent <= asOf,
      ),
  );
  const stateOf = ({ amount, answered, answer, balance }: (typeof sent)[number]): string => {
    if (answered === null || answered > asOf) return 'outstanding';
    if (amount !== null) return amount === balance ? 'confirmed' : 'different';
    return answer === 'agreed' ? 'confirmed' : 'different';
  };
  const of = (state: string) => sent.filter((letter) => stateOf(letter) === state);
  const balance = (letters: typeof sent) => sum(letters.map((letter) => letter.balance));
  const [confirmed, different, outstanding] = [of('confirmed'), of('different'), of('outstanding')];
  const written = new Set(world.allConfirmations.filter(isSent).map(({ customer }) => customer));
  const open = new Map<string, number>();
  for (const item of world.items)
    if (!written.has(item.customer) && openAt(item, asOf) > 0)
      open.set(item.customer, (open.get(item.customer) ?? 0) + openAt(item, asOf));
  const gross = sum(world.items.map((item) => openAt(item, asOf)));
  const lying = world.credits.filter((c) => c.from <= asOf && (c.until === null || c.until > asOf));
  const net = gross - sum(lying.map((c) => c.amount));
  return {
    confirmation_sent_amount: balance(sent),
    confirmation_confirmed_amount: balance(confirmed),
    confirmation_different_amount: balance(different),
    confirmation_outstanding_amount: balance(outstanding),
    confirmation_difference: sum(
      different.map((letter) => (letter.amount === null ? 0 : letter.amount - letter.balance)),
    ),
    confirmation_confirmed_share: over(balance(confirmed), balance(sent)),
    confirmation_cover: over(balance(sent), net),
    confirmation_sent_count: sent.length,
    confirmation_confirmed_count: confirmed.length,
    confirmation_different_count: different.length,
    confirmation_outstanding_count: outstanding.length,
    confirmation_unsent_amount: sum([...open.values()]),
    confirmation_unsent_count: open.size,
  };
}

/** By the Monday of the week that each promise is for. */
function promiseWeeks(world: World, { from, asOf }: Span): Record<string, Value> {
  const promised: Record<string, number> = {};
  const came: Record<string, number> = {};
  for (const p of world.promises) {
    if (p.made > asOf || p.due < from) continue;
    const own = world.allItems.filter((i) => i.invoice === p.invoice);
    const amount = p.amount ?? sum(own.map((i) => i.amount - before(i, p.made)));
    const paid = own
      .flatMap((i) => i.applied)
      .filter((a) => a.kind === 'cash' && p.made <= a.day && a.day <= Math.min(p.due, asOf));
    const weekday = (new Date(dateOf(p.due)).getUTCDay() + 6) % 7;
    const monday = dateOf(p.due - weekday);
    promised[monday] = (promised[monday] ?? 0) + amount;
    came[monday] = (came[monday] ?? 0) + Math.min(amount, sum(paid.map((a) => a.amount)));
  }
  return { promise_week_amount: promised, promise_week_received_amount: came };
}

function contacts(world: World, { from, to, asOf, horizon }: Span) {
  const end = Math.min(to, horizon);
  const overdue = overdueOf(world.items, asOf);
  const lastOf = (customer: string): number | null => {
    const days = world.contacts
      .filter((c) => c.customer === customer && c.day <= asOf)
      .map((c) => c.day);
    return days.length ? Math.max(...days) : null;
  };
  const during = [...overdue.keys()].map(
    (customer) =>
      world.contacts.filter((c) => c.customer === customer && from <= c.day && c.day <= end).length,
  );
  const silent = [...overdue].filter(
    ([customer]) => (lastOf(customer) ?? Number.NEGATIVE_INFINITY) < asOf - SILENT_DAYS,
  );
  const last = [...overdue.keys()].flatMap((customer) => lastOf(customer) ?? []);
  const pastDue = world.items.filter(
    (i) => from <= i.due && i.due <= to && i.issued <= horizon && i.due < horizon,
  );
  const reminded = pastDue.filter((i) =>
    world.contacts.some((c) => c.invoice === i.invoice.id && i.issued <= c.day && c.day <= i.due),
  );
  const contacted = [...overdue.keys()].filter((customer) =>
    world.contacts.some((c) => c.customer === customer && from <= c.day && c.day <= end),
  );
  /** Of each stage, or channel without one, the last day for every overdue customer. */
  const stageDays: Record<string, Record<string, number>> = {};
  for (const c of world.contacts) {
    if (c.day > asOf || !overdue.has(c.customer)) continue;
    stageDays[c.stage || c.channel] ??= {};
    const days = stageDays[c.stage || c.channel]!;
    days[c.customer] = Math.max(days[c.customer] ?? c.day, c.day);
  }
  const outcomes = [...overdue.keys()].flatMap((customer) => {
    const own = world.contacts.filter((c) => c.customer === customer && c.day === lastOf(customer));
    const latest = own
      .map(({ outcome }) => outcome)
      .sort()
      .at(-1);
    return latest === undefined ? [] : String(latest || null);
  });
  return {
    contact_outcome_count: Object.fromEntries(
      [...new Set(outcomes)].map((outcome) => [
        outcome,
        outcomes.filter((other) => other === outcome).length,
      ]),
    ),
    contacted_customer_rate: over(contacted.length, overdue.size),
    days_since_stage: Object.fromEntries(
      Object.entries(stageDays).map(([stage, days]) => [
        stage,
        asOf - Math.min(...Object.values(days)),
      ]),
    ),
    contacts_per_customer: over(sum(during), overdue.size),
    silent_customer_count: silent.length,
    silent_amount: sum(silent.map(([, amount]) => amount)),
    days_since_contact: last.length ? asOf - Math.min(...last) : null,
    reminder_rate: over(reminded.length, pastDue.length),
  };
}

const STEPS = ['remind', 'call', 'dunning_1', 'stop_supply', 'hand_over'];

/** The first day after a decision on which what was decided came about. */
function doneOn(world: World, action: World['actions'][number]): number | null {
  const { customer, currency, day, decision, amount } = action;
  const receipts = world.payments
    .filter((p) => p.kind === 'cash' && p.customer === customer && p.currency === currency)
    .filter((p) => p.day > day)
    .sort((a, b) => a.day - b.day);
  let soFar = 0;
  const paid = receipts.find((p) => {
    soFar += p.amount;
    return soFar >= (amount ?? 1);
  });
  const earliest = (days: (number | undefined)[]): number | null => {
    const known = days.filter((one) => one !== undefined);
    return known.length ? Math.min(...known) : null;
  };
  if (amount !== null) return paid?.day ?? null;
  const live = world.allDisputes.filter(
    (d) =>
      world.allItems.some((i) => i.invoice.id === d.invoice && i.customer === customer) &&
      d.opened <= day &&
      (d.resolved === null || d.resolved > day),
  );
  if (decision === 'decide_dispute' && live.length > 0)
    return live.some((d) => d.resolved === null) ? null : Math.max(...live.map((d) => d.resolved!));
  if (!STEPS.includes(decision)) return paid?.day ?? null;
  const contacts = world.contacts.filter((c) => c.customer === customer && c.day > day);
  return earliest([paid?.day, ...contacts.map((c) => c.day)]);
}

function actions(world: World, { from, to, horizon }: Span) {
  const decided = world.actions.filter((a) => from <= a.day && a.day <= Math.min(to, horizon));
  const kept = decided.filter((a) => {
    const day = doneOn(world, a);
    return day !== null && day <= horizon && (a.next === null || day <= a.next);
  });
  const broken = decided.filter((a) => {
    const day = doneOn(world, a);
    return a.next !== null && a.next < horizon && (day === null || day > a.next);
  });
  const received = world.payments.filter((p) => {
    if (p.kind !== 'cash' || p.day > horizon) return false;
    const [last] = world.allActions
      .filter((a) => a.customer === p.customer && a.currency === p.currency && a.day < p.day)
      .sort((a, b) => b.day - a.day || (a.id < b.id ? 1 : -1));
    return last !== undefined && decided.some(({ id }) => id === last.id);
  });
  return {
    action_count: decided.length,
    action_kept_count: kept.length,
    action_broken_count: broken.length,
    action_open_count: decided.length - kept.length - broken.length,
    action_received_amount: sum(received.map((p) => p.amount)),
  };
}

function stages(world: World, { from, to, asOf, horizon }: Span): Record<string, Value> {
  const end = Math.min(to, horizon);
  const contactsOf = listsBy(world.contacts, (c) => c.invoice);
  const names = [...new Set(world.contacts.map((c) => c.stage).filter((stage) => stage !== ''))];
  /** From the first contact at a stage to the first at the next. */
  const spanOf = (item: Item, stage: string): { began: number; next: number } | null => {
    const contacted = contactsOf.get(item.invoice.id) ?? [];
    const entered = names
      .flatMap((name) => {
        const days = contacted.filter((c) => c.stage === name).map((c) => c.day);
        return days.length ? [{ name, began: Math.min(...days) }] : [];
      })
      .sort((a, b) => a.began - b.began || (a.name < b.name ? -1 : 1));
    const at = entered.findIndex(({ name }) => name === stage);
    if (at < 0) return null;
    return { began: entered[at]!.began, next: entered[at + 1]?.began ?? Number.POSITIVE_INFINITY };
  };
  const by = (of: (item: Item, began: number, next: number) => number) => (stage: string) =>
    sum(
      world.items.map((item) => {
        const span = spanOf(item, stage);
        return span ? of(item, span.began, span.next) : 0;
      }),
    );
  const cash = (item: Item, after: number, last: number): number =>
    sum(
      item.applied
        .filter((a) => a.kind === 'cash' && after < a.day && a.day <= last)
        .map((a) => a.amount),
    );
  const open = by((item, began, next) => (began <= asOf && asOf < next ? openAt(item, asOf) : 0));
  const collected = by((item, began, next) =>
    cash(item, Math.max(began, from - 1), Math.min(end, next)),
  );
  const reached = by((item, began) => (from <= began && began <= end ? openAt(item, began) : 0));
  const recovered = by((item, began, next) =>
    from <= began && began <= end && item.issued <= began
      ? cash(item, began, Math.min(horizon, next))
      : 0,
  );
  const moved = by((item, _, next) => (from <= next && next <= end ? openAt(item, next) : 0));
  const stood = by((item, began, next) =>
    began <= asOf && asOf < next ? openAt(item, asOf) * (asOf - began) : 0,
  );
  const lasting = (stage: string): number | null => {
    const stays = [...listsBy(world.items, ({ invoice }) => invoice.id).values()].flatMap((own) => {
      const span = spanOf(own[0]!, stage);
      const open = (day: number): number => sum(own.map((item) => openAt(item, day)));
      if (!span || span.began < from || span.began > end || open(span.began) === 0) return [];
      let day = span.began;
      while (day < horizon && day < span.next && open(day) > 0) day++;
      return [{ days: day - span.began, isEnded: day >= span.next || open(day) === 0 }];
    });
    return medianDays(stays);
  };
  const standing = (stage: string): number => {
    const open = world.items.filter((item) => {
      const span = spanOf(item, stage);
      return span && span.began <= asOf && asOf < span.next && openAt(item, asOf) > 0;
    });
    return new Set(open.map(({ customer }) => customer)).size;
  };
  const cost = (stage: string | null): number =>
    sum(
      world.costs
        .filter((c) => c.stage === stage && from <= c.day && c.day <= end)
        .map((c) => c.cost),
    );
  const each = <T>(stages: (string | null)[], of: (stage: string) => T) =>
    Object.fromEntries(stages.map((stage) => [String(stage), of(stage as string)]));
  return {
    stage_amount: each(names, open),
    stage_cash_amount: each(names, collected),
    stage_entered_amount: each(names, reached),
    stage_moved_amount: each(names, moved),
    stage_customer_count: each(names, standing),
    stage_median_days: each(names, lasting),
    stage_days: each(names, (stage) => over(stood(stage), open(stage))),
    stage_net_amount: each(
      [...names, null],
      (stage) => (stage ? collected(stage) : 0) - cost(stage),
    ),
    stage_recovery_rate: each(names, (stage) => over(recovered(stage), reached(stage))),
    stage_cost_amount: each([...names, null], cost),
  };
}

/** D up to the first amount and 30 days, A above the second and 90 days; from the customer's whole overdue. */
function tiers(world: World, { asOf, tiers: [small, large] }: Span): Record<string, Value> {
  const placeOf = (customer: string): [row: number, column: number] => {
    const own = world.allItems.filter(
      (i) => i.customer === customer && i.due < asOf && openAt(i, asOf) > 0,
    );
    const amount = sum(own.map((i) => openAt(i, asOf)));
    const days = Math.max(...own.map((i) => asOf - i.due));
    const row = amount <= small ? 0 : amount <= large ? 1 : 2;
    const column = days <= 30 ? 0 : days <= 90 ? 1 : 2;
    return [row, column];
  };
  const overdue = [...overdueOf(world.items, asOf)].map(([customer, amount]) => {
    const [row, column] = placeOf(customer);
    return { tier: ['DDC', 'DCB', 'CBA'][row]![column]!, cell: `${row + 1}.${column + 1}`, amount };
  });
  const each = (of: (tier: string) => number) =>
    Object.fromEntries(['A', 'B', 'C', 'D'].map((tier) => [tier, of(tier)]));
  return {
    tier_amount: each((tier) => sum(overdue.filter((o) => o.tier === tier).map((o) => o.amount))),
    tier_cell_amount: Object.fromEntries(
      [1, 2, 3].flatMap((row) =>
        [1, 2, 3].map((column) => {
          const own = overdue.filter(({ cell }) => cell === `${row}.${column}`);
          return [`${row}.${column}`, sum(own.map(({ amount }) => amount))];
        }),
      ),
    ),
    tier_customer_count: each((tier) => overdue.filter((o) => o.tier === tier).length),
  };
}
