/** Small books whose figures are known: invoices, credit notes, payments and refunds as plain documents. */
import fc from 'fast-check';

type Kind = 'invoice' | 'credit_note' | 'cash' | 'refund';

export interface Document {
  kind: Kind;
  id: string;
  customer: string;
  /** Of issue or of payment, YYYY-MM-DD. */
  day: string;
  /** '' for all but invoices. */
  due: string;
  minor: number;
  currency: string;
  /** The invoice that it is for; '' for invoices. */
  invoice: string;
}

/** Names that every object of the language has, names with separators and quotes, names of several scripts. */
const NAMES = [
  'Alder Works',
  'Birch, Sons; Co',
  '松柏贸易有限公司',
  'Käfer "Nord" GmbH',
  '__proto__',
  'constructor',
];

const sale = fc.record({
  customer: fc.constantFrom(...NAMES),
  issued: fc.nat(8),
  day: fc.integer({ min: 1, max: 28 }),
  term: fc.constantFrom(14, 30, 45),
  minor: fc.integer({ min: 1_000, max: 9_999_999 }),
  paid: fc.array(fc.constantFrom(20, 30, 50), { maxLength: 2 }),
  credited: fc.constantFrom(0, 0, 0, 10, 30),
  refunded: fc.constantFrom(0, 0, 0, 5),
  /** Which of the book's currencies. */
  of: fc.nat(1),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

const iso = (month: number, day: number): string =>
  new Date(Date.UTC(2025, month, day)).toISOString().slice(0, 10);

/** The first sale decides what could be read two ways: days after the 12th, a group of thousands and two decimals. */
const DECISIVE: Sale = {
  ...{ customer: 'Alder Works', issued: 0, day: 17, term: 30, minor: 123_456_789 },
  ...{ paid: [50], credited: 10, refunded: 5, of: 0 },
};

/** Every third document has a day that is no month. */
function documentsOf(currencies: readonly string[], sales: readonly Sale[]): Document[] {
  const documents: Document[] = [];
  let currency = '';
  const add = (kind: Kind, month: number, day: number, rest: Partial<Document>): void => {
    const all = documents.filter((each) => each.kind === kind).length;
    const plain = all % 3 === 0 ? 13 + (day % 16) : day;
    const id = `${kind.slice(0, 2).toUpperCase()}-${4711 + all}`;
    const blank = { customer: '', due: '', minor: 0, invoice: '' };
    documents.push({ ...blank, ...rest, kind, id, currency, day: iso(month, plain) });
  };
  for (const { customer, issued, day, term, minor, paid, credited, refunded, of } of sales) {
    currency = currencies[of % currencies.length]!;
    const part = (share: number): number => Math.floor((minor * share) / 100);
    add('invoice', issued, day, { customer, minor });
    const own = documents.at(-1)!;
    own.due = iso(issued, Number(own.day.slice(8)) + term);
    const rest = { customer, invoice: own.id };
    for (const [n, share] of paid.entries())
      add('cash', issued + 1 + n, day, { ...rest, minor: part(share) });
    if (credited > 0) add('credit_note', issued + 1, day, { ...rest, minor: part(credited) });
    if (refunded > 0 && paid.length > 0)
      add('refund', issued + 3, day, { ...rest, minor: part(refunded) });
  }
  return documents;
}

export const trueBook: fc.Arbitrary<Document[]> = fc
  .tuple(
    fc.constantFrom(['EUR'], ['USD'], ['CNY'], ['EUR'], ['USD', 'EUR'], ['CNY', 'USD']),
    fc.array(sale, { minLength: 2, maxLength: 7 }),
  )
  .map(([currencies, sales]) => documentsOf(currencies, [DECISIVE, ...sales]));

/** What an import should make of documents, one line each. Money is its invoice's; without one it is a customer's. */
export const linesOf = (documents: readonly Document[]): string[] =>
  documents.map((document) => lineOf(document).join(' | ')).sort();

function lineOf(document: Document): (string | number)[] {
  const { kind, id, customer, day, due, minor, currency, invoice } = document;
  const isMoney = kind !== 'invoice' && kind !== 'credit_note';
  const of = isMoney ? [invoice || customer] : [id, customer, due];
  return [kind, day, minor, currency, ...of];
}

/** What a reader of the report sees: the sum of each kind. */
export function sumsOf(documents: readonly Document[]): Record<string, number> {
  const sums: Record<string, number> = { invoice: 0, credit_note: 0, cash: 0, refund: 0 };
  for (const { kind, minor } of documents) sums[kind] = (sums[kind] ?? 0) + minor;
  return sums;
}

/** What customers owe in the end, less what is theirs. */
export function balanceOf(documents: readonly Document[]): number {
  const { invoice, credit_note, cash, refund } = sumsOf(documents);
  return invoice! - credit_note! - cash! + refund!;
}
