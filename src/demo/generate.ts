/**
 * Generates a fictional company's exports: three years of invoices and all that follows from them, the
 * same bytes for the same seed and size. Works day by day, so memory holds only what is still to come.
 */
import { AS_OF_DAY, activityOn, FIRST_DAY, halfYear, iso, isWorkday, season } from './calendar.ts';
import { type Customer, makeCompany, type Rep } from './company.ts';
import { ExportFiles, foreignFiles } from './export-files.ts';
import { tellDeadDocument, tellInvoice } from './invoice-story.ts';
import { Random } from './random.ts';
import { Agenda, HEADERS, line, money, type PaymentRow } from './tables.ts';

export const DEFAULT_INVOICES = 6000;
export const DEFAULT_SEED = 20260630;

export interface DemoOptions {
  /** Invoices to issue (instalments, credit notes, void and draft rows come on top); from 1. */
  invoices?: number;
  /** Any safe integer. */
  seed?: number;
  /** Folder to write; made if missing. */
  out: string;
  /** Called now and then with the invoices issued so far. */
  onProgress?: (invoices: number) => void;
}

export interface DemoSummary {
  files: string[];
  customers: number;
  reps: number;
  /** Rows written, by table. */
  rows: Record<keyof typeof HEADERS, number>;
}

/** The folder holds files that are not a demo's. */
export class ForeignFilesError extends Error {}

type Table = keyof typeof HEADERS;

class Writer {
  readonly rows = Object.fromEntries(
    Object.keys(HEADERS).map((t) => [t, 0]),
  ) as DemoSummary['rows'];
  private readonly files: ExportFiles;
  private bankRun = 0;

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
    for (const values of agenda.invoices.take(day)) this.add('invoices', line(values), part);
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

function writeMasterData(writer: Writer, reps: Rep[], customers: Customer[]): void {
  for (const rep of reps) writer.add('reps', line([rep.id, rep.name, rep.team, rep.region]));
  for (const c of customers) {
    const limit = c.creditLimit === null ? null : money(c.creditLimit * 100);
    const head = [c.id, c.name, c.region, c.segment, c.rep.id, limit];
    writer.add('customers', line([...head, c.currency, c.terms, c.rating]));
  }
}

/** Monthly cash targets: what the rep's customers should bring, a bit stretched, in their currency. */
function writeTargets(writer: Writer, random: Random, reps: Rep[], customers: Customer[]): void {
  const yearly = new Map<Rep, number>();
  for (const c of customers) yearly.set(c.rep, (yearly.get(c.rep) ?? 0) + c.yearlyMinor);
  const currency = new Map(customers.map((c) => [c.rep, c.currency]));
  for (let month = 6; month < 42; month++) {
    const name = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    for (const rep of reps) {
      if (!yearly.has(rep)) continue;
      const growth = 0.9 + (0.09 * (month - 6)) / 12;
      const ramp = Math.min(1, (month - 5) / 4);
      const wanted = (yearly.get(rep)! / 12) * season(month - 2) * growth * ramp;
      const stretched = (wanted * random.between(0.98, 1.08)) / 100;
      const amount = Math.max(1000, Math.round(stretched / 1000) * 1000);
      const rate = month < 18 ? '0.85' : month < 30 ? '0.88' : '0.9';
      writer.add('targets', line([name, rep.id, money(amount * 100), rate, currency.get(rep)!]));
    }
  }
}

/** Money that arrives without an invoice number; old ones have mostly been cleared since. */
function strayReceipt(random: Random, agenda: Agenda, day: number, customer: Customer): void {
  if (!random.chance(day > AS_OF_DAY - 120 ? 0.028 : 0.012)) return;
  const amountMinor = Math.max(
    10_000,
    Math.round((customer.meanMinor * random.between(0.03, 0.4)) / 1000) * 1000,
  );
  const row = { amountMinor, invoiceId: null, customerId: customer.id, appliedDay: null };
  agenda.payments.add(day, {
    ...row,
    currency: customer.currency,
    method: customer.method,
    kind: 'cash',
  });
  if (day < AS_OF_DAY - 120 && random.chance(0.15)) {
    let back = day + random.int(20, 60);
    while (!isWorkday(back)) back++;
    agenda.payments.add(back, {
      ...row,
      currency: customer.currency,
      method: 'bank_transfer',
      kind: 'refund',
    });
  }
}

/** Invoices issued up to and with each day, so that exactly `invoices` are spread over the three years. */
function schedule(invoices: number): number[] {
  const busy: number[] = [];
  let sum = 0;
  for (let day = FIRST_DAY; day <= AS_OF_DAY; day++) {
    sum += activityOn(day);
    busy.push(sum);
  }
  return busy.map((upTo) => Math.round((invoices * upTo) / sum));
}

/**
 * Writes the exports into `out`. Throws ForeignFilesError when the folder holds files of another origin,
 * and a plain Error when `invoices` or `seed` is not an integer in range.
 */
export function generateDemo(options: DemoOptions): DemoSummary {
  const { invoices = DEFAULT_INVOICES, seed = DEFAULT_SEED, out, onProgress } = options;
  if (!Number.isSafeInteger(invoices) || invoices < 1)
    throw new Error('invoices: expected 1 or more');
  if (!Number.isSafeInteger(seed)) throw new Error('seed: expected an integer');
  const foreign = foreignFiles(out);
  if (foreign.length > 0) {
    throw new ForeignFilesError(
      `${out} holds files that are not a demo's (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', …' : ''}): ` +
        'demo rows would mix with them. Move them away or choose another folder with --out.',
    );
  }
  const { reps, customers } = makeCompany(new Random(seed, 1), invoices, FIRST_DAY);
  const random = new Random(seed, 2);
  const files = new ExportFiles(out);
  const writer = new Writer(files);
  writeMasterData(writer, reps, customers);
  writeTargets(writer, new Random(seed, 3), reps, customers);

  let sum = 0;
  const shares = customers.map((c) => (sum += c.countShare));
  const agenda = new Agenda();
  const upTo = schedule(invoices);
  let issued = 0;
  let dead = 0;
  for (let day = FIRST_DAY; day <= AS_OF_DAY; day++) {
    const year = iso(day).slice(0, 4);
    for (; issued < upTo[day - FIRST_DAY]!; issued++) {
      const customer = customers[random.index(shares)]!;
      tellInvoice(
        random,
        agenda,
        day,
        `INV-${year}-${String(issued + 1).padStart(6, '0')}`,
        customer,
      );
      strayReceipt(random, agenda, day, customer);
      const isRecent = day > AS_OF_DAY - 12;
      if (random.chance(isRecent ? 0.05 : 0.005)) {
        const id = `INV-${year}-X${String(++dead).padStart(5, '0')}`;
        tellDeadDocument(random, agenda, day, id, customer, isRecent ? 'draft' : 'void');
      }
    }
    writer.day(day, agenda);
    onProgress?.(issued);
  }
  return {
    files: files.finish(),
    customers: customers.length,
    reps: reps.length,
    rows: writer.rows,
  };
}
