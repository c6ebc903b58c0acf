/** The canonical tables, and what the name of a file says about the table it holds. */
import { JOINS } from './kind-words.ts';
import { namesQuotes } from './status-words.ts';

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
  rate: /\b(fx|exchange)?[ _-]?rates?\b|汇率/i,
};

/** Words in any language inside the name of a list of invoices or of payments, asked only where headers fit both alike. */
export const LIST_WORDS: Partial<Record<TableName, RegExp>> = {
  invoice:
    /invoice|rechnung|factur|faktur|faktúr|fattur|fatura|lasku|számla|račun|рахун|фактур|сч[её]т|τιμολ[οό]γ|invois|hóa đơn|ใบแจ้งหนี้|فاتور|فواتير|חשבוני|चालान|فاکتور|请款|請求|發票|发票|송장|청구|계산서/iu,
  payment:
    /payment|receipt|zahlung|kontoauszug|paiement|r[èe]glement|encaissement|relevé|pagos?(?![a-z])|cobros?(?![a-z])|pagament|incass|betaling|bijschrijving|betalning|maksu|płatno|wpłat|platb|úhrad|befizet|încas|uplat|plačil|платеж|плащан|оплат|поступлен|πληρωμ|ε[ιί]σπρ[αά]ξ|ödeme|tahsilat|pembayaran|bayaran|thanh toán|ชำระ|مدفوعات|תשלומ|भुगतान|پرداخت|入金|入帳|收款|付款|입금|수금/iu,
};

/** File names of lists that hold only credit notes and have no document type column. */
export const CREDIT_NOTE_FILE = /credit[ _-]?(memo|note)|红字|贷项/i;

/** File names of lists that hold the lines of documents which another file holds whole. */
export const LINE_FILE =
  /line[ _-]?items?|(?:invoice|order)[ _-]?items?|(?:invoice|order)[ _-]?lines?(?![a-z])/i;

/** True where the name of a file, or of its sheet, says that it lists quotes or proforma invoices, and nothing else besides. */
export function isOfQuotes(file: string, sheet: string | null): boolean {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[a-z]{2,5}$/i, '');
  const name = sheet !== null && (namesQuotes(sheet) || isListName(sheet)) ? sheet : base;
  return namesQuotes(name) && !JOINS.test(name);
}

const isListName = (name: string): boolean =>
  Object.values(LIST_WORDS).some((words) => words.test(name));
