/** What the build says of the data themselves, on the data page: files, problems, corrections, changes, control totals. */
import type { IsoDate } from '../format/date.ts';
import type { Unit } from '../format/unit.ts';
import type { WordingIn } from '../i18n/index.ts';
import type { Locale } from '../i18n/locale.ts';

/** Documents and headline figures against those of the build before. */
export interface BuildChanges {
  /** As-of date of the build before. */
  asOf: IsoDate;
  /** Kinds with any change. `balanceOnly`: those of the changed where only the open amount differs. */
  counts: {
    kind: 'invoice' | 'credit_note' | 'payment';
    added: number;
    changed: number;
    balanceOnly: number;
    gone: number;
  }[];
  /** The first of each change, the largest first; those with more than another balance before the rest. */
  documents: {
    change: 'added' | 'changed' | 'gone';
    kind: 'invoice' | 'credit_note' | 'payment';
    /** Null where the document has no number. */
    id: string | null;
    customer: string | null;
    currency: string | null;
    /** Issue or payment date. */
    date: IsoDate;
    amountMinor: number;
    /** Null where the document is no invoice. */
    openMinor: number | null;
    fields: {
      field:
        | 'customer'
        | 'currency'
        | 'date'
        | 'due_date'
        | 'amount_minor'
        | 'reference'
        | 'open_minor';
      before: string | number | null;
      after: string | number | null;
    }[];
  }[];
  figures: {
    metric: WordingIn<'overview.metric'>;
    unit: Unit;
    currency: string | null;
    before: number | null;
    after: number | null;
  }[];
}

/** Listed, searched or shown with a document at most. */
export type FieldInNoFigure = 'rating' | 'parent' | 'product' | 'department' | 'contract_no';

/** What the data page shows: per file what became of each row and amount, problems, control totals. */
export interface DataReport {
  /** Null where there is no build before. */
  changes: BuildChanges | null;
  /** Each correction by the export it was used on; `rows` 0 where it is stale. */
  corrections: {
    from: string;
    entry: number;
    /** The export, or the pattern where no export was mended. */
    file: string;
    /** Columns and text that say which row is meant, or a row number. */
    key: Record<string, string> | null;
    row: number | null;
    /** Null where the row is excluded. */
    set: { column: string; before: string | null; after: string }[] | null;
    rows: number;
    reason: string;
    date: IsoDate;
    by: string | null;
  }[];
  /** What a line of report.yml decides. */
  questions: {
    /** The word of the exports that is asked about; null where a file is. */
    word: string | null;
    files: string[];
    columns: string[];
    rows: number;
    amounts: { currency: string | null; minor: number }[];
    /** True where report.yml says it; else it is assumed. */
    isAnswered: boolean;
    /** Id of the answer that holds. */
    holds: string | null;
    answers: {
      id: string;
      words: Record<Locale, string>;
      /** Against what is assumed without it. */
      effects: { figure: 'invoiced' | 'open' | 'cash'; currency: string | null; minor: number }[];
      /** Of report.yml. */
      line: string;
    }[];
  }[];
  files: {
    file: string;
    sheet: string | null;
    table: string;
    decidedBy: string;
    encoding: string;
    rowsRead: number;
    rowsUsed: number;
    rowsSetAside: number;
    rowsNotData: number;
    amountReadMinor: number;
    amountUsedMinor: number;
    amountSetAsideMinor: number;
    amountNotDataMinor: number;
    firstDate: IsoDate | null;
    lastDate: IsoDate | null;
    columnsUnused: string[];
    /** Fields that were read and that no figure uses. */
    fieldsInNoFigure: FieldInNoFigure[];
  }[];
  /** Grouped by severity, rule, file and column: how often, and the first examples. */
  problems: {
    severity: 'repaired' | 'warning' | 'set_aside' | 'refused' | 'left_out';
    rule: string;
    file: string;
    column: string | null;
    count: number;
    expected: string | null;
    mend: string | null;
    /** The rule in words, in every language. */
    wording?: Record<Locale, { title: string; expected: string; mend: string }>;
    examples: { row: number | null; value: string | null }[];
  }[];
  /** Per currency and month: opening + movements = closing; `difference` is 0 or the build is refused. */
  tieOut: {
    currency: string | null;
    month: string;
    opening: number;
    invoiced: number;
    cash: number;
    creditNotes: number;
    writeOffs: number;
    discounts: number;
    refunds: number;
    closing: number;
    difference: number;
  }[];
}
