/** The letters there are, in the order of the ladder, and whom each is for. */
import type { LetterAccount } from './account.ts';

export const LETTER_KINDS = [
  'reminder',
  'call-guide',
  'dunning-1',
  'dunning-2',
  'stop-delivery',
  'last-notice',
  'confirmation',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const hasOverdue = ({ overdueMinor }: LetterAccount): boolean => overdueMinor > 0;
const isOwing = ({ openMinor }: LetterAccount): boolean => openMinor > 0;

/** Whether there is something to write about; a balance of zero is confirmed only where it is asked for. */
const IS_FOR: Record<LetterKind, (account: LetterAccount) => boolean> = {
  reminder: ({ dueSoonMinor }) => dueSoonMinor > 0,
  'call-guide': isOwing,
  'dunning-1': hasOverdue,
  'dunning-2': hasOverdue,
  'stop-delivery': hasOverdue,
  'last-notice': hasOverdue,
  confirmation: ({ totalMinor, lines }) => totalMinor !== 0 || lines.length > 0,
};

export const isLetterFor = (kind: LetterKind, account: LetterAccount): boolean =>
  IS_FOR[kind](account);
