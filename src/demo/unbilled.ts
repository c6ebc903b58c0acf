/** What the demo company has delivered and not invoiced yet: some customers, of the last working days. */
import { AS_OF_DAY, iso, workday } from './calendar.ts';
import type { Customer } from './company.ts';
import type { Random } from './random.ts';
import { line, money } from './tables.ts';
import type { Writer } from './writer.ts';

export function writeUnbilled(writer: Writer, random: Random, customers: Customer[]): void {
  let orders = 0;
  for (const { id, currency, meanMinor } of customers) {
    if (random.chance(0.65)) continue;
    for (let rest = random.int(1, 3); rest > 0; rest--) {
      const since = iso(workday(AS_OF_DAY - random.int(1, 24), -1));
      const amount = Math.round(meanMinor * random.between(0.4, 2.2));
      const order = `SO-2026-${String(++orders).padStart(4, '0')}`;
      writer.add('unbilled', line([id, since, order, money(amount), currency]));
    }
  }
}
