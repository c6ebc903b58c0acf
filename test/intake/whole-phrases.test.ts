/** A phrase of a deciding column is known only if all its words are: plain ones of many languages are, a word beside them that nobody knows is asked about. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentWord, kindWord, statusWord } from '../../src/intake/vocabulary.ts';

/** Words of no language. */
const invented = fc
  .array(fc.constantFrom('zq', 'xw', 'qj', 'vk', 'jx'), { minLength: 3, maxLength: 5 })
  .map((parts) => parts.map((part) => `${part}o`).join(''));
/** Signs that are no words of Chinese, Japanese or Korean exports. */
const inventedSigns = fc.constantFrom('龘靐', '鱻犇', '쀍뛿', 'ヱヸヺ');

type Reader = (text: string) => string;
const KNOWN: readonly (readonly [Reader, string])[] = [
  [kindWord, 'Bank transfer|Zahlung|Virement|Pago|Bonifico|Betaling|Przelew|Оплата|Ödeme|Check'],
  [statusWord, 'Open|Paid|offen|Payée|Pagada|Pagata|Betaald|Zapłacona|Оплачен|Ödendi|Sent'],
  [statusWord, 'Cancelled|storniert|Annulée|Anulada|Annullata|Geannuleerd|Anulowana|Отменен'],
  [statusWord, 'Written off|uneinbringlich|incobrable|inesigibile|oninbaar|безнадежная'],
  [documentWord, 'Invoice|Rechnung|Facture|Factura|Fattura|Factuur|Faktura|Реализация'],
  [documentWord, 'Credit note|Gutschrift|Avoir|Nota de crédito|Refund|Write-off|Creditnota'],
];
const SIGNS: readonly (readonly [Reader, string])[] = [
  [kindWord, '收款|电汇|入金|振込|입금|계좌이체'],
  [statusWord, '已付款|已收款|入金済|결제완료|作废|取消|취소'],
  [documentWord, '销售发票|請求書|계산서'],
  [documentWord, '红字发票|退货单|折讓單|退款单|坏账核销'],
];

it('never knows a phrase with a word that nobody knows, whichever stands first', () => {
  const cases = fc.constantFrom(
    ...KNOWN.flatMap(([read, words]) => words.split('|').map((word) => ({ read, word }))),
  );
  fc.assert(
    fc.property(
      cases,
      invented,
      fc.constantFrom(' ', ' - ', ' / ', ' ('),
      ({ read, word }, other, join) => {
        expect(read(word), word).not.toBe('unknown');
        expect(read(`${word}${join}${other}`)).toBe('unknown');
        expect(read(`${other}${join}${word}`)).toBe('unknown');
      },
    ),
    { numRuns: 300 },
  );
});

it('never knows signs of which a part is left', () => {
  const cases = fc.constantFrom(
    ...SIGNS.flatMap(([read, words]) => words.split('|').map((word) => ({ read, word }))),
  );
  fc.assert(
    fc.property(cases, inventedSigns, ({ read, word }, other) => {
      expect(read(word), word).not.toBe('unknown');
      expect(read(word + other), word + other).toBe('unknown');
      expect(read(other + word), other + word).toBe('unknown');
    }),
  );
});

const asked = (read: Reader, words: string): void => {
  for (const word of words.split('|')) expect(read(word), word).toBe('unknown');
};

it('asks about kinds that hold a way of paying and are none', () => {
  asked(
    kindWord,
    'Discarded|Bankruptcy loss|Bank exchange loss|Non-cash settlement|Loyalty card points|Payment promise|Payment plan|Payment in kind|Cheque lost|Transfer to factor|Wire to customer|Deposit applied|Prepayment drawdown|Zahlung durch Aufrechnung|Pago por compensación|Règlement par compensation|Ödeme mahsubu|Оплата зачетом|Pagamento per compensazione|Betaling door verrekening|Płatność przez kompensatę|预收冲应收|收款抵账|入金相殺|입금상계|Kompensata|Netting|Gegenrechnung|Zápočet|Mahsup|应收冲应付',
  );
});

it('asks about kinds that are no cash, with a word beside them that may undo them', () => {
  asked(
    kindWord,
    'Refund rejected|Refund request|Chargeback lost|Chargeback reversed|Credit note cancelled|Credit note zorbed|Write-off proposal|Bad debt recovery|Discount disallowed|Gutschrift storniert|Erstattung abgelehnt|Rückzahlung angefragt|退款申请|退款失败|Skonto abgelehnt|Remboursement refusé|Solicitud de reembolso|返金申請',
  );
  const known =
    'Customer refund|Refund to customer|Partial refund|Refund by bank transfer|Chargeback - Visa|Remboursement|Reembolso|退款|返金|Возврат средств клиенту';
  for (const word of known.split('|')) expect(kindWord(word), word).toBe('refund');
  for (const word of ['CN', 'Credit note', 'Sales credit note', 'Gutschrift Nr. 12', '红字'])
    expect(kindWord(word), word).toBe('credit_note');
  for (const word of ['Skontoabzug', 'Early payment discount', 'Discount 2%', '现金折扣'])
    expect(kindWord(word), word).toBe('discount');
});

it('asks about statuses whose words contradict, or say that it is not yet so', () => {
  asked(
    statusWord,
    'Sent for approval|Pending approval by manager|New draft|Printed draft|Open quote|审核不通过|审核驳回|已回退|Closed - not collected|Closed (bankruptcy)|Closed: double entry|Settled against AP|Wystawiona błędnie|Vystaveno chybně|Emitida con error|Sendt ved feil|Fechada sem recebimento|Payment reversed|Payment cancelled|Cancellation requested|Cancellation rejected|Partially cancelled|Teilweise storniert|Onaylandı - iptal talebi|已提交作废申请|On hold|Under review|Submitted',
  );
});

it('asks about types that hold the word for an invoice and are none', () => {
  asked(
    documentWord,
    'Self-billing invoice|负数发票|Kreditrechnung|Исправительный счет-фактура|Invoice template|Invoice request|Factura negativa|Factura de compra|Faktura zakupu',
  );
  for (const type of ['Eingangsrechnung', '进项发票']) expect(documentWord(type)).toBe('payable');
});

it('knows that what was not cancelled counts', () => {
  for (const status of [
    'Not cancelled',
    'Nicht storniert',
    'Nie anulowano',
    'Niet geannuleerd',
    'Inte makulerad',
    'Ikke annulleret',
    'Chưa hủy',
    'Tidak dibatalkan',
    '取消なし',
    'Не отменен',
  ])
    expect(statusWord(status), status).toBe('live');
});

const knows = (read: Reader, meaning: string, lines: readonly string[]): void => {
  for (const word of lines.flatMap((line) => line.split('|')))
    expect(read(word), word).toBe(meaning);
};

it('knows plain ways of paying of many languages', () => {
  knows(kindWord, 'cash', [
    'Bank transfer|Wire transfer|ACH payment|Check #1234|Customer Payment|Payment received|Payment - Thank you|Credit Card - Visa|Online payment|Stripe payout|PayPal|Deposit to checking|Cash receipt|Direct Debit|Standing order|BACS|Faster Payment|Bill payment (Cheque)|Cheque 000123|Receive Payment|On Account Payment|Partial payment|Payment in full|Final instalment|Down payment|Prepayment|Overpayment|Undeposited Funds|Bank of America|HSBC wire|Transfer via Chase|Barclays Bank Transfer|e-transfer|Apple Pay|Mobile banking|Telegraphic transfer|Letter of credit|Electronic Funds Transfer|EFT payment|Payment applied to invoice|Cash on delivery|Money order|credit_card|CreditCard|Debit card|AR Payment|Accounts Receivable Payment|ACCRECPAYMENT|ARPREPAYMENT|AROVERPAYMENT|Wire Jan 2026|Lockbox|Remittance|SEPA Credit Transfer|SEPA Direct Debit|Direct deposit|Payment by cheque|Cash payment from customer|Cleared cheque|Receipt Voucher|Bank Receipt|Cash Deposit|Standard Payment|Chase Bank|Credit card payment|Card payment (Stripe)|Manual payment|Autopay|Google Pay|Visa/Mastercard|Check|Wire - ACH|Payment for January|Collected by card|bank_transfer',
    'Überweisung|Banküberweisung|SEPA-Überweisung|Zahlung per Überweisung|Lastschrift|SEPA-Lastschrift|Bankeinzug|Kreditkarte|EC-Karte|Barzahlung|Bar|Scheck|Zahlungseingang|Zahlungseingang Bank|Teilzahlung|Restzahlung|Anzahlung|Kreditkartenzahlung|PayPal-Zahlung|Vorkasse|Sofortüberweisung|Eingangszahlung|Kundenzahlung|Sammelüberweisung|Überweisung Sparkasse|Kasse|Echtzeit-Überweisung|Gutschrift Überweisung|Dauerauftrag|Zahlung Rechnung 123|Nachnahme',
    'Virement|Virement bancaire|Virement reçu|Virement SEPA|Carte bancaire|Chèque|Paiement par carte|Paiement par chèque|Espèces|Prélèvement automatique|Prélèvement SEPA|Règlement client|Règlement par virement|Encaissement|Acompte|Remise de chèque|Lettre de change|Carte bleue|Paiement partiel|Paiement reçu',
    'Transferencia|Transferencia bancaria|Tarjeta de crédito|Tarjeta de débito|Efectivo|Cheque nominativo|Pago recibido|Pago por transferencia|Pago en efectivo|Cobro|Cobro de cliente|Domiciliación bancaria|Recibo domiciliado|Pagaré|Giro|Pago parcial|Depósito bancario|Ingreso en cuenta|Pago con tarjeta|Pago total',
    'Transferência bancária|Boleto bancário|Cartão de crédito|Dinheiro|Pagamento recebido|Pix recebido|Débito automático|Depósito em conta|Recebimento|Pagamento com cartão|Débito direto',
    'Bonifico|Bonifico bancario|Bonifico SEPA|Contanti|Assegno|Assegno bancario|Assegno circolare|Carta di credito|RiBa|Ri.Ba.|Ricevuta bancaria|Incasso|Incasso da cliente|Pagamento con carta|Rimessa diretta|Addebito diretto SEPA',
    'Overboeking|Bankoverschrijving|Betaling|Betaling klant|iDEAL|Automatische incasso|Contant|Pin|Creditcard|SEPA-incasso|Betaling per bank',
    'Przelew|Przelew bankowy|Przelew internetowy|Gotówka|Karta płatnicza|Karta kredytowa|BLIK|Wpłata|Wpłata gotówkowa|Płatność kartą|Zapłata|Pobranie',
    'Оплата|Оплата от покупателя|Безналичный расчёт|Наличные|Банковская карта|Банковский перевод|Платежное поручение|Поступление на расчетный счет|Оплата по счету 12|Частичная оплата|Эквайринг|Оплата картой|Поступление от покупателя|Наличный расчет',
    'Bankovní převod|Převod|Hotově|Platba kartou|Platební karta|Dobírka|Platba převodem',
    'Havale|Banka havalesi|EFT|Nakit|Kredi kartı|Çek|Senet|Tahsilat|Nakit tahsilat|Ödeme|Banka transferi',
    'Banköverföring|Överföring|Kontant|Kort|Bankgiro|Inbetalning|Bankoverførsel|Kortbetaling|Tilisiirto|Käteinen|Korttimaksu|Bankoverføring',
    '电汇|银行转账|银行承兑汇票|商业承兑汇票|银承|现金|支票|微信支付|支付宝|收款|收款单|回款|预收款|应收款收款|工商银行电汇|招商银行转账|网银转账|银行汇款|POS机刷卡|刷卡|现金收款|转账支票|客户回款|货款|尾款|定金|首付款|进度款|质保金|汇款|网上支付|信用卡|银行存款|承兑|部分收款|电子承兑汇票|收款（电汇）|建行转账|其他收款|收到货款',
    '振込|銀行振込|口座振替|現金|小切手|手形|約束手形|電子記録債権|クレジットカード|入金|振込入金|現金入金|自動引落|コンビニ払い|代金引換|売掛金回収|入金済み',
    '계좌이체|무통장입금|현금|신용카드|카드결제|입금|수금|어음|수표|자동이체|현금수금',
    'تحويل بنكي|نقدا|شيك|بطاقة ائتمان|העברה בנקאית|מזומן|אשראי|המחאה|chuyển khoản ngân hàng|tiền mặt|Transfer bank|Tunai|โอนเงิน|เงินสด|Átutalás|Készpénz|Bankkártya|Plată prin bancă|Ordin de plată|Transfer BCA',
  ]);
});

it('knows plain statuses of documents that count of many languages', () => {
  knows(statusWord, 'live', [
    'Open|Paid|Unpaid|Partially paid|Partly paid|Paid in full|Fully paid|Overdue|Past due|Past due 30 days|Sent|Sent to customer|Emailed|Awaiting payment|Authorised|Approved|Closed|Posted|Issued|Viewed|Not paid|Not yet due|Payment received|Paid by bank transfer|Payment pending|Partial|Outstanding|Due|Due in 5 days|Overdue by 30 days|In dispute|Disputed|In collections|With agency|Reminder sent|Dunning level 2|Finalized|Completed|Active|Current|Settled|Cleared|Open - overdue|Approved and posted|Printed|Printed and sent|Pending|Pending payment|Payment plan|Promised to pay|Delivered|Accepted|Confirmed|Registered|Invoiced|Issued, not paid|Partially Paid (50%)|paid_off|Deposited|Awaiting customer payment|Legal|Open invoice|Paid invoice|Collected',
    'offen|bezahlt|teilweise bezahlt|teilbezahlt|überfällig|nicht bezahlt|versendet|gemahnt|1. Mahnung|Mahnstufe 2|ausgeglichen|verbucht|gebucht|freigegeben|abgeschlossen|offen, überfällig|vollständig bezahlt|im Inkasso|fällig|noch offen|noch nicht fällig|in Mahnung|verschickt|Rechnung versendet|erledigt',
    'payée|Payé|Impayée|En retard|En attente|En attente de paiement|Partiellement payée|Réglée|Réglé|Soldée|Échue|Envoyée|Validée|Émise|À payer|Non payée|En cours|Clôturée|Comptabilisée|En litige|Partiellement réglée|Ouverte',
    'Pagada|Pagado|Pendiente|Pendiente de pago|Pendiente de cobro|Vencida|Cobrada|Parcialmente pagada|Emitida|Enviada|Cerrada|Abierta|Parcial|No pagada|Pagada parcialmente|Contabilizada|Por vencer|En disputa',
    'Paga|Pago|Em aberto|Vencida|A vencer|Liquidada|Emitida|Parcialmente paga|Pendente|Autorizada|Quitado|Baixado|Atrasado|Recebido|Parcialmente recebida|Aguardando pagamento|A receber|Em atraso',
    'Pagata|Pagato|Non pagata|Scaduta|Emessa|Inviata|Da pagare|Saldata|Parzialmente pagata|Incassata|Aperta|Registrata|Contabilizzata|Da incassare|Consegnata|In scadenza|Chiusa',
    'Betaald|Openstaand|Onbetaald|Verzonden|Deels betaald|Gedeeltelijk betaald|Voldaan|Verwerkt|Definitief|Niet betaald',
    'Opłacona|Zapłacona|Nieopłacona|Niezapłacona|Częściowo opłacona|Częściowo zapłacona|Wystawiona|Wysłana|Przeterminowana|Zatwierdzona|Zaksięgowana|Rozliczona|Nierozliczona|Po terminie',
    'Оплачен|Оплачено|Оплачен полностью|Частично оплачен|Не оплачен|Неоплачен|Просрочен|Просрочено|Выставлен|Отправлен|Проведен|Закрыт|Открыт|Погашен|Ожидает оплаты|Действует|Выставлен, не оплачен|Оплачен частично',
    'Zaplaceno|Uhrazeno|Neuhrazeno|Po splatnosti|Částečně uhrazeno|Vystaveno|Odesláno|Nezaplaceno|Ödendi|Ödenmedi|Kısmi ödendi|Açık|Vadesi geçti|Onaylandı|Kesinleşti|Kapalı|Gönderildi|Betald|Obetald|Delvis betald|Skickad|Förfallen|Bokförd|Betalt|Ubetalt|Forfalden|Åben|Sendt|Delvist betalt|Maksettu|Avoin|Erääntynyt|Maksamatta|Osittain maksettu|Lunas|Belum lunas|Belum dibayar|Jatuh tempo|Terkirim|Đã thanh toán|Chưa thanh toán|Quá hạn|Fizetve|Kifizetve|Lejárt|Platita|Neplătită|مدفوع|مدفوعة|غير مدفوعة|متأخرة|مفتوح|مدفوعة جزئيا|שולם|פתוח',
    '已付款|未付款|部分付款|已收款|未收款|部分收款|已核销|未核销|部分核销|已结清|未结清|已审核|已过账|已开票|已确认|已完成|正常|逾期|已逾期|未到期|待付款|待收款|审核通过|已审核通过|已生效|已开具|已发送|执行中|已回款|部分回款|未回款|有效|已关闭|完全核销|已提交|开票成功|已交付|催收中|已寄出|已入账|已对账',
    '支払済|支払済み|入金済|入金済み|未入金|一部入金|請求済|請求済み|送付済|送付済み|発行済|発行済み|未払|期限超過|確定|完了|未回収|一部回収|延滞|入金待ち|未送付',
    '결제완료|결제 완료|미결제|미납|부분결제|부분 결제|발행|발행완료|연체|미수|수금완료|입금완료|입금대기|확정|납부완료|일부납부|미수금',
  ]);
});

it('knows plain statuses of cancelled ones of many languages', () => {
  knows(statusWord, 'void', [
    'Void|Voided|VOID|Cancelled|Canceled|Cancelled by customer|Voided on 2026-01-03|VOID - duplicate|Cancelled - duplicate|Invoice cancelled|Cancelled invoice|Reversed|Cancelled (entered in error)|storniert|Storniert|Storno|Rechnung storniert|Annulée|Annulé|Facture annulée|Anulada|Anulado|Cancelada|Cancelado|Factura anulada|Annullata|Annullato|Geannuleerd|Anulowana|Anulowano|Отменен|Отменён|Аннулирован|Сторно|Сторнировано|Zrušeno|Stornováno|iptal|İptal edildi|Makulerad|Annulleret|Annullert|Peruttu|Dibatalkan|Batal|Đã hủy|Hủy|作废|已作废|作廢|取消|已取消|已红冲|红冲|已冲销|发票作废|キャンセル|キャンセル済み|取消済|取消済み|無効|취소|취소됨|취소 완료|ยกเลิก|ملغي|ملغاة|रद्द|NF-e Cancelada|Fully cancelled|Nota cancelada',
  ]);
});

it('knows plain names of invoices of many languages', () => {
  knows(documentWord, 'invoice', [
    'Invoice|Sales Invoice|Tax Invoice|Customer Invoice|AR Invoice|Standard Invoice|Commercial Invoice|Service Invoice|VAT Invoice|Sales|Invoice (USD)|Invoice - Goods|Project invoice|Rental invoice|Final invoice|Progress invoice|Monthly invoice|Invoice - Standard|SALES_INVOICE|SalesInvoice|Debit Note|Interim invoice|Partial invoice|Subscription invoice|Export invoice|Retail invoice|Cash invoice|Manual invoice|Consolidated invoice|Overdue invoice',
    'Rechnung|Ausgangsrechnung|Verkaufsrechnung|Schlussrechnung|Teilrechnung|Abschlagsrechnung|Sammelrechnung|Kundenrechnung|Debitorenrechnung|Rechnung (Verkauf)|Einzelrechnung|Monatsrechnung|Dauerrechnung|Endrechnung|Servicerechnung|Rechnungen|Handelsrechnung',
    "Facture|Facture client|Facture de vente|Facture de solde|Facture finale|Facture d'acompte|Facture simple|Factures clients|Facture récurrente|Facture standard",
    'Factura|Factura de venta|Factura cliente|Factura de cliente|Factura electrónica|Factura emitida|Factura ordinaria|Factura de servicios|Factura A|Factura B|Fattura|Fattura di vendita|Fattura immediata|Fattura differita|Fattura cliente|Fattura elettronica|Fatura|Fatura de venda|Nota Fiscal|NF-e',
    'Factuur|Verkoopfactuur|Faktura|Faktura VAT|Faktura sprzedaży|Faktura sprzedaży VAT|Kundfaktura|Счет|Счёт на оплату|Счет-фактура|Счет-фактура выданный|Реализация|Реализация товаров и услуг|Реализация (акт, накладная, УПД) 00БП-000012 от 05.01.2026|Акт выполненных работ|Акт|УПД|Накладная|Отгрузка|Реализация товаров и услуг 0000-000012',
    '发票|销售发票|增值税专用发票|增值税普通发票|专用发票|普通发票|电子发票|电子发票（增值税专用发票）|数电票（专用发票）|数电发票|全电发票|应收单|其他应收单|应收账款|销售普通发票|销售专用发票|蓝字发票|蓝票|标准|销售|专票|普票|电子普票|机动车销售统一发票|運賃請求書|請求書|売上|세금계산서|계산서|매출|전자세금계산서|Hóa đơn|Hóa đơn GTGT|Tagihan|Invois|Lasku|Számla|فاتورة|فاتورة ضريبية|חשבונית|חשבונית מס|Τιμολόγιο|ใบแจ้งหนี้|Satış Faturası',
  ]);
});

it('asks what a word means that says two things: a template or an invoice, lapsed or overdue', () => {
  expect(documentWord('Recurring invoice')).toBe('unknown');
  expect(statusWord('Vervallen')).toBe('unknown');
  // beside them what says one thing is known
  expect(documentWord('Tax invoice')).not.toBe('unknown');
  expect(statusWord('Voldaan')).not.toBe('unknown');
});
