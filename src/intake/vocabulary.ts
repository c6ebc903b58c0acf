/** What the words in type, status, flag and terms columns mean. */
import { powerOfTitle, unitOfHeader } from './currencies/amount-units.ts';
import { currenciesOf, currencyOfName, usualCurrency } from './currencies/currency-mark.ts';
import { ADJUSTMENT_PARTS, adjustmentWord } from './kind-words.ts';
import { ledgerWord } from './marks/own-ledgers.ts';
import { memo } from './memo.ts';
import { isWholePayment, kindOf } from './payment-words.ts';
import { mayBeWords, plainText } from './plain-text.ts';
import { saysDraft, saysPaid, saysPartly, saysUnpaid, saysVoid, statusOf } from './status-words.ts';
import {
  BESIDE_CREDITS,
  BESIDE_DOCUMENTS,
  WITHIN_CREDITS,
  WITHIN_DOCUMENTS,
} from './words/documents-beside.ts';
import { wholePhrase } from './words/whole-phrase.ts';

export type { KindWord } from './payment-words.ts';
export type { StatusWord } from './status-words.ts';

export type DocumentWord =
  | 'invoice'
  | 'credit_note'
  | 'prepayment'
  | 'payable'
  | 'payment'
  | 'write_off'
  | 'discount'
  | 'refund'
  | 'journal'
  | 'unknown';

const INVOICE =
  /invoice|^(accrec|inv|rv|dr|f2|debit|debit note|sale|sales|charge|standard|regular)$|^si$|应收|发票|蓝|销售|标准|普票|专票|(?<!ver|(?<![a-zäöü])(?:um|an|be))rechnung|facture|factuur|(?<!\p{L})(?:faktura|factura|fattura|fatura|faturası)(?!\p{L})|kunde?faktura|^nota fiscal\b|^nf-?e$|請求書?$|계산서$|^(?:faktur|faktur penjualan|청구서|송장|인보이스|매출|売上|hóa đơn(?: gtgt)?|tagihan|invois|lasku|számla|factură|faktúra|рахунок|račun|рачун|фактура|فاتورة(?: ضريبية)?|فاکتور|חשבונית(?: מס)?|τιμολόγιο|ใบแจ้งหนี้|इनवॉइस|चालान)$|сч[её]т|реализация|накладная|^акт(?![а-я])|^упд(?![а-я])|отгрузка/iu;
/** Money that comes, or is asked for, before the invoice. */
export const PREPAYMENT =
  /pre-?pay|advance|deposit|down[ -]?payment|prepayment$|预收|预付|定金|订金|anzahlung|abschlags|vorkasse|vorauszahlung|acompte|anticip|acconto|adiantament|aanbetaling|vooruitbetal|предоплат|аванс|zaliczk|förskott|forskud|前受|前金|선급|선수|ön ?ödeme|avans|depósito|à-valoir/iu;
const DOCUMENTS: readonly (readonly [RegExp, DocumentWord])[] = [
  [
    /^(accpay\w*|k[argzn]|vendor)$|bill$|^bill |vendor|supplier|purchase|payable|eingangsrechnung|进项|進項|应付|采购|供应商|^поступление (?:товаров|услуг|\(акт)|^付款单?$/i,
    'payable',
  ],
  [/refund|chargeback|退款/i, 'refund'],
  [
    /credit[ _-]?(note|memo|invoice)|^accreccredit|^(cn|crn|cm|dg|g2|sc|credit|return|rg|sales return|retur|retur penjualan)$|out_refund|红|贷项|退货|gutschrift|^avoir$|creditnota|^возврат(?! (?:денег|денежн|средств|оплат|плат[её]ж))|корректировка (?:реализации|долга)/i,
    'credit_note',
  ],
  [/write[ _-]?off|bad[ _-]?debt|坏账|ausbuchung/i, 'write_off'],
  [/^(cash )?discount|^sd$|折扣|skonto|^escompte/i, 'discount'],
  [PREPAYMENT, 'prepayment'],
  [
    /^(dz|zp|zv|zr|payment|receipt|payment entry|customer payment|receive payment|cash receipt|sr|sales receipt payment|incoming payment)$|^payment[ -]|收款|转账|回款|^(zahlung|zahlungseingang|paiement|règlement|betaling|оплата|поступление)/i,
    'payment',
  ],
  [
    /(?<!\p{L})(?:cobros?|incass[oi]|recebimentos?|pagamentos?|pagos?|encaissements?|ontvangst|wpłat[ay]|zapłat[ay]|úhrad[ay]|platb[ay]|tahsilat|(?:inn|in|ind)betalning|(?:inn|ind)betaling|befizetés|încasare|uplata|naplata|plačilo|suoritus|είσπραξη|платіж|плащане|pembayaran|penerimaan)(?!\p{L})|^(?:入金|수금|입금)$/iu,
    'payment',
  ],
  [
    /^(journal( entry)?|general journal|gl journal|ab|sa|jv|je|adjustment)$|转账凭证|调整|^记账/i,
    'journal',
  ],
  [INVOICE, 'invoice'],
];

/** A demand for money in advance is an invoice: what pays it is the receipt. */
const DEMAND =
  /invoice|request|rechnung|anforderung|faktur|factu|facture|factuur|fattura|fatura|demande|сч[её]т|发票|發票|請求|请款|청구|계산서|hóa đơn|laskutus|lasku/iu;

const isWholeInvoice = wholePhrase(BESIDE_DOCUMENTS, `${WITHIN_DOCUMENTS}|${PREPAYMENT.source}`);

/** What lowers a balance, of which a part may say the opposite: "Refund rejected", "Credit note reversed". */
const LOWERING = DOCUMENTS.filter(([, word]) =>
  ['refund', 'credit_note', 'write_off', 'discount'].includes(word),
);
const LOWERING_PARTS = `${LOWERING.map(([pattern]) => pattern.source).join('|')}|${ADJUSTMENT_PARTS}`;
/** With the ending of its word, where that has letters of an alphabet. */
const LOWERING_WORDS = new RegExp(
  `(?:storno[- ]?(?=gutschr))?(?:${LOWERING_PARTS})(?:(?:ements?|[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]{0,3})(?!\\p{L}))?`,
  'giu',
);
const isWholeCredit = wholePhrase(
  `${BESIDE_DOCUMENTS}|${BESIDE_CREDITS}`,
  `${WITHIN_CREDITS}|${WITHIN_DOCUMENTS}`,
);
/** True where no word of a type that lowers a balance is on no list, or undoes it. */
function isLowering(word: string): boolean {
  const rest = word.replace(LOWERING_WORDS, ' ').trim();
  return rest === '' || (isWholeCredit(rest) && !saysVoid(rest) && !saysDraft(rest));
}

/** Corrections go both ways; orders and deliveries are asked for with another document. */
const UNSURE =
  /korrektur|correct(?:ion|ive)|rectif|корректир|订单|訂單|订货|报价|出库|发货|送货|\border\b|reversal/iu;

const DEPOSIT = DOCUMENTS.find(([, word]) => word === 'prepayment')![0];
const FINAL =
  /(?<!\p{L})final|schluss-?rechnung|endabrechnung|slutfaktura|slutregning|sluttfaktura|loppulasku|końcow|rozliczeni|konečn|végszámla|définitive|de solde|de liquidación|a saldo|eindfactuur|окончательн|итогов|son fatura|kesin|最終請求|精算|结算发票|尾款|최종/iu;

/** What an invoice is of a sale that was partly asked for in advance; null for any other. */
export const stageOf = memo((text: string): 'deposit' | 'final' | null =>
  FINAL.test(text) ? 'final' : DEPOSIT.test(text) && DEMAND.test(text) ? 'deposit' : null,
);

/** What a document type says; blank is an invoice. */
export const documentWord = memo((text: string): DocumentWord => {
  const word = text.trim();
  if (word === '') return 'invoice';
  const ledger = ledgerWord(word);
  if (ledger === 'payable') return ledger;
  const found = DOCUMENTS.find(([pattern]) => pattern.test(word))?.[1];
  const isDemand = found === 'prepayment' && DEMAND.test(word);
  if (isDemand || found === 'prepayment') {
    if (!isWholeInvoice(word) && !isWholePayment(word)) return 'unknown';
    return isDemand ? 'invoice' : 'prepayment';
  }
  const adjustment = adjustmentWord(word);
  if (found === undefined && adjustment === null) return ledger ?? 'unknown';
  if (found === 'invoice') {
    // an invoice by its name, and by another part of it what undoes one or comes before it
    if (adjustment === 'credit_note' || adjustment === 'write_off')
      return isLowering(word) ? adjustment : 'unknown';
    return adjustment !== null || UNSURE.test(word) || saysVoid(word) || !isWholeInvoice(word)
      ? 'unknown'
      : 'invoice';
  }
  if (found === 'payment' && !isWholePayment(word)) return 'unknown';
  if (found !== undefined && found !== 'journal')
    return LOWERING.some(([, each]) => each === found) && !isLowering(word) ? 'unknown' : found;
  if (adjustment !== null) return isLowering(word) ? adjustment : 'unknown';
  return found ?? 'unknown';
});

/** True for a type of document that comes before an invoice: a draft, a proforma, a quote. */
export const isDraftType = memo(saysDraft);

/** What a payment's kind says; blank is cash. */
export const kindWord = memo(kindOf);

/** Whether a status leaves the row out of the books. */
export const statusWord = memo(statusOf);

/** True for a status that says that all is paid. */
export const isPaidStatus = memo(saysPaid);

/** True for a status that says that some of it was paid. */
export const isPartlyPaid = memo(saysPartly);

/** True for a status that says that nothing was paid yet. */
export const isUnpaidStatus = memo(saysUnpaid);

const YES =
  /^(?:yes|y|true|t|1|x|disputed|ja|j|oui|s[ií]|sì|sim|wahr|vrai|verdadero|verdadeiro|vero|waar|да|так|истина|evet|tak|ano|áno|igen|da|kyllä|jah|jā|taip|ναι|ya|có|ใช่|हाँ|हां|نعم|بله|כן|是|有|真|はい|有り|예|네|[√✓✔☑])$/iu;
const NO =
  /^(?:no|n|false|f|0|nein|nej|nei|non|não|nao|falsch|faux|falso|onwaar|nee|нет|ні|не|ложь|hayır|nie|ne|nem|nu|ei|nē|όχι|tidak|không|ไม่|ไม่ใช่|नहीं|لا|خیر|לא|否|无|無|假|いいえ|なし|아니오|아니요|[✗✘☐])$/iu;

/** Yes or no, in any of the languages of exports; null where the text is neither. */
export function readFlag(text: string): boolean | null {
  const word = text.normalize('NFKC').trim();
  return YES.test(word) ? true : NO.test(word) ? false : null;
}

export interface Terms {
  days: number;
  discountRate: number | null;
  discountDays: number | null;
}

/** Days of payment terms such as "Net 30", "N30", "30 days", "月结30天", "2/10 net 30", "Due on receipt"; null where unknown. */
export const readTerms = memo((raw: string): Terms | null => {
  const text = raw.normalize('NFKC').trim();
  if (
    /^(due )?(up)?on receipt$|^immediate(ly)?|^cod$|^cash( on delivery)?$|现结|货到付款|现款/i.test(
      text,
    )
  )
    return { days: 0, discountRate: null, discountDays: null };
  const discount =
    /^(\d+(?:\.\d+)?)\s*%?\s*\/\s*(\d+)\s*,?\s*(?:net|n)\s*\/?\s*(\d+)(?:\s*days?)?$/i.exec(text);
  if (discount)
    return {
      days: Number(discount[3]),
      discountRate: Number(`${discount[1]}e-2`),
      discountDays: Number(discount[2]),
    };
  const plain =
    /^(?:net|nt|n|due in|within|月结|账期|票到)?\s*[-/]?\s*(\d{1,4})(?:\.0+)?\s*(?:days?|d|天|日)?(?:\s*(?:net|内付款|内))?$/i.exec(
      text,
    );
  return plain ? { days: Number(plain[1]), discountRate: null, discountDays: null } : null;
});

/** The ISO code a currency cell stands for; null where it is none, or a sign of several currencies. */
export const readCurrency = memo((raw: string): string | null => {
  const text = plainText(raw);
  if (text === '') return null;
  const codes = currenciesOf(text);
  if (codes !== null) return codes.size === 1 ? [...codes][0]! : usualCurrency(text);
  return /\p{L}{2}/u.test(text) ? currencyOfName(text) : null;
});

const TOTAL =
  /^(?:grand\s+|sub-?\s*|report\s+|overall\s+)?totals?\b|^(?:合计|总计|小计|本页合计|本页小计|累计|共计|本期合计|本月合计)|^(?:gesamt(?:summe|betrag)?|zwischensumme|summe|endsumme)\b|^(?:sous-)?total\b|^(?:subtotaal|eindtotaal|totaal|totale|suma|somme)\b|^(?:итого|всего|итог)(?![а-я])|^\*+\s*(?:total|sum|summe)?\s*$/iu;
const TOTAL_AT_END =
  /(?:\s(?:sub-?)?total|[\s:：)）](?:合计|小计|汇总)|\p{L}(?:合计|小计|汇总)|\sSumme|\sitogo)\s*[:：]?$/iu;
/** A cell that starts a total or subtotal row. */
export const isTotalWord = (text: string): boolean => TOTAL.test(text.trim());
const MORE_TOTALS =
  /^(?:razem|łącznie|ogółem|celkem|spolu|összesen|mindösszesen|végösszeg|(?:genel|ara) toplam|toplam|ukupno|укупно|skupaj|yhteensä|summa|totalt|i alt|jumlah|tổng(?: cộng)?|รวม(?:ทั้งสิ้น)?|ยอดรวม|المجموع|الإجمالي|סה["״]כ|合計|総計|小計|합계|총계|소계|σύνολο|разом|усього|общо|iš viso|viso|kopā|kokku|कुल|جمع)(?![\p{L}\p{M}])/iu;
/** A cell that names a total where a number belongs. */
export const isTotalName = (text: string): boolean =>
  isTotalWord(text) || MORE_TOTALS.test(text.trim());
/** Ids as most are: no total begins with such a letter or digit, or ends with a digit. */
const PLAIN_ID = /^[a-dfh-npqu-y\d][!-~]*\d$/i;
/** A cell such as "Acme Total" or "北京公司 小计": a total only in a row without a date. */
export const isTotalLike = (text: string): boolean =>
  !PLAIN_ID.test(text) && (isTotalWord(text) || TOTAL_AT_END.test(text.trim()));
/** A total of everything rather than of a group. */
export const isGrandTotal = (text: string): boolean =>
  /^(?:grand|report|overall)\s|^(?:总计|共计)|^(?:gesamt|endsumme|eindtotaal|итого|всего)|^(?:totals?|合计|summe|total général)\s*[:：]?$/iu.test(
    text.trim(),
  );

const FOOTER =
  /^(?:(?:generated|printed|created|exported|report (?:run|date|generated)|run|prepared|accrual basis|cash basis|page|end of (?:report|file|list)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|note|notes|disclaimer|©|copyright|gedruckt|erstellt|seite|imprimé|edité)\b|制表|打印|制单|审核人?[:：]|导出|第\s*\d+\s*页|备注[:：]|说明[:：]|报表|печать|\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[\sT,]+\d{1,2}:\d{2}|\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?\s)/iu;
/** A line under a table: when it was printed, by whom, which page. */
export const isFooterText = (text: string): boolean => FOOTER.test(text.trim());

const OPENING =
  /^(?:期初(?:余额|结存)?|上期(?:结转|余额)|上年(?:结转|余额)|年初(?:余额|结转)|(?:opening|beginning|previous|starting|initial) balance|balance (?:brought )?forward|brought forward|b\/f|anfangs(?:bestand|saldo)|saldovortrag|alter (?:konto)?(?:stand|saldo)|(?:ancien )?solde (?:d'ouverture|initial|reporté|précédent)|ancien solde|saldo (?:inicial|iniziale|anterior|precedente|początkowe|awal)|beginsaldo|openingssaldo|počáteční (?:zůstatek|stav)|začiatočný zostatok|nyitó ?egyenleg|açılış bakiyesi|devir(?: bakiyesi)?|前[期月]繰越(?:残高)?|기초 ?잔액|전[기월] ?이월|начальн(?:ое сальдо|ый остаток)|входящ(?:ее сальдо|ий остаток)|(?:сальдо|остаток) на начало.*|вхідний залишок|ingående (?:saldo|balans)|primo ?saldo|inngående (?:saldo|balanse)|alkusaldo|αρχικό υπόλοιπο|sold inițial|početno stanje|số dư đầu kỳ|ยอดยกมา|الرصيد الافتتاحي|יתרת פתיחה)[\s:：\d./-]*$/iu;
/** A cell of a line that brings a balance forward from before the list. */
export const isOpeningText = (text: string): boolean => OPENING.test(text.trim());

const CLOSING =
  /^(?:期末(?:余额|结存)?|(?:closing|ending|final|available|ledger) balance|balance carried forward|carried forward|c\/f|(?:end|schluss|abschluss)saldo|endbestand|neuer (?:konto)?(?:stand|saldo)|kontostand|(?:nouveau )?solde (?:final|de clôture)|nouveau solde|saldo (?:final|finale|actual|końcowe|akhir)|eindsaldo|konečný (?:zůstatek|stav)|konečný zostatok|záró ?egyenleg|kapanış bakiyesi|次[期月]繰越(?:残高)?|기말 ?잔액|차[기월] ?이월|конечн(?:ое сальдо|ый остаток)|исходящ(?:ее сальдо|ий остаток)|(?:сальдо|остаток) на конец.*|вихідний залишок|utgående (?:saldo|balans|balanse)|ultimo ?saldo|loppusaldo|τελικό υπόλοιπο|sold final|(?:krajnje|završno) stanje|số dư cuối kỳ|ยอดยกไป|الرصيد الختامي|יתרת סגירה)[\s:：\d./-]*$/iu;
const saysBalance = memo((text) => isOpeningText(text) || CLOSING.test(text.trim()));
/** A cell of a line with the balance at the beginning or the end of an account. */
export const isBalanceText = (text: string): boolean =>
  (mayBeWords(text) || text.includes('/')) && saysBalance(text);

const AGES =
  /^(?:current|not (?:yet )?due|未到期|(?:over |older than |more than |> ?|[1-9]\d{0,3} ?(?:-|–|to|至|~) ?)\d{1,4} ?(?:days?(?: past due)?|天|日)?|\d{1,4} ?(?:days? )?(?:\+|and over|or more|以上|天以上|days? and over)(?: days?)?(?: past due)?)$/i;
/** A heading that names an age and no customer, such as "31 - 60" or "91 and over". */
export const isAgeText = (text: string): boolean => AGES.test(text.normalize('NFKC').trim());

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^亿元?$/, 8],
  [/^百万元?$|^(?:millions?|mio|mn|млн)\b/i, 6],
  [/^万元?$/, 4],
  [/^千元?$|^(?:thousands?|tsd|teur|tusd|tcny|k€|€k|k\$|\$k|'?000s?|тыс)/i, 3],
  [/^角$/, -1],
  [/^(?:分|cents?|pence|minor units?)$/i, -2],
];
const IN_UNITS =
  /单位\s*[:：]?\s*(?:人民币|美元|欧元|港币)?\s*(百万元?|千元?|万元?|亿元?|分|角|元)|\b(?:amounts?|figures?|values?|all|beträge|angaben|stated|expressed)?\s*\(?\bin\s+(millions?|thousands?|cents|TEUR|TUSD|TCNY|Tsd\.?|Mio\.?|000s?|'000)|(?:в)\s+(тыс|млн)/i;

/** Power of ten of a unit line above the table: 单位：万元 is 4, 单位：分 is -2. */
export function unitPower(titleCells: readonly string[]): number {
  for (const cell of titleCells) {
    const found = IN_UNITS.exec(cell.normalize('NFKC'));
    const unit = found?.[1] ?? found?.[2] ?? found?.[3];
    if (unit) return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;
    const power = powerOfTitle(cell);
    if (power !== null) return power;
  }
  return 0;
}

const CAPTION = /[(（[【]\s*([^()（）[\]【】]+?)\s*[)）\]】]\s*$/;
/** "Betrag in €", "Amount, USD", `amount_usd`, "Total US$": a code or a sign behind the name. */
const BEHIND =
  /(?:(?:[\s,;:/_-]+(?:in|en|em|w|в)\s+)([A-Z]{3})|[\s,;:/_-]+([A-Z]{3})|[\s,;:/_-]*(?:\s(?:in|en|em|w|в)\s+)?((?:[A-Z]{1,3})?\p{Sc})|_([a-z]{3}))$/u;
/** FR or US behind a header is a country, D or K anything. */
const MAY_BE_CURRENCY = /\p{Sc}|[^\x00-\x7f]|^[A-Z]{3}$|^RM$|^(?=.*[a-z])\S{2,}$/u;
/** Codes that are words. */
const WORDS_TOO = new Set(['ALL', 'TOP', 'TRY', 'CUP', 'PEN', 'MAD']);
const MINOR_HEADER = /[_\s-](?:cents|minor|in_cents|minor_units)$/i;

interface HeaderUnit {
  power: number | null;
  currency: string | null;
  /** A sign that several currencies have. */
  sign: string | null;
}

/** The code or sign behind a header's name, and the header without it. */
function behindName(header: string): { mark: string; name: string } | null {
  const found = BEHIND.exec(header);
  const code = found?.[2] ?? found?.[4]?.toUpperCase();
  const mark = found?.[1] ?? found?.[3] ?? (WORDS_TOO.has(code ?? '') ? undefined : code);
  if (!found || mark === undefined || currenciesOf(mark) === null) return null;
  const name = header.slice(0, found.index).trim();
  return name === '' ? null : { mark, name };
}

/** What a header says about the unit of its column: 金额（万元） is 4, amount_cents is -2, "Amount (USD)" names a currency; null where nothing. */
export function headerUnit(header: string): HeaderUnit {
  const plain = header.normalize('NFKC').trim();
  const caption = CAPTION.exec(plain)?.[1] ?? '';
  const unit = caption.replace(/^(?:in|单位[:：]?|人民币)\s*/i, '');
  const power = MINOR_HEADER.test(header)
    ? -2
    : (UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? (/^元$/.test(unit) ? 0 : null));
  const mark = unit || (behindName(plain)?.mark ?? '');
  const named = power === null || power > 0 ? unitOfHeader(plain) : null;
  if (named !== null && (power === null || named.power === power))
    return { power: named.power, currency: named.currency, sign: null };
  const codes = power === null && MAY_BE_CURRENCY.test(mark) ? currenciesOf(mark) : null;
  if (codes === null) return { power, currency: null, sign: null };
  return codes.size === 1
    ? { power, currency: [...codes][0]!, sign: null }
    : { power, currency: null, sign: mark };
}

/** Captions that name a time zone, a way of writing dates, a sign of a currency, or that tax is in. */
const SAYS_NOTHING =
  /^(?:utc|gmt|local|[dmy]{1,4}([-/. ])[dmy]{1,4}\1[dmy]{1,4}|us\$|[$₹¥]|rs\.?|(?:incl?\.?|including|inclusive of|inkl\.?) (?:vat|gst|tax|mwst|ust)|с ндс|含税|价税合计)$/i;

/** A header without its unit: 金额（万元） is 金额, amount_cents is amount, "Amount (USD)" is Amount, "Date (UTC)" is Date. */
export function withoutUnit(header: string): string {
  const plain = header.normalize('NFKC').trim();
  const { power, currency, sign } = headerUnit(header);
  const caption = CAPTION.exec(plain)?.[1];
  const isUnit = power !== null || currency !== null || sign !== null;
  const named = power === null || MINOR_HEADER.test(header) ? null : unitOfHeader(plain);
  if (named !== null) return named.name;
  if (caption === undefined && power === null) return behindName(plain)?.name ?? header;
  if (!isUnit && !SAYS_NOTHING.test(caption ?? '')) return header;
  return plain.replace(CAPTION, '').replace(MINOR_HEADER, '').trim();
}

/** A header without the object that a report names before each field: "Invoice: Due Date" is "Due Date". */
export const withoutObject = (header: string): string =>
  header.replace(/^[^:：]{2,40}[:：]\s*(?=\S)/, '');
