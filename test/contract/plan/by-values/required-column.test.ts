/** A required amount or date under a name of no list: the one column whose values can be it, or a question. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const FILE = 'list.csv';
const invoices = (headers: string, ...cells: string[]): Record<string, string> => ({
  [FILE]: csv(
    `Invoice Number,Customer Name,Invoice Date,Due Date,${headers}`,
    ...cells.map((more, i) => `I${i + 1},Acme,2026-01-0${i + 5},2026-02-04,${more}`),
  ),
});
const read = async (files: Record<string, string>) => {
  const { columns, problems, rules } = await planned(files);
  const answers = problems.flatMap(({ question }) => question?.answers.map(({ id }) => id) ?? []);
  return { columns: columns[FILE], rules, answers };
};

test.each([
  ['Value,VAT,Document Sum', '100.00,20.00,120.00'],
  ['Zqoxwo,Sales Tax,Grand Zqo', '100.00,20.00,120.00'],
  ['Zqoxwo,Moms,Jxozqo', '100.00,25.00,125.00'],
  ['Zqoxwo,Qjovko,Jxozqo', '100,10,110'],
])('%s: owed is the sum', async (headers, cells) => {
  const { columns, rules } = await read(invoices(headers, cells));
  expect([columns?.amount, rules]).toEqual([headers.split(',')[2], ['amount_by_values']]);
});

test('the only column of money is the amount, whatever its name', async () => {
  const words = fc.uniqueArray(fc.constantFrom(...INVENTED), { minLength: 2, maxLength: 2 });
  const cents = fc.array(fc.integer({ min: 101, max: 9_999_999 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(words, cents, async ([amount, other], minor) => {
      const cells = minor.map((value) => `${(value / 100).toFixed(2)},note`);
      const { columns, rules } = await read(invoices(`${amount},${other}`, ...cells));
      expect([columns?.amount, rules]).toEqual([amount, ['amount_by_values']]);
    }),
    { numRuns: 12 },
  );
});

describe('it is asked or refused', () => {
  test.each([
    ['two amounts that nothing ties', 'Zqoxwo,Jxozqo', '100.00,33.10', ['Zqoxwo', 'Jxozqo']],
    ['a count beside a price', 'Zqoxwo,Jxozqo', '3,33.10', ['Zqoxwo', 'Jxozqo']],
    ['an earlier balance', 'Zqoxwo,Jxozqo,Qjo', '100.00,60.00,160.00', ['Zqoxwo', 'Jxozqo', 'Qjo']],
    ['a discount', 'Zqoxwo,Jxozqo,Qjo', '125.00,25.00,100.00', ['Zqoxwo', 'Jxozqo', 'Qjo']],
  ])('%s', async (_, headers, cells, answers) => {
    const found = await read(invoices(headers, cells));
    expect(found).toEqual({
      columns: undefined,
      rules: ['missing_column'],
      answers: [...answers, 'ignore'],
    });
  });

  test.each([
    ['shares', 'Zqoxwo', '0.25'],
    ['percentages', 'Zqoxwo', '19.00%'],
    ['rates', 'Zqoxwo', '7.1234'],
    ['ids', 'Zqoxwo', '40123456'],
  ])('%s are no amounts', async (_, headers, cells) => {
    expect((await read(invoices(headers, cells))).rules).toEqual(['missing_column']);
  });

  test('lines of one invoice', async () => {
    const rows = ['I1,Acme,2026-01-05,10.00', 'I1,Acme,2026-01-05,15.00'];
    const file = csv('Invoice Number,Customer Name,Invoice Date,Zqoxwo', ...rows);
    expect((await read({ [FILE]: file })).rules).toEqual(['missing_column']);
  });
});

test('the only column of dates is the date; of two it is asked which', async () => {
  const one = csv(
    'Invoice Number,Customer Name,Zqoxwo,Amount,Due Date',
    'I1,Acme,2026-01-05,9.50,2026-02-04',
  );
  const found = await read({ [FILE]: one });
  expect([found.columns?.issue_date, found.rules]).toEqual(['Zqoxwo', ['date_by_values']]);
  const two = csv(
    'Invoice Number,Customer Name,Zqoxwo,Jxozqo,Amount,Due Date',
    'I1,Acme,2026-01-05,2026-01-06,9.50,2026-02-04',
  );
  expect((await read({ [FILE]: two })).answers).toEqual(['Zqoxwo', 'Jxozqo', 'ignore']);
});

test('both may be missing; of payments only where the name of the file says that it lists them', async () => {
  const both = csv(
    'Invoice Number,Customer Name,Zqoxwo,Due Date,Jxozqo',
    'I1,Acme,2026-01-05,2026-02-04,9.50',
  );
  expect((await read({ [FILE]: both })).columns).toMatchObject({
    issue_date: 'Zqoxwo',
    amount: 'Jxozqo',
  });
  const receipts = csv('Zqoxwo,Jxozqo,Verwendungszweck,Kunde', '2026-01-05,9.50,I1,Acme');
  const { columns } = await planned({ 'zahlungen.csv': receipts, 'list.csv': receipts });
  expect(Object.keys(columns)).toEqual(['zahlungen.csv']);
});

test('hours of invoices that another list holds are asked about', async () => {
  const head = 'Invoice Number,Customer Name,Invoice Date,';
  const files = {
    'all.csv': csv(`${head}Amount`, 'I1,Acme,2026-01-05,100.00'),
    [FILE]: csv(`${head}Zqoxwo`, 'I1,Acme,2026-01-05,7.50'),
  };
  const { columns, answers } = await read(files);
  expect([columns, answers]).toEqual([undefined, ['Zqoxwo', 'ignore']]);
});

test('a journal is not taken for payments: it is asked', async () => {
  const rows = csv('Date,Account,Description,Zqoxwo', '2026-01-31,4000,Sales,2000.00');
  const { columns, answers } = await read({ [FILE]: rows });
  expect([columns, answers]).toEqual([undefined, ['Zqoxwo', 'ignore']]);
});

test('a column of days is no currency, whatever its name', async () => {
  const file = 'konto.csv';
  const rows = 'Buchungstag;Valuta;Betrag;Verwendungszweck\n28.01.2026;29.01.2026;9,50;I1\n';
  expect((await planned({ [file]: rows })).columns[file]).not.toHaveProperty('currency');
  const coded = 'Buchungstag;Valuta;Betrag;Verwendungszweck\n28.01.2026;EUR;9,50;I1\n';
  expect((await planned({ [file]: coded })).columns[file]).toHaveProperty('currency', 'Valuta');
});

test.each([
  ['請求書番号,顧客名,請求日,支払期日,金額'],
  ['송장번호,고객명,송장일,만기일,금액'],
  ['發票號碼,客戶名稱,開票日期,到期日,金額'],
  ['Αριθμός τιμολογίου,Πελάτης,Ημερομηνία,Ημερομηνία λήξης,Ποσό'],
  ['Fatura No,Müşteri Adı,Fatura Tarihi,Vade Tarihi,Tutar'],
  ['Číslo faktury,Zákazník,Datum vystavení,Datum splatnosti,Částka'],
  ['Numer faktury,Nabywca,Data wystawienia,Termin płatności,Kwota brutto'],
  ['Számla sorszáma,Vevő,Kiállítás dátuma,Fizetési határidő,Végösszeg'],
  ['Număr factură,Client,Data emiterii,Data scadenței,Total cu TVA'],
  ['Номер на фактура,Клиент,Дата на издаване,Падеж,Сума'],
  ['Номер рахунку,Покупець,Дата рахунку,Строк оплати,Сума з ПДВ'],
  ['Broj računa,Kupac,Datum računa,Dospijeće,Iznos'],
  ['Številka računa,Kupec,Datum izdaje,Datum zapadlosti,Znesek'],
  ['Laskun numero,Asiakas,Laskun päivämäärä,Eräpäivä,Summa'],
  ['Fakturanr,Kund,Fakturadatum,Förfallodatum,Belopp'],
  ['Fakturanummer,Kunde,Dato,Forfaldsdato,Beløb'],
  ['Rechnungsnummer,Kunde,Datum,Fällig am,Betrag'],
  ['Nomor Faktur,Pelanggan,Tanggal Faktur,Jatuh Tempo,Jumlah'],
  ['Số hóa đơn,Khách hàng,Ngày hóa đơn,Ngày đến hạn,Tổng tiền'],
  ['เลขที่ใบแจ้งหนี้,ชื่อลูกค้า,วันที่,วันครบกำหนด,จำนวนเงิน'],
  ['رقم الفاتورة,العميل,تاريخ الفاتورة,تاريخ الاستحقاق,المبلغ'],
  ['מספר חשבונית,שם לקוח,תאריך חשבונית,תאריך פירעון,סכום'],
  ['चालान संख्या,ग्राहक,चालान तिथि,देय तिथि,राशि'],
  ['شماره فاکتور,نام مشتری,تاریخ فاکتور,تاریخ سررسید,مبلغ'],
])('%s is a list of invoices', async (headers) => {
  const { columns } = await read({ [FILE]: csv(headers, 'I1,7,2026-01-05,2026-02-04,9.50') });
  expect(Object.keys(columns ?? {}).filter((field) => !/^customer_/.test(field))).toEqual([
    'invoice_id',
    'issue_date',
    'due_date',
    'amount',
  ]);
});

test.each([
  ['Rechnungen 2026.csv', 'Rechnungsnummer;Kunde;Datum;Betrag', 'issue_date'],
  ['Zahlungen 2026.csv', 'Rechnungsnummer;Kunde;Datum;Betrag', 'date'],
  ['export.csv', 'Rechnungsnummer;Kunde;Datum;Betrag', 'date'],
  ['export.csv', 'Numero fattura;Cliente;Data;Importo', 'issue_date'],
  ['pagamenti.csv', 'Numero fattura;Cliente;Data;Importo', 'date'],
])(
  '%s: where headers fit invoices and payments, the name of the file decides',
  async (file, headers, field) => {
    const { columns } = await planned({ [file]: `${headers}\nI1;Acme;2026-01-05;9,50\n` });
    expect(Object.keys(columns[file] ?? {})).toContain(field);
  },
);
