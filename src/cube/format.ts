/**
 * What a cube's files are. The first: a line of JSON (the header of all), then the bytes its columns point to. The
 * others: such bytes alone, for tables and months that the first page does not need.
 */
import { addDays } from '../format/date.ts';
import type { FilterKey } from '../metrics/types.ts';
import type { Calendar } from './calendar.ts';

/** The tuples of filter values that cells belong to: `values` by dimension, and per tuple one code each. */
export interface LevelHeader {
  dimensions: FilterKey[];
  /** By dimension; null stands for "has none". */
  values: (string | null)[][];
  count: number;
  /** Where in the first part the codes are: one column a dimension. */
  at: number;
}

/** The columns of the rows of successive frames or first spans, one after the other. */
export interface Piece {
  /** In which part they are, and where. */
  part: number;
  at: number;
  /** How many frames or spans. */
  slots: number;
  rows: number;
}

/** What a table is, wherever its columns are. */
export interface PlainTable {
  measure: string;
  level: number;
  /** Whether a row lies in the first span, in which all earlier months are one, or in a first frame that ends with it. */
  hasEarlier: boolean;
  /** Where cells are stored at frames: their dates that the measure depends on, joined by a space. */
  frames?: string[];
  /** Whether a further date of a row lies in the first span. */
  hasEarlierAlso: boolean;
  /** Per further date (the name is part of the format): null for a column of spans, or the one span that every row has. */
  also: (number | null)[];
  /** Names of what else cells are split by, and how many combinations there are. */
  split: string[];
  combinations: number;
  /** sum: whole numbers. wide: two columns, value = high × 2³² + low. max: null where there is none. */
  kind: 'sum' | 'wide' | 'max';
}

/** Whether the frame is that of the calendar's beginning, a date of it being the day after at most. */
export const isFirstFrame = (calendar: Calendar, frame: string): boolean =>
  frame !== '' && frame.split(' ').every((date) => date <= addDays(calendar[0]!, 1));

export interface WrittenTable extends PlainTable {
  /** Of all frames or first spans, in their order. */
  pieces: Piece[];
  /** Where the combinations are, of a table that is split: one that has many makes no part heavier that needs none of it. */
  splitsAt?: Pick<Piece, 'part' | 'at'>;
}

/** A table of a cube that is open. */
export interface TableHeader extends WrittenTable {
  /** The combinations. Throws where their part is not here. */
  readonly splits: (string | null)[][];
}

export interface CubeHeader {
  /** How many. */
  parts: number;
  calendar: Calendar;
  levels: LevelHeader[];
  tables: WrittenTable[];
}

/** What the header of a file that this code can read begins with. */
export const MAGIC = 'huikuan cube 4\n';
export const LOW = 2 ** 32;
