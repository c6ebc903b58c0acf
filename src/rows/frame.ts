/** The dates and the filter of a named set: those of a figure for the whole period. */
import { sqlDate, sqlText } from '../engine/engine.ts';
import { filterClauses } from '../metrics/ask/compile.ts';
import { type Frame, wholeFrame } from '../metrics/ask/frames.ts';
import type { RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

export interface SetFrame {
  frame: Frame;
  /** SQL literals of the dates. */
  from: string;
  end: string;
  asOf: string;
  /** The filter's conditions on the dimensions of `p`; never empty. */
  filter: string;
  /** The currency that amounts of the report are in. */
  unit: string;
}

export function setFrame(context: RowsContext, question: RowsQuestion): SetFrame {
  const { params } = context;
  const frame = wholeFrame(
    question.period ?? context.defaultPeriod,
    question.asOf ?? context.asOf,
    params.dsoWindowMonths,
  );
  return {
    frame,
    from: sqlDate(frame.from),
    end: sqlDate(frame.end),
    asOf: sqlDate(frame.asOf),
    filter: ['true', ...filterClauses(question.filter ?? {})].join(' and '),
    unit: params.reportCurrency ? sqlText(params.reportCurrency) : 'p.currency',
  };
}

/** A question's key: a whole number, as it goes into SQL. */
export function keyOf(question: RowsQuestion): number {
  if (!Number.isSafeInteger(question.key)) throw new Error(`${question.which} needs a key`);
  return question.key!;
}
