/** Words that say of a document whose ledger it is in: that of the customers, or that of the suppliers. */
import { withPlainI } from '../plain-text.ts';

const PAIRS: readonly (readonly [ours: string, theirs: string])[] = [
  ['ar a/r', 'ap a/p'],
  [
    'receivable receivables sales customer customers debtor debtors income revenue',
    'payable payables purchase purchases vendor vendors supplier suppliers creditor creditors expense expenses',
  ],
  [
    'debitor debitoren verkauf ausgangsrechnung kunde kunden einnahme einnahmen ertrag',
    'kreditor kreditoren einkauf eingangsrechnung lieferant lieferanten ausgabe ausgaben aufwand',
  ],
  [
    'client clients vente ventes recette recettes',
    'fournisseur fournisseurs achat achats dépense dépenses',
  ],
  [
    'cliente clientes venta ventas ingreso ingresos',
    'proveedor proveedores acreedor acreedores compra compras gasto gastos egreso egresos',
  ],
  ['clienti vendita vendite attiva ricavo', 'fornitore fornitori acquisto acquisti passiva costo'],
  ['venda vendas receita receitas', 'fornecedor fornecedores despesa despesas'],
  [
    'debiteur debiteuren verkoop inkomsten',
    'crediteur crediteuren leverancier leveranciers inkoop uitgaven',
  ],
  [
    'sprzedaż odbiorca należność należności przychód',
    'zakup zakupy dostawca zobowiązanie zobowiązania koszt',
  ],
  ['prodej odběratel pohledávka pohledávky vydaná', 'nákup dodavatel závazek závazky přijatá'],
  ['predaj odberateľ pohľadávka vydaná', 'nákup dodávateľ záväzok prijatá'],
  ['eladás értékesítés vevő kimenő', 'beszerzés vásárlás szállító bejövő'],
  ['vânzare vânzări client emisă', 'cumpărare achiziție achiziții furnizor primită'],
  [
    'продажа продажи покупатель реализация доход',
    'покупка закупка закупки поставщик расход поступление',
  ],
  ['продаж покупець дохід', 'закупівля постачальник витрата'],
  ['prodaja kupac kupci', 'nabava nabavka dobavljač dobavljači'],
  ['satış müşteri alacak gelir', 'alış alım tedarikçi satıcı borç gider'],
  ['kund kunder försäljning intäkt', 'leverantör leverantörer inköp kostnad'],
  ['kunder salg indtægt inntekt', 'leverandør leverandører køb kjøp udgift utgift'],
  ['asiakas myynti tulo', 'toimittaja osto meno'],
  ['πώληση πωλήσεις πελάτης έσοδα', 'αγορά αγορές προμηθευτής έξοδα'],
  ['penjualan pelanggan piutang', 'pembelian pemasok utang hutang'],
  ['bán phải_thu khách_hàng', 'mua phải_trả nhà_cung_cấp'],
  ['ขาย ลูกหนี้', 'ซื้อ เจ้าหนี้'],
  ['مبيعات بيع عميل', 'مشتريات شراء مورد'],
  ['מכירה מכירות לקוח', 'קנייה רכש ספק'],
  ['销售 銷售 应收 應收 销项 客户 收入', '采购 採購 应付 應付 进项 供应商 支出'],
  ['売上 売掛 売掛金 得意先 収入', '仕入 買掛 買掛金 仕入先 支出'],
  ['매출 수입 고객', '매입 지출 공급업체'],
];

const wordsAt = (at: 0 | 1): Set<string> =>
  new Set(PAIRS.flatMap((pair) => pair[at].split(' ').map((word) => word.replaceAll('_', ' '))));
const OURS = wordsAt(0);
const THEIRS = wordsAt(1);

/** Whose ledger a word names; null where it names none. */
export function ledgerWord(text: string): 'invoice' | 'payable' | null {
  const word = withPlainI(text.normalize('NFKC').trim()).toLowerCase();
  return THEIRS.has(word) ? 'payable' : OURS.has(word) ? 'invoice' : null;
}
