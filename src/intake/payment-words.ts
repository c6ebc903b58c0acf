/** What the words of a payment's kind say: money that came, by whatever way, money taken back, money that went elsewhere. */
import { ADJUSTMENT_PARTS, type Adjustment, adjustmentIn, adjustmentWord } from './kind-words.ts';
import { memo } from './memo.ts';
import { saysVoid } from './status-words.ts';
import { REASONS } from './words/status-beside.ts';
import { BESIDE_PAYMENTS, WITHIN_PAYMENTS } from './words/ways-of-paying.ts';
import { wholePhrase } from './words/whole-phrase.ts';

export type KindWord =
  | 'cash'
  | 'credit_note'
  | 'write_off'
  | 'discount'
  | 'refund'
  | 'outgoing'
  | 'unknown';

const CREDIT_NOTE = /^(?:cn|cm|crn)$/i;

/** A receipt that was taken back: the cheque bounced, the debit was returned, the booking reversed. */
const TAKEN_BACK =
  /bounced|dishono?u?red|(?<!\p{L})nsf(?!\p{L})|returned|reversal|reversed|(?:cheque|check|payment|debit|deposit|receipt|item|ach)s? (?:return|reject|unpaid)|unpaid (?:cheque|check|item|debit)|rücklastschrift|rückläufer|rückbuchung|rückgabe|storno|stornier|retourn|zurückgegeben|geplatzt|impayée?s?|rejet(?:s|é|ée)?(?!\p{L})|extourn|contre-?passation|devuelt[oa]|devoluci[oó]n|devolvid[oa]|devolução|protestad[oa]|insolut[oi]|stornat|estorn|retrocesi|gestorneerd|storner|terugboek|сторн|возврат|退票|拒付|冲正|退回|冲回|冲销|跳票|不渡り|組戻|부도|반환|karşılıksız|iade|zwrot|odrzucon|vrácen|tilbageført|återtag|palautet|ditolak|dikembalikan|مرتجع|חזר/iu;

/** What a bank or an office keeps or adds: no money from the customer for an invoice, and nobody can know which it is. */
const CHARGED =
  /\bfees?\b|(?:bank|service|transfer|late|finance|processing|wire|card|merchant|handling|admin\w*|transaction)[ _-]?charges?|(?<!\p{L})charges\b|surcharge|commission|interest|penalt|\btax(?:es)?\b|withh|\btds\b|\bwht\b|\bvat\b|salar|payroll|\brent\b|gebühr|spesen|provision|zinsen|verzugs|steuer|entgelt|\bfrais\b|agios?\b|intérêts?|pénalité|retenue|retenci[oó]n|comisi[oó]n|comiss|comision|gastos|intereses|juros|tarifa|taxa\b|impuest|impost|ritenut|commissioni|spese|interessi|kosten|rente(?!\p{L})|комисси|процент|штраф|пен[яи](?!\p{L})|налог|удержан|手续费|利息|滞纳金|税|罚款|扣款|扣税|代扣|服务费|手数料|利子|延滞金|수수료|이자|세금|komisyon|masraf|faiz|vergi|prowizj|opłat|odsetk|podatek|poplat|úrok|gebyr|avgift|ränta|renter|palkkio|korko|biaya|bunga|pajak/iu;

/** Ways of paying and words for a receipt. */
const CASH =
  /acceptance[ _]bill|standing order|money order|letter of credit|instal+ments?|autopay|nachnahme|acompte|(?<!\p{L})pix(?!\p{L})|débito (?:automático|direto|directo)|ricevut[ae] bancari|addebito diretto|(?<!\p{L})contant(?!\p{L})|zapłat|pobranie|dobírk|引落|代引|代金引換|コンビニ|売掛金回収|외상매출금|direct debit|cash|payment|receipt|received|transfer|cheque|check|card|bank|wire|(?<!\p{L})ach(?!\p{L})|deposit|remittance|lockbox|paypal|stripe|zelle|venmo|klarna|alipay|wechat|apple pay|google pay|twint|vipps|swish|mobilepay|ideal|bancontact|giropay|sofort|m-?pesa|paytm|gcash|blik|payu|adyen|mollie|gocardless|square|sumup|worldpay|credit transfer|accrec|收款|回款|现金|現金|转账|轉帳|转帐|电汇|承兑|支票|汇款|到账|银行|微信|支付|刷卡|信用卡|贷记卡|收据|本票|信用证|托收|现款|网银|打款|付款|来款|银承|商承|汇票|预收|定金|首付|尾款|进度款|质保金|现付|货款|入金|振込|振替|小切手|手形|カード|電子記録債権|口座|集金|현금|입금|이체|카드|어음|수표|계좌|송금|nakit|havale|çek(?!\p{L})|senet|tahsilat|kredi kart|ödeme|оплата|поступление|плат[её]ж|наличн|безнал|перевод|эквайринг|карт[аы]|чек(?!\p{L})|вексел|інкасо|оплачено|zahlung|überweisung|lastschrift|scheck|wechsel|dauerauftrag|karte|eingang|kasse|bareinzahlung|virement|prélèvement|prelevement|ch[eè]que|carte|esp[eè]ces|numéraire|règlement|traite|lettre de change|effet|encaissement|mandat|pago|cobro|transferencia|tarjeta|efectivo|contado|pagaré|domiciliaci|giro|recibo|ingreso|letra|remesa|bonifico|contanti|contante|assegno|carta|cambiale|incasso|rimessa|ri\.?ba(?!\p{L})|pagamento|transferência|dinheiro|boleto|cartão|depósito|numerário|recebiment|betaling|overschrijving|overboeking|pin(?!\p{L})|creditcard|przelew|gotówk|kart[aąy]|wpłat|czek|převod|hotov|kart(?:a|ou)|šek|prevod|átutalás|készpénz|bankkártya|virament|numerar|ordin de plat|överföring|kontant|bankgiro|plusgiro|kort(?!\p{L})|overførsel|overføring|tilisiirto|käteinen|kortti|maksu|πληρωμ|μετρητ|κατάθεση|κάρτα|επιταγή|chuyển khoản|tiền mặt|thẻ|tunai|setoran|โอน|เงินสด|เช็ค|บัตร|नकद|चेक|भुगतान|تحويل|نقد|شيك|بطاقة|دفع|העברה|מזומן|המחאה|אשראי|הפקדה|paiement|płatność|platb|inbetalning|ontvang|fizetés|plat[aă](?!\p{L})|плащан|платіж|uplat|plačil|pembayaran|thanh toán|ชําระ|תשלום|پرداخت|수금/iu;
/** Ways of paying and words for a receipt that mean something else inside another word. */
const CASH_ALONE =
  'receive|receivable|incoming|inbound|customer|captured?|charge|sale|eft|bacs|chaps|fps|faster payments?|sepa|sdd|sct|direct debit|debit card|dd|dz|zp|neft|rtgs|imps|upi|pix|ted|doc|spei|oxxo|swift|tt|lc|l\\/c|pos|ec|ep|bar|rid|lcr|vir|chq|ck|cc|mc|visa|master ?card|amex|cb|op|fast|normal|full|partial|regular|standard|final|advance|instal+ment|on account|(?:money|paid) in|paid|settled|cleared|collected|complete[d]?|success(?:ful)?|succeeded';
const CASH_WHOLE = new RegExp(`^(?:${CASH_ALONE})(?: \\d+)?$`, 'i');
const BANK_CREDIT = /gutschrift|accredito/iu;
/** True where all words of a text speak of money received, or say nothing of it. */
export const isWholePayment = wholePhrase(
  `${CASH_ALONE}|${BESIDE_PAYMENTS}`,
  `${WITHIN_PAYMENTS}|${CASH.source}|${BANK_CREDIT.source}`,
);

const GONE =
  /^(?:outgoing|money out|paid out|(?:general |bank |user initiated )?withdrawals?|(?:general )?currency conversion|allgemeine abbuchung|allgemeine währungsumrechnung|ausgang|sortie|salida|uscita|支出|付出|转出|出金|출금|расход)$/iu;
const NEVER_CAME =
  /reject|declin|fail|unsuccessful|fehlgeschlagen|abgelehnt|échou|refus|fallid|rechazad|recusad|fallit|rifiutat|mislukt|geweigerd|失败|失敗|拒绝|отклон|실패|başarısız|nieudan/iu;

/** Money that went to others, or between accounts of one's own; and what undoes a receipt or never was one. */
const DOUBTFUL =
  /vendor|supplier|lieferant|kreditor|fournisseur|proveedor|acreedor|fornitor|fornecedor|leverancier|crediteur|поставщик|供应商|供應商|仕入|tedarik|dostawc|dodavatel|leverantör|leverandør|toimittaja|pemasok|对外|auszahlung|zahlungsausgang|ausgangszahlung|décaissement|desembols|esborso|выплат|wypłat|výplat|utbetalning|udbetaling|utbetaling|출금|\bloan|darlehen|(?<!\p{L})prêt(?!\p{L})|préstamo|prestito|empréstimo|кредитн\p{L}* договор|займ|借款|intercompany|inter-company|\bowner|\binternal|(?:own|other|another) account|umbuchung|correct(?:ion|ed)|korrektur|корректир|\berror|\bdispute|adjustment|zurück|sans provision|sem fundo|sin fondo|scopert|ungedeckt|nicht eingelöst|\bstopped|\bstop payment|non[- ]?pay|not (?:paid|honou?red|received|cleared)|kursdiff|écart|rounding|\bfx (?:loss|gain)/iu;

/** Which way money went, as a bank writes it. */
const IN =
  /^(?:in|incoming|inflow|money in|paid in|credit|cr|c|h|haben|crédit|crédito|credito|avere|abono|entrada|entrée|entrata|ingreso|eingang|gutschrift|贷|贷方|收|收入|进账|转入|存入|入金|приход|кредит|alacak|giriş|wpływ|uznanie|bij|af\/bij|\+)$/iu;
const OUT =
  /^(?:out|outgoing|outflow|money out|paid out|debit|dr|d|s|soll|débit|débito|debito|dare|adeudo|cargo|salida|saída|sortie|uscita|egreso|ausgang|belastung|借|借方|支|支出|付|出账|转出|支取|出金|расход|дебет|borç|çıkış|wydatek|obciążenie|af|withdrawals?|-)$/iu;

/** +1 money that came, -1 money that went, 0 where the text says neither. */
export const flowOf = memo((text): 1 | -1 | 0 => {
  const word = text.normalize('NFKC').trim();
  return IN.test(word) ? 1 : OUT.test(word) ? -1 : 0;
});

/** True for a text that speaks of money given or taken back. */
export const speaksOfReturn = (text: string): boolean =>
  adjustmentWord(text) === 'refund' || TAKEN_BACK.test(text);

interface TextKind {
  kind: Adjustment;
  /** The word that says it, as written. */
  word: string;
  /** True where the text says nothing else but a number. */
  isAll: boolean;
}

/** What may stand between a word and its number. */
const NUMBER_WORD = /^(?:n|no|nr|nro|num|núm|nummer|number|numéro|número|č|号|编号)$/iu;
/** Letters of a script without spaces that a word may have beside it and still be one. */
const MOST_BESIDE = 4;
/** What makes of a word for a deduction a payment that is lower by it. */
const TAKEN_OFF = /[%％扣减净后]/u;

/** The word around what was found in a text. */
function wordAround(text: string, { index, 0: found }: RegExpExecArray): string {
  const before = /\p{L}*$/u.exec(text.slice(0, index))![0];
  const after = /^\p{L}*/u.exec(text.slice(index + found.length))![0];
  return before + found + after;
}

const kindInWords = memo((text): TextKind | null => {
  const adjustment = adjustmentIn(text);
  const found = adjustment?.found ?? TAKEN_BACK.exec(text);
  if (!found) return null;
  const kind = adjustment?.kind ?? 'refund';
  const word = wordAround(text, found).trim();
  const isOneWord = !/\p{Lo}/u.test(word) || word.length <= found[0].length + MOST_BESIDE;
  const others = text
    .replace(word, ' ')
    .split(/[^\p{L}\p{N}_/-]+/u)
    .filter((part) => /\p{L}/u.test(part) && !/\d/.test(part) && !NUMBER_WORD.test(part));
  // beside a payment it says as often that less was paid
  const isAll = kind !== 'discount' && isOneWord && others.length === 0 && !TAKEN_OFF.test(text);
  return { kind, word, isAll };
});

/** What the text of a payment says that is no receipt: a credit note, a write-off, money taken back; null where it says nothing of it. */
export const kindInText = (text: string): TextKind | null =>
  // texts differ in their numbers more than in their words
  /\p{L}{3}|\p{Lo}{2}|cn/iu.test(text)
    ? kindInWords(text.normalize('NFKC').trim().replace(/\d+/g, '0'))
    : null;

const OUT_HEADER =
  /debit|withdraw|\bout\b|outgoing|outflow|débit|débito|debito|dare|soll|belastung|ausgab|ausgang|abgang|sortie|dépense|cargo|adeudo|retiro|salida|egreso|saída|uscit|addebit|расход|списан|дебет|支出|借方|付出|转出|出金|引出|支払|출금|지급|borç|çekilen|çıkış|wypłat|obciąż|výdaj|uttag|hævet|uitgav|penarikan|ถอน|مدين|سحب/iu;

/** True for the header of a column of money that went out. */
export const isOutHeader = (header: string): boolean => OUT_HEADER.test(header);

/** True for a text that names what a bank, an office or the state keeps of an amount. */
export const saysCharge = (text: string): boolean => CHARGED.test(text);

const saysCash = (text: string): boolean =>
  CASH.test(text) || CASH_WHOLE.test(text) || BANK_CREDIT.test(text);

/** What the words that are known in a payment's kind say, whatever stands beside them. */
function kindInPart(word: string): KindWord {
  if (CREDIT_NOTE.test(word)) return 'credit_note';
  if (GONE.test(word)) return 'outgoing';
  const adjustment = adjustmentWord(word);
  if (adjustment !== null && adjustment !== 'refund') return adjustment;
  if (CHARGED.test(word)) return 'unknown';
  if (adjustment === 'refund' || TAKEN_BACK.test(word)) return 'refund';
  if (NEVER_CAME.test(word) || DOUBTFUL.test(word) || saysVoid(word)) return 'unknown';
  return saysCash(word) ? 'cash' : 'unknown';
}

/** True for a free text that speaks of a receipt, whatever else it says. */
export const saysReceipt = (text: string): boolean => text !== '' && kindInPart(text) === 'cash';

/** Words beside a credit note, a refund or a discount that leave it one. */
const BESIDE_ADJUSTMENTS =
  'to|customers?|clients?|partial|early|prompt|payments?|taken|granted|allowed|issued|given|sent|applied|full|goods|sales?|trade|volume|quantity|settlement|kunde|kunden|teil|früh|client|cliente|clienti|klienta|partiel(?:le)?|parcial|parziale|pronto pago|anticipé|comercial|commerciale?|покупател\\p{L}{1,2}|клиент\\p{L}{1,2}';
const WITHIN_ADJUSTMENTS =
  '客户|现金|部分|商业|销售|数量|单|款|处理|注销|核销|金额|顧客|一部|abzug|betrag|teil|zahlung';
const isWholeAdjustment = wholePhrase(
  `${CASH_ALONE}|${BESIDE_PAYMENTS}|${BESIDE_ADJUSTMENTS}|${REASONS}`,
  `${WITHIN_PAYMENTS}|${ADJUSTMENT_PARTS}|${TAKEN_BACK.source}|${CASH.source}|${BANK_CREDIT.source}|${WITHIN_ADJUSTMENTS}`,
);

const ENDING = /^(?:ements?|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,3})(?!\p{L})/u;

/** True where nothing beside what lowers a balance undoes it or is on no list: "Chargeback reversed", "Refund request". */
function isWholeKind(word: string): boolean {
  const found = adjustmentIn(word)?.found;
  if (found === undefined) return CREDIT_NOTE.test(word) || isWholeAdjustment(word);
  const after = word.slice(found.index + found[0].length).replace(ENDING, '');
  const rest = `${word.slice(0, found.index)} ${after}`.trim();
  return isWholeAdjustment(rest) && !TAKEN_BACK.test(rest) && !saysVoid(rest);
}

/** What a payment's kind says; blank is cash, a phrase with a word on no list unknown. */
export function kindOf(text: string): KindWord {
  const word = text.normalize('NFKC').trim();
  if (word === '') return 'cash';
  const kind = kindInPart(word);
  if (kind === 'cash') return isWholePayment(word) ? 'cash' : 'unknown';
  if (kind === 'unknown' || kind === 'outgoing') return kind;
  return isWholeKind(word) ? kind : 'unknown';
}
