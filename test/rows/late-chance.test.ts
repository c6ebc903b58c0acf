/** How likely open items are to be paid late, in their rows: worked out by hand from a book of two customers. */
import { expect, test } from 'vitest';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { RowsAnswer, RowsQuestion } from '../../src/rows/types.ts';
import { dateOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import type { Book } from '../oracle/random-book.ts';

const AS_OF = 300;

/** Of A `late` items were paid ten days late and as many in time, of B eight in time; each owes something not yet due, A something late. */
function twoCustomers(late: number): Book {
  const book: Book = {
    ...{ customers: [], invoices: [], payments: [], disputes: [] },
    ...{ promises: [], contacts: [], actions: [], targets: [] },
  };
  const add = (id: string, customer: string, due: number, paid: number | null): void => {
    book.invoices.push({
      ...{ id, customer, rep: 'R', region: null, segment: null, currency: 'CNY' },
      ...{ issued: due - 30, delivered: null, terms: null, discount: 0 },
      instalments: [{ due, amount: 1000 }],
    });
    if (paid !== null)
      book.payments.push({
        ...{ day: paid, amount: 1000, invoice: id, customer, currency: 'CNY' },
        ...{ kind: 'cash', method: '' },
      });
  };
  for (let i = 0; i < late; i++) add(`AL${i}`, 'A', 100 + i, 110 + i);
  for (let i = 0; i < late; i++) add(`AT${i}`, 'A', 120 + i, 119 + i);
  for (let i = 0; i < 8; i++) add(`BT${i}`, 'B', 140 + i, 140 + i);
  add('A-due', 'A', AS_OF + 5, null);
  add('A-late', 'A', AS_OF - 7, null);
  add('B-due', 'B', AS_OF + 9, null);
  book.payments.sort((a, b) => a.day - b.day);
  return book;
}

const ask = (late: number, question: RowsQuestion): Promise<RowsAnswer> =>
  withBook(twoCustomers(late), { to: AS_OF, settings: 'currency: CNY\n' }, ({ report }) =>
    createAskRows(report.engine, report)(question),
  );
const late = ({ rows }: RowsAnswer) =>
  Object.fromEntries(
    rows.map((row) => [
      row.document,
      [
        row.late_chance === null ? null : Math.round(1e6 * (row.late_chance as number)),
        row.expected_date,
      ],
    ]),
  );

/*
 * 21 outcomes are known, 7 of them late: a third. A: 7 of 13, (7 + 3 × 1/3) ÷ (13 + 3) = 1/2. B: none of 8,
 * (0 + 1) ÷ (8 + 3) = 1/11. Due dates are the method of so short a past: what is late comes tomorrow.
 */
const BY_HAND = {
  'A-due': [500_000, dateOf(AS_OF + 5)],
  'A-late': [1_000_000, dateOf(AS_OF + 1)],
  'B-due': [90_909, dateOf(AS_OF + 9)],
};

test.each([{ which: 'items' }, { which: 'behind', metric: 'open_amount' }] as const)(
  'stands in the rows of what is open: %o',
  async (question) => {
    expect(late(await ask(6, question))).toEqual(BY_HAND);
  },
);

test('is not said where fewer than twenty outcomes are known', async () => {
  // 5 + 5 + 8, and what is late now: 19
  expect(late(await ask(5, { which: 'items' }))['A-due']).toEqual([null, null]);
});

test('is of the report’s own day alone', async () => {
  const { columns, count } = await ask(6, { which: 'items', asOf: dateOf(AS_OF - 1) });
  expect(count).toBe(3);
  expect(columns.map(({ id }) => id)).not.toContain('late_chance');
});
