/** The way to one invoice: its amounts, what reduced it, the file and row it came from. */
import type { Child, ElementMaker } from './dom.ts';
import { rowsHash } from './figure-ask.ts';

/** `key` is an `invoice_key`; without one the name stands alone. */
export const invoiceLink = (h: ElementMaker, name: string, key: unknown): Child =>
  typeof key === 'number' ? h('a', { href: rowsHash({ which: 'document', key }) }, name) : name;
