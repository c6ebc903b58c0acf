/** How much a cube has to hold, counted before it is built: what its grain depends on. */
import type { NativeEngine } from '../engine/native.ts';
import type { AskContext } from '../metrics/ask/plan.ts';
import { measureById } from '../metrics/catalogue.ts';
import type { Measure } from '../metrics/define.ts';
import { conditionOf } from '../metrics/only-if.ts';
import { sql } from '../metrics/sql.ts';
import type { StoredByFrame, StoredBySpan } from '../metrics/stored.ts';
import { FILTER_KEYS } from '../metrics/types.ts';
import { type AskedCells, everFrame } from './asked-frames.ts';
import { type Calendar, spanExpression } from './calendar.ts';
import { cellQuery } from './cell-query.ts';
import { withoutConditions } from './stored-cells.ts';

export type Context = AskContext & { firstDate: string };

export interface Filling {
  engine: NativeEngine;
  context: Context;
  calendar: Calendar;
  asked: AskedCells[];
}

/** How many cells one flow takes by month and customer. */
export async function countInvoiced({ engine, calendar, context }: Filling): Promise<number> {
  const cells = cellQuery([
    {
      measure: withoutConditions(measureById('invoiced')),
      frames: [everFrame(context)],
      params: context.params,
      dimensions: [...FILTER_KEYS],
      split: [],
      spans: { span: spanExpression(calendar, 'p.date') },
    },
  ]);
  const [row] = await engine.query(`select count(*)::integer as n from (${cells})`);
  return row!.n as number;
}

/** Whether the measure is stored at asked frames alone: it says so, or it has rows that its dates cannot place. */
export async function onlyAsked(
  filling: Filling,
  measure: Measure,
  stored: StoredBySpan | StoredByFrame,
): Promise<boolean> {
  if (stored.kind === 'frames') return stored.at === 'asked';
  if (!stored.exceptWhere) return false;
  const where = sql`${conditionOf(measure)} and (${stored.exceptWhere})`;
  return (await countRows(filling, { ...measure, where })) !== 0;
}

/** Whether the measure's months may be stored by customer, where pages ask for it by customer. */
export async function isOfFewRows(
  filling: Filling,
  measure: Measure,
  stored: StoredBySpan | StoredByFrame,
  most: number,
): Promise<boolean> {
  const isWanted = filling.asked.some((cells) => cells.measure === measure && cells.byCustomer);
  if (stored.kind !== 'spans' || !isWanted) return false;
  return (await countRows(filling, withoutConditions(measure))) <= most;
}

async function countRows({ engine, context }: Filling, measure: Measure): Promise<number> {
  const cells = cellQuery([
    {
      measure,
      frames: [everFrame(context)],
      params: context.params,
      dimensions: [],
      split: [],
      spans: {},
    },
  ]);
  const [row] = await engine.query(`select coalesce(sum(rows_0), 0)::integer as n from (${cells})`);
  return row!.n as number;
}
