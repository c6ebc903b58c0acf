/** What the words in type, status, flag and terms columns mean. */

export type DocumentWord =
  | 'invoice'
  | 'credit_note'
  | 'prepayment'
  | 'payable'
  | 'not_invoice'
  | 'unknown';

const DOCUMENTS: readonly (readonly [RegExp, DocumentWord])[] = [
  [
    /^(accpay\w*|k[argz])$|bill$|^bill |vendor|supplier|purchase|payable|应付|采购|供应商/i,
    'payable',
  ],
  [
    /credit[ _-]?(note|memo|invoice)|^accreccredit|^(cn|crn|cm|dg|g2|credit|return)$|out_refund|红|贷项|退货/i,
    'credit_note',
  ],
  [/pre-?pay|advance|deposit|prepayment$|预收|预付/i, 'prepayment'],
  [/^(dz|zp|payment|receipt|journal( entry)?|payment entry)$|收款单|^收款$|转账/i, 'not_invoice'],
  [
    /invoice|^(accrec|inv|rv|dr|f2|debit|debit note|sale|sales|charge)$|^si$|应收|发票|蓝|销售|标准|普票|专票/i,
    'invoice',
  ],
];

const memo = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      value = read(text);
      if (known.size < 10_000) known.set(text, value);
    }
    return value as T;
  };
};

/** What a document type says; blank is an invoice. */
export const documentWord = memo((text: string): DocumentWord => {
  const word = text.trim();
  if (word === '') return 'invoice';
  return DOCUMENTS.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown';
});

export type KindWord = 'cash' | 'credit_note' | 'write_off' | 'discount' | 'refund' | 'unknown';

const KINDS: readonly (readonly [RegExp, KindWord])[] = [
  [/write[ _-]?off|written[ _-]?off|bad[ _-]?debt|坏账/i, 'write_off'],
  [/discount|折扣/i, 'discount'],
  [/credit[ _-]?(note|memo)|^(cn|cm|crn)$|红字|退货/i, 'credit_note'],
  [/refund|chargeback|退款/i, 'refund'],
  [
    /cash|payment|receipt|received|transfer|cheque|check|card|bank|wire|ach|deposit|收款|回款|现金|转账|电汇|承兑|支票|accrec/i,
    'cash',
  ],
];

/** What a payment's kind says; blank is cash. */
export const kindWord = memo((text: string): KindWord => {
  const word = text.trim();
  if (word === '') return 'cash';
  return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown';
});

export type StatusWord = 'void' | 'deleted' | 'draft' | 'failed' | 'live';

const STATUSES: readonly (readonly [RegExp, StatusWord])[] = [
  [/^(void(ed)?|cancel(l?ed)?|reversed|annulled)$|作废|取消|已冲销/i, 'void'],
  [/^(deleted?|removed)$|已删除/i, 'deleted'],
  [/^(draft|pending approval|submitted)$|草稿|暂存|未审核/i, 'draft'],
  [/^(failed|declined|rejected)$|失败/i, 'failed'],
];

/** Whether a status leaves the row out of the books. */
export const statusWord = memo((text: string): StatusWord => {
  const word = text.trim();
  return STATUSES.find(([pattern]) => pattern.test(word))?.[1] ?? 'live';
});

const YES = /^(yes|y|true|t|1|x|是|有|√|disputed)$/i;
const NO = /^(no|n|false|f|0|否|无)$/i;

/** Yes or no; null where the text is neither. */
export function readFlag(text: string): boolean | null {
  const word = text.trim();
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

const CURRENCY_NAMES: Record<string, string> = {
  RMB: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  CNH: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  '€': 'EUR',
  '£': 'GBP',
  US$: 'USD',
  HK$: 'HKD',
};
const ISO_CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The ISO code a currency cell stands for; null where it is none. */
export const readCurrency = memo((raw: string): string | null => {
  const text = raw.normalize('NFKC').trim().toUpperCase();
  const code = CURRENCY_NAMES[text] ?? text;
  return ISO_CURRENCIES.has(code) ? code : null;
});

const TOTAL = /^(grand\s+|sub-?\s*)?totals?\b|^(合计|总计|小计|本页合计|累计)/i;
/** A cell that starts a total or subtotal row. */
export const isTotalWord = (text: string): boolean => TOTAL.test(text.trim());

/** Power of ten of a unit line above the table: 单位：万元 is 4. */
export function unitPower(titleCells: readonly string[]): number {
  for (const cell of titleCells) {
    const found = /单位\s*[:：]?\s*(?:人民币)?(百万|千|万|亿)元/.exec(cell);
    if (found) return { 千: 3, 万: 4, 百万: 6, 亿: 8 }[found[1]!]!;
  }
  return 0;
}
