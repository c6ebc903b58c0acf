/** Words for what lowers a balance besides cash, in types, kinds and names of files alike. */

import { wholePhrase } from './words/whole-phrase.ts';

const DISCOUNT =
  /discount|rebate|skonto|skonti|escompte|rabatt|rabat\b|rabais|ristourne|remise(?! (?:de |d'|en )?(?:ch[eè]que|esp[eè]ces|banque|effet))|sconto|sconti|abbuono|descuento|desconto|korting|скидк|割引|値引|할인|折扣|折让|iskonto|indirim|alennus|sleva|έκπτωση|خصم|छूट|diskon\b|chiết khấu|ส่วนลด/iu;
const WRITE_OFF =
  /write[ _-]?(?:off|down)|written[ _-]?(?:off|down)|charge[d]?[ _-]?off|bad[ _-]?debt|uncollect[ai]ble|irrecoverable|坏账|呆账|死账|ausbuchung|ausgebucht|abschreibung|abgeschrieben|forderungsausfall|forderungsverlust|uneinbringlich|pass(?:ée?s?|ages?) en pertes?|pertes? sur créance|perdit[ae] su credit|pérdidas? por (?:crédito|incobr)|perdas? com cr[eé]dito|straty na należn|tab på (?:debitor|fordring)|luottotappio|irrécouvrable|créances? douteuse|incobrable|incobrável|castigad|inesigibil|crediti? inesig|oninba|afgeboekt|afboeking|безнадежн|списан|貸倒|대손|şüpheli alacak|değersiz alacak|nieściągaln|avskriv|tapp på fordring/iu;
/** Words that say that money will not come, as a pattern. */
export const WRITTEN_OFF_PARTS = WRITE_OFF.source;
/** True for a word that says that money will not come. */
export const isWrittenOff = (text: string): boolean => WRITE_OFF.test(text);

const REFUND =
  /refund|charge[ _-]?back|退款|(?:geld)?(?:zu?)?(?:rück)?erstattung|rückzahlung|rembours|reembolso|rimbors|terugbetaling|возврат(?:ы)? (?:денег|денежн|средств|оплат|платеж|покупател|клиент)|返金|払い?戻|환불|(?<!\p{L})iade(?:ler|si)?(?!\p{L}|[ _-]fatura)|zwrot(?!y?[ _-]towar)|återbetalning|tilbagebetaling|refusjon|devoluci[oó]n(?:es)?(?!\p{L})|devolu(?:ção|ções)|vrác\p{L}* (?:platb|peněz)|palautukset/iu;
const CREDIT_NOTE =
  /credit[ _-]?(?:notes?|memos?|invoices?)|creditnota|kreditnota|kreditfaktura|gutschrift|stornorechnung|(?<!\p{L})avoirs?(?!\p{L})|notes? de crédit|notas? de cr[eé]dito|notas? de abono|facturas? rectificativas?|not[ae] di credito|кредит-?нот|корректировочн|贷项|红字|退货|赤伝|貸方票|대변|alacak dekontu|nota kredit|hyvityslasku|creditfactu|creditnot|kreditnot|dobropis|opravn\p{L}* (?:daňov|faktur)|πιστωτικ|ใบลดหนี้|返品|反品|반품|折讓|折让单|销退|銷退|退回單|zwrot towar|notă de credit|nota de credito|кредитн\p{L}* нот|jóváíró|helyesbít|knjižno odobrenje|dobropisy|credit slip|sales? returns?|إشعار دائن|זיכוי/iu;
/** True where all words of a text speak of a credit note, or say nothing. */
export const isOnlyCreditNote = wholePhrase(CREDIT_NOTE.source, CREDIT_NOTE.source);
/** "Gutschrift" on a bank statement is money that came. */
const BANK_CREDIT = /überweisung|sepa|echtzeit|dauerauftrag|scheck|lastschrift|zahlung/iu;

export type Adjustment = 'credit_note' | 'write_off' | 'discount' | 'refund';

const ADJUSTMENTS: readonly (readonly [Adjustment, RegExp])[] = [
  ['write_off', WRITE_OFF],
  ['refund', REFUND],
  ['discount', DISCOUNT],
  ['credit_note', CREDIT_NOTE],
];

/** What a text says besides cash, and the place of the word that says it; null where it says nothing of it. */
export function adjustmentIn(text: string): { kind: Adjustment; found: RegExpExecArray } | null {
  for (const [kind, pattern] of ADJUSTMENTS) {
    const found = pattern.exec(text);
    if (found) return kind === 'credit_note' && BANK_CREDIT.test(text) ? null : { kind, found };
  }
  return null;
}

/** What a word says besides cash; null where it says nothing of it. */
export const adjustmentWord = (text: string): Adjustment | null => adjustmentIn(text)?.kind ?? null;

/** The words for what lowers a balance besides cash, as a pattern. */
export const ADJUSTMENT_PARTS = ADJUSTMENTS.map(([, pattern]) => pattern.source).join('|');

const RECEIPTS =
  /payment|receipt|收款|回款|到账|zahlung|paiement|règlement|pago|cobro|pagament|betaling|оплат|платеж|入金|입금/iu;
/** What joins several kinds in one name. */
export const JOINS =
  /(?<!\p{L})(?:and|und|et|y|e|en(?! pertes?)|with|incl|plus|и)(?!\p{L})|[&+,;]|和|及|与|、/iu;

const kindOf = (name: string): Adjustment | null => {
  const plain = name.replace(/\.[a-z]{2,5}$/i, '');
  const words = plain.replace(/[_.-]+/g, ' ');
  // a hyphen separates words, and stands inside one: "кредит-ноты"
  const kinds = ADJUSTMENTS.filter(([, pattern]) => pattern.test(words) || pattern.test(plain));
  // a list of several kinds at once says nothing of a row
  return kinds.length !== 1 || JOINS.test(words) ? null : kinds[0]![0];
};

/** What the name of a file, or of its sheet, says of all its rows; a sheet of receipts is one whatever its file is called. */
export function kindOfName(file: string, sheet: string | null): Adjustment | null {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (sheet === null) return kindOf(base);
  return kindOf(sheet) ?? (RECEIPTS.test(sheet) ? null : kindOf(base));
}
