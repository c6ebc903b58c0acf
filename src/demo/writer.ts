/** Gives each day's rows their ids and puts them into the right export file. */
import { Balances } from './balances.ts';
import { halfYear, iso } from './calendar.ts';
import type { ExportFiles } from './export-files.ts';
import { type Agenda, HEADERS, line, money, type PaymentRow } from './tables.ts';

export type Table = keyof typeof HEADERS;
/** Rows written, by table. */
export type RowCounts = Record<Table, number>;

export class Writer {
  readonly rows = Object.fromEntries(Object.keys(HEADERS).map((t) => [t, 0])) as RowCounts;
  private readonly files: ExportFiles;
  private bankRun = 0;
  /** What customers owe on the day of which they are asked. */
  readonly balances = new Balances();

  constructor(files: ExportFiles) {
    this.files = files;
  }

  add(table: Table, text: string, part = ''): void {
    this.rows[table]++;
    this.files.write(`${table}${part}.csv`, HEADERS[table], text);
  }

  /** Numbers a day's payments; money a customer sends on one day is one transfer. */
  payments(day: number, list: PaymentRow[]): void {
    const transfers = new Map<string, string>();
    const part = `-${halfYear(day)}`;
    for (const row of list) {
      this.balances.paid(day, row);
      const id = `PAY-${String(this.rows.payments + 1).padStart(7, '0')}`;
      let ref: string | null = null;
      if (row.kind === 'cash' || row.kind === 'refund') {
        const key = `${row.kind}${row.customerId}`;
        ref = transfers.get(key) ?? `BK${String(++this.bankRun).padStart(7, '0')}`;
        transfers.set(key, ref);
      }
      const applied = row.appliedDay === null ? null : iso(row.appliedDay);
      const head = [id, iso(day), money(row.amountMinor), row.invoiceId, row.customerId, applied];
      this.add('payments', line([...head, row.currency, row.method, row.kind, ref]), part);
    }
  }

  /** Writes all that is due on a day. */
  day(day: number, agenda: Agenda): void {
    const part = `-${halfYear(day)}`;
    for (const values of agenda.invoices.take(day)) {
      this.balances.invoiced(day, values);
      this.add('invoices', line(values), part);
    }
    this.payments(day, agenda.payments.take(day));
    for (const values of agenda.disputes.take(day)) {
      this.add(
        'disputes',
        line([`D${String(this.rows.disputes + 1).padStart(4, '0')}`, ...values]),
      );
    }
    for (const values of agenda.activities.take(day)) this.add('activities', line(values));
    for (const values of agenda.promises.take(day)) this.add('promises', line(values));
  }
}
