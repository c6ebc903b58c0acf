/** English wordings of letters to customers; fetched with them, not with every page. */
import type { Messages } from '../locale.ts';

export const letters = {
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
