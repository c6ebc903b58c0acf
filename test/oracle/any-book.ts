/** Books as fast-check draws them: few documents, so that a failing one shrinks to what matters. */
import fc from 'fast-check';
import { monthOf } from './dice.ts';
import {
  type Book,
  currencyOf,
  type Invoice,
  type Kind,
  outcomeOn,
  type Payment,
} from './random-book.ts';

const NAMES = ['C1', 'C2', 'C5'];
const name = fc.constantFrom(...NAMES);
const rep = fc.constantFrom('R1', 'R2', null);
const region = fc.constantFrom('East', 'West', null);
const segment = fc.constantFrom('OEM', 'Trade', null);

const money = fc.record({
  kind: fc.constantFrom<Kind>('cash', 'cash', 'cash', 'cash', 'credit_note', 'write_off', 'refund'),
  /** Days from issue; some pay before. */
  after: fc.integer({ min: -15, max: 130 }),
  wait: fc.constantFrom(0, 0, 0, 12),
  share: fc.constantFrom(100, 100, 50, 30, 1, 120),
  method: fc.constantFrom('bank', 'cheque', ''),
  payer: fc.option(name, { freq: 8, nil: null }),
  isNamed: fc.boolean(),
});

const draft = fc.record({
  ...{ customer: name, rep, region, segment },
  issued: fc.integer({ min: 20, max: 380 }),
  amounts: fc.array(fc.integer({ min: 200, max: 50_000 }), { minLength: 1, maxLength: 3 }),
  term: fc.constantFrom(0, 15, 30, 60, 90),
  hasDue: fc.boolean(),
  terms: fc.option(fc.integer({ min: 5, max: 60 }), { nil: null }),
  lag: fc.option(fc.integer({ min: -2, max: 9 }), { nil: null }),
  discount: fc.constantFrom(0, 0, 1, 3),
  money: fc.array(money, { maxLength: 3 }),
  dispute: fc.option(
    fc.record({
      after: fc.integer({ min: 1, max: 60 }),
      lasts: fc.option(fc.nat(50), { nil: null }),
      share: fc.constantFrom(null, 100, 30, 150),
    }),
    { nil: null },
  ),
  promises: fc.uniqueArray(
    fc.record({
      after: fc.integer({ min: 5, max: 40 }),
      lasts: fc.integer({ min: 1, max: 40 }),
      share: fc.constantFrom(100, 50, null),
    }),
    { maxLength: 2, selector: ({ after, lasts }) => after + lasts },
  ),
  contacts: fc.uniqueArray(
    fc.record({
      after: fc.integer({ min: 1, max: 120 }),
      stage: fc.constantFrom('reminder', 'dunning', 'legal', ''),
      cost: fc.constantFrom(0, 250, 5_000),
    }),
    { maxLength: 3, selector: ({ after }) => after },
  ),
});
type Draft = typeof draft extends fc.Arbitrary<infer D> ? D : never;

const master = fc.record({
  rep: fc.constantFrom('R1', 'R2'),
  region: fc.constantFrom('East', 'West'),
  segment: fc.constantFrom('OEM', 'Trade'),
  limit: fc.constantFrom(0, 20_000, 90_000),
  terms: fc.constantFrom(0, 30),
});

export const anyBook: fc.Arbitrary<Book> = fc
  .tuple(fc.array(draft, { minLength: 1, maxLength: 14 }), master, fc.nat(90_000))
  .map(([drafts, known, target]) => {
    const book: Book = {
      // C1 has a master row, the others none
      customers: [{ ...known, customer: 'C1', currency: currencyOf('C1') }],
      ...{ invoices: [], payments: [], disputes: [], promises: [], contacts: [], actions: [] },
      targets: ['R1', 'R2'].flatMap((of) =>
        [40, 100, 200].map((day) => ({
          ...{ month: monthOf(day), rep: of, amount: target, currency: 'CNY' },
          rate: of === 'R1' ? 75 : [null, 100][target % 2]!,
        })),
      ),
    };
    for (const [n, one] of drafts.entries()) add(book, `I${n}`, one);
    book.payments.sort((a, b) => a.day - b.day);
    return book;
  });

function add(book: Book, id: string, d: Draft): void {
  const { customer, issued } = d;
  const currency = currencyOf(customer);
  const known = book.customers.find((row) => row.customer === customer);
  const hasDue = d.hasDue || d.amounts.length > 1;
  const invoice: Invoice = {
    ...{ id, customer, currency, issued, terms: d.terms, discount: d.discount },
    rep: d.rep ?? known?.rep ?? null,
    region: d.region ?? known?.region ?? null,
    segment: d.segment ?? known?.segment ?? null,
    delivered: d.lag === null ? null : issued - d.lag,
    instalments: d.amounts.map((amount, k) => ({
      due: hasDue ? issued + d.term + 30 * k : null,
      amount,
    })),
  };
  book.invoices.push(invoice);
  const total = d.amounts.reduce((all, amount) => all + amount, 0);
  const part = (share: number): number => Math.max(1, Math.round((total * share) / 100));
  for (const m of d.money) {
    const day = issued + m.after;
    const payment: Payment = {
      ...{ day, amount: part(m.share), kind: m.kind, currency },
      // written off is what an invoice owes, so it names one
      invoice: m.isNamed || m.kind === 'write_off' ? id : '',
      customer: m.payer !== null && currencyOf(m.payer) === currency ? m.payer : customer,
      method: m.kind === 'cash' ? m.method : '',
    };
    book.payments.push(m.wait ? { ...payment, applied: day + m.wait } : payment);
  }
  if (d.dispute) {
    const opened = issued + d.dispute.after;
    const { lasts, share } = d.dispute;
    const amount = share === null ? null : part(share);
    const resolved = lasts === null ? null : opened + lasts;
    book.disputes.push({ ...{ invoice: id, opened, resolved, amount } });
  }
  for (const { after, lasts, share } of d.promises) {
    const made = issued + after;
    const amount = share === null ? null : part(share);
    book.promises.push({ invoice: id, made, due: made + lasts, amount });
  }
  for (const [n, { after, lasts, share }] of d.promises.entries())
    book.actions.push({
      ...{ id: `${id}-${n}`, day: issued + after - 3, customer, currency },
      decision: ['call', 'decide_dispute', 'wait'][after % 3]!,
      next: lasts % 4 === 0 ? null : issued + after + lasts,
      amount: share === null ? null : part(share),
    });
  for (const { after, stage, cost } of d.contacts)
    book.contacts.push({
      ...{ day: issued + after, customer, invoice: id, channel: 'phone', stage, cost },
      outcome: outcomeOn(issued + after),
    });
}
