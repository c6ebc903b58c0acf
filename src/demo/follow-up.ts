/** What the company does about an invoice: reminders, dunning, promises; one call an invoice. */
import { AS_OF_DAY, iso, workday } from './calendar.ts';
import type { Story } from './document.ts';
import { noteOverdue } from './meetings.ts';
import type { Random } from './random.ts';
import { type Piece, roundPart } from './receipt.ts';
import { type Agenda, money } from './tables.ts';

/** What is owed on one due date; `amountMinor` is what was open when it fell due. */
export interface Receivable extends Omit<Story, 'random' | 'agenda' | 'terms'> {
  /** The day its balance reaches 0; Infinity = never. */
  settled: number;
  /** The day it was written off; Infinity = not. */
  writtenOff: number;
  /** What was paid of it before that. */
  pieces: Piece[];
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

/** Who will not pay by the day seldom names one; of these calls so many end with a promise. */
const EMPTY_WORDS = 0.3;
/** The customer going bad promises a part, as it has nothing else to give. */
const EMPTY_WORDS_GOING_BAD = 0.2;

/** A call that asks for a date: the day that is named, by which the money comes or does not. */
function nameDay(random: Random, { settled, customer }: Receivable, made: number): number {
  const comes = Number.isFinite(settled) && settled - made <= 25 && !customer.isGoingBad;
  return comes && random.chance(0.88)
    ? settled + random.int(0, 2)
    : made + random.int(5, Math.max(5, Math.min(14, settled - made - 1)));
}

/** The day that was named, as a promise to pay what is open; nobody promises what a credit note has taken away. */
function promise(agenda: Agenda, item: Receivable, made: number, dueOn: number): void {
  const { settled, customer, words, pieces, invoiceId } = item;
  const comes = settled <= dueOn;
  if (!comes && !words.chance(customer.isGoingBad ? EMPTY_WORDS_GOING_BAD : EMPTY_WORDS)) return;
  const paid = pieces.reduce((sum, piece) => sum + (piece.day < made ? piece.amountMinor : 0), 0);
  const open = item.amountMinor - paid;
  const part = customer.isGoingBad ? roundPart(open, words.between(0.15, 0.35)) : 0;
  const amount = part > 0 ? part : open;
  if (amount <= 0) return;
  const status =
    settled <= Math.min(dueOn, AS_OF_DAY) ? 'kept' : dueOn < AS_OF_DAY ? 'broken' : 'open';
  const values = [invoiceId, customer.id, iso(made), iso(dueOn), money(amount), status];
  agenda.promises.add(made, values);
}

/** Plans contacts and promises for one receivable. */
export function followUp(random: Random, agenda: Agenda, item: Receivable): void {
  noteOverdue(agenda.overdue, item);
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
    const dueOn = nameDay(random, item, made);
    promise(agenda, item, made, dueOn);
    made = workday(dueOn + random.int(3, 12), 1);
  }
}
