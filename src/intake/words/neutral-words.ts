/** Words that say nothing of what a row is: articles, numbers, who, when, by which bank, how much. */

const SMALL =
  'the|a|an|of|on|by|via|in|at|from|per|with|and|or|for|' +
  'der|die|das|den|dem|des|von|vom|per|mit|am|im|auf|an|aus|bei|durch|über|und|für|zur|zum|' +
  'le|la|les|du|de|des|d|l|par|sur|en|au|aux|et|un|une|pour|à|' +
  'el|los|las|del|por|con|y|al|para|o|os|as|do|da|dos|das|em|na|e|um|uma|com|' +
  'il|lo|gli|di|dal|dalla|della|dei|su|tramite|a mezzo|' +
  'het|een|van|door|met|op|via|voor|och|av|från|med|på|af|fra|og|til|för|for|i|' +
  'z|ze|na|od|do|przez|dla|o|w|we|ve|ile|от|на|по|с|со|из|в|через|за|и|для|і|від|' +
  'dengan|dari|ke|oleh|dan|untuk|bằng|qua|của|từ|cho|με|από|του|της|και|' +
  'من|على|عن|في|או|של|על|ידי';
const NUMBERS =
  'nos|nr|nro|num|núm|number|numbers|nummer|numéro|número|numero|n|č|ref|reference|referenz|référence|referencia|id|inv|invoice|invoices|' +
  'rechnung(?:en)?|re|rg|facture|factures|factura|facturas|fattura|fatura|faktura|faktury|faktur\\p{L}?|factuur|facturen|номер|счет\\p{L}?|счёт\\p{L}?|№|' +
  'amount|betrag|montant|importe|importo|kwota|сумм\\p{L}|valor|belopp|beløp|beløb|bedrag|' +
  'first|second|third|fourth|last|final|initial|erste[rn]?|zweite[rn]?|letzte[rn]?|premier|première|deuxième|dernier|' +
  'primer|primera|segundo|segunda|último|última|один|перв\\p{L}{2,3}|втор\\p{L}{2,3}|pierwsz\\p{L}|' +
  'full|fully|total|totally|whole|complete|completely|partial|partially|part|partly|half|in full|remaining|rest|' +
  'voll|vollständig\\p{L}{0,2}|ganz|komplett|teilweise|tlw|teil|partiel|partielle|partiellement|totale|entièrement|intégral\\p{L}{0,5}|complet|complète|' +
  'total|totalmente|parcial|parcialmente|completo|completa|parziale|parzialmente|totalmente|' +
  'volledig|gedeeltelijk|deels|helt|delvis|fullt|полностью|полн\\p{L}{2,3}|частичн\\p{L}{0,3}|całkowicie|częściow\\p{L}|w całości|w pełni|' +
  'tam|tamamen|tamamı|kısmi|kısmen|zcela|částečně|plně|toàn bộ|một phần|sepenuhnya|sebagian|' +
  'day|days|date|tag|tage|tagen|jour|jours|día|días|dia|dias|giorni|giorno|dagen|dagar|dage|dager|dni|дн\\p{L}{1,3}|gün|hari|ngày|päivää|' +
  'week|weekly|month|months|monthly|year|yearly|annual|quarter|quarterly|daily|monat|monatlich|jahr|mois|mensuel\\p{L}{0,2}|mes|mensual|mensile|miesiąc|месяц\\p{L}?|today|heute|since|seit|until|bis|jusqu|desde|hasta';
/** Whose it was. */
const PARTIES = [
  'покупател\\p{L}+|контрагент\\p{L}*|clients?',
  'zákazník\\p{L}*|odběratel\\p{L}*|müşteri\\p{L}*',
  'customers?|pelanggan|khách hàng',
  'kund(?:en?|er)?|klient\\p{L}{0,3}|klant\\p{L}{0,2}',
  'cliente?s?|clienti|клиент\\p{L}*|kontrahent\\p{L}*',
  'debtors?|party|our|your|we|us|inc|ltd|llc|gmbh|ag|co|corp|company|sa|srl|bv|ab|oy|as|kg',
].join('|');
const WAYS_OF_DOING =
  'online|web|mobile|electronic|electronically|internet|telephone|phone|app|portal|manual|manually|auto|automatic|automatically|automated|regular|standard|normal|usual|other|general|misc|' +
  'instant|immediate|express|same day|next day|domestic|international|foreign|local|national|business|corporate|company|commercial|personal|' +
  'automatisch|elektronisch\\p{L}?|manuell\\p{L}?|ausland|inland|sonstige\\p{L}?|electrónic[oa]|automátic[oa]|nacional|internacional|manual|électronique|automatique|manuel|étranger|internationale?|elettronic[oa]|automatic[oa]|manuale|ordinari[oa]|' +
  'электронн\\p{L}{2,3}|автоматическ\\p{L}{2,3}|ручн\\p{L}{2,3}|elektroniczn\\p{L}|elektronik|otomatik|elektronisk\\p{L}?|automatisk\\p{L}?|otomatis|' +
  'sepa|ach|iban|bic|swift|usd|eur|gbp|chf|cny|rmb|jpy|inr|cad|aud|euro|dollar|email|e-mail|mail|post|fax|pdf|ok|vat|gst|mwst|ust|tva|iva|btw|moms|pvm|dph|ндс|kdv|áfa|ppn|icms|nfe?';

/** Words that stand alone. */
export const NEUTRAL_WORDS = [SMALL, NUMBERS, PARTIES, WAYS_OF_DOING].join('|');

/** Parts of words, of scripts without spaces or joined to others. */
export const NEUTRAL_PARTS =
  '客户|客戶|顧客|고객|' +
  '書|书|已经|已|全额|全部|部分|完全|完成|完毕|完了|成功|完|全|单据|单|單|款项|款|金额|金|的|由|经|第|一|二|三|四|五|六|七|八|九|十|笔|次|期|号|日|月|年|本|公司|方式|类型|状态|線上|线上|网上|网络|在线|电子|电|普通|正常|一般|其他|其它|人民币|美元|欧元|外币|国内|国外|境内|境外|' +
  '工商|建设|农业|中国|招商|交通|浦发|民生|兴业|平安|中信|光大|华夏|广发|邮储|工行|建行|农行|中行|招行|交行|行|户|账户|帐户|账|帐|' +
  '済み?|された|されました|です|ました|しました|による|にて|の|で|が|は|を|様|分|額|方法|区分|' +
  '되었습니다|했습니다|됨|함|완료|금액|액|처리|일부|전체|전액|으로|의|을|를|건|고객|온라인|일반|자동|국민|신한|우리|하나|농협|' +
  '(?<!\\p{L})(?:ein|teil|voll|rest|schluss|bar|sofort|eil|echtzeit|sammel|einzel|kunden|rechnungs?|online|raten|voraus|vor|konto|post|spar|firmen|debitoren|bank|kund|klant|deel|in|ut|ind|inn|hoved)(?=\\p{L}|\\u0001)';
