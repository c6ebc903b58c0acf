/** What the company decides in its weekly meetings: about the customers that owe most late, each with what is to happen until when. */
import { AS_OF_DAY, iso } from './calendar.ts';
import type { Story } from './document.ts';
import type { Random } from './random.ts';
import { line, money, type OverdueAtMeeting } from './tables.ts';
import type { Writer } from './writer.ts';

const MEETINGS = [AS_OF_DAY - 14, AS_OF_DAY - 7];
const MOST_CUSTOMERS = 12;
const NOTES = [
  '财务张经理承诺本周付款，逾期则暂停发货',
  'They say the invoice is "in approval"; ask for the approver',
  '对账后确认金额无误，等待付款排期',
  'Wants a payment plan, two parts',
  '+10 天账期的要求未同意',
  '',
] as const;

/** What is owed on one due date, until it is settled or written off. */
interface Owed extends Pick<Story, 'customer' | 'rep' | 'due' | 'amountMinor'> {
  settled: number;
  writtenOff: number;
}

/** Adds what is owed late on the days of the meetings. */
export function noteOverdue(
  overdue: Map<number, Map<string, OverdueAtMeeting>>,
  { customer, rep, due, amountMinor, settled, writtenOff }: Owed,
): void {
  for (const day of MEETINGS) {
    if (due + 7 > day || Math.min(settled, writtenOff) <= day) continue;
    const known = overdue.get(day) ?? new Map<string, OverdueAtMeeting>();
    overdue.set(day, known);
    const one = known.get(customer.id) ?? { customer, rep, amountMinor: 0, soonMinor: 0 };
    one.amountMinor += amountMinor;
    if (settled <= day + 10) one.soonMinor += amountMinor;
    known.set(customer.id, one);
  }
}

/** A file a meeting, written from a random stream of its own. */
export function writeMeetings(
  writer: Writer,
  random: Random,
  overdue: Map<number, Map<string, OverdueAtMeeting>>,
): void {
  for (const day of MEETINGS) {
    const largest = [...(overdue.get(day)?.values() ?? [])]
      .sort((a, b) => b.amountMinor - a.amountMinor)
      .slice(0, MOST_CUSTOMERS);
    for (const [n, { customer, rep, amountMinor, soonMinor }] of largest.entries()) {
      const hasPromise = random.chance(0.4);
      const promised = hasPromise ? (soonMinor > 0 ? soonMinor : Math.round(amountMinor / 2)) : 0;
      const decision = hasPromise ? 'plan' : random.pick(['call', 'call', 'dunning_2', 'wait']);
      const head = [`A-${iso(day)}-${n + 1}`, iso(day), customer.id, customer.name];
      const what = [customer.currency, decision, rep.name, iso(day + random.int(4, 9))];
      const rest = [promised > 0 ? money(promised) : null, 'Chen Min 陈敏', random.pick(NOTES)];
      writer.add('actions', line([...head, ...what, ...rest]), `-${iso(day)}`);
    }
  }
}
