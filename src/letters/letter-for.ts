/** Whom a letter is for: there must be something to write about. */
import { type LetterKind, letterAbout } from '../format/letter-kinds.ts';
import type { LetterAccount } from './account.ts';

const HAS: Record<ReturnType<typeof letterAbout>, (account: LetterAccount) => boolean> = {
  due_soon: ({ dueSoonMinor }) => dueSoonMinor > 0,
  open: ({ openMinor }) => openMinor > 0,
  overdue: ({ overdueMinor }) => overdueMinor > 0,
  balance: ({ totalMinor, lines }) => totalMinor !== 0 || lines.length > 0,
};

/**
 * A balance of zero is confirmed only where it is asked for. A customer who is overdue gets letters about that; only who
 * is chosen (`isChosen`) is reminded of it by the letter about what falls due.
 */
export const isLetterFor = (kind: LetterKind, account: LetterAccount, isChosen: boolean): boolean =>
  HAS[letterAbout(kind)](account) || (isChosen && kind === 'reminder' && HAS.overdue(account));
