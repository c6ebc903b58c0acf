/**
 * SQL of a measure: text in which dates of the frame, tables, bucket ladders and settings stay what they are. What a
 * measure depends on is looked up in these parts and never read out of the text.
 */
import { type BucketMacro, bucketLadder } from '../engine/bucket-ladder.ts';
import { FRAME_DATES, type FrameDate } from './ask/frames.ts';
import type { MetricParams } from './params.ts';

/**
 * `isOpenOnly`: whatever else is in the table takes no part, other conditions leave it out. `isLastOnly`: of each
 * customer only rows of the last date up to the measure's take part.
 */
export interface TablePart {
  table: string;
  isOpenOnly: boolean;
  isLastOnly?: true;
}

/** A select that no date of a frame is in: who answers many days may keep its rows under the name. */
interface SameEveryDay {
  rowsName: string;
  select: Sql;
}

type Part =
  | string
  | { date: FrameDate }
  | TablePart
  | { bucket: BucketMacro; days: Sql }
  | { setting: (params: MetricParams) => string | number }
  | { ifConverted: Sql }
  | SameEveryDay
  | { amount: true };

export interface Sql {
  readonly parts: readonly Part[];
}

/** What the parts become. */
export interface Rendering {
  date(date: FrameDate): string;
  amount: string;
  params: MetricParams;
  /** Bucket edges other than the macros of the marts hold. */
  edges?: number[];
}

/** `${…}` takes parts, other SQL, or text. */
export function sql(texts: TemplateStringsArray, ...values: (Part | Sql)[]): Sql {
  const parts = texts.flatMap((text, i): readonly Part[] => {
    const value = i < values.length ? values[i]! : '';
    return [text, ...(typeof value === 'object' && 'parts' in value ? value.parts : [value])];
  });
  return { parts: parts.filter((part) => part !== '') };
}

/** The dates of the frame: `${frame.from}`. */
export const frame = Object.fromEntries(FRAME_DATES.map((date) => [date, { date }])) as Record<
  FrameDate,
  Part
>;

/** The row's amount, converted at the rate of the measure's instant where it has one. */
export const amount: Part = { amount: true };

export const table = (name: string): Part => ({ table: name, isOpenOnly: false });

/** A mart of items or their pieces, of which only what is open at the measure's date takes part. */
export const openRows = (name: 'mart_item' | 'mart_piece'): Part => ({
  table: name,
  isOpenOnly: true,
});

/** Contacts, of which only each customer's last one up to the measure's date takes part. */
export const LAST_CONTACTS: Part = { table: 'fct_activity', isOpenOnly: false, isLastOnly: true };

/** A bucket, or its index, by days past due or since issue. */
export const bucket = (macro: BucketMacro, days: Sql): Part => ({
  bucket: macro,
  days: sql`(${days})::integer`,
});

/** Text that follows the settings; it names no table and no date of the frame. */
export const setting = (text: (params: MetricParams) => string | number): Part => ({
  setting: text,
});

/** The rows of a select, for a `from` or a join; `name` is of no other one. */
export const sameEveryDay = (rowsName: string, select: Sql): Part => ({ rowsName, select });

/** SQL that stands only where every amount is converted to one currency. */
export const ifConverted = (text: Sql): Part => ({ ifConverted: text });

/** The same where `day`, a column, stands for every date of the frame. */
export const atDay = ({ parts }: Sql, day: string): Sql => ({
  parts: parts.map((part) => {
    if (typeof part !== 'object') return part;
    if ('date' in part) return day;
    if ('ifConverted' in part) return ifConverted(atDay(part.ifConverted, day));
    return 'bucket' in part ? { ...part, days: atDay(part.days, day) } : part;
  }),
});

/** Every part, those within another part too. */
const allParts = ({ parts }: Sql): Part[] =>
  parts.flatMap((part) => {
    if (typeof part !== 'object') return [part];
    if ('ifConverted' in part) return allParts(part.ifConverted);
    if ('select' in part) return [part, ...allParts(part.select)];
    return 'bucket' in part ? [part, ...allParts(part.days)] : [part];
  });

export const datesIn = (one: Sql): FrameDate[] =>
  allParts(one).flatMap((part) => (typeof part === 'object' && 'date' in part ? [part.date] : []));

export const tablesIn = (one: Sql): TablePart[] =>
  allParts(one).flatMap((part) => (typeof part === 'object' && 'table' in part ? [part] : []));

/** The same over other tables. */
export const withTables = (
  { parts }: Sql,
  rename: (table: string, part: TablePart) => string,
): Sql => ({
  parts: parts.map((part) => {
    if (typeof part !== 'object') return part;
    if ('ifConverted' in part) return ifConverted(withTables(part.ifConverted, rename));
    if ('select' in part) return { ...part, select: withTables(part.select, rename) };
    return 'table' in part ? { ...part, table: rename(part.table, part) } : part;
  }),
});

/** The same with a table in the place of each select that is the same every day. */
export const withRows = ({ parts }: Sql, tableOf: (one: SameEveryDay) => string): Sql => ({
  parts: parts.map((part) =>
    typeof part === 'object' && 'select' in part ? table(tableOf(part)) : part,
  ),
});

export function render({ parts }: Sql, as: Rendering): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('date' in part) return as.date(part.date);
      if ('table' in part) return part.table;
      if ('select' in part) return `(${render(part.select, as)})`;
      if ('setting' in part) return String(part.setting(as.params));
      if ('amount' in part) return as.amount;
      if ('ifConverted' in part)
        return as.params.reportCurrency ? render(part.ifConverted, as) : '';
      const days = render(part.days, as);
      return as.edges ? bucketLadder(part.bucket, days, as.edges) : `${part.bucket}(${days})`;
    })
    .join('');
}
