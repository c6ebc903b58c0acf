/** What a page is made of: blocks that ask questions and draw the answers, at build and in the browser alike. */
import type { IsoDate } from '../format/date.ts';
import type { Grain, StepKey } from '../format/step.ts';
import type { MetricParams } from '../metrics/define.ts';
import type { Answer, Filter, FilterKey, Period, Question, Unit } from '../metrics/types.ts';
import type { RowsAnswer, RowsQuestion } from '../rows/types.ts';

export type Locale = 'en' | 'zh';
/** A text in every language of the site. */
export type Localised = Record<Locale, string>;

/** What the reader has chosen; its difference from the default is the address. */
export interface View {
  period: Period;
  asOf: IsoDate;
  filter: Filter;
  basis: 'due' | 'issue';
  /** Bucket edges other than the settings'. */
  edges?: number[];
  /** Steps of the trends other than months. */
  grain?: Exclude<Grain, 'month'>;
  /** The billing whose way into cash is compared with earlier ones. */
  cohort?: StepKey;
  /** What the as-of date is compared with, other than the last month end. */
  since?: IsoDate;
}

export interface FilterOption {
  value: string;
  label: string;
  /** Its currencies, where it does not have all of the report's. */
  currencies?: string[];
}

/** What every page knows of the report, in the page as JSON; small, independent of the number of rows. */
export interface Site {
  company: Localised;
  locales: Locale[];
  asOf: IsoDate;
  firstDate: IsoDate;
  lastDate: IsoDate;
  defaultPeriod: Period;
  /** What ages are counted from where the reader has not chosen. */
  basis: View['basis'];
  /** Most used first; empty where the data names none. */
  currencies: string[];
  /** Set where every amount is converted to one currency. */
  reportCurrency: string | null;
  /** Ageing bucket ids, youngest first: by due date with `not_due`, by issue date without. */
  buckets: { due: string[]; issue: string[] };
  /** Filter choices; `customer` is complete only up to 500, the rest is in the labels file. */
  options: Record<FilterKey, FilterOption[]>;
  /** Which inputs the data has: payment, customer, rep, region, segment, dispute, promise, activity, limit, target, delivery, write_off. */
  inputs: Record<string, boolean>;
  /** False where the data is a list of open items only: collection rates have no value. */
  hasPayments: boolean;
  /** Settings that take part in figures. */
  params: MetricParams;
  settings: {
    rankMinBaseMinor: number;
    alerts: Record<string, number | undefined>;
  };
  /** Which customers the cube holds: all in every month, or only at the dates that pages ask for by themselves. */
  cube?: { customers: 'all' | 'asked' };
  /** Export files read, for the page head. */
  files: string[];
  /** What is wrong with them: files with rows set aside, and the last date of invoices and of payments. */
  exports?: {
    setAside: { file: string; rows: number; of: number }[];
    last: { table: 'invoice' | 'payment'; file: string; date: IsoDate }[];
  };
  /** Addresses relative to the site's root. */
  assets: {
    core: string;
    items: string[];
    /** Bytes of all items files as they are sent, rounded up to 100 kB. */
    itemsBytes: number;
    labels: string;
    /** Its parts, the first first. */
    cube: string[];
    engine: string;
    worker: string;
    answers: Record<string, string>;
  };
}

export interface RenderContext {
  document: Document;
  locale: Locale;
  site: Site;
  view: View;
  /** A wording of `src/i18n` with its `{name}` parts filled. Throws on an unknown key. */
  t(key: string, parts?: Record<string, string | number>): string;
  /** The display name of a dimension's value: customer and rep names, month names, bucket names, "(none)". */
  label(dimension: string, value: string | null): string;
  /** Only on the data page. */
  data?: DataReport;
  /** In the reader's browser: fills a box that only the other width of screen shows when there is time. */
  later?(screen: 'wide' | 'narrow', box: Element, draw: () => Element): void;
}

export interface Block {
  id: string;
  /** The questions whose answers `render` gets, under the same names. None: the block never changes with a filter. */
  questions(site: Site, view: View): Record<string, Question>;
  /** Questions for rows, which only an engine answers: none in the view that the page is built for. */
  rows?(site: Site, view: View): Record<string, RowsQuestion>;
  /** Draws the block; text from data only ever as text nodes. */
  render(
    answers: Record<string, Answer>,
    context: RenderContext,
    rows?: Record<string, RowsAnswer>,
  ): Element;
}

export interface ReportPage {
  /** Route: `/<locale>/<id>/`, the overview at `/<locale>/`. */
  id:
    | 'overview'
    | 'change'
    | 'trend'
    | 'aging'
    | 'customers'
    | 'customer'
    | 'reps'
    | 'rep'
    | 'alerts'
    | 'data'
    | 'metrics'
    | `metrics/${string}`;
  /** Not in the navigation: reached from this page, which the navigation marks instead. */
  under?: ReportPage['id'];
  blocks: Block[];
}

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
    metric: string;
    unit: Unit;
    currency: string | null;
    before: number | null;
    after: number | null;
  }[];
}

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
