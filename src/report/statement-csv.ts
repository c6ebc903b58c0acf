/** A statement of account for a spreadsheet: one line a movement, nothing in it that a spreadsheet would run. */

import { lineName } from './customer-statement.ts';
import { plainAmount, type Statement } from './statement.ts';
import type { RenderContext } from './types.ts';

/** What a spreadsheet takes for a formula, at the start of a cell or after a separator of another country. */
const FORMULA = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r＝＋－＠])/g;

function cell(text: string | null): string {
  const safe = (text ?? '').replace(FORMULA, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
        cell(customer.id),
        cell(customer.name),
        line.date,
        cell(lineName(line, context)),
        cell(line.document),
        line.due ?? '',
        plainAmount(line.debit, currency),
        plainAmount(line.credit, currency),
        plainAmount(line.balance, currency),
        cell(currency),
        cell(line.source),
      ].join(','),
    ),
  );
  return `\ufeff${[heads.map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}
