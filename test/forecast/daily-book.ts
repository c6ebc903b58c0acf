/** One invoice a day, all of one amount, due and paid so many days after their issue. */
import type { Book } from '../oracle/random-book.ts';

interface Days {
  due(issued: number): number;
  paid(issued: number): number;
}

/** What is paid after day `asOf` is not paid; the invoice of day n is `In`, of one of seven customers. */
export function dailyBook(asOf: number, amount: number, { due, paid }: Days): Book {
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  for (let issued = 0; issued <= asOf; issued++) {
    const own = { customer: `C${issued % 7}`, currency: 'CNY' };
    const [id, day] = [`I${issued}`, issued + paid(issued)];
    book.invoices.push({
      ...{ ...own, id, rep: null, region: null, segment: null, issued },
      ...{ delivered: null, terms: null, discount: 0 },
      instalments: [{ due: issued + due(issued), amount }],
    });
    if (day <= asOf)
      book.payments.push({ ...own, day, amount, invoice: id, kind: 'cash', method: '' });
  }
  book.payments.sort((a, b) => a.day - b.day);
  return book;
}
