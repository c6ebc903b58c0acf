/** The demo company's exports as a book, read plainly: nothing of the product's reading is used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dayOf } from './dice.ts';
import type { PlainRules } from './plain-commission.ts';
import type { Book, Confirmation, Kind, Payment } from './random-book.ts';

type Row = Record<string, string>;

/** Fields of a line of CSV; quoted ones may hold commas and doubled quotes, none holds a line end. */
function fieldsOf(line: string): string[] {
  const fields = [''];
  let isQuoted = false;
  for (const sign of line.replaceAll('""', '\u0000'))
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ',' && !isQuoted) fields.push('');
    else fields[fields.length - 1] += sign === '\u0000' ? '"' : sign;
  return fields;
}

/** The rows of every file whose name begins so, in the order of the names. */
function rowsOf(dir: string, start: string): Row[] {
  return readdirSync(dir)
    .filter((name) => name.startsWith(start))
    .sort()
    .flatMap((name) => {
      const [header, ...lines] = readFileSync(join(dir, name), 'utf8').trimEnd().split(/\r?\n/);
      const names = fieldsOf(header!);
      return lines.map((line) => {
        const fields = fieldsOf(line);
        return Object.fromEntries(names.map((column, i) => [column, fields[i]!]));
      });
    });
}

const cents = (amount: string): number => {
  const [whole, part = ''] = amount.split('.');
  return Number(whole! + part.padEnd(2, '0'));
};
const dayOrNull = (date: string): number | null => (date === '' ? null : dayOf(date));
const ownerOf = ({ customer_id, rep, region, segment, currency }: Row) => ({
  customer: customer_id!,
  ...{ rep: rep || null, region: region || null, segment: segment || null, currency: currency! },
});

/** Rows that were never posted are no documents. */
const posted = (dir: string, type: string): Row[] =>
  rowsOf(dir, 'invoices').filter((r) => r.status === 'posted' && r.doc_type === type);

function invoicesOf(dir: string): Book['invoices'] {
  const byId = new Map<string, Book['invoices'][number]>();
  for (const row of posted(dir, 'invoice')) {
    const instalment = { due: dayOrNull(row.due_date!), amount: cents(row.amount!) };
    const invoice = byId.get(row.invoice_id!);
    if (invoice) invoice.instalments.push(instalment);
    else
      byId.set(row.invoice_id!, {
        ...ownerOf(row),
        id: row.invoice_id!,
        issued: dayOf(row.issue_date!),
        delivered: dayOrNull(row.delivery_date!),
        terms: row.terms === '' ? null : Number(row.terms),
        // always within ten days
        discount: Number(row.discount_rate) * 100,
        product: row.product!,
        instalments: [instalment],
      });
  }
  return [...byId.values()];
}

/** Credit notes stand in the files of invoices, which are read first. */
function paymentsOf(dir: string): Payment[] {
  const notes = posted(dir, 'credit_note').map((row) => ({
    ...{ day: dayOf(row.issue_date!), amount: cents(row.amount!), invoice: row.applies_to! },
    ...{ customer: row.customer_id!, currency: row.currency!, method: '' },
    kind: 'credit_note' as const,
  }));
  const receipts = rowsOf(dir, 'payments').map((row) => ({
    ...{ day: dayOf(row.date!), amount: cents(row.amount!), invoice: row.invoice_id! },
    ...(row.applied_date ? { applied: dayOf(row.applied_date) } : {}),
    ...{ customer: row.customer_id!, currency: row.currency!, method: row.method! },
    kind: row.kind as Kind,
  }));
  return [...notes, ...receipts];
}

function rulesOf(dir: string): PlainRules {
  const rules = parse(readFileSync(join(dir, '../commission.yml'), 'utf8'));
  return {
    ...rules,
    shared: rules.shared.map((account: { from?: string }) => ({
      ...account,
      from: account.from && dayOf(account.from),
    })),
  };
}

export function demoBook(dir: string): Book {
  return {
    invoices: invoicesOf(dir),
    payments: paymentsOf(dir),
    customers: rowsOf(dir, 'customers').map((row) => ({
      ...ownerOf(row),
      limit: row.credit_limit === '' ? 0 : cents(row.credit_limit!),
      terms: Number(row.terms),
    })),
    disputes: rowsOf(dir, 'disputes').map((row) => ({
      invoice: row.invoice_id!,
      opened: dayOf(row.opened!),
      resolved: dayOrNull(row.resolved!),
      amount: row.amount === '' ? null : cents(row.amount!),
      reason: row.reason!,
    })),
    promises: rowsOf(dir, 'promises').map((row) => ({
      ...{ invoice: row.invoice_id!, made: dayOf(row.made_on!), due: dayOf(row.due_on!) },
      amount: row.amount === '' ? null : cents(row.amount!),
    })),
    contacts: rowsOf(dir, 'activities').map((row) => ({
      ...{ day: dayOf(row.date!), customer: row.customer_id!, invoice: row.invoice_id! },
      channel: row.channel!,
      ...{ stage: row.stage!, outcome: row.outcome!, cost: row.cost === '' ? 0 : cents(row.cost!) },
    })),
    actions: rowsOf(dir, 'actions').map((row) => ({
      ...{ id: row.action_id!, day: dayOf(row.decided_on!), customer: row.customer_id! },
      ...{ currency: row.currency!, decision: row.decision!, next: dayOrNull(row.next_date!) },
      amount: row.promised_amount === '' ? null : cents(row.promised_amount!),
    })),
    confirmations: rowsOf(dir, 'confirmations').map((row) => ({
      ...{ customer: row.customer_id!, currency: row.currency! },
      ...{ balanceDay: dayOf(row.balance_date!), sent: dayOf(row.sent_on!) },
      amount: row.confirmed_amount === '' ? null : cents(row.confirmed_amount!),
      answered: dayOrNull(row.answered_on!),
      answer: row.answer as Confirmation['answer'],
    })),
    unbilled: rowsOf(dir, 'unbilled').map((row) => ({
      ...{ customer: row.customer_id!, currency: row.currency! },
      ...{ since: dayOf(row.unbilled_since!), amount: cents(row.unbilled_amount!) },
    })),
    targets: rowsOf(dir, 'targets').map((row) => ({
      ...{ month: row.month!, rep: row.rep!, currency: row.currency! },
      ...{ amount: cents(row.amount!), rate: Number(row.rate) * 100 },
    })),
    commission: rulesOf(dir),
  };
}
