/** Kinds of payment: ways of paying are cash, what takes money back is a refund, what neither is is asked about. */
import { expect, test } from 'vitest';
import { flowOf, type KindWord, kindOf } from '../../src/intake/payment-words.ts';

const WORDS: Record<KindWord, string> = {
  cash: 'Carte bancaire|SEPA-Gutschrift|Virement|Banküberweisung|Barzahlung|EC-Karte|现金|承兑汇票|PIX|Boleto|Credit card|Cheque|Check|振込|카드|Tarjeta|Efectivo|Bonifico|Przelew|Käteinen|Havale|наличные|تحويل|Remise de chèque|charge|Full|DZ|Zelle|Paid|Paiement|Płatność|Platba|Inbetalning|Ontvangst|Befizetés|Plată|Плащане|Платіж|Uplata|Plačilo|Pembayaran|Thanh toán|ชำระเงิน|תשלום|پرداخت|수금',
  refund:
    'Refund|Bounced cheque|Returned check|Dishonoured cheque|NSF|Chargeback|Payment reversal|Rücklastschrift|Chèque impayé|Rejet de prélèvement|Devolución|Insoluto|Estorno|退票|冲正|不渡り|возврат|Storno',
  unknown:
    'Bank charges|Bank charge|Transfer fee|Wire charge|Late fees|Interest|Withholding tax|Bankgebühren|Rücklastschriftgebühr|Frais bancaires|Comisión bancaria|手续费|利息|手数料|Комиссия|Rejected payment|Payment failed|Netting|Gadget|Debit|Credit|Nachlass|Auszahlung|Zahlungsausgang|Pago a proveedor|Оплата поставщику|对外付款|Cheque cancelled|Paiement annulé|付款取消|Chèque sans provision|Payment correction|Loan deposit',
  outgoing: 'Outgoing|Money out|Withdrawal|支出|Paid out',
  credit_note: 'Gutschrift|Credit memo|CN|Avoir',
  discount: 'Skonto|Cash discount',
  write_off: 'Bad debt|坏账',
};

test.each(
  Object.entries(WORDS).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind])),
)('"%s" is %s', (word, kind) => {
  expect(kindOf(word)).toBe(kind);
});

test.each([
  ['CR', 1],
  ['H', 1],
  ['Credit', 1],
  ['贷', 1],
  ['DR', -1],
  ['Soll', -1],
  ['支出', -1],
  ['Eingang', 1],
  ['Cash', 0],
  ['', 0],
])('"%s" says of money %i', (text, flow) => {
  expect(flowOf(text)).toBe(flow);
});
