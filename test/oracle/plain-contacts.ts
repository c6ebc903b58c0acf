/** Contacts and what came soon after them, in plain loops. */
import { sum } from './dice.ts';
import type { Span, Value } from './plain-figures.ts';
import type { World } from './plain-world.ts';

const DAYS_AFTER = 14;

/** The last contact before the money: about the invoice, or with the customer about none; null if it is too long ago. */
function lastContact(world: World, invoice: string, customer: string, day: number) {
  let last: World['contacts'][number] | null = null;
  for (const contact of world.contacts) {
    const isAbout = contact.invoice === invoice;
    if (!isAbout && !(contact.invoice === '' && contact.customer === customer)) continue;
    if (contact.day >= day || contact.day < day - DAYS_AFTER) continue;
    const isLater =
      last === null ||
      contact.day > last.day ||
      (contact.day === last.day &&
        (isAbout && last.invoice !== invoice
          ? true
          : isAbout === (last.invoice === invoice) && contact.outcome > last.outcome));
    if (isLater) last = contact;
  }
  return last;
}

const cashAfter = (world: World, from: number, end: number) =>
  world.items.flatMap((item) =>
    item.applied.flatMap(({ kind, day, amount }) => {
      if (kind !== 'cash' || day < from || day > end) return [];
      const contact = lastContact(world, item.invoice.id, item.customer, day);
      return contact ? [{ outcome: contact.outcome || null, amount }] : [];
    }),
  );

/** Contacts of what the filter leaves. */
const during = (world: World, from: number, end: number) =>
  world.talks.filter(({ day }) => from <= day && day <= end);

export function contactFigures(world: World, { from, to, horizon }: Span): Record<string, Value> {
  const end = Math.min(to, horizon);
  return {
    contact_count: during(world, from, end).length,
    contact_cash_amount: sum(cashAfter(world, from, end).map(({ amount }) => amount)),
  };
}

/** The same by outcome. */
export function plainOutcomes(world: World, { from, to, horizon }: Span) {
  const end = Math.min(to, horizon);
  const [talks, cash] = [during(world, from, end), cashAfter(world, from, end)];
  const outcomes = [null, ...new Set(talks.map(({ outcome }) => outcome).filter(Boolean))];
  const of = (value: (outcome: string | null) => number): Record<string, number> =>
    Object.fromEntries(outcomes.map((outcome) => [String(outcome), value(outcome)]));
  return {
    contact_count: of((name) => talks.filter(({ outcome }) => (outcome || null) === name).length),
    contact_cash_amount: of((name) =>
      sum(cash.filter(({ outcome }) => outcome === name).map(({ amount }) => amount)),
    ),
  };
}
