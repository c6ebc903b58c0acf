/** What an import returns, and the tables that keep it beside the data: raw_file and raw_problem. */
import type { NativeEngine } from '../engine/native.ts';
import { dayNumber } from '../format/date.ts';
import type { Locale } from '../i18n/locale.ts';
import type { TableName } from '../intake/table-names.ts';
import type { AgingBalances } from './aging-summary.ts';
import type { CorrectionUse } from './plan/corrections.ts';
import type { AskedQuestion } from './questions/asked-questions.ts';
import type { Problem } from './rules/problem.ts';
import { openWriter } from './table-writer.ts';

/** What became of one file; amounts are signed as in the file, in minor units, currencies added up only for control. */
export interface FileSummary {
  file: string;
  sheet: string | null;
  /** null where the file was refused before its table was known. */
  table: TableName | null;
  decidedBy: string;
  encoding: string;
  delimiter: string;
  rowsRead: number;
  rowsUsed: number;
  rowsSetAside: number;
  rowsNotData: number;
  amountRead: number;
  amountUsed: number;
  amountSetAside: number;
  amountNotData: number;
  firstDate: string | null;
  lastDate: string | null;
  columnsUnused: string[];
  isOpenItemsOnly: boolean;
}

export interface ImportResult {
  problems: Problem[];
  files: FileSummary[];
  /** True where a problem is a refusal: nothing may be published. */
  refused: boolean;
  /** The first of the languages in the settings: what is said of the import is said in it. */
  locale: Locale;
  /** What a line of report.yml decides or would decide: open ones first, most money first. */
  questions: AskedQuestion[];
  /** What became of each correction; a stale one has 0 rows. */
  corrections: CorrectionUse[];
  /** What the aging summaries among the exports say that customers owe. */
  summaries: AgingBalances[];
  /** The day that the title of a list of open items names, `YYYY-MM-DD`; null where none does. */
  titleAsOf: string | null;
  /** What the titles of the invoice lists count ages from; null where none says so or they contradict. */
  titleBasis: 'due' | 'issue' | null;
}

export async function insertFiles(
  engine: NativeEngine,
  files: readonly FileSummary[],
): Promise<void> {
  const types =
    'VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR INTEGER INTEGER INTEGER INTEGER BIGINT BIGINT BIGINT BIGINT DATE DATE VARCHAR BOOLEAN';
  const writer = await openWriter(engine.connection, 'raw_file', types.split(' '));
  const day = (date: string | null): number | null => (date === null ? null : dayNumber(date));
  for (const f of files) {
    writer.append([
      f.file,
      f.sheet,
      f.table,
      f.decidedBy,
      f.encoding,
      f.delimiter,
      f.rowsRead,
      f.rowsUsed,
      f.rowsSetAside,
      f.rowsNotData,
      f.amountRead,
      f.amountUsed,
      f.amountSetAside,
      f.amountNotData,
      day(f.firstDate),
      day(f.lastDate),
      f.columnsUnused.length > 0 ? f.columnsUnused.join(', ') : null,
      f.isOpenItemsOnly,
    ]);
  }
  writer.close();
}

export async function insertProblems(
  engine: NativeEngine,
  problems: readonly Problem[],
): Promise<void> {
  const text = 'VARCHAR';
  const types = [text, text, text, text, 'INTEGER', text, text, text, text, text, text];
  const writer = await openWriter(engine.connection, 'raw_problem', types);
  for (const p of problems) {
    writer.append([
      p.severity,
      p.rule,
      p.file,
      p.sheet,
      p.row,
      p.column,
      p.value,
      p.expected,
      p.mend,
      p.inOther?.zh.expected ?? null,
      p.inOther?.zh.mend ?? null,
    ]);
  }
  writer.close();
}
