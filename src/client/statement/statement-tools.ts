/** Prints a statement of account alone on its paper, or hands it over as a CSV. Fetched on first use. */

import { dateLabel } from '../../format/label.ts';
import { readStatements } from '../../report/customer/statement.ts';
import { customerStatement } from '../../report/customer/statement-block.ts';
import { statementCsv } from '../../report/customer/statement-csv.ts';
import type { RenderContext } from '../../report/page.ts';
import type { AskRows } from '../../rows/types.ts';

/** `items`: only what is open. The day it is printed is the day it is issued. */
export async function printStatement(
  form: 'statement' | 'items',
  context: RenderContext,
): Promise<void> {
  const root = document.documentElement;
  root.dataset.print = form;
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const issued = document.querySelector('[data-issued]');
  if (issued)
    issued.textContent = context.t('customer.issuedOn', { date: dateLabel(today, context.locale) });
  addEventListener('afterprint', () => delete root.dataset.print, { once: true });
  print();
}

export async function saveStatement(context: RenderContext, askRows: AskRows): Promise<void> {
  const { site, view, label } = context;
  const id = view.filter.customer;
  const question = customerStatement.rows!(site, view).lines;
  if (id === undefined || !question) return;
  const { rows } = await askRows(question);
  const text = statementCsv(readStatements(rows), { id, name: label('customer', id) }, context);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `statement-${id.replaceAll(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 60)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
