/** Files as other systems give them out, in small: a wholesaler's orders, a utility's bills, SAP line items, a Cyrillic list. */
import { expect, test } from 'vitest';
import { formatProblems } from '../../src/publish/terminal/problem-text.ts';
import { csv, imported } from './folder.ts';

test('orders without amounts get the sum of their lines from another file, cheques their customer, reps their names', async () => {
  const files = {
    'orders.csv': csv(
      'orderNumber,orderDate,requiredDate,shippedDate,status,comments,customerNumber',
      '10100,2003-01-06,2003-01-13,NULL,Shipped,"late, but fine",363',
      '10101,2003-01-09,2003-01-18,2003-01-11,Disputed,NULL,128',
      '10102,2003-01-10,2003-01-18,NULL,Cancelled,NULL,128',
      '10103,2003-01-29,2003-02-07,NULL,Shipped,NULL,121',
    ),
    'orderdetails.csv': csv(
      'orderNumber,productCode,quantityOrdered,priceEach,orderLineNumber',
      '10100,S18_1749,30,136.00,3',
      '10100,S18_2248,50,55.09,2',
      '10101,S18_2325,25,108.06,4',
      '10102,S18_1342,39,95.55,2',
      '10103,S10_1949,x,214.30,11',
      '10999,S10_1949,1,1.00,1',
    ),
    'payments.csv': csv(
      'customerNumber,checkNumber,paymentDate,amount',
      '363,HQ336336,2004-10-19,6066.78',
    ),
    'employees.csv': csv('employeeNumber,lastName,firstName,jobTitle', '1165,Jennings,Leslie,Rep'),
  };
  const { rules, rows, problems } = await imported(
    files,
    `select invoice_id, customer_id, amount_minor, is_disputed, issue_date::varchar as date
     from raw_invoice order by invoice_id`,
  );
  // 30 × 136.00 + 50 × 55.09 = 6834.50; 25 × 108.06 = 2701.50
  expect(rows).toEqual([
    {
      invoice_id: '10100',
      customer_id: '363',
      amount_minor: 683450,
      is_disputed: null,
      date: '2003-01-06',
    },
    {
      invoice_id: '10101',
      customer_id: '128',
      amount_minor: 270150,
      is_disputed: true,
      date: '2003-01-09',
    },
  ]);
  const reported = problems.find(({ rule }) => rule === 'lines_joined');
  expect(reported).toMatchObject({
    file: 'orderdetails.csv',
    value: '6 lines, 4 documents',
    expected: 'amounts in orders.csv; not in it: 1 document',
  });
  expect(problems.find(({ rule }) => rule === 'missing_value')).toMatchObject({
    file: 'orders.csv',
    row: 5,
    column: 'amount',
  });
  expect(rules).not.toContain('missing_column');
  const people = await imported(files, 'select rep_id, name from raw_rep');
  expect(people.rows).toEqual([{ rep_id: '1165', name: 'Leslie Jennings' }]);
});

test('sales lines with their order in each row are added up by order', async () => {
  const { rows, rules } = await imported(
    {
      'sales.csv': csv(
        'ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,CUSTOMERNAME',
        '10107,30,95.7,2,2871.00,2/24/2003 0:00,Shipped,Land of Toys',
        '10107,10,20,1,200.00,2/24/2003 0:00,Shipped,Land of Toys',
        '10121,34,81.35,5,2765.90,5/7/2003 0:00,Cancelled,Reims',
      ),
    },
    'select invoice_id, amount_minor from raw_invoice',
  );
  expect(rows).toEqual([{ invoice_id: '10107', amount_minor: 307100 }]);
  expect(rules).toEqual(expect.arrayContaining(['lines_summed', 'void_or_draft']));
});

test("a utility's bills and its payments on account", async () => {
  const { rows, problems } = await imported(
    {
      'bills.csv': csv(
        'account_number,customer_name,bill_number,bill_date,due_date,kwh,current_charges',
        '10000001,Household 1,B01,2025-01-05,2025-01-26,300,120.50',
      ),
      'payments.csv': csv(
        'receipt_no,account_number,payment_date,amount_paid,channel',
        'R1,10000001,2025-01-20,100.00,bank',
      ),
    },
    `select i.invoice_id, i.amount_minor, p.amount_minor as paid, p.customer_id, p.invoice_id as names
     from raw_invoice i join raw_payment p using (customer_id)`,
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      invoice_id: 'B01',
      amount_minor: 12050,
      paid: 10000,
      customer_id: '10000001',
      names: null,
    },
  ]);
});

test('SAP line items: no date is eight zeros, due from the baseline date and the net days, blocked is disputed', async () => {
  const header =
    'KUNNR;UMSKZ;AUGDT;AUGBL;BELNR;BUDAT;BLDAT;WAERS;BLART;SHKZG;WRBTR;ZFBDT;ZTERM;ZBD1T;ZBD2T;ZLSPR';
  const { rows } = await imported(
    {
      'BSID.csv': csv(
        header,
        '0000100001;;00000000;;1800000001;20250105;20250104;EUR;RV;S;100.00;20250110;Z030;30;0;',
        '0000100001;;00000000;;1800000002;20250105;20250104;EUR;RV;S;50.00;20250110;Z014;14;30;A',
        '0000100001;A;00000000;;1400000001;20250106;20250106;EUR;DZ;H;20.00;20250106;;0;0;',
      ),
      'BSAD.csv': csv(
        header,
        '0000100002;;20250201;1400000002;1800000003;20250105;20250105;EUR;RV;S;70.00;20250105;Z014;14;0;',
        '0000100002;;20250201;1400000002;1400000002;20250201;20250201;EUR;DZ;H;70.00;20250201;;0;0;',
      ),
    },
    `select invoice_id, customer_id, due_date::varchar as due, settled_date::varchar as settled, is_disputed
     from raw_invoice order by invoice_id`,
  );
  expect(rows).toMatchObject([
    { invoice_id: '1800000001', due: '2025-02-09', settled: null, is_disputed: null },
    { invoice_id: '1800000002', due: '2025-02-09', settled: null, is_disputed: true },
    { invoice_id: '1800000003', customer_id: '0000100002', due: '2025-01-19' },
  ]);
});

test('a line item list that names its customer above the table, and the next above a header that comes again', async () => {
  const header =
    '\tDocument Number\tDocument Type\tDocument Date\tNet due date\tAmount in local currency\tLocal Currency\tClearing Document';
  const { rows, problems } = await imported(
    {
      'list.txt': csv(
        'Customer\t0000100001',
        'Company Code\t1000',
        '',
        header,
        '\t1800000001\tRV\t04.01.2025\t13.02.2025\t1.234,50\tEUR\t',
        '\t1800000002\tRV\t14.01.2025\t23.02.2025\t100,00\tEUR\t1400000001',
        '\t1400000001\tDZ\t20.02.2025\t\t100,00-\tEUR\t1400000001',
        '*\t\t\t\t\t1.234,50\tEUR',
        '',
        'Customer\t0000100002',
        header,
        '\t1800000003\tRV\t24.01.2025\t25.02.2025\t70,00\tEUR\t',
        '*\t\t\t\t\t70,00\tEUR',
      ),
    },
    `select customer_id, invoice_id, amount_minor from raw_invoice
     union all select customer_id, payment_id, amount_minor from raw_payment order by invoice_id`,
  );
  expect(rows).toEqual([
    { customer_id: '0000100001', invoice_id: '1400000001', amount_minor: 10000 },
    { customer_id: '0000100001', invoice_id: '1800000001', amount_minor: 123450 },
    { customer_id: '0000100001', invoice_id: '1800000002', amount_minor: 10000 },
    { customer_id: '0000100002', invoice_id: '1800000003', amount_minor: 7000 },
  ]);
  const wrong = ['set_aside', 'refused', 'warning'];
  expect(problems.filter(({ severity }) => wrong.includes(severity))).toEqual([]);
});

test('a Cyrillic list: windows-1251 with quotation marks, amounts with and without their currency, "нет" for none', async () => {
  const text = [
    'Список задолженности по состоянию на 31.12.2025',
    '№;Контрагент;Номер счета;Дата счета;Срок оплаты;Сумма;Оплачено;Дата оплаты;Остаток',
    '1;ООО «Ромашка»;СЧ-001;09.01.2025;08.02.2025;12 500,00 руб.;12 500,00;25.01.2025;нет',
    '2;ООО «Василёк»;СЧ-002;13.01.2025;12.02.2025;7 000,50;нет;нет;7 000,50 руб.',
    ';Итого;;;;19 500,50 руб.;;;',
  ].join('\n');
  const bytes = Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0)!;
    if (code < 0x80) return code;
    if (code === 0x451) return 0xb8;
    const mark = ({ '«': 0xab, '»': 0xbb, '№': 0xb9 } as Record<string, number>)[char];
    return mark ?? code - 0x410 + 0xc0;
  });
  const { rows, problems } = await imported(
    { 'Задолженность.csv': bytes },
    `select customer_name, amount_minor, paid_minor, open_minor, currency, settled_date::varchar as settled
     from raw_invoice order by invoice_id`,
  );
  expect(rows).toEqual([
    {
      customer_name: 'ООО «Ромашка»',
      amount_minor: 1250000,
      paid_minor: 1250000,
      open_minor: 0,
      currency: 'RUB',
      settled: '2025-01-25',
    },
    {
      customer_name: 'ООО «Василёк»',
      amount_minor: 700050,
      paid_minor: 0,
      open_minor: 700050,
      currency: 'RUB',
      settled: null,
    },
  ]);
  expect(problems.map(({ severity }) => severity)).not.toContain('set_aside');
});

test('a hostile cell: turned text, a name as long as a book, a formula; told and shown as text', async () => {
  const result = await imported(
    {
      'invoices.csv': csv(
        'invoice_id,customer_name,issue_date,amount,note',
        'A1,"\u202eAlder\u200b\nWorks",2026-01-05,10.00,x',
        `A2,${'X'.repeat(1_000_000)},2026-01-05,11.00,x`,
        `A3,=1+1,2026-01-05,12.00,${'y'.repeat(1_000_000)}`,
        'A4,Alder Works,\u202e2026-13-05,13.00,x',
      ),
    },
    'select invoice_id, customer_name, length(note)::integer as note from raw_invoice order by invoice_id',
  );
  expect(result.rows).toEqual([
    { invoice_id: 'A1', customer_name: 'Alder Works', note: 1 },
    { invoice_id: 'A3', customer_name: '=1+1', note: 500 },
  ]);
  const reported = result.problems.find(({ rule }) => rule === 'text_too_long')!;
  expect([reported.row, reported.value!.length]).toEqual([3, 201]);
  expect(formatProblems(result)).toContain('"\\u202e2026-13-05"');
});
