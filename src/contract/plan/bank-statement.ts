/** What a bank lists, which calls money that came a credit: "Gutschrift" there is no credit note. */
import type { FilePlan } from '../../intake/plan-file.ts';

const OF_STATEMENTS =
  /valuta|wertstellung|buchungs|value date|booking|\biban\b|\bbic\b|saldo|balance|solde|gegenkonto|\bbank|kontoauszug|relev|extracto|estratto|statement|流水|对账|余额|银行/iu;
const CREDIT = /^(?:gutschrift(?:en)?|remise|avoir)$/i;

/** True for payments under headers or a name as banks write them. */
export const isBankStatement = ({ table, source, headers }: FilePlan): boolean =>
  table === 'payment' && [source.name, ...headers].some((text) => OF_STATEMENTS.test(text));

/** True for a word that a bank has for money that came. */
export const isBankCredit = (text: string): boolean => CREDIT.test(text.trim());
