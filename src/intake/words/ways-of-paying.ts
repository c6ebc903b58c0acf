/** Words that stand beside a way of paying and say no more than which bank, card or account it was. */

const ENGLISH =
  'direct deposit|ending|paypal|ideal|ri ?ba|pos|vouchers?|payouts?|bill(?= payment)|lettre de change|ordin de plat[aă]|boleto|credit card|debit card|credit transfer|direct credit|bank credit|(?<=direct |by |per |via )debit|card credit|to (?:the )?(?:bank|account|checking|savings)|(?:for|to|against|applied to) (?:the )?(?:invoices?|account)|thank you|thanks|' +
  'account|accounts|acct|a\\/c|current|savings|checking|order|money order|postal|certified|cashiers?|bankers?|demand draft|bank draft|bankers? draft|standing|autopay|interac|e|house|counter|branch|teller|atm|merchant|services?|service payment|gateway|terminal|funds?|undeposited|bill of exchange|promissory note|notes?|letter of credit|telegraphic|' +
  'settlements?|collections?|prepayments?|overpayments?|down|advances?|instal+ments?|deposits?|incoming|inbound|receipts?|received|receive|paid|posted|booked|cleared|deposited|confirmed|approved|success|successful|succeeded|captured|settled|collected|completed?|done|tele|wires?|ar|ap(?=accrec)|accrec|a r|purchase card|gift|voucher payment|bacs|chaps|fps|faster|zahlungseingang|entry|sales|sale|charges?|in|on delivery|contactless|swipe|pay|apple|google|amazon|samsung|shop|paypal|pending deposit|master|visa|mastercard|amex|american|diners|discover|jcb|unionpay|maestro|union|western';
const BANKS =
  'chase|jpmorgan|morgan|citi(?:bank)?|hsbc|barclays|lloyds|natwest|rbs|tsb|nationwide|monzo|revolut|wise|starling|santander|deutsche|commerz\\p{L}*|sparkasse\\p{L}?|volks\\p{L}*|raiffeisen\\p{L}*|unicredit|dkb|ing|diba|comdirect|bnp|paribas|société|générale|societe|generale|crédit agricole|credit agricole|agricole|mutuel|lcl|bbva|caixa|caixabank|sabadell|itaú|itau|bradesco|intesa|sanpaolo|rabobank|abn|amro|triodos|knab|bunq|nordea|danske|seb|handelsbanken|swedbank|dnb|sbank|pko|mbank|pekao|ubs|postfinance|postbank|n26|wells|fargo|america|bofa|us|td|rbc|bmo|scotia\\p{L}*|cibc|anz|westpac|nab|commonwealth|cba|icbc|ccb|boc|abc|cmb|dbs|ocbc|uob|sbi|hdfc|icici|axis|kotak|bca|bni|bri|mandiri|vietcombank|techcombank|garanti|akbank|ziraat|işbank|yapı|kredi|сбер\\p{L}*|втб|тинькофф|т-банк|альфа\\p{L}*|райффайзен\\p{L}*|первый|mufg|mizuho|smbc|三菱|三井住友|みずほ|ゆうちょ';
const EUROPEAN =
  'bancaire|bancaires|bleue|remise(?= (?:de |d )?(?:ch[eè]que|esp[eè]ces|banque|effet))|versements?|acomptes?|reçus?|recus?|compte|courant|crédit|à vue|comptant|' +
  'banc[aá]ri[oa]s?|de crédito|de débito|cuenta|corriente|nominativo|recibid[oa]s?|domiciliad[oa]s?|cobrad[oa]s?|débito (?:direto|automático|directo)|conta|à vista|a vista|recebid[oa]s?|di credito|di debito|conto|corrente|circolare|diretta|ricevut[oa]|ricevute|saldo|anticipo|anticipado|entrada|entradas|' +
  'konto|einzug|geld|kredit(?=karte)|guthaben(?=konto)|giro|sepa|girocard|nachnahme|vorkasse|bezahlt|erhalten|gebucht|bankeinzug|' +
  'automatische|ontvangen|ontvangst|girokonto|mottagen|mottatt|modtaget|bank|banka|banki|banku|bankow\\p{L}{1,3}|bankovn\\p{L}{1,3}|banco|banca|banque|bancar[ăa]?|prin|bancă|' +
  'tradycyjny|internetowy|płatnicz\\p{L}|kredytow\\p{L}|pobranie|kasa|kas[yęą]|банк|банковск\\p{L}{2,3}|расч[её]тн\\p{L}{2}|кредитн\\p{L}{2}|касс\\p{L}|поручени\\p{L}|платежн\\p{L}{2}|банк\\p{L}{0,3}|bankas[ıi]|banka|kredi kart\\p{L}?|kredi|hesab\\p{L}|hesap|kasa|dobírk\\p{L}|kreditn\\p{L}|platebn\\p{L}|ngân hàng|tín dụng|tài khoản|bankkort|kreditkort|rekening|kartu|kredit|المصرفي|مصرفي|بنكي|بنكية|ائتمان|أشراي';

/** They stand alone. */
export const BESIDE_PAYMENTS = [ENGLISH, BANKS, EUROPEAN].join('|');

/** They are written together with others. */
export const WITHIN_PAYMENTS =
  'pos(?=机|機)|払い|ricevut[ae]|(?<!\\p{L})ar(?=pre|over|credit|payment|\\u0001)|kart[ıi]|应收|机|卡|transfer[eê]nc|kort(?=betal|\\u0001)|anzahl|echtzeit|(?<=\\p{L}|\\u0001)kredit(?=kart)|bank(?=kárty)|kárty|карт|расч[её]т|безналичн|約束|בנק|accrec|overpayment|prepayment|kredit(?=kart|kort)|be(?=fizet)|银行|銀行|應收|贷记|借记|信用|单位|货款|款|收|付|实收|到|存入|存款|现存|汇入|转入|回执|凭证|扫码|钱包|宝|支付宝|财付通|云闪付|银联|商业|电子|受入|預金|引落し?|引き落とし|自動|クレジット|デビット|送金|コンビニ|代引き?|売掛|回収|통장|무통장|신용|체크|자동|은행|결제|대금|매출|외상|받은|가상|ธนาคาร|เครดิต|เงิน|ชำระ|via|bancăr';
