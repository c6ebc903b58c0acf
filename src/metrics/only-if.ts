/**
 * Conditions of a measure that hold from one as-of date to another. The engine checks them as SQL; the cube checks them
 * by further dates that its cells are stored by.
 */
import { frame, type Sql, sql } from './sql.ts';
import type { MoreDate, RowDate } from './stored.ts';

export interface OnlyIf {
  /**
   * Money that reaches another's item belongs to it once that is known, not before. The value is the first day on which
   * the cube counts the row.
   */
  known?: RowDate;
  /** The item has not been opened again by a refund. */
  staysSettled?: true;
  /** The dispute is not resolved. */
  isUnresolved?: true;
  /** The invoice has not left its dunning stage. */
  isAtStage?: true;
}

const KNOWN = sql`(p.known_from is null or p.known_from <= ${frame.horizon}) and (p.known_until is null or p.known_until > ${frame.horizon})`;
const STAYS_SETTLED = sql`(p.reopened_date is null or p.reopened_date > ${frame.horizon})`;
const UNRESOLVED = sql`(p.resolved is null or p.resolved > ${frame.horizon})`;
const AT_STAGE = sql`(p.left_on is null or p.left_on > ${frame.horizon})`;

/** A measure's condition with those of `onlyIf`. */
export function conditionOf({ where, onlyIf }: { where?: Sql; onlyIf?: OnlyIf }): Sql {
  const all = [
    ...(where ? [where] : []),
    ...(onlyIf?.known ? [KNOWN] : []),
    ...(onlyIf?.staysSettled ? [STAYS_SETTLED] : []),
    ...(onlyIf?.isUnresolved ? [UNRESOLVED] : []),
    ...(onlyIf?.isAtStage ? [AT_STAGE] : []),
  ];
  if (all.length === 0) return sql`true`;
  return all.reduce((left, right) => sql`${left} and ${right}`);
}

/** The same conditions as dates of the row. */
export const conditionDates = ({
  known,
  staysSettled,
  isUnresolved,
  isAtStage,
}: OnlyIf): MoreDate[] => [
  ...(known
    ? ([
        { date: known, to: 'horizon' },
        { date: 'p.known_until', after: 'horizon' },
      ] satisfies MoreDate[])
    : []),
  ...(staysSettled ? [{ date: 'p.reopened_date', after: 'horizon' } satisfies MoreDate] : []),
  ...(isUnresolved ? [{ date: 'p.resolved', after: 'horizon' } satisfies MoreDate] : []),
  ...(isAtStage ? [{ date: 'p.left_on', after: 'horizon' } satisfies MoreDate] : []),
];
