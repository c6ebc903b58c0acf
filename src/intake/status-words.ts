/** What the words of a status column say: whether the row counts, in the languages that are known. */
import { isWrittenOff, WRITTEN_OFF_PARTS } from './kind-words.ts';
import { withPlainI } from './plain-text.ts';
import { BESIDE_LIVE, LIVE_PARTS_BESIDE, NEGATIONS, REASONS } from './words/status-beside.ts';
import { wholePhrase } from './words/whole-phrase.ts';

export type StatusWord =
  | 'void'
  | 'deleted'
  | 'draft'
  | 'failed'
  | 'written_off'
  | 'live'
  | 'unknown';

const NOT =
  /^(?:not|non|un|nicht|no|не|nie|niet|inte|ikke|ej|ei|není|nem|nu|não|chưa|không|tidak|belum|未|非|沒有|没有)(?=[\s_-]|[^\x20-\x7e])|(?:なし|無し|していない|edilmedi|안 ?됨|않음)$/iu;
const VOID =
  /(?<!\p{L})(?:void(?:ed)?|cancel(?:l?ed|lation)?|cancelad[oa]s?|annul(?:led|ed|ée?s?|ad[oa]|at[oa]|l?at[oaie]|l?erad|l?eret|l?ert|lation)?|anulad[oa]s?|anulowan\p{L}*|érvénytelen\p{L}*|mitätöi?\p{L}*|anulat[ăe]?|anulirano?|neplatn\p{L}*|hinfällig|ungültig|ogiltig\p{L}*|ugyldig\p{L}*|недійсн\p{L}*|недействит\p{L}*|tühistatud|panaikint\p{L}*|geannuleerd|storno|stornier(?:t|te[nrs]?)|storn(?:ov[aá]n|at)\p{L}*|reversed|reversal|nullified|rescinded|makuler\p{L}*|peruttu|iptal\p{L}*|отмен\p{L}*|аннулир\p{L}*|сторн\p{L}*|zrušen\p{L}*|скасован\p{L}*|ακυρ\p{L}*|dibatalkan|batal|ملغ\p{L}*)(?!\p{L})|作废|作廢|取消|废弃|红冲|紅沖|冲红|冲销|已冲|无效|キャンセル|無効|取り消し|취소|무효|ยกเลิก|hủy|रद्द/iu;
const DELETED =
  /^(?:deleted?|removed|gelöscht|supprimée?|eliminad[oa]|удален\p{L}*)$|已?删除|삭제/iu;
const DRAFT =
  /^(?:drafts?|pending approval|pending review|awaiting (?:approval|submission)|in review|to be approved|parked|zur (?:prüfung|freigabe)|in prüfung|vorläufig|en attente de validation|à valider|provisoire|por aprobar|en revisión|in approvazione|da approvare|ter goedkeuring|на согласовании|na schválení|do zatwierdzenia|entwurf|brouillon|borrador|bozza|rascunho|concept|черновик|taslak|utkast|kladde|szkic|koncept|in preparation|pro[ -]?forma|pro-?forma-?\s?(?:rechnung|invoice)|(?:facture|factura|fattura|fatura) pro-?forma)$|草稿|草案|暂存|未审核|待审|审核中|审批中|待提交|未提交|下書き|承認待ち|초안|승인 ?대기|形式发票/iu;
/** What comes before an invoice and is a document of its own. */
const QUOTE_WORD =
  /^(?:quot(?:e|ation)|estimate|(?:preis)?angebot|kostenvoranschl[aä]g|devis|presupuesto|cotización|preventivo|orçamento|teklif|oferta|offert|tilbud|tarjous|penawaran|báo giá|offerte?)$|見積|견적|报价|報價/iu;
const PRO_FORMA = /(?<!\p{L})pro[ -]?forma|形式发票|形式發票/iu;
const FAILED = /^(?:failed|declined|rejected|bounced|returned unpaid)$|失败|被拒/iu;

/** How much of it was given back, and when, no status says. */
const REFUNDED =
  /refunded|erstattet|rembours|reembolsad|rimborsat|terugbetaald|возвращ|iade edil|zwrócon|återbetal|tilbagebetal|退款|返金|환불/iu;

/** What makes of an open, sent or paid document one that may count for nothing, wherever it stands in the status. */
const DOUBTFUL =
  /duplicat|dublett|doublon|doppel|dubbel|重复|重複|중복|дубл|\bin error\b|erroneous|by mistake|irrtüm|fehl(?:buch|rechn)|par erreur|por error|per errore|ошиб|omyl|hatalı|开错|錯|误开|誤|\btest\b|template|\breplac|supersed|ersetzt|remplac|sustitu|substitu|sostitui|vervang|замен|替换|替代|\bwrong\b|(?:no|without|zero) (?:charge|payment)|free of charge|offset|set[- ]off|\bcredited|by credit|gutgeschrieben|avoirée?|abonad|\blost\b|waive|forgiv|erlassen|condon|免收|减免|豁免|无需|退[货貨回票]|红票|紅票|转出|轉出|\bnicht (?:gebucht|freigegeben|gültig)|未开|未過|未过|未生|未确|storno folgt/iu;
/** On the list of live ones although they hold such a word. */
const KNOWN_LIVE = /^(?:credit note issued|return)$/i;

/** Beginnings of the words for open, paid, sent, booked and their like. */
const LIVE_ENGLISH =
  'paid|awaiting (?:customer )?payments?|waiting for payment|pay(?:ing|ment|able)|unpaid|partially|partly|part|partial|prepaid|auto-?paid|open|opened|sent|unsent|emailed|printed|issued|posted|unposted|approved|authori[sz]ed|overdue|past|due|outstanding|closed|cleared|uncleared|completed?|done|final|finali[sz]ed|confirmed|viewed|seen|accepted|delivered|settled|unsettled|success|successful|succeeded|captured|received|deposited|undeposited|applied|unapplied|matched|reconciled|unreconciled|disputed?|current|billed|invoiced|released|normal|regular|standard|valid|live|active|in[ _-]?payment|in process|processed|processing|pending|collecting|collected|return|credit note issued|resolved|reminded|reminder|dunning|legal|in (?:dispute|collections?|litigation)|collections?|with (?:agency|lawyer|solicitor)|escalated|promised|payment plan|booked|registered|recorded|new|not[ _-](?:yet[ _-])?(?:paid|due|cleared|settled)|invoicing_legacy';
const LIVE_STEMS =
  'offen|bezahlt|unbezahlt|teilbezahlt|teilweise|teilzahlung|überfällig|fällig|gebucht|verbucht|versendet|versandt|verschickt|gesendet|ausgeglichen|erledigt|gemahnt|mahn|freigegeben|abgeschlossen|beglichen|eingegangen|geschlossen|ausgestellt|in zahlung|nicht (?:bezahlt|fällig|ausgeglichen)|' +
  'payée?s?|impayée?s?|ouverte?s?|soldée?s?|échue?s?|envoyée?s?|validée?s?|en retard|en attente|en cours|partielle|réglée?s?|clôtur|lettrée?|émise?|comptabilis|à payer|non (?:payé|soldé|échu|réglé|pagat|saldat)|' +
  'pagad|pagat|pag[oa]s?|no pagad|pendiente|pendente|abiert|abert|em aberto|vencid|vencer|cobrad|emitid|enviad|parcial|cerrad|fechad|liquidad|contabiliz|baixad|quitad|atrasad|recibid|recebid|' +
  'apert|scadut|emess|inviat|saldat|parzial|chius|incassat|da pagare|registrat|contabilizzat|' +
  'betaald|niet betaald|openstaand|onbetaald|verzonden|voldaan|deels|gedeeltelijk|verwerkt|definitief|geboekt|' +
  'оплачен|не ?оплачен|неоплачен|частично|просроч|открыт|закрыт|проведен|отправлен|выставлен|погашен|действ|' +
  'vystaven|wystawion|gültig|onayl|kiállít|autorizad|outorgad|ausgegeben|utfärdad|utstedt|udstedt|laadittu|lähetetty|hyväksytty|emis[ăa]|εκδοθ|εκδόθ|διαβιβ|terbit|phát hành|đã phát|ödendi|ödenmedi|açık|kısmi|gecik|vadesi|kesinleş|onaylan|gönder|kapal|' +
  'zapłacon|opłacon|nieopłacon|niezapłacon|otwart|częściow|przetermin|wysłan|zatwierdz|wystawion|zaksięgowan|' +
  'betald|obetald|betalt|ubetalt|åpen|åben|öppen|forfal|förfall|delvis|skickad|sendt|bokförd|bogført|maksettu|avoin|' +
  'rechtsstreit|inkasso|anwalt|strittig|streitig|contentieux|en litige|litige|recouvrement|litigio|en disputa|contenzioso|em disputa|geschil|incasso|спор|суд|hukuk|ihtilaf|sporn|sporna|tvist|tvistig|' +
  'aguardando pagamento|em atraso|a receber|a vencer|por vencer|da incassare|in scadenza|consegnat|(?:in )?mahnung|\\d\\. mahnung|im inkasso|noch offen|noch nicht|rechnung versendet|rozliczon|nierozliczon|po terminie|ожидает оплаты|odesl|nezaplacen|erääntyn|maksamatta|osittain maks|jatuh tempo|terkirim|đã thanh toán|chưa thanh toán|quá hạn|fizetve|kifizet|lejárt|platit|neplătit|' +
  'uhrazen|neuhrazen|zaplacen|po splatnosti|otevřen|částečn|lunas|belum|terbuka';
/** Words of scripts without spaces, and of those that join an article to the word. */
const LIVE_PARTS =
  '已完?全?(?:付|交付|入账|收|开|审|核|结|清|完|确认|回|到|过账|提交|生成|发|寄|支|关闭|生效|逾|还|对账)|未完?全?(?:付|收|核|结|清|回|到|发|寄|支|关闭|逾|还|对账)|部分|正常|逾期|结清|有效|生效|启用|审核|完成|待收|待付|开具|核销|过账|到账|開立|支払|入金|係争|회수|소송|분쟁|诉讼|争议|法务|催收|一部|期限|送付|発行|確定|完了|延滞|回収|결제|완료|부분|연체|발행|미납|납부|입금|미수|확정|有効|صادر|معتمد|مدفوع|مفتوح|متأخر|جزئ|执行中|开票成功|請求済|未払|收齐|שולם|פתוח|入金待ち';
const LIVE = new RegExp(
  `^(?:${LIVE_ENGLISH})(?![\\p{Ll}])|^(?:${LIVE_STEMS})|(?<!\\p{L})(?:paid|unpaid|open|overdue|bezahlt|payée?|pagad[oa]|pagat[oa]|оплачен\\p{L}*)(?!\\p{L})|${LIVE_PARTS}`,
  'iu',
);
/** What of a pattern is found anywhere in a text. */
const unanchored = ({ source }: RegExp): string => source.replace(/^\^\(\?:.*\)\$\|/, '');
const isWholeLive = wholePhrase(
  `${BESIDE_LIVE}|${LIVE_ENGLISH}|(?:${LIVE_STEMS})\\p{L}{0,6}`,
  `${LIVE_PARTS_BESIDE}|${LIVE_PARTS}`,
);
/** Done: what was not done beside it, is not. */
const CLOSED =
  /(?<!\p{L})(?:closed|settled|completed?|cleared|resolved|done|paid|geschlossen|abgeschlossen|erledigt|bezahlt|clôtur|sold[ée]|pay[ée]|cerrad|fechad|chius|закрыт|zamknięt|kapal|stängd|lukket)/iu;
const DENIED =
  /(?<!\p{L})(?:not|without|nicht|ohne|kein\p{L}*|non|sans|sin|sem|não|senza|zonder|niet|без|не|bez|nie|utan|uden|uten|inte|ikke)(?: yet| noch)?[\s_-]+\p{L}+/iu;
/** "Closed, not collected". */
const deniesItself = (text: string): boolean =>
  DENIED.test(text) && CLOSED.test(text.replace(DENIED, ' '));
/** Marks of one letter or digit that flags and ledgers use for open and closed. */
const MARK = /^(?:[oc]|[yn]|[01]|pd|op|yes|no|true|false)$/i;

const STATUSES: readonly (readonly [RegExp, StatusWord])[] = [
  [VOID, 'void'],
  [DELETED, 'deleted'],
  [DRAFT, 'draft'],
  [QUOTE_WORD, 'draft'],
  [FAILED, 'failed'],
  [REFUNDED, 'unknown'],
  [KNOWN_LIVE, 'live'],
  [DOUBTFUL, 'unknown'],
  [LIVE, 'live'],
  [MARK, 'live'],
];

/** True for a text that says that something was cancelled. */
export const saysVoid = (text: string): boolean => {
  const word = withPlainI(text);
  return VOID.test(word) && !NOT.test(word);
};

/** True for a text that names a document before an invoice: a draft, a proforma, a quote. */
export const saysDraft = (text: string): boolean =>
  PRO_FORMA.test(text) || saysQuote(text) || DRAFT.test(text.normalize('NFKC').trim());

const saysQuote = (text: string): boolean => QUOTE_WORD.test(text.normalize('NFKC').trim());

/** True for the name of a file or sheet that lists quotes or proforma invoices, alone or in the plural. */
export const namesQuotes = (name: string): boolean =>
  PRO_FORMA.test(name.replace(/_/g, ' ')) ||
  (name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).some((word) =>
    ['', /s$/i, /e$/i, /e[ns]$/i, /i$/i].some((plural) => saysQuote(word.replace(plural, ''))),
  );

/** True for a status that says that some or all of it was given back. */
export const speaksOfRefund = (text: string): boolean => REFUNDED.test(text.normalize('NFKC'));

/** Some of it only: how much, no status says. */
const PARTLY =
  /(?<!\p{L})(?:part|partly|partial|partially|half|teil|teilweise|partiel|parcial|parzial|deels|gedeeltelijk|delvis|частичн|częściow|kısm|částečn|sebagian|một phần|osittain)|部分|一部|일부|부분/iu;

/** True for a status that says that some of it was paid. */
export const saysPartly = (text: string): boolean => PARTLY.test(text.normalize('NFKC'));

const UNPAID =
  /^(?:open|unpaid|not (?:yet )?paid|overdue|past due|outstanding|offen|unbezahlt|nicht bezahlt|überfällig|impayée?s?|non (?:payée?|réglée?|soldée?|pagat[oa]|saldat[oa])|ouverte?s?|(?:no|não) pagad[oa]|pendientes?|pendentes?|vencid[oa]s?|abiert[oa]s?|(?:em )?abert[oa]s?|scadut[oa]|apert[oa]|openstaand|onbetaald|не ?оплачен\p{L}*|просрочен\p{L}*|ödenmedi|açık|nie(?:zapłacon|opłacon)\p{L}*|obetald|ubetalt|neuhrazen\p{L}*|avoin|belum (?:lunas|dibayar))$|^未(?:付|收|核销|结清|回款|入金|払)|^逾期|^(?:미납|미수)/iu;
/** True for a status that says that nothing was paid yet. */
export const saysUnpaid = (text: string): boolean => UNPAID.test(text.normalize('NFKC').trim());

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const isWholeVoid = wholePhrase(REASONS, `已冲销|发票|發票|${VOID.source}`);
const isWholeNegation = wholePhrase(
  `${REASONS}|${NEGATIONS}`,
  `${VOID.source}|${WRITTEN_OFF_PARTS}|なし|無し|していない|edilmedi|未|非|没有|沒有`,
);
const isWholeWriteOff = wholePhrase(
  `${WRITTEN_OFF_PARTS}|${REASONS}`,
  `核销|注销|处理|${WRITTEN_OFF_PARTS}`,
);
/** Other words are known where they are all of the text, but for scripts without spaces. */
const isWholeOther = wholePhrase(
  '',
  ['待审核|待审批|中', ...[DRAFT, QUOTE_WORD, DELETED, FAILED].map(unanchored)].join('|'),
);

/** Whether the words beside the one that decides leave it as it is. */
function isWhole(word: string, meaning: StatusWord): boolean {
  if (meaning === 'live') {
    if (MARK.test(word) || KNOWN_LIVE.test(word)) return true;
    return isWholeLive(word) && !deniesItself(word);
  }
  if (meaning === 'void') return isWholeVoid(word) && !PARTLY.test(word);
  if (meaning === 'written_off') return isWholeWriteOff(word) && !PARTLY.test(word);
  return !NO_SPACES.test(word) || isWholeOther(word);
}

/** Whether a status leaves the row out of the books; blank is live, a phrase with a word on no list is unknown. */
export function statusOf(text: string): StatusWord {
  const word = withPlainI(text.normalize('NFKC').trim());
  if (word === '' || /^(?:-+|n\/?a|none|null)$/i.test(word)) return 'live';
  // "not cancelled", 未作废
  if (NOT.test(word) && (VOID.test(word) || isWrittenOff(word)))
    return isWholeNegation(word) && !PARTLY.test(word) ? 'live' : 'unknown';
  const meaning = isWrittenOff(word)
    ? 'written_off'
    : (STATUSES.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown');
  return meaning === 'unknown' || isWhole(word, meaning) ? meaning : 'unknown';
}

const PAID =
  /^(?:(?:fully[ _-]?)?paid(?:[ _-]in[ _-]full)?|settled|cleared|(?:vollständig )?bezahlt|ausgeglichen|beglichen|payée?s?|soldée?s?|réglée?s?|pagad[oa]s?|cobrad[oa]s?|pag[oa]s?|quitad[oa]s?|liquidad[oa]s?|pagat[oa]|saldat[oa]|incassat[oa]|betaald|voldaan|оплачен[оаы]?|оплачено полностью|погашен[оаы]?|ödendi|zapłacon[oaey]|opłacon[oaey]|betald|betalt|maksettu|uhrazen[oaá]|lunas|مدفوع)$|^(?:已付清?款?|已收款|已核销|已结清|结清|已回款|全部核销|完全核销|支払済み?|入金済み?|결제완료|결제 완료|완납|납부완료)$/iu;

/** True for a status that says that all is paid. */
export const saysPaid = (text: string): boolean => PAID.test(text.normalize('NFKC').trim());

/** Statuses of a payment that say that the money has not come. */
const NOT_RECEIVED =
  /^(?:pending|awaiting|unpaid|not paid|scheduled|uncaptured|incomplete|expired|initiated|processing|requires[ _]|authori[sz]ed only|ausstehend|in bearbeitung|geplant|en attente|en cours|pendiente|en proceso|pendente|em processamento|in attesa|in behandeling|in afwachting|ожида|в обработке|beklemede|bekliyor|oczekuj|w trakcie|čeka|avvakt|väntar|afventer|venter|odottaa|tertunda|menunggu|đang chờ)|待付|待支付|未支付|未付款|处理中|待处理|支付中|保留中|処理中|未入金|대기|처리 ?중|미입금|รอ|قيد|معلق|ממתין/iu;
/** Statuses of a payment that say that all of it was given back. */
const GIVEN_BACK =
  /^(?:fully )?refunded$|^(?:vollständig )?erstattet$|^remboursée?$|^reembolsad[oa]$|^rimborsat[oa]$|^terugbetaald$|^возвращ[её]н[ао]?$|^iade edildi$|^zwrócon[oaey]$|^återbetald$|^tilbagebetalt$|^(?:已|全额)退款$|^返金済み?$|^환불(?: ?완료)?$/iu;

/** What the status of a payment says of its money, or null where it came and stayed. */
export function moneyStatus(text: string): 'not_received' | 'given_back' | null {
  const word = text.normalize('NFKC').trim();
  if (NOT_RECEIVED.test(word)) return 'not_received';
  return GIVEN_BACK.test(word) ? 'given_back' : null;
}
