/** Every header that real exports were seen to carry stands for its field, alone in a list of its table. */
import { expect, test } from 'vitest';
import { mapColumns } from '../../src/intake/map-columns.ts';
import type { TableName } from '../../src/intake/table-names.ts';

/** "table.field: headers"; alternatives of a field where one header may stand for either. */
const SEEN = `
invoice.invoice_id: Document Number, Billing Document, Reference, Invoice reference, BELNR, VBELN, XBLNR, Num, InvoiceNumber, Invoice Number, Invoice #, Invoice ID, Voucher No, number, Document_No_, invoice_id, doc_id, 单据编号, 单据号, 发票号, 发票号码, 应收单号, FBillNo
invoice.doc_type: Document Type, BLART, Transaction type, Type, Voucher Type, document type, 单据类型, 红蓝字
invoice.customer_id: Account, Customer, KUNNR, Contact Account Number, Customer ID, Party, Customer_No_, cust_number, customerID, 客户编码, 客户代码, 往来单位编码
invoice.customer_name: Customer Name, NAME1, ContactName, Client Name, name_customer, invoice_partner_display_name, 客户名称, 客户, 客户简称, 往来单位, 购货单位
invoice.issue_date: Document Date, Posting Date, BLDAT, BUDAT, Date, InvoiceDate, Invoice Date, Date Issued, created, document_create_date, posting_date, baseline_create_date, 开票日期, 业务日期, 单据日期, FDATE
invoice.due_date: Net due date, FAEDT, Due Date, DueDate, Date Due, invoice_date_due, due_in_date, 到期日, 到期日期, 应收日期, 约定付款日期
invoice.amount: Amount in doc. curr., Amount in local currency, WRBTR, DMBTR, Amount, Total, InvoiceAmount, Invoiced Amount, Invoice Grand Total, total_open_amount, 价税合计, 应收金额, 原币金额, 合同金额, 销售金额
invoice.paid_amount: InvoiceAmountPaid, AmountPaid, amount_paid, Paid Amount, 已收金额, 实收金额, 已核销金额, 已回款金额
invoice.open_amount: Open Balance, InvoiceAmountDue, AmountDue, Outstanding, Outstanding Amount, amount_residual, Amount Due, Balance, Remaining_Amount, amount_remaining, 未收金额, 未核销金额, 未回款金额, 余额
invoice.settled_date: Clearing date, AUGDT, clear_date, SettledDate, FullyPaidOnDate, Date Paid, Last Payment Date, 结清日期, 核销日期
invoice.currency: Document currency, WAERS, Currency, Currency Code, CurrencyCode, invoice_currency, 币别, 币种
invoice.fx_rate: CurrencyRate, Exchange Rate, 汇率
invoice.terms: Terms of Payment, ZTERM, Payment Terms, Payment Term, cust_payment_terms, 付款条件, 收款条件, 账期
invoice.status: Status, Invoice Status, payment_state, isOpen, 单据状态, 核销状态
invoice.rep: Sales person, Salesperson, Sales Person, invoice_user_id, Sales Employee, 业务员, 销售员, 经手人, 负责人
invoice.region: Company Code, BUKRS, Territory, business_code, countryCode, Country, Region, 区域, 大区, 办事处, 销售组织
invoice.segment: Customer Group, 客户分类
invoice.department: Cost Center, 部门
invoice.disputed: Disputed, Payment Block, 是否争议
invoice.dispute_lost: DisputeLost
invoice.delivery_date: Delivery Date, 发货日期, 出库日期
invoice.contract_no: Assignment, P.O. #, 合同编号, 销售订单号
customer.credit_limit: Credit Limit, creditLimit, KLIMK, 信用额度, 额度
payment.payment_id: Payment No, Clearing Document, AUGBL, checkNumber, Payment Document, 收款单号, 结算号
payment.date: Payment Date, Clearing date, Receipt Date, 收款日期, 到账日期, 实际回款日期
payment.amount: Payment Amount, Amount, 收款金额, 实收金额, 回款金额
payment.method: Payment Method, Mode of Payment, 结算方式, 收款方式, 付款方式
invoice.invoice_id: Numéro de facture, Factura, 請求書番号, 發票號碼, Номер
invoice.customer_name: Party Name, CardName, Контрагент, Cliente, 得意先名, 客戶名稱
invoice.issue_date: 发票日期, Voucher Date, Дата, Fecha, Data fattura, 請求日, 發票日期
invoice.due_date: 应付款日期, 约定回款日期, Vencimiento, Scadenza, 支払期日, Срок оплаты
invoice.amount: 开票金额, 发票金额, Bill Amount, DocTotal, Importe, Totale, 請求金額, Сумма по счёту
invoice.paid_amount: 回款金额, 累计回款, PaidToDate, Pagado, 入金額
invoice.open_amount: 未回款, Pending Amount, Pendiente, 残高
invoice.settled_date: 回款日期, 到款日期, Fecha de pago, 入金日
invoice.status: 发票状态, 状态
payment.date: 到款日期, 收款时间
payment.amount: 到款金额, 本次收款
payment.invoice_id: Applied To, Invoice reference, Invoice Number, 对应单号, 核销单号
`;

const seen = SEEN.trim()
  .split('\n')
  .flatMap((line) => {
    const [target, headers] = line.split(': ');
    return headers!.split(', ').map((header) => [header, target!] as const);
  });

test.each(seen)('%s is %s', (header, target) => {
  const [table, field] = target.split('.') as [TableName, string];
  expect(mapColumns([header], table)).toEqual([{ index: 0, header, field }]);
});

test('a header is known in any case, with stars, dots and full-width letters', () => {
  for (const header of [
    '*InvoiceNumber',
    'INVOICE_NUMBER',
    'invoice-number',
    'Ｉｎｖｏｉｃｅ Ｎｕｍｂｅｒ',
  ])
    expect(mapColumns([header], 'invoice')).toEqual([{ index: 0, header, field: 'invoice_id' }]);
});

test('the amount invoiced is preferred to the amount of the contract', () => {
  const columns = mapColumns(['合同金额', '开票金额'], 'invoice');
  expect(columns).toContainEqual({ index: 1, header: '开票金额', field: 'amount' });
});
