/** What the company does about an invoice: reminders, dunning, promises; one call an invoice. */
import { AS_OF_DAY, iso, workday } from './calendar.ts';
import type { Story } from './document.ts';
import type { Random } from './random.ts';
import { type Agenda, money } from './tables.ts';

/** What is owed on one due date; `amountMinor` is what was open when it fell due. */
export interface Receivable extends Omit<Story, 'random' | 'agenda' | 'terms'> {
  /** The day its balance reaches 0; Infinity = never. */
  settled: number;
  /** The day it was written off; Infinity = not. */
  writtenOff: number;
}

/** Days past due, channel, stage, cost in CNY of each dunning step. */
const STEPS = [
  [4, 'email', 'dunning-1', 0],
  [18, 'phone', 'dunning-2', 20],
  [42, 'letter', 'dunning-3', 60],
  [95, 'letter', 'legal', 2400],
  [185, 'letter', 'agency', 1800],
] as const;

function contact(
  agenda: Agenda,
  item: Receivable,
  day: number,
  channel: string,
  stage: string | null,
  outcome: string,
  cost: number,
): void {
  const values = [iso(day), item.customer.id, item.invoiceId, channel, stage, outcome];
  agenda.activities.add(day, [...values, item.rep.id, cost > 0 ? money(cost * 100) : null]);
}

function promise(random: Random, agenda: Agenda, item: Receivable, made: number): number {
  const { settled } = item;
  const kept = Number.isFinite(settled) && settled - made <= 25 && !item.customer.isGoingBad;
  const dueOn =
    kept && random.chance(0.88)
      ? settled + random.int(0, 2)
      : made + random.int(5, Math.max(5, Math.min(14, settled - made - 1)));
  const status =
    settled <= Math.min(dueOn, AS_OF_DAY) ? 'kept' : dueOn < AS_OF_DAY ? 'broken' : 'open';
  const amount = money(item.amountMinor);
  const values = [item.invoiceId, item.customer.id, iso(made), iso(dueOn), amount, status];
  // nobody promises to pay what a credit note has taken away
  if (item.amountMinor > 0) agenda.promises.add(made, values);
  return dueOn;
}

/** Plans contacts and promises for one receivable. */
export function followUp(random: Random, agenda: Agenda, item: Receivable): void {
  const diligence = item.rep.role === 'weak' ? 0.4 : 0.88;
  const end = Math.min(item.settled, item.writtenOff);
  const reminder = workday(item.due - random.int(4, 8), -1);
  if (reminder > item.issue && reminder < end && random.chance(0.4 * diligence)) {
    contact(agenda, item, reminder, 'email', 'reminder', 'sent', 0);
  }
  if (end <= item.due + 3) return;
  for (const [after, channel, stage, cost] of STEPS) {
    const day = workday(item.due + after + random.int(0, 4), 1);
    if (day >= end || day > AS_OF_DAY) break;
    if (after > 90 && (!random.chance(0.45) || item.amountMinor < 300_000)) continue;
    if (!random.chance(diligence)) continue;
    const outcome =
      channel === 'email' ? 'sent' : random.pick(['reached', 'no_answer', 'promised']);
    contact(agenda, item, day, channel, stage, outcome, cost);
  }
  for (let day = item.due + 60; day < end && day <= AS_OF_DAY; day += random.int(24, 40)) {
    const call = workday(day, 1);
    if (call >= end || !random.chance(diligence * 0.8)) continue;
    const channel = random.chance(0.15) ? 'visit' : 'phone';
    const outcome = random.pick(['reached', 'no_answer']);
    contact(agenda, item, call, channel, null, outcome, channel === 'visit' ? 350 : 20);
  }
  let made = workday(item.due + random.int(6, 14), 1);
  const likely = item.customer.isGoingBad ? 0.85 : 0.5;
  for (let round = 0; round < 3 && made < end - 1 && made <= AS_OF_DAY; round++) {
    if (!random.chance(likely)) break;
    made = workday(promise(random, agenda, item, made) + random.int(3, 12), 1);
  }
}
