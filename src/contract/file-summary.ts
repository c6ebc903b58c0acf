/** What became of one file, from its plan, its reconciliation and its rows. */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { FilePlan, SourceFile } from '../intake/plan-file.ts';
import type { FileReconciliation } from './file-reconciliation.ts';
import type { FileSummary } from './import-result.ts';
import { columnOf } from './plan/plan-columns.ts';
import { TABLES } from './tables.ts';

/** A control character by its number, any other sign as it is. */
const nameOfSign = (sign: string): string =>
  sign < ' ' && sign !== '\t' ? `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign;

/** Of a file that was read; its reconciliation is filled in later. */
export function summaryOf(plan: FilePlan, columnsUnused: string[]): FileSummary {
  return {
    ...unreadSummary(plan.source),
    table: plan.table,
    decidedBy: plan.decidedBy,
    encoding: plan.source.unpacked?.encoding ?? plan.encoding,
    delimiter: plan.source.unpacked?.delimiter ?? nameOfSign(plan.delimiter),
    columnsUnused,
    isOpenItemsOnly: isOpenItemsOnly(plan),
  };
}

/** Of a source that is no table of its own. */
export function unreadSummary({ name, unpacked, usedFor }: SourceFile): FileSummary {
  return {
    file: name,
    sheet: null,
    table: null,
    decidedBy: usedFor ?? 'no known columns',
    encoding: unpacked?.encoding ?? '',
    delimiter: unpacked?.delimiter ?? '',
    rowsRead: 0,
    rowsUsed: 0,
    rowsSetAside: 0,
    rowsNotData: 0,
    amountRead: 0,
    amountUsed: 0,
    amountSetAside: 0,
    amountNotData: 0,
    firstDate: null,
    lastDate: null,
    columnsUnused: [],
    isOpenItemsOnly: false,
  };
}

function isOpenItemsOnly(plan: FilePlan): boolean {
  if (plan.table !== 'invoice') return false;
  const has = (field: string): boolean => columnOf(plan, field) >= 0;
  const amount = plan.columns.find((column) => column.field === 'amount')?.header ?? '';
  return (
    (has('open_amount') || /open/i.test(amount)) && !has('paid_amount') && !has('settled_date')
  );
}

/** Fills in rows and amounts as the checked reconciliation has them. */
export function countInto(summary: FileSummary, reconciliation: FileReconciliation): void {
  reconciliation.check(summary.file);
  const { used, set_aside, not_data } = reconciliation.dispositions;
  Object.assign(summary, {
    rowsRead: reconciliation.read.rows,
    rowsUsed: used.rows,
    rowsSetAside: set_aside.rows,
    rowsNotData: not_data.rows,
    amountRead: Number(reconciliation.read.amount),
    amountUsed: Number(used.amount),
    amountSetAside: Number(set_aside.amount),
    amountNotData: Number(not_data.amount),
  });
}

/** Fills in the first and the last day of the rows that stayed. */
export async function datesInto(summary: FileSummary, engine: NativeEngine): Promise<void> {
  const dateColumn = summary.table && TABLES[summary.table].dateColumn;
  if (!dateColumn) return;
  const [dates] = await engine.query(
    `select min("${dateColumn}")::varchar as first, max("${dateColumn}")::varchar as last
     from raw_${summary.table} where file = ${sqlText(summary.file)}`,
  );
  summary.firstDate = dates!.first as string | null;
  summary.lastDate = dates!.last as string | null;
}
