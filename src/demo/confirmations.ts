/** Balance confirmations of the demo: letters of one day to most who owe, most of them answered, some with another amount. */
import { BALANCE_DAY } from './balances.ts';
import { iso, workday } from './calendar.ts';
import type { Customer } from './company.ts';
import type { Random } from './random.ts';
import { line, money } from './tables.ts';
import type { Writer } from './writer.ts';

const REASONS = ['payment_in_transit', 'invoice_not_received', 'price_difference'] as const;

/** Three in four answer in time; of these one in eight has another amount, and says why. */
export function writeConfirmations(writer: Writer, random: Random, customers: Customer[]): void {
  for (const { id, currency } of customers) {
    const owed = writer.balances.of(id);
    if (owed <= 0 || random.chance(0.06)) continue;
    const sent = workday(BALANCE_DAY + random.int(2, 4), 1);
    const head = [id, iso(BALANCE_DAY), iso(sent), currency];
    if (random.chance(0.25)) {
      writer.add('confirmations', line([...head, null, null, null, null]));
      continue;
    }
    const answered = iso(workday(sent + random.int(2, 18), 1));
    if (random.chance(0.875)) {
      writer.add('confirmations', line([...head, null, answered, 'agreed', null]));
      continue;
    }
    const reason = random.pick(REASONS);
    const share =
      reason === 'price_difference' ? random.between(0.01, 0.04) : random.between(0.1, 0.6);
    const theirs = owed - Math.round(owed * share);
    writer.add('confirmations', line([...head, money(theirs), answered, 'not agreed', reason]));
  }
}
