/** Prints a statement of account alone on its paper. Fetched on first use. */
import { dateLabel } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';

/** `items`: only what is open. The day it is printed is the day it is issued. */
export function printStatement(form: 'statement' | 'items', context: RenderContext): void {
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
