/**
 * Exports in which rows of one customer are about another: payers of others' invoices, numbers that several invoices have, receipts
 * over the invoices of two customers, rows without a customer, names without an id. Drawn from a seed.
 */
import { dateOf, dice, type Roll } from '../oracle/dice.ts';

const NAMES = Array.from({ length: 30 }, (_, i) => `K${String(i).padStart(2, '0')}`);
const one = <T>(roll: Roll, list: readonly T[]): T => list[roll(0, list.length - 1)]!;
const units = (cents: number): string => (cents / 100).toFixed(2);
const csv = (header: string, rows: unknown[][]): string =>
  `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`;
/** Half of the customers are named in words in some rows, by an alias of the master file. */
const nameOf = (id: string): string => `Company ${id}`;

export function crossedBook(seed: number): Record<string, string> {
  const roll = dice(seed);
  const currency = (id: string): string => (id > 'K22' ? 'USD' : 'CNY');
  const invoices = Array.from({ length: 70 }, (_, i) => {
    const customer = one(roll, NAMES);
    return {
      // some numbers are those of several invoices, of other customers or currencies
      id: roll(1, 8) === 1 ? `S${roll(1, 4)}` : `I${i}`,
      customer,
      currency: currency(customer),
      day: roll(0, 380),
      amount: roll(1_000, 90_000),
    };
  });
  const party = (id: string): [string, string] => {
    const how = roll(1, 6);
    return how === 1 ? ['', nameOf(id)] : how === 2 ? ['', ''] : [id, ''];
  };
  const payments = Array.from({ length: 90 }, (_, i) => {
    const invoice = one(roll, invoices);
    const payer = roll(1, 12) === 1 ? one(roll, NAMES) : invoice.customer;
    const [id, name] = party(payer);
    const number = roll(1, 12) === 1 ? `LOST${roll(1, 3)}` : roll(1, 8) === 1 ? '' : invoice.id;
    const receipt = roll(1, 12) === 1 ? `R${roll(1, 4)}` : `P${i}`;
    const kind = one(roll, ['cash', 'cash', 'cash', 'cash', 'credit_note', 'refund', 'write_off']);
    const named = roll(1, 3) === 1 ? '' : invoice.currency;
    return [
      receipt,
      dateOf(invoice.day + roll(-10, 90)),
      units(roll(100, 60_000)),
      number,
      id,
      name,
      named,
      kind,
    ];
  });
  const pick = (): { id: string; customer: string; day: number } => one(roll, invoices);
  return {
    'invoices.csv': csv(
      'invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency,rep,region,doc_type,applies_to',
      invoices.map((i) => {
        const [id, name] = roll(1, 5) === 1 ? ['', nameOf(i.customer)] : [i.customer, ''];
        const isNote = roll(1, 12) === 1;
        return [
          ...[i.id, id, name, dateOf(i.day), dateOf(i.day + roll(0, 60)), units(i.amount)],
          ...[i.currency, one(roll, ['R1', 'R2', '']), one(roll, ['East', 'West', ''])],
          ...[isNote ? 'credit_note' : 'invoice', isNote ? pick().id : ''],
        ];
      }),
    ),
    'payments.csv': csv(
      'payment_id,date,amount,invoice_id,customer_id,customer_name,currency,kind',
      payments,
    ),
    'customers.csv': csv(
      'customer_id,name,region,segment,credit_limit,currency',
      NAMES.slice(0, 24).map((id) => [
        ...[id, nameOf(id), one(roll, ['East', 'West']), one(roll, ['OEM', ''])],
        ...[units(roll(0, 90_000)), currency(id)],
      ]),
    ),
    'disputes.csv': csv(
      'dispute_id,invoice_id,opened,amount,reason',
      Array.from({ length: 12 }, (_, i) => {
        const about = pick();
        return [`D${i}`, roll(1, 4) === 1 ? 'NONE' : about.id, dateOf(about.day + 9), '', 'price'];
      }),
    ),
    'promises.csv': csv(
      'invoice_id,customer_id,customer_name,made_on,due_on,amount',
      Array.from({ length: 20 }, () => {
        const about = pick();
        const [id, name] = party(roll(1, 8) === 1 ? one(roll, NAMES) : about.customer);
        const number = roll(1, 3) === 1 ? '' : about.id;
        return [
          number,
          id,
          name,
          dateOf(about.day + 12),
          dateOf(about.day + 30),
          units(roll(100, 5_000)),
        ];
      }),
    ),
    'activities.csv': csv(
      'date,customer_id,customer_name,invoice_id,channel,stage,outcome,rep',
      Array.from({ length: 25 }, () => {
        const about = pick();
        const [id, name] = party(roll(1, 3) === 1 ? `Z${roll(1, 2)}` : about.customer);
        const number = roll(1, 3) === 1 ? '' : about.id;
        return [
          dateOf(about.day + roll(1, 99)),
          id,
          name,
          number,
          'call',
          one(roll, ['reminder', 'dunning', '']),
          'reached',
          'R3',
        ];
      }),
    ),
    'actions.csv': csv(
      'action_id,decided_on,customer_id,customer_name,decision,owner,next_date,promised_amount',
      Array.from({ length: 14 }, (_, i) => {
        const id = one(roll, [...NAMES, 'nobody']);
        const how = roll(1, 3);
        const who = how === 1 ? ['lost', nameOf(id)] : how === 2 ? ['', nameOf(id)] : [id, ''];
        return [
          `A${i}`,
          dateOf(roll(50, 400)),
          ...who,
          one(roll, ['call', 'remind']),
          'Li',
          '',
          units(500),
        ];
      }),
    ),
    'confirmations.csv': csv(
      'customer_id,customer_name,balance_date,sent_on,currency,confirmed_amount',
      NAMES.map((id, i) => [
        ...(i % 3 === 0 ? ['', nameOf(id)] : [id, '']),
        ...[dateOf(200), dateOf(205), currency(id), units(roll(0, 90_000))],
      ]),
    ),
    'unbilled.csv': csv(
      'customer_id,customer_name,unbilled_since,reference,unbilled_amount,currency',
      NAMES.map((id, i) => [
        ...(i % 4 === 0 ? ['', nameOf(id)] : [id, '']),
        ...[dateOf(roll(300, 400)), `O${i}`, units(roll(100, 90_000)), currency(id)],
      ]),
    ),
    'reps.csv': csv('rep_id,name,region', [
      ['R1', 'Rep One', 'East'],
      ['R2', 'Rep Two', 'West'],
    ]),
    'targets.csv': csv(
      'month,rep,amount,currency',
      ['R1', 'R2', 'R3'].map((rep) => ['2025-06', rep, '900.00', 'CNY']),
    ),
    'rates.csv': csv('currency,date,rate', [
      ['USD', dateOf(0), '7.1'],
      ['USD', dateOf(200), '7.3'],
    ]),
  };
}
