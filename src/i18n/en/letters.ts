/** English wordings of letters to customers; fetched with them, not with every page. */
import type { Messages } from '../locale.ts';

export const letters = {
  heading: 'Letter to {customer}',
  kind: 'Letter',
  language: 'Language',
  'language.en': 'English',
  'language.zh': '中文',
  copy: 'Copy as text',
  copied: 'Copied',
  notCopied: 'The clipboard is not available: select the text and copy it.',
  print: 'Print',
  waiting: 'The customer’s items are on their way …',
  nothing: 'There is nothing to write about: no item of this kind is open.',
  failed: 'The customer’s items cannot be had: {reason}',
  document: 'Document',
  issued: 'Date',
  due: 'Due',
  late: 'Days late',
  open: 'Open',
  sum: 'Total',
  unapplied: 'Payment or credit not yet applied',
  instalment: '{document}, instalment {n}',
  'side.ours': 'owed by you to us',
  'side.yours': 'owed by us to you',
  'side.none': 'nothing is owed either way',
} as const satisfies Messages;
