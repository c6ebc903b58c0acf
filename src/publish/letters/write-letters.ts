/** From a folder of exports to letters: one PDF of all of them, or one a customer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Progress } from '../../contract/progress.ts';
import { groupBy } from '../../format/group-by.ts';
import type { LetterKind } from '../../format/letter-kinds.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Locale } from '../../i18n/locale.ts';
import { letterElement } from '../../letters/draw-letter.ts';
import { fillLetter, type LetterFrom } from '../../letters/letter.ts';
import type { LettersFile } from '../../letters/read-templates.ts';
import { elementMaker } from '../../report/parts/dom.ts';
import { type OpenReport, openReport, type ReportOptions } from '../open-report.ts';
import { browserForPdf, printPages } from '../pdf-printer.ts';
import { type Addressee, addressees, type LeftOut, type LetterFilter } from './addressees.ts';
import { lettersFor } from './letters-file.ts';
import { receivables } from './receivables.ts';

interface LettersJob extends LetterFilter {
  /** Folder of the exports, beside which own templates stand. */
  data: string;
  kind: LetterKind;
  /** The report's first language where it is missing. */
  locale?: Locale;
  /** `….pdf`: all letters in one; else a folder with a PDF a customer. */
  out: string;
  progress: Progress;
}
export type LettersOptions = ReportOptions & LettersJob;

/** What all letters of a currency add up to, and what the books say those customers owe. */
interface LettersSum {
  currency: string | null;
  letters: number;
  lettersMinor: number;
  receivablesMinor: number;
}

export interface WrittenLetters {
  path: string;
  letters: number;
  files: number;
  asOf: string;
  sums: LettersSum[];
  /** Customers that were asked for by name and about whom there is nothing to write. */
  nothing: string[];
  leftOut: LeftOut[];
}

const STYLES = ['letters.css', 'letters-print.css'];

export async function writeLetters(options: LettersOptions): Promise<WrittenLetters> {
  const browser = browserForPdf('In the report, the page of a customer prepares the same letters.');
  const report = await openReport(options);
  try {
    return await writeLettersOf(report, options, browser);
  } finally {
    await report.close();
  }
}

/** Of a report that is open already. */
export async function writeLettersOf(
  report: OpenReport,
  job: LettersJob,
  browser: string,
): Promise<WrittenLetters> {
  const { progress, kind } = job;
  const file = lettersFor(job.data, report.settings);
  progress.start('filling the letters');
  const { found, ...others } = await addressees(report, kind, job);
  const sums = await sumsOf(report, found, kind);
  const locale = job.locale ?? report.settings.languages[0]!;
  const path = resolve(job.out);
  progress.done();
  const written = { path, letters: found.length, files: 0, asOf: report.asOf, sums, ...others };
  if (found.length === 0) return written;
  progress.start('printing the letters');
  const files = await print({ found, file, report, locale, kind, path, browser });
  progress.done();
  return { ...written, files };
}

/** Of balances, which a confirmation states; the other letters state a part of them. */
async function sumsOf(
  report: OpenReport,
  found: Addressee[],
  kind: LetterKind,
): Promise<LettersSum[]> {
  if (kind !== 'confirmation') return [];
  const owed = await receivables(report);
  const byCurrency = groupBy(found, ({ account }) => account.currency);
  return [...byCurrency].map(([currency, of]) => ({
    currency,
    letters: of.length,
    lettersMinor: sumOf(of, ({ account }) => account.totalMinor),
    receivablesMinor: sumOf(of, ({ account }) => owed(account.customer, currency)),
  }));
}

interface PrintJob {
  found: Addressee[];
  file: LettersFile;
  report: OpenReport;
  locale: Locale;
  kind: LetterKind;
  path: string;
  browser: string;
}

async function print(job: PrintJob): Promise<number> {
  const { found, file, report, locale, kind, path, browser } = job;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const h = elementMaker(document);
  const { company } = report.settings;
  const companyName = typeof company === 'string' ? company : company[locale];
  const from = (addressee: Addressee): LetterFrom => ({
    locale,
    company: companyName,
    customerName: addressee.name,
    repName:
      addressee.rep === null
        ? null
        : (report.settings.names.rep[addressee.rep]?.[locale] ?? addressee.repName),
    bank: file.bank[locale],
    contact: file.contact[locale],
    replyDays: file.replyDays,
    dueSoonDays: report.params.dueSoonDays,
  });
  const drawn = (each: Addressee): HTMLElement =>
    letterElement(h, fillLetter(file.templates[kind][locale], each.account, from(each)), 'page');
  const page = (of: Addressee[], title: string) => ({
    locale,
    title,
    sheetLine: companyName,
    styles: STYLES,
    body: of.map(drawn),
  });
  if (/\.pdf$/i.test(path)) {
    await printPages([page(found, companyName)], browser, (pdf) => writeFileSync(path, pdf));
    return 1;
  }
  mkdirSync(path, { recursive: true });
  const groups = [...groupBy(found, ({ account }) => account.customer)];
  function* pages() {
    for (const [, of] of groups) yield page(of, `${companyName} · ${of[0]!.name}`);
  }
  await printPages(pages(), browser, (pdf, at) =>
    writeFileSync(join(path, `${fileName(groups[at]![0])}-${kind}.pdf`), pdf),
  );
  return groups.length;
}

/** A customer's id as a file may be called on every system. */
const fileName = (id: string): string =>
  id
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+|[. ]+$/g, '_')
    .slice(0, 80) || '_';
