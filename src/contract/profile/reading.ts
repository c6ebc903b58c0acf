/** How the cells of one file are read, as all its rows together decide it. */
import { isDeepStrictEqual } from 'node:util';
import type { DateOrder, NumberedDates } from '../../intake/date.ts';
import type { MonthWords } from '../../intake/dates/worded-date.ts';
import type { Sides } from '../../intake/marks/side-marks.ts';
import type { DecimalSeparator } from '../../intake/number.ts';
import type { Problem } from '../rules/problem.ts';
import type { ApiReading } from './api-amounts.ts';
import type { CurrencyMarks } from './currency-profile.ts';
import type { DocumentReading } from './document-profile.ts';
import type { FlowReading } from './flow-profile.ts';
import type { GroupReading } from './group-profile.ts';
import type { WidthReading } from './row-width.ts';

export interface Reading extends ApiReading {
  dateOrder: DateOrder;
  /** By position in the file. */
  decimalSeparators: Map<number, DecimalSeparator>;
  /** Positions of amounts that were computed and not rounded. */
  computed: ReadonlySet<number>;
  numberedDates: Map<number, NumberedDates>;
  /** What names of months stand for that differ from language to language. */
  monthWords: MonthWords;
  /** -1 where every payment is negative. */
  signFactor: 1 | -1;
  /** Positions of costs that all carry a minus. */
  turned: ReadonlySet<number>;
  /** Position of the invoice id where another column than the mapped one serves better, or null. */
  invoiceId: number | null;
  /** Position of another document number, for rows whose own is blank; or null. */
  otherId: number | null;
  /** Power of ten of a column's unit, by position; absent where it is the file's. */
  unitPowers: Map<number, number>;
  /** Currency that the header of the amount or the title names. */
  currency: string | null;
  /** What a sign beside amounts stands for, where several currencies have it. */
  signs: ReadonlyMap<string, string>;
  /** What other files of the folder are told of its currencies. */
  marks: CurrencyMarks;
  /** Columns of ids that were written as decimals, 1930571429.0. */
  floatIds: ReadonlySet<number>;
  /** Columns of payment blocks: any letter is one. */
  paymentBlocks: ReadonlySet<number>;
  documents: DocumentReading;
  flow: FlowReading;
  /** What the marks of a column of debits and credits say. */
  sides: Sides;
  width: WidthReading;
  groups: GroupReading;
  problems: Problem[];
  /** What was assumed; rows are read. */
  warnings: Problem[];
}

/** True where every row reads the same under both. */
export function readsAlike(a: Reading, b: Reading): boolean {
  const ofRows = ({ documents, ...reading }: Reading) => ({
    ...reading,
    problems: [],
    warnings: [],
    marks: null,
    documents: { ...documents, linesShown: '' },
  });
  return isDeepStrictEqual(ofRows(a), ofRows(b));
}
