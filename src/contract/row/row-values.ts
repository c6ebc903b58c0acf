/** The cells of a row as the values of a canonical row, before the rules of its table look at them. */
import { ID_FIELDS } from '../profile/id-profile.ts';
import type { ColumnType } from '../tables.ts';
import { CellError } from './cells.ts';
import { headerCurrency } from './header-currency.ts';
import { rowIds } from './row-ids.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

/** Cells that are read with what the rest of the row says. */
const WITH_CONTEXT: ReadonlySet<ColumnType> = new Set(['money', 'currency', 'doc_type', 'kind']);

/** Reads the row that `current` holds; a cell that cannot be read is reported there, and null. */
export function rowValues(current: RowInProgress, money: RowMoney): () => CanonicalRow {
  const { plan, table } = current;
  const blank = Object.fromEntries(table.columns.map((column) => [column.name, null]));
  const hasCurrency = 'currency' in blank;
  const alone = current.columns.filter(({ column }) => !WITH_CONTEXT.has(column.type));
  const ids = rowIds(current);
  const compareHeaders = headerCurrency(current);
  return () => {
    const values: CanonicalRow = { ...blank };
    for (const { column, index, read } of alone) {
      const value = read(current.cells[index] ?? '');
      if (value instanceof CellError) current.rejectCell(column, value.rule, value.expected);
      else if (typeof value === 'string' && ID_FIELDS.has(column.field))
        values[column.name] = ids.tidyId(column, index, value);
      else values[column.name] = value;
    }
    if (plan.table === 'invoice' && values.invoice_id === null) ids.takeOtherId(values);
    const currency = money.currency();
    if (hasCurrency) values.currency = currency;
    money.fillIn(values, currency);
    compareHeaders?.(values);
    return values;
  };
}
