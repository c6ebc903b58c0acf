/** What a page knows of its report without asking: company, dates, filter choices, settings and file addresses. */
import type { IsoDate } from '../format/date.ts';
import type { PersonFiles, PersonKind } from '../format/person-range.ts';
import type { Locale, Localised } from '../i18n/locale.ts';
import type { MetricParams } from '../metrics/params.ts';
import type { FilterKey, Period } from '../metrics/types.ts';
import type { CreditReviewRule } from './credit-review.ts';
import type { LadderStep } from './ladder.ts';
import type { View } from './view.ts';

/** Customers beyond this many are not listed in the page; their names are in the labels file. */
export const LISTED_CUSTOMERS = 500;

export interface FilterOption {
  value: string;
  label: string;
  /** Its currencies, where it does not have all of the report's. */
  currencies?: string[];
}

export type NamedValues = Partial<Record<'region' | 'segment' | 'rep', Record<string, Localised>>>;

/** What receiving money by one method costs. */
export interface PaymentCost {
  /** Of the amount. */
  share: number;
  /** Minor units a receipt, for receipts in that currency. */
  perReceipt?: { minor: number; currency: string };
}

/** At the as-of date and in the period that pages open with. */
export interface WithinCompany {
  /** The audience's part of the company's amount, in whole percent; below one: 0. */
  shares: { metric: 'open_amount' | 'overdue_amount'; percent: number; currency: string | null }[];
  /** The place of one of its reps or customers among all that have a place: 1 is the highest rate, or the most overdue. */
  ranks: {
    key: 'rep' | 'customer';
    id: string;
    metric: 'collection_rate_due' | 'overdue_amount';
    place: number;
    of: number;
    currency: string | null;
  }[];
}

/** A page under filters that the settings give a name to. */
export interface NamedView {
  id: string;
  name: Localised;
  /** The page's id. */
  page: string;
  /** Its filters as the page's address has them. */
  query: string;
  /** There is a page of its own; else the page under its filters stands for it. */
  isPage: boolean;
}

/** What every page knows of the report, in the page as JSON; small, independent of the number of rows. */
export interface Site {
  company: Localised;
  locales: Locale[];
  /** Whose part of the report it is; undefined: the whole. */
  audience?: Localised;
  /** How the rows of the audience stand among those of the company, where it is told. */
  withinCompany?: WithinCompany;
  /** No rows are given out: nothing opens behind a figure, and what only the engine could answer has no answer. */
  figuresOnly?: true;
  /** Ids of pages that this report does not have. */
  leftOut?: string[];
  /** In the order of the menu; undefined: none. */
  views?: NamedView[];
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
  /** Aging bucket ids, youngest first: by due date with `not_due`, by issue date without. */
  buckets: { due: string[]; issue: string[] };
  /** Filter choices; `customer` is complete only up to `LISTED_CUSTOMERS`, the rest is in the labels file. */
  options: Record<FilterKey, FilterOption[]>;
  /** Which inputs the data has: payment, customer, rep, region, segment, dispute, promise, activity, limit, target, delivery, write_off. */
  inputs: Record<string, boolean>;
  /** Names that the settings give in each language, by dimension and value. */
  names?: NamedValues;
  /** False where the data is a list of open items only: collection rates have no value. */
  hasPayments: boolean;
  /** Settings that take part in figures. */
  params: MetricParams;
  settings: {
    rankMinBaseMinor: number;
    alerts: Record<string, number | undefined>;
    /** What receiving money costs, by method; only where one is given. */
    paymentCosts?: Record<string, PaymentCost>;
    /** What borrowed money costs a year, as a share; only where it is given. */
    costOfMoney?: number;
    /** Discounts that the page of terms works out, and the share of later money that would take one. */
    discountOffer: { rates: number[]; taken: number };
    ladder: LadderStep[];
    /** Days between two steps at least. */
    ladderPauseDays: number;
    creditReview: CreditReviewRule;
  };
  /** Which customers the cube holds: all in every month, or only at the dates that pages ask for by themselves. */
  cube?: { customers: 'all' | 'asked' };
  /** Export files read, for the page head. */
  files: string[];
  /** What is wrong with them: files with rows set aside, and the last date of invoices and of payments. */
  exports?: {
    setAside: { file: string; rows: number; of: number }[];
    last: { table: 'invoice' | 'payment'; file: string; date: IsoDate }[];
    /** Disputes and promises of no known invoice, which are in no figure; none: left out. */
    withoutInvoice?: Partial<Record<'dispute' | 'promise', number>>;
  };
  /** Addresses relative to the site's root. */
  assets: {
    core: string;
    items: string[];
    /** Bytes of all items files as they are sent, rounded up to 100 kB. */
    itemsBytes: number;
    labels: string;
    /** Templates of letters to customers, and what they say beside the accounts. */
    letters: string;
    /** Open lines of all customers, as letters list them; '' where they are too many to be fetched whole. */
    openLines: string;
    /** First letters of Chinese customer names in pinyin, by id. */
    initials: string;
    /** Its parts, the first first. */
    cube: string[];
    /** Bytes of its first part as it is sent, rounded up to 50 kB. */
    cubeBytes: number;
    /** The open book, for the reader's own assumptions. */
    whatIf: string;
    /** '' in a file that holds figures without the rows behind them. */
    engine: string;
    worker: string;
    answers: Record<string, string>;
    /** Of pages that list rows in the view they are built for: all rows of their sets. */
    rows: Record<string, string>;
    /** What the pages of one customer and of one rep ask, by person. */
    people?: Record<PersonKind, PersonFiles>;
  };
}
