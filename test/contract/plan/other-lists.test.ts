/** Lists beside the invoices that are none of receivables, in several languages and with invented words. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const FILES = {
  'invoices.csv': csv(
    'invoice_id,customer_id,customer_name,issue_date,due_date,amount',
    'R-1,K1,Acme Nord,2026-01-05,2026-02-04,100.00',
    'R-2,K2,Beta Werk,2026-01-06,2026-02-05,200.00',
  ),
  'payments.csv': csv('payment_id,date,invoice_id,amount', 'P-1,2026-02-01,R-1,60.00'),
};
const SQL = `select (select sum(amount_minor) from raw_invoice)::double as invoiced,
  (select sum(amount_minor) from raw_payment)::double as paid`;
const AS_WITHOUT = [{ invoiced: 30000, paid: 6000 }];

it.each<[string, string[]]>([
  [
    'grootboek.csv',
    [
      'Rekening,Omschrijving,Datum,Debet,Credit',
      '1300,Debiteuren,2026-01-05,100.00,',
      '8000,Omzet,2026-01-05,,100.00',
      '1300,Debiteuren,2026-01-06,250.00,',
      '8000,Omzet,2026-01-06,,250.00',
    ],
  ],
  [
    'GL dump.csv',
    [
      'Account,Description,Date,Debit,Credit,Balance',
      '1300,Quux,2026-01-05,100.00,,100.00',
      '8000,Flob,2026-01-05,,100.00,-100.00',
    ],
  ],
  [
    'mayor.csv',
    [
      'Cuenta;Concepto;Fecha;Debe;Haber',
      '430;Clientes;2026-01-05;1.100,50;',
      '700;Ventas;2026-01-05;;1.100,50',
    ],
  ],
  [
    '总账.csv',
    [
      '科目,摘要,日期,借方金额,贷方金额',
      '1122,应收账款,2026-01-05,100.00,',
      '6001,收入,2026-01-05,,100.00',
    ],
  ],
])('a general ledger is no money received: %s', async (name, lines) => {
  const { rows, problems } = await imported({ ...FILES, [name]: csv(...lines) }, SQL);
  expect(rows).toEqual(AS_WITHOUT);
  const [found] = problems.filter(({ file }) => file === name);
  expect(found).toMatchObject({ rule: 'general_ledger', severity: 'refused' });
  expect(found!.question!.answers.map(({ id }) => id)).toEqual(['ignore']);
});

it('a statement whose sides differ, or that is called one, is read', async () => {
  const head = 'Account,Description,Date,Debit,Credit';
  const rows = ['7,Beta R-2,2026-01-09,,100.00', '7,fee,2026-01-09,100.00,'];
  const paid = async (name: string, lines: string[]) => {
    const files = { ...FILES, [name]: csv(head, ...lines) };
    const { problems } = await imported(files, SQL);
    return problems.map(({ rule }) => rule);
  };
  expect(await paid('bank account.csv', rows)).not.toContain('general_ledger');
  const uneven = [rows[0]!, '7,fee,2026-01-09,4.00,'];
  expect(await paid('x.csv', uneven)).not.toContain('general_ledger');
});

it.each<[string, string, string[]]>([
  [
    'an order list',
    'Bestellungen.csv',
    ['Bestellnummer;Kunde;Bestelldatum;Betrag', 'B-1;Acme;05.01.2026;5,00'],
  ],
  ['an order list', '注文書.csv', ['注文番号,顧客名,注文日,金額', 'O-1,Acme,2026-01-05,500']],
  ['a list of suppliers', 'fournisseurs.csv', ['Code,Nom,Ville,Pays', 'F1,Papeterie,Lyon,FR']],
  ['stock', '存货.csv', ['物料编码,物料名称,数量,单价,金额', 'M1,螺丝,100,1.00,100.00']],
  ['stock', 'glorp.csv', ['Blarg,Bin,Qty,Worth', 'Bolt,A1,500,50.00']],
  [
    'employees',
    'empleados.csv',
    ['Nombre,Puesto,Fecha de ingreso,Salario', 'Ana,Ventas,2020-01-05,1500.00'],
  ],
  ['customers of few columns', 'klienci.csv', ['Nazwa,Opiekun,Telefon', 'Acme Nord,Jan,1']],
  [
    'money under unknown headers',
    'zwroty.csv',
    ['Kqnr,Name,xDatx,yBetrx', 'K1,Acme Nord,2026-03-01,40.00'],
  ],
])('%s is refused with a question: %s', async (_, name, lines) => {
  const { rows, problems } = await imported({ ...FILES, [name]: csv(...lines) }, SQL);
  expect(rows).toEqual(AS_WITHOUT);
  const found = problems.filter(({ file, severity }) => file === name && severity === 'refused');
  expect(found.some(({ question }) => question!.answers.some(({ id }) => id === 'ignore'))).toBe(
    true,
  );
});

it.each([
  ['Customer ID,Name,Region,Wann,Wieviel', 'K1,Acme Nord,West,2026-03-01,40.00'],
  ['Kundennummer,Name,Region,Glorb,Vlam', 'K1,Acme Nord,West,01.03.2026,"40,00"'],
  ['客户编码,客户名称,地区,某日,某数', 'K1,甲公司,华东,2026-03-01,-40.00'],
])(
  'money in a list read as customers is told, and read as the answer says: %s',
  async (...lines) => {
    const files = { ...FILES, 'liste 7.csv': csv(...lines) };
    const { rows, problems } = await imported(files, SQL);
    expect(rows).toEqual(AS_WITHOUT);
    const found = problems.find(({ rule }) => rule === 'money_beside_customers')!;
    const [customers, payments] = found.question!.answers;
    expect([customers!.id, payments!.id]).toEqual(['customer', 'payment']);
    const read = await imported(files, SQL, payments!.settings);
    expect(Math.abs(Number(read.rows[0]!.paid) - 6000)).toBe(4000);
    const asCustomers = await imported(files, SQL, customers!.settings);
    expect(asCustomers.rows).toEqual(AS_WITHOUT);
    expect(asCustomers.rules).not.toContain('money_beside_customers');
  },
);

it.each<[string, string[]]>([
  ['liste 3.csv', ['date,vendor,description,amount', '2026-01-09,Quux Cloud,hosting,40.00']],
  [
    'bank.csv',
    ['Buchungstag;LieferantName;Betrag', '09.01.2026;Papierhof;40,00', '10.01.2026;Glasbau;7,00'],
  ],
  ['facturas 2.csv', ['nro_factura,proveedor,fecha,monto', 'F-1,Papelera Sur,2026-01-09,40.00']],
  ['发票二.csv', ['发票号码,供应商名称,开票日期,价税合计', '9001,甲厂,2026-01-09,40.00']],
  // with a number and a day they look like payments of invoices
  [
    'bills.csv',
    [
      'invoice_id,vendor_id,amount,date,status',
      'B-1,V007,40.00,2026-01-09,paid',
      'B-2,V1,5,2026-01-10,unpaid',
    ],
  ],
  ['liste 4.csv', ['Datum;Rechnungsnummer;Lieferantennummer;Betrag', '09.01.2026;L-77;4;40,00']],
  ['付款.csv', ['日期,发票号,供应商,金额', '2026-01-09,8001,甲厂,40.00']],
])('a list that names suppliers and no customers is left out: %s', async (name, lines) => {
  const { rows, problems } = await imported({ ...FILES, [name]: csv(...lines) }, SQL);
  expect(rows).toEqual(AS_WITHOUT);
  const [found] = problems.filter(({ file }) => file === name);
  expect(found).toMatchObject({ rule: 'supplier_list', severity: 'left_out' });
});

it('payments of invoices that another list has may name suppliers: the company to its customers', async () => {
  const more = csv(
    'date,invoice_id,vendor,amount',
    '2026-02-03,r1,Huikuan,15.00',
    '2026-02-04,R-9,Huikuan,5.00',
  );
  const { rows, rules } = await imported({ ...FILES, 'remittances.csv': more }, SQL);
  expect(rows).toEqual([{ invoiced: 30000, paid: 8000 }]);
  expect(rules).not.toContain('supplier_list');
});

it('a list with customers may name suppliers besides', async () => {
  const more = csv(
    'invoice_id,customer_name,supplier_no,issue_date,amount',
    'R-3,Acme Nord,V7,2026-01-07,5.00',
  );
  const { rows } = await imported({ ...FILES, 'more invoices.csv': more }, SQL);
  expect(rows).toEqual([{ invoiced: 30500, paid: 6000 }]);
});

it('lists without a row that counts are no invoices', async () => {
  const none = await imported({ 'invoices.csv': csv('invoice_id,customer,date,amount') }, SQL);
  expect(none.rules).toContain('no_invoices');
  const drafts = csv('invoice_id,customer,date,amount,status', 'R-1,Acme,2026-01-07,5.00,Draft');
  expect((await imported({ 'invoices.csv': drafts }, SQL)).rules).toContain('no_invoices');
});

it.each([
  [
    'invoice_items.csv',
    'invoice_id,line_no,item_id,qqty,unit_price_ex,glorp_total',
    'R-1,1,it_7,2,50.00,100.00',
  ],
  [
    'lineas_factura.csv',
    'linea_id,factura_id,sku,descripcion,cantidad,subtotal',
    '9,R-1,S7,Zumo,2,100.00',
  ],
])('lines of invoices under unknown headers are left out: %s', async (name, ...lines) => {
  const { rows, problems } = await imported({ ...FILES, [name]: csv(...lines) }, SQL);
  expect(rows).toEqual(AS_WITHOUT);
  const found = problems.filter(({ file }) => file === name);
  expect(found).toMatchObject([{ rule: 'lines_file', severity: 'left_out' }]);
});

it('a list called payments that repeats the invoice beside what was paid is one of payments', async () => {
  const payments = csv(
    'invoice_id,due_date,invoice_amount,days_late,payment_date,payment_amount',
    'R-1,2026-02-04,100.00,0,2026-02-01,60.00',
  );
  const { 'payments.csv': _, ...rest } = FILES;
  const { rows } = await imported({ ...rest, 'payments 2.csv': payments }, SQL);
  expect(rows).toEqual(AS_WITHOUT);
});
