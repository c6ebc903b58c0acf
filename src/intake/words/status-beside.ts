/** Words that stand beside a status and do not change what it says. */

/** Beside one that counts: to whom, how, what comes next. */
export const BESIDE_LIVE =
  'payment plan|pay|in full|by (?:bank transfer|transfer|bank|card|credit card|cash|cheque|check|wire|direct debit|paypal|stripe|ach)|to|yet|not (?:yet )?(?:paid|due|settled|cleared|collected|sent)(?= *$)|still|already|been|is|has|payments?|payable|reminders?|level|stage|step|notice|days?|late|overdue|balance|remaining|awaiting|waiting|ready|customer|approved|printed|emailed|agency|action|lawyers?|solicitors?|dispute|collections?|litigation|process|progress|part-paid|receipt|received|off|with|and|' +
  'vollständig|zahlung|mahnstufe|mahnung(?:en)?|stufe|kunden?|noch|bereits|wurde|ist|versendet|rechnung|inkasso|' +
  'de paiement|paiement|règlement|encaissement|client|litige|relance|niveau|de pago|pago|de cobro|cobro|vencimiento|pagamento|recebimento|pagamento parcial|cliente|incasso|di pagamento|betaling|klant|herinnering|płatnoś\\p{L}{1,3}|terminie|оплат\\p{L}{1,3}|полностью|частично|ödeme|ödendi|edildi|olarak|geçti|platb\\p{L}{0,2}|betalning|betaling|dibayar|bayar|thanh toán|جزئيا|غير';
export const LIVE_PARTS_BESIDE =
  '(?:已|未|部分)?完?全?(?:核销|结清|审核通过|审核|完成|开具|发送|寄出|入账|过账|开票|回款|收款|付款|对账|确认|提交|生成|支付|关闭|生效|交付|到账|发出|寄送)|未(?=入金|回収|送付|決済)|超過|入金待ち|待ち|미(?=결제|입금|납부)|미수금|待|付款|收款|款|付|收|开票|发票|票|通过|过账|中|审批|回款|核销|入金|支払|請求|済み?|待ち|回収|대기|수금|결제|납부|입금|발행|완납|생성';

/** Why a document was cancelled, and by whom. */
export const REASONS =
  'duplicates?|dublette?|doppelt|doublon|duplicad[oa]|duplicat[oa]|duplikat|dublett|дубл\\p{L}*|errors?|in error|by mistake|entered|mistake|wrong|irrtum|fehler|irrtümlich|erreur|errore?|ошибк\\p{L}|błąd|reissued?|replaced|ersetzt|remplac\\p{L}*|sustituid\\p{L}|test|user|admin|system|document|documents?|beleg|edildi|edilmiştir|bill|sale|by|nf|nota|was|is|wurde|été|została|został|är|er|on|đã|bị';
/** What denies the word behind it. */
export const NEGATIONS =
  'not|non|un|nicht|no|не|nie|niet|inte|ikke|ej|ei|není|nem|nu|não|chưa|không|tidak|belum|yet|been|noch|pas|została|został';
