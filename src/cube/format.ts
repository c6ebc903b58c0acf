/**
 * What a cube's files are. The first: a line of JSON (the header of all), then the bytes its columns point to. The
 * others: such bytes alone, for tables and months that the first page does not need.
 */
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
  /** Whether a row lies in the first span, in which all earlier months are one. */
  hasEarlier: boolean;
  /** Where cells are stored at frames: their dates that the measure depends on, joined by a space. */
  frames?: string[];
  /** Per further date (the name is part of the format): null for a column of spans, or the one span that every row has. */
  also: (number | null)[];
  /** Names of what else cells are split by, and the combinations there are. */
  split: string[];
  splits: (string | null)[][];
  /** sum: whole numbers. wide: two columns, value = high × 2³² + low. max: null where there is none. */
  kind: 'sum' | 'wide' | 'max';
}

export interface TableHeader extends PlainTable {
  /** Of all frames or first spans, in their order. */
  pieces: Piece[];
}

export interface CubeHeader {
  /** How many. */
  parts: number;
  calendar: Calendar;
  levels: LevelHeader[];
  tables: TableHeader[];
}

/** What the header of a file that this code can read begins with. */
export const MAGIC = 'huikuan cube 3\n';
export const LOW = 2 ** 32;
