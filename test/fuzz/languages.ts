/** The words of lists of invoices and of money in several languages: headers, kinds, names of files. */

type Wordings = Record<string, string>;
export interface Language {
  /** Of a list of invoices, of a list of money. */
  headers: [Wordings, Wordings];
  words: Wordings;
  names: Wordings;
  /** For the names of months. */
  locale: string;
  /** In which its programs wrote before UTF-8. */
  codePage: string;
}

const INVOICES = ['id', 'customer', 'day', 'due', 'minor', 'currency', 'kind', 'status'];
const PAID = ['paid', 'paidOn'];
const MONEY = ['id', 'customer', 'day', 'invoice', 'minor', 'currency', 'kind'];
const WORDS = ['invoice', 'credit_note', 'cash', 'refund', 'open', 'total', 'title', 'void'];
const NAMES = ['invoice', 'cash', 'credit_note', 'refund'];

function named(keys: string[], text: string): Wordings {
  const values = text.split(' | ');
  return Object.fromEntries(values.map((value, i) => [keys[i]!, value]));
}

/** `paid` are the columns of what was paid and when, where a list of invoices has them. */
const language = (
  [locale, codePage]: [string, string],
  lists: { invoices: string; paid?: string; money: string },
  words: string,
  names: string,
): Language => ({
  headers: [
    { ...named(INVOICES, lists.invoices), ...(lists.paid ? named(PAID, lists.paid) : {}) },
    named(MONEY, lists.money),
  ],
  words: named(WORDS, words),
  names: named(NAMES, names),
  locale,
  codePage,
});

export const LANGUAGES: Record<string, Language> = {
  english: language(
    ['en', 'windows-1252'],
    {
      invoices:
        'Invoice Number | Customer Name | Invoice Date | Due Date | Total | Currency | Document Type | Status',
      paid: 'Amount Paid | Date Paid',
      money:
        'Payment No | Customer Name | Payment Date | Invoice Number | Amount | Currency | Payment Type',
    },
    'Invoice | Credit Note | Payment | Refund | Open | Total | Open items | Voided',
    'invoices | payments | credit notes | refunds',
  ),
  german: language(
    ['de', 'windows-1252'],
    {
      invoices:
        'Rechnungsnummer | Kundenname | Rechnungsdatum | Fälligkeitsdatum | Rechnungsbetrag | Währung | Belegart | Status',
      paid: 'Bezahlt | Ausgleichsdatum',
      money:
        'Zahlungsbeleg | Kundenname | Zahlungsdatum | Rechnungsnummer | Zahlbetrag | Währung | Art',
    },
    'Rechnung | Gutschrift | Zahlung | Erstattung | gebucht | Summe | Offene Posten | storniert',
    'Rechnungen | Zahlungen | Gutschriften | Erstattungen',
  ),
  chinese: language(
    ['zh', 'gbk'],
    {
      invoices: '发票号 | 客户名称 | 开票日期 | 到期日 | 价税合计 | 币种 | 单据类型 | 单据状态',
      paid: '已收金额 | 结清日期',
      money: '收款单号 | 客户名称 | 收款日期 | 发票号 | 收款金额 | 币种 | 款项类型',
    },
    '发票 | 红字发票 | 收款 | 退款 | 已审核 | 合计 | 应收账款明细表 | 已作废',
    '发票 | 收款 | 红字 | 退款',
  ),
  spanish: language(
    ['es', 'windows-1252'],
    {
      invoices:
        'Número de factura | Razón social | Fecha de factura | Vencimiento | Importe total | Currency | Type | Estado',
      money:
        'Ref | Razón social | Fecha de pago | Número de factura | Importe pagado | Currency | Tipo de pago',
    },
    'Factura | Nota de crédito | Pago | Reembolso | pendiente | Total | Partidas abiertas | anulada',
    'facturas | pagos | notas de crédito | reembolsos',
  ),
  french: language(
    ['fr', 'windows-1252'],
    {
      invoices:
        "N° facture | Raison sociale | Date de facture | Date d'échéance | Total TTC | Devise | Type | Statut",
      money:
        'N° paiement | Raison sociale | Date de paiement | N° facture | Montant payé | Devise | Type de paiement',
    },
    'Facture | Avoir | Paiement | Remboursement | ouverte | Total | Postes ouverts | annulée',
    'factures | paiements | avoirs | remboursements',
  ),
  japanese: language(
    ['ja', 'shift_jis'],
    {
      invoices: '請求書番号 | 得意先名 | 請求日 | 支払期限 | 請求金額 | 通貨 | 種別 | 状態',
      money: '入金番号 | 得意先名 | 入金日 | 請求書番号 | 入金額 | 通貨 | 種別',
    },
    '請求書 | 赤伝 | 入金 | 返金 | 未入金 | 合計 | 売掛金一覧 | 取消',
    '請求書 | 入金 | 赤伝 | 返金',
  ),
  korean: language(
    ['ko', 'euc-kr'],
    {
      invoices: '청구서번호 | 거래처명 | 청구일 | 만기일 | 청구금액 | 통화 | 구분 | 상태',
      money: '입금번호 | 거래처명 | 입금일 | 청구서번호 | 입금액 | 통화 | 구분',
    },
    '청구서 | 대변표 | 입금 | 환불 | 미수 | 합계 | 미수금 명세 | 취소',
    '청구서 | 입금 | 대변표 | 환불',
  ),
  russian: language(
    ['ru', 'windows-1251'],
    {
      invoices:
        'Номер счета | Контрагент | Дата счета | Срок оплаты | Сумма счета | Валюта | Тип документа | Статус',
      money:
        'Номер платежа | Контрагент | Дата платежа | Номер счета | Сумма платежа | Валюта | Тип',
    },
    'Счет | Кредит-нота | Оплата | Возврат оплаты | не оплачен | Итого | Дебиторская задолженность | отменен',
    'счета | оплаты | кредит-ноты | возвраты оплат',
  ),
  portuguese: language(
    ['pt', 'windows-1252'],
    {
      invoices:
        'Número da fatura | Nome do cliente | Data de emissão | Vencimento | Valor total | Moeda | Tipo | Estado',
      money:
        'Ref | Nome do cliente | Data de pagamento | Número da fatura | Valor pago | Moeda | Tipo',
    },
    'Fatura | Nota de crédito | Pagamento | Reembolso | pendente | Total | Contas a receber | cancelada',
    'faturas | pagamentos | notas de crédito | reembolsos',
  ),
  canonical: language(
    ['en', 'windows-1252'],
    {
      invoices:
        'invoice_id | customer_name | issue_date | due_date | amount | currency | doc_type | status',
      paid: 'paid_amount | settled_date',
      money: 'payment_id | customer_name | date | invoice_id | amount | currency | kind',
    },
    'invoice | credit_note | cash | refund | posted | Total | Extract | void',
    'invoices | payments | credit_notes | refunds',
  ),
};
