/** The cells of a row as the values of a canonical row, before the rules of its table look at them. */
import { ID_FIELDS } from '../profile/id-profile.ts';
import type { ColumnType } from '../tables.ts';
import { type CanonicalRow, lineOf, rowMaker } from './canonical-row.ts';
import { CellError } from './cells.ts';
import { headerCurrency } from './header-currency.ts';
import { rowIds } from './row-ids.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

/** Cells that are read with what the rest of the row says. */
const WITH_CONTEXT: ReadonlySet<ColumnType> = new Set(['money', 'currency', 'doc_type', 'kind']);

/** Reads the row that `current` holds; a cell that cannot be read is reported there, and null. */
export function rowValues(current: RowInProgress, money: RowMoney): () => CanonicalRow {
  const { plan, table } = current;
  const blankRow = rowMaker(table);
  const hasCurrency = table.columns.some(({ name }) => name === 'currency');
  const alone = current.columns
    .filter(({ column }) => !WITH_CONTEXT.has(column.type))
    .map((one) => ({ ...one, isId: ID_FIELDS.has(one.column.field) }));
  const ids = rowIds(current);
  const compareHeaders = headerCurrency(current);
  return () => {
    const values = blankRow();
    const line = lineOf(values);
    for (const { column, at, index, read, isId } of alone) {
      const value = read(current.cells[index] ?? '');
      if (value instanceof CellError) current.rejectCell(column, value.rule, value.expected);
      else line[at] = isId && typeof value === 'string' ? ids.tidyId(column, index, value) : value;
    }
    if (plan.table === 'invoice' && values.invoice_id === null) ids.takeOtherId(values);
    const currency = money.currency();
    if (hasCurrency) values.currency = currency;
    money.fillIn(values, currency);
    compareHeaders?.(values);
    return values;
  };
}
