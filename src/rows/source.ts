/** A set of rows as the parts of a statement, before it is sorted, counted and cut into pages. */

import type { PackScope } from '../engine/pack-scope.ts';
import type { AskContext, Plan } from '../metrics/ask/plan.ts';
import type { FilterKey, Question } from '../metrics/types.ts';
import type { RowKind, RowsQuestion } from './types.ts';

export interface RowsContext extends AskContext {
  plan(question: Question): Plan;
  /** The column names of `p` in a FROM clause. */
  columnsOf(from: string, namedTables: string[], scope: PackScope): Promise<Set<string>>;
}

export interface RowSource {
  /** Named tables in front of the statement. */
  with: string[];
  /** Column id → expression. */
  columns: Record<string, string>;
  /** Kinds that differ from the catalogue's. */
  kinds?: Record<string, RowKind>;
  /** What filters look at, where each row is of one value of each: a filter leaves some of the rows, as they are. */
  owner?: Record<FilterKey, string>;
  from: string;
  where?: string[];
  /** Every row is one of the named table `part`, its amount `contribution`; what `from` adds only describes it. */
  isOfPart?: boolean;
  /** What the statement needs of the pack; everything where left out. */
  scope?: PackScope;
  amountColumn: string | null;
  /** How the amounts of all rows combine. */
  combine?: 'sum' | 'max';
  defaultSort: NonNullable<RowsQuestion['sort']>;
}
