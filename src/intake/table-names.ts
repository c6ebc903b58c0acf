/** The canonical tables, and what the name of a file says about the table it holds. */
import { JOINS } from './kind-words.ts';
import { withPlainI } from './plain-text.ts';
import { namesQuotes, saysVoid } from './status-words.ts';

export const TABLE_NAMES = [
  'invoice',
  'payment',
  'customer',
  'rep',
  'target',
  'dispute',
  'activity',
  'promise',
  'rate',
  'action',
  'confirmation',
  'unbilled',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** What a file name says about its table, asked only when the headers leave it open. */
export const NAME_HINTS: Record<TableName, RegExp> = {
  invoice: /invoice|sales[ _-]?ledger|receivable|open[ _-]?item|发票|应收|开票/i,
  payment: /payment|receipt|cash|charge|collection|收款|回款|到账/i,
  customer: /customer|client|debtor|客户/i,
  rep: /\breps?\b|sales[ _-]?(person|people|rep)|业务员/i,
  target: /target|budget|目标/i,
  dispute: /dispute|争议/i,
  activity: /activit|contact|dunning|跟进|催收/i,
  promise: /promise|承诺/i,
  action: /(?<![a-z])actions?(?![a-z])|催收决定/i,
  rate: /\b(fx|exchange)?[ _-]?rates?\b|汇率/i,
  confirmation: /balance[ _-]?confirmation|^confirmations?\b|询证函|对账函|回函/i,
  unbilled: /unbilled|待开票|未开票/i,
};

/** Words in any language inside the name of a list of invoices or of payments, asked only where headers fit both alike. */
export const LIST_WORDS: Partial<Record<TableName, RegExp>> = {
  invoice:
    /invoice|rechnung|factur|faktur|faktúr|fattur|fatura|lasku|számla|račun|рахун|фактур|сч[её]т|τιμολ[οό]γ|invois|hóa đơn|ใบแจ้งหนี้|فاتور|فواتير|חשבוני|चालान|فاکتور|请款|請求|發票|发票|송장|청구|계산서/iu,
  payment:
    /payment|receipt|zahlung|kontoauszug|paiement|r[èe]glement|encaissement|relevé|pagos?(?![a-z])|cobros?(?![a-z])|pagament|incass|betaling|bijschrijving|betalning|maksu|płatno|wpłat|platb|úhrad|befizet|încas|uplat|plačil|платеж|плащан|оплат|поступлен|πληρωμ|ε[ιί]σπρ[αά]ξ|ödeme|tahsilat|pembayaran|bayaran|thanh toán|ชำระ|مدفوعات|תשלומ|भुगतान|پرداخت|入金|入帳|收款|付款|입금|수금/iu,
};

/** The name of a file without its folders and what kind of file it is. */
export const bareName = (file: string): string =>
  file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]{2,5}$/i, '');

/** File names of lists that hold only credit notes and have no document type column. */
const CREDIT_NOTE_FILE = /credit[ _-]?(memo|note)|红字|贷项/i;
/** Corrections and returns: such a word alone makes a list one of credit notes. */
const RETURNS =
  /(?<!\p{L})(?:korekt[ay]|korekty?|faktury koryguj\p{L}*|(?:sales )?returns?|retouren|retourer|returer|retururi|retours?|resi|zwroty towar\p{L}*|devoluciones de ventas?|devolu[cç]\p{L}* de vendas?|hyvitykset|dobropisy|opravn\p{L}* doklad\p{L}*)(?!\p{L})|kreditfaktur|kreditnot|iade fatura|返品|退货|退貨|반품|возврат\p{L}* товар/iu;

/** True for a file or sheet whose name says that all its documents lower what is owed. */
export function isCreditNoteList(file: string, sheet: string | null): boolean {
  if (CREDIT_NOTE_FILE.test(sheet === null ? file : `${file} ${sheet}`)) return true;
  const words = wordsOf(sheet ?? bareName(file));
  return RETURNS.test(words) && !JOINS.test(words);
}

/** File names of lists that hold the lines of documents which another file holds whole. */
export const LINE_FILE =
  /l[ií]neas?[ _-]?(?:de[ _-]?)?facturas?|lignes?[ _-]?(?:de[ _-]?)?factures?|rechnungspositionen|righe[ _-]?fattur|linhas?[ _-]?(?:de[ _-]?)?faturas?|line[ _-]?items?|(?:invoice|order)[ _-]?items?|(?:invoice|order)[ _-]?lines?(?![a-z])/i;

/** Documents that are no receivables, as names of files and sheets call them. */
export type OtherDocuments = 'quotes' | 'drafts' | 'void' | 'orders' | 'deliveries' | 'purchases';

const wordsOf = (name: string): string =>
  withPlainI(name.normalize('NFC').replace(/[_.-]+/g, ' ')).toLowerCase();

/** A document that cancels another one is a credit note, what it cancels is void. */
const CANCELS = /storno(?!\p{L})|stornorechnung|cancellations?|reversals?|红冲|紅沖|冲红|冲销/iu;
const DRAFTS =
  /(?<!\p{L})(?:drafts?|entw(?:u|ü|ue)rfe?|brouillons?|borrador(?:es)?|bozz[ae]|rascunhos?|concepten|черновик\p{L}*|taslak\p{L}*|utkast|kladde[rn]?|szkic\p{L}*|koncepty|luonnos\p{L}*|vázlat\p{L}*)(?!\p{L})|草稿|草案|下書き|초안/iu;
const DELIVERIES =
  /delivery[ -]?(?:notes?|orders?)|packing[ -]?(?:slips?|lists?)|shipping[ -]?(?:notes?|lists?)|dispatch[ -]?notes?|goods[ -]?issues?|lieferschein\p{L}*|bons? de livraison|albaran\p{L}*|albarán|document[io] di trasporto|(?<!\p{L})ddt(?!\p{L})|guias? de remessa|guías? de remisión|pakbon\p{L}*|följesed\p{L}*|følgesed\p{L}*|dodac[ií] list\p{L}*|listy dodac\p{L}*|dokumenty? wz|irsaliye\p{L}*|товарн\p{L}* накладн\p{L}*|surat jalan|phiếu (?:giao|xuất)|出库单|发货单|送货单|出貨單|送貨單|納品書|거래명세|출고/iu;
const PURCHASES =
  /vendors?|suppliers?|purchas\p{L}*|payables?|creditors?|accpay|(?<!\p{L})a ?p(?!\p{L})|lieferant\p{L}*|eingangsrechnung\p{L}*|kreditor\p{L}*|fournisseurs?|achats?|proveedor\p{L}*|compras|acreedor\p{L}*|fornitor\p{L}*|acquist\p{L}*|fornecedor\p{L}*|leverancier\p{L}*|inkoop\p{L}*|crediteur\p{L}*|поставщик\p{L}*|закупк\p{L}*|покупк\p{L}*|tedarik\p{L}*|satın ?alma|alış|zakup\p{L}*|dostawc\p{L}*|dodavatel\p{L}*|nákup\p{L}*|přijat\p{L}* faktur\p{L}*|leverantör\p{L}*|leverandør\p{L}*|inköp\p{L}*|indkøb\p{L}*|toimittaj\p{L}*|osto(?:t|laskut)|szállító\p{L}*|furnizor\p{L}*|pemasok|pembelian|nhà cung cấp|mua hàng|采购|供应商|應付|应付|進貨|仕入|買掛|매입|구매/iu;
const ORDERS =
  /(?<!\p{L})orders?(?!\p{L})|auftr(?:a|ä|ae)ge?(?!\p{L})|bestellung\p{L}*|(?:bons? de )?commandes?(?!\p{L})|pedidos?(?!\p{L})|ordin[ie](?!\p{L})|encomendas?|bestelling\p{L}*|заказ\p{L}*|замовлен\p{L}*|sipari[sş]\p{L}*|zam[oó]wieni\p{L}*|objedn[aá]v\p{L}*|beställning\p{L}*|bestilling\p{L}*|ordrer?(?!\p{L})|tilauk\p{L}*|megrendel\p{L}*|comenzi|pesanan|đơn (?:đặt )?hàng|订单|訂單|注文|受注|주문|수주/iu;

const saysOther = (name: string): OtherDocuments | null => {
  const words = wordsOf(name);
  if (namesQuotes(name)) return 'quotes';
  if (DRAFTS.test(words)) return 'drafts';
  if (words.split(' ').some(saysVoid) && !CANCELS.test(words)) return 'void';
  if (DELIVERIES.test(words)) return 'deliveries';
  if (PURCHASES.test(words)) return 'purchases';
  return ORDERS.test(words) ? 'orders' : null;
};

/** What a file, or its sheet, is called that is no list of receivables or receipts; null where its name says nothing else, or both. */
export function otherDocuments(file: string, sheet: string | null): OtherDocuments | null {
  const isTelling = sheet !== null && (saysOther(sheet) !== null || isListName(sheet));
  const name = isTelling ? sheet : bareName(file);
  return JOINS.test(name) ? null : saysOther(name);
}

const isListName = (name: string): boolean =>
  Object.values(LIST_WORDS).some((words) => words.test(name));
