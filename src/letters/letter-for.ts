/** Whom a letter is for: there must be something to write about. */
import { type LetterKind, letterAbout, letterAlsoAbout } from '../format/letter-kinds.ts';
import type { LetterAccount } from './account.ts';

const HAS: Record<ReturnType<typeof letterAbout>, (account: LetterAccount) => boolean> = {
  due_soon: ({ dueSoonMinor }) => dueSoonMinor > 0,
  open: ({ openMinor }) => openMinor > 0,
  overdue: ({ overdueMinor }) => overdueMinor > 0,
  balance: ({ totalMinor, lines }) => totalMinor !== 0 || lines.length > 0,
};

/** A balance of zero is confirmed only where it is asked for. `isChosen`: by name, not as one of a run. */
export function isLetterFor(kind: LetterKind, account: LetterAccount, isChosen: boolean): boolean {
  const also = isChosen ? letterAlsoAbout(kind) : undefined;
  return HAS[letterAbout(kind)](account) || (also !== undefined && HAS[also](account));
}
