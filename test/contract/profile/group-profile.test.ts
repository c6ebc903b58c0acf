/** Customers in the first row of their group alone: carried down where sums or other columns show it, never guessed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GroupProfile, type GroupReading } from '../../../src/contract/profile/group-profile.ts';
import type { FilePlan } from '../../../src/intake/plan-file.ts';
import { csv, imported } from '../folder.ts';

const FIELDS = ['customer_name', 'region', 'invoice_id', 'issue_date', 'amount'];
const columns = FIELDS.map((field, index) => ({ index, field, header: field }));
const plan = { table: 'invoice', isGrouped: false, columns } as unknown as FilePlan;

function readingOf(rows: readonly (readonly string[])[]): GroupReading {
  const profile = new GroupProfile(plan);
  for (const row of rows) {
    profile.observe(row);
    profile.decide();
  }
  return profile.decide();
}

const word = fc.stringMatching(/^[äöéçжшλ甲乙가あa-z]{4,9}$/u);
const shown = (cents: number, comma: boolean): string => {
  const [whole, rest] = (cents / 100).toFixed(2).split('.');
  const parted = whole!.replace(/\B(?=(\d{3})+$)/g, comma ? '.' : ',');
  return `${parted}${comma ? ',' : '.'}${rest}`;
};
const groups = fc.uniqueArray(
  fc.record({
    name: word,
    cents: fc.array(fc.integer({ min: 1, max: 5e8 }), { minLength: 2, maxLength: 5 }),
  }),
  { minLength: 2, maxLength: 6, selector: ({ name }) => name },
);

it('finds groups by the sums below or above them, in any words', () => {
  fc.assert(
    fc.property(groups, word, fc.boolean(), fc.boolean(), (drawn, total, isAbove, comma) => {
      let number = 0;
      const rows = drawn.flatMap(({ name, cents }) => {
        const sum = shown(
          cents.reduce((all, each) => all + each, 0),
          comma,
        );
        const documents = cents.map((each, i) => [
          i === 0 && !isAbove ? name : '',
          '',
          `X${++number}`,
          '2026-01-05',
          shown(each, comma),
        ]);
        return isAbove
          ? [[name, '', '', '', sum], ...documents]
          : [...documents, [`${total} ${name}`, '', '', '', sum]];
      });
      expect(readingOf(rows)).toEqual({ isCarried: true, isSumAbove: isAbove, beside: [] });
    }),
    { numRuns: 60 },
  );
});

it('takes blanks for groups without sums only where other columns are blank with them', () => {
  const rows = (region: string) => [
    ['Zeta', 'East', 'A1', '2026-01-05', '10.00'],
    ['', region, 'A2', '2026-01-05', '10.00'],
    ['', region, 'A3', '2026-01-05', '10.00'],
    ['Acme', 'West', 'A4', '2026-01-05', '10.00'],
    ['', region, 'A5', '2026-01-05', '10.00'],
  ];
  expect(readingOf(rows('')).isCarried).toBe(true);
  expect(readingOf(rows('East')).isCarried).toBe(false);
});

it('leaves customers blank that are named in each of their other rows', () => {
  const names = ['Acme', 'Birch', 'Acme', '', 'Birch', 'Birch', ''];
  const rows = names.map((name, i) => [name, '', `A${i}`, '2026-01-05', '10.00']);
  expect(readingOf(rows).isCarried).toBe(false);
});

const SQL =
  'select invoice_id, coalesce(customer_name, customer_id) as customer_name, region from raw_invoice order by invoice_id';

it('carries the customer and its region down, even from a row that does not count', async () => {
  const { rows, rules } = await imported(
    {
      'op.csv': csv(
        'Kunde;Region;Beleg;Belegdatum;Fällig;Betrag;Status',
        'Ahorn GmbH;Nord;R-1;05.01.2026;04.02.2026;1.000,00;offen',
        ';;R-2;15.01.2026;14.02.2026;500,00;offen',
        'Ergebnis Ahorn GmbH;;;;;1.500,00;',
        'Birke AG;Süd;R-3;20.01.2026;19.02.2026;250,00;storniert',
        ';;R-4;21.01.2026;19.02.2026;50,00;offen',
        'Ergebnis Birke AG;;;;;300,00;',
        'Gesamtergebnis;;;;;1.800,00;',
      ),
    },
    SQL,
  );
  expect(rows).toEqual([
    { invoice_id: 'R-1', customer_name: 'Ahorn GmbH', region: 'Nord' },
    { invoice_id: 'R-2', customer_name: 'Ahorn GmbH', region: 'Nord' },
    { invoice_id: 'R-4', customer_name: 'Birke AG', region: 'Süd' },
  ]);
  expect(rules).toContain('customer_carried');
});

it('sets sums above a group aside where they are not the sum of its documents', async () => {
  const { rows, problems } = await imported(
    {
      'ar.csv': csv(
        'Customer,Invoice No,Invoice Date,Due Date,Amount',
        'Acme Ltd,,,,1700.00',
        ',A-1,2026-01-05,2026-02-04,1000.00',
        ',A-2,2026-01-15,2026-02-14,500.00',
      ),
    },
    'select invoice_id from raw_invoice',
  );
  expect(rows).toEqual([]);
  expect(problems.filter(({ severity }) => severity === 'set_aside')).not.toEqual([]);
});

it('compares a total above all rows with their sum', async () => {
  const list = (total: string) => ({
    'ar.csv': csv(
      'Invoice No,Customer,Invoice Date,Due Date,Amount',
      `Total,,,,${total}`,
      'A-1,Acme,2026-01-05,2026-02-04,1000.00',
      'A-2,Acme,2026-01-15,2026-02-14,500.00',
    ),
  });
  expect((await imported(list('1500.00'))).rules).not.toContain('total_differs');
  expect((await imported(list('1700.00'))).rules).toContain('total_differs');
});
