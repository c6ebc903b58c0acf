/** The demo's customers, reps and targets as files. */
import { season } from './calendar.ts';
import type { Customer, Rep } from './company.ts';
import type { Random } from './random.ts';
import { line, money } from './tables.ts';
import type { Writer } from './writer.ts';

/** The files that do not grow with time: reps and customers. */
export function writeMasterData(writer: Writer, reps: Rep[], customers: Customer[]): void {
  for (const rep of reps) writer.add('reps', line([rep.id, rep.name, rep.team, rep.region]));
  for (const c of customers) {
    const limit = c.creditLimit === null ? null : money(c.creditLimit * 100);
    const head = [c.id, c.name, c.region, c.segment, c.rep.id, limit];
    writer.add('customers', line([...head, c.currency, c.terms, c.rating]));
  }
}

/** Monthly cash targets: what the rep's customers should bring, a bit stretched, in their currency. */
export function writeTargets(
  writer: Writer,
  random: Random,
  reps: Rep[],
  customers: Customer[],
): void {
  const yearly = new Map<Rep, number>();
  for (const c of customers) yearly.set(c.rep, (yearly.get(c.rep) ?? 0) + c.yearlyMinor);
  const currency = new Map(customers.map((c) => [c.rep, c.currency]));
  // half a year ahead of the last invoice: a plan is made for whole years
  for (let month = 6; month < 48; month++) {
    const name = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    for (const rep of reps) {
      if (!yearly.has(rep)) continue;
      const growth = 0.9 + (0.09 * (month - 6)) / 12;
      const ramp = Math.min(1, (month - 5) / 4);
      const wanted = (yearly.get(rep)! / 12) * season(month - 2) * growth * ramp;
      const stretched = (wanted * random.between(0.9, 0.99)) / 100;
      const amount = Math.max(1000, Math.round(stretched / 1000) * 1000);
      const rate = month < 18 ? '0.85' : month < 30 ? '0.88' : '0.9';
      writer.add('targets', line([name, rep.id, money(amount * 100), rate, currency.get(rep)!]));
    }
  }
}
