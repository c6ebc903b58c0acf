/** A book as the exports that finance would have. */
import { dateOf } from './dice.ts';
import type { PlainRules } from './plain-commission.ts';
import type { Book } from './random-book.ts';

type Cell = string | number | null;

const units = (cents: number): string =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const signed = (cents: number): string => (cents < 0 ? '-' : '') + units(Math.abs(cents));
const date = (day: number | null): string => (day === null ? '' : dateOf(day));
const csv = (header: string, rows: Cell[][]): string =>
  `${[header, ...rows.map((row) => row.map((cell) => cell ?? '').join(','))].join('\n')}\n`;

/** The tables of a book as CSV texts; `shuffle` gives the rows of invoices another order. */
function bookTables(book: Book): Record<string, { header: string; rows: Cell[][] }> {
  return {
    invoices: {
      header:
        'invoice_id,instalment_no,customer_id,issue_date,due_date,amount,currency,rep,region,segment,delivery_date,terms,discount_rate,discount_days,product',
      rows: book.invoices.flatMap((i) =>
        i.instalments.map(({ due, amount }, k) => [
          ...[i.id, i.instalments.length > 1 ? k + 1 : '', i.customer, date(i.issued), date(due)],
          ...[units(amount), i.currency, i.rep, i.region, i.segment, date(i.delivered), i.terms],
          ...(i.discount ? [`0.0${i.discount}`, 10] : ['', '']),
          i.product ?? '',
        ]),
      ),
    },
    payments: {
      header: 'payment_id,date,applied_date,amount,invoice_id,customer_id,currency,kind,method',
      rows: book.payments.map((p, n) => [
        ...[p.id ?? `P${n}`, date(p.day), date(p.applied ?? null), units(p.amount), p.invoice],
        ...[p.customer, p.currency, p.kind, p.method],
      ]),
    },
    customers: {
      header: 'customer_id,name,rep,region,segment,currency,credit_limit,terms',
      rows: book.customers.map((c) => [
        ...[c.customer, c.customer, c.rep, c.region, c.segment, c.currency, units(c.limit)],
        c.terms || '',
      ]),
    },
    disputes: {
      header: 'dispute_id,invoice_id,opened,resolved,amount,reason',
      rows: book.disputes.map((d, n) => [
        ...[`D${n}`, d.invoice, date(d.opened), date(d.resolved)],
        d.amount === null ? '' : units(d.amount),
        d.reason ?? '',
      ]),
    },
    promises: {
      header: 'invoice_id,customer_id,made_on,due_on,amount',
      rows: book.promises.map((p) => [
        ...[p.invoice, p.customer ?? '', date(p.made), date(p.due)],
        p.amount === null ? '' : units(p.amount),
      ]),
    },
    activities: {
      header: 'date,customer_id,invoice_id,channel,stage,outcome,cost',
      rows: book.contacts.map((c) => [
        ...[date(c.day), c.customer, c.invoice, c.channel, c.stage, c.outcome],
        c.cost ? units(c.cost) : '',
      ]),
    },
    actions: {
      header: 'action_id,decided_on,customer_id,currency,decision,next_date,promised_amount',
      rows: book.actions.map((a) => [
        ...[a.id, date(a.day), a.customer, a.currency, a.decision, date(a.next)],
        a.amount === null ? '' : units(a.amount),
      ]),
    },
    confirmations: {
      header: 'customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer',
      rows: (book.confirmations ?? []).map((c) => [
        ...[c.customer, date(c.balanceDay), date(c.sent), c.currency],
        ...[c.amount === null ? '' : signed(c.amount), date(c.answered), c.answer],
      ]),
    },
    unbilled: {
      header: 'customer_id,unbilled_since,unbilled_amount,currency',
      rows: (book.unbilled ?? []).map((u) => [
        u.customer,
        date(u.since),
        units(u.amount),
        u.currency,
      ]),
    },
    targets: {
      header: 'month,rep,amount,currency,rate',
      rows: book.targets.map((t) => [
        ...[t.month, t.rep, units(t.amount), t.currency],
        t.rate === null ? '' : t.rate / 100,
      ]),
    },
  };
}

/** The exports by file name. */
export function bookFiles(book: Book): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, { header, rows }] of Object.entries(bookTables(book)))
    if (rows.length > 0) files[`${name}.csv`] = csv(header, rows);
  if (book.commission) files['commission.yml'] = rulesText(book.commission);
  return files;
}

/** JSON is YAML. */
const rulesText = ({ shared, ...rest }: PlainRules): string =>
  JSON.stringify({
    ...rest,
    shared: shared.map(({ from, until, ...account }) => ({
      ...account,
      ...(from === undefined ? {} : { from: dateOf(from) }),
      ...(until === undefined ? {} : { until: dateOf(until) }),
    })),
  });

/** The same book in other files: rows turned round where order does not matter, invoices cut into two files. */
export function bookFilesOtherwise(book: Book): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, { header, rows }] of Object.entries(bookTables(book))) {
    if (rows.length === 0) continue;
    // receipts of one day are used in the order in which they are read
    const ordered = name === 'payments' ? rows : [...rows].reverse();
    const half = Math.ceil(ordered.length / 2);
    files[`${name}-1.csv`] = csv(header, ordered.slice(0, half));
    if (half < ordered.length) files[`${name}-2.csv`] = csv(header, ordered.slice(half));
  }
  return files;
}
