/** A statement of account for a spreadsheet: one line a movement, nothing in it that a spreadsheet would run. */
import { BYTE_ORDER_MARK, csvCell } from '../../format/csv-cell.ts';
import type { RenderContext } from '../page.ts';
import { plainAmount, type Statement } from './statement.ts';
import { lineName } from './statement-block.ts';

/** The text with a byte order mark; lines end with CRLF. Amounts are plain numbers. */
export function statementCsv(
  statements: Statement[],
  customer: { id: string; name: string },
  context: Pick<RenderContext, 't'>,
): string {
  const { t } = context;
  const heads = [
    t('customer.csvCustomer'),
    t('customer.csvName'),
    t('customer.column.date'),
    t('customer.column.kind'),
    t('customer.column.document'),
    t('customer.column.due_date'),
    t('customer.debit'),
    t('customer.credit'),
    t('customer.balance'),
    t('common.filter.currency'),
    t('customer.csvSource'),
  ];
  const lines = statements.flatMap(({ currency, lines: own }) =>
    own.map((line) =>
      [
        csvCell(customer.id),
        csvCell(customer.name),
        line.date,
        csvCell(lineName(line, context)),
        csvCell(line.document),
        line.due ?? '',
        plainAmount(line.debit, currency),
        plainAmount(line.credit, currency),
        plainAmount(line.balance, currency),
        csvCell(currency),
        csvCell(line.source),
      ].join(','),
    ),
  );
  return `${BYTE_ORDER_MARK}${[heads.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
}
