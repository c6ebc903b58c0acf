/** Totals and closing lines in words that nobody has listed, by what adds up and what is missing; documents stay documents. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileProfile } from '../../../src/contract/profile/file-profile.ts';
import { RowReader } from '../../../src/contract/row/row-reader.ts';
import type { Problem } from '../../../src/contract/rules/problem.ts';
import { planFile } from '../../../src/intake/plan-file.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csv, withFolder } from '../folder.ts';

const INVOICES = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Note';
const PAYMENTS = 'Payment Date,Customer Name,Amount,Invoice Number';

/** What becomes of each row of a list, with the rules it is reported under. */
async function read(header: string, rows: readonly string[]) {
  return withFolder({ 'list.csv': csv(header, ...rows) }, async (dir) => {
    const path = `${dir}/list.csv`;
    const source = { path, name: 'list.csv', file: 'list.csv', sheet: null, bytes: 1 };
    const plan = planFile(source, new Map());
    if (Array.isArray(plan)) throw new Error(plan[0]!.rule);
    const settings = settingsSchema.parse({});
    const records = rows.map((row) => row.split(','));
    const profile = new FileProfile(plan, settings);
    for (const [i, record] of records.entries()) profile.observe(record, i + 2);
    const problems: Problem[] = [];
    const reading = profile.decide();
    const reader = new RowReader(plan, reading, settings, (found) => problems.push(found));
    const outcomes = records.map((record, i) => reader.read(record, i + 2).disposition);
    const rules = problems.map(({ rule }) => rule);
    /** With what is said of the whole file. */
    const all = (): string[] => {
      reader.finish(reading);
      return problems.map(({ rule }) => rule);
    };
    return { outcomes, rules, problems, all };
  });
}

const TWO = ['I1,Acme,2026-01-05,2026-02-04,100.00,x', 'I2,Beta,2026-01-06,2026-02-05,50.00,'];
const last = async (row: string, rows = TWO, header = INVOICES) => {
  const { outcomes, rules } = await read(header, [...rows, row]);
  expect(outcomes.slice(0, -1)).toEqual(rows.map(() => 'used'));
  return [outcomes.at(-1), ...rules];
};

describe('a closing line is no data', () => {
  test.each([
    '(2 rows affected)',
    'Ende der Liste',
    '--',
    '以上',
    'Σύνολο',
    '2 von 2',
    'Sida 1 av 3,,,,,',
    'Utskrivet,2026-03-31,,,,',
    'Fin du rapport,,,,,',
    '第2頁',
    'Utskriven av,Kari,,,,',
  ])('%s', async (line) => expect(await last(line)).toEqual(['not_data', 'footer_row']));

  test('in the middle of a list', async () => {
    const { outcomes } = await read(INVOICES, [TWO[0]!, 'Sida 1 av 2', TWO[1]!]);
    expect(outcomes).toEqual(['used', 'not_data', 'used']);
  });

  test.each([
    'I3',
    'I3,,,,,',
    'I3,Acme,,,,',
    'IX-9-77,Acme,,,,',
    'IX-9-77,Zeta,,,,',
    'IX-9-77,,2026-01-09,,,',
    'IX-9-77,,2026-13-45,,,',
    'Zq,Acme,,,,',
  ])('but %s is a document cut short', async (line) =>
    expect((await last(line))[0]).toBe('set_aside'),
  );
});

describe('a total ties to the cent', () => {
  test.each(['合計', 'Toplam', 'Soma', 'Yhteensä', 'Razem', '', 'סה"כ', 'Σύνολο 2'])(
    '%s',
    async (word) => expect(await last(`${word},,,,150.00,`)).toEqual(['not_data', 'total_row']),
  );

  test('of each customer, of each page and carried forward', async () => {
    const { outcomes } = await read(INVOICES, [
      'I1,Acme,2026-01-05,2026-02-04,100.00,',
      'I2,Acme,2026-01-06,2026-02-05,50.00,',
      ',Acme,,,150.00,',
      'I3,Beta,2026-01-05,2026-02-04,30.00,',
      ',Beta,,,30.00,',
      'Siirto,,,,180.00,',
      'Siirto,,,,180.00,',
      'I4,Beta,2026-01-05,2026-02-04,20.00,',
      'Koko lista,,,,200.00,',
    ]);
    const expected = 'used used not used not not not used not'.split(' ');
    expect(outcomes).toEqual(expected.map((word) => (word === 'not' ? 'not_data' : word)));
  });

  test('among payments', async () => {
    const rows = ['2026-02-01,Acme,100.00,I1', '2026-02-02,Beta,20.00,I2'];
    expect(await last('Yhteensä,,120.00,', rows, PAYMENTS)).toEqual(['not_data', 'total_row']);
  });

  test('one that does not is set aside, with both figures', async () => {
    const { problems } = await read(INVOICES, [...TWO, 'Toplam,,,,175.00,']);
    expect(problems).toMatchObject([
      { rule: 'loose_amount', row: 4, expected: expect.stringMatching(/^150\.00.* 175\.00$/) },
    ]);
  });
});

describe('a document whose amount equals the sum above it', () => {
  test('stays one', async () => {
    expect(await last('I3,Acme,2026-01-07,2026-02-06,150.00,')).toEqual(['used']);
  });
  test.each([
    ['without its day', 'I3,Acme,,,150.00,'],
    ['without its customer and day', 'I3,,,,150.00,'],
    ['without its number', ',Acme,2026-01-07,2026-02-06,150.00,'],
  ])('%s is one to be mended', async (_, row) => {
    expect((await last(row))[0]).toBe('set_aside');
  });
  test('and a payment whose day is missing is none either', async () => {
    const row = ',Acme,100.00,I1';
    expect((await last(row, ['2026-02-01,Acme,100.00,I1'], PAYMENTS))[0]).toBe('set_aside');
  });
});

test('in any script, after any amounts', async () => {
  const word = fc
    .array(fc.constantFrom('zq', 'ж', '的', 'ก', 'ᚠ', 'Ω', ' ', 'é', 'ا'), {
      minLength: 2,
      maxLength: 6,
    })
    .map((letters) => letters.join('').trim())
    .filter((text) => text !== '');
  const draw = fc.record({
    word,
    closing: word,
    amounts: fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 9 }),
    isOff: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(draw, async ({ word, closing, amounts, isOff }) => {
      const rows = amounts.map(
        (minor, i) => `I${i},Acme,2026-01-05,2026-02-04,${(minor / 100).toFixed(2)},`,
      );
      const sum = amounts.reduce((a, b) => a + b, 0) + (isOff ? 1 : 0);
      const total = `${word},,,,${(sum / 100).toFixed(2)},`;
      const { outcomes } = await read(INVOICES, [...rows, total, closing]);
      const expected = [isOff ? 'set_aside' : 'not_data', 'not_data'];
      expect(outcomes).toEqual([...rows.map(() => 'used'), ...expected]);
    }),
    { numRuns: 30 },
  );
});

const DATED = 'Payment No,Payment Date,Invoice Number,Amount';
const PAID = ['P1,2026-02-13,I1,60.00', 'P2,2026-02-13,I1,40.00'];

describe('a total that has a day is no data', () => {
  test.each([
    'Összesen,2 vevő,2026-01-31,2026-01-31,150.00,',
    'Zqoxwo,vrak,2026-01-31,2026-01-31,150.00,',
    'Razem,,2026-01-31,,150.00,',
    '合計,,2026-01-31,,150.00,',
  ])('%s', async (row) => expect(await last(row)).toEqual(['not_data', 'total_row']));

  test.each(['Razem,2026-02-28,,100.00', 'Vrakzum,2026-02-28,,100.00', ',2026-02-13,,100.00'])(
    'of payments: %s',
    async (row) => expect(await last(row, PAID, DATED)).toEqual(['not_data', 'total_row']),
  );

  test('one that does not tie is told', async () =>
    expect(await last('Toplam,,2026-01-31,,151.00,')).toEqual([
      'not_data',
      'total_row',
      'total_differs',
    ]));

  test('of a day with one row', async () => {
    const days = [...PAID, ',2026-02-13,,100.00', 'P3,2026-02-14,I2,20.00', ',2026-02-14,,20.00'];
    const { outcomes } = await read(DATED, days);
    expect(outcomes).toEqual(['used', 'used', 'not_data', 'used', 'not_data']);
  });

  test.each([
    'I3,Gamma,2026-01-31,2026-02-28,150.00,',
    ',Gamma,2026-01-31,2026-02-28,150.00,',
    'Vrak,Gamma,2026-01-31,2026-02-28,151.00,',
  ])('a document is data: %s', async (row) => expect((await last(row))[0]).not.toBe('not_data'));

  test.each([',2026-02-14,I2,100.00', ',2026-02-14,,99.00', 'P3,2026-02-14,,100.00'])(
    'a payment is data: %s',
    async (row) => expect((await last(row, PAID, DATED))[0]).toBe('used'),
  );
});

test.each(['RAZEM,,,,150.00,', 'Zqoxwo,,,,150.00,'])('a total above all rows: %s', async (row) => {
  const { outcomes, rules } = await read(INVOICES, [row, ...TWO]);
  expect(outcomes).toEqual(['not_data', 'used', 'used']);
  expect(rules).toEqual(['total_row']);
});

describe('balances of an account', () => {
  test.each([
    ['OPENING BALANCE', 'CLOSING BALANCE'],
    ['Anfangssaldo', 'Endsaldo'],
    ['Saldo inicial', 'Saldo final'],
    ['Saldo początkowe', 'Saldo końcowe'],
    ['前月繰越', '次月繰越'],
    ['Входящий остаток', 'Исходящий остаток'],
    ['Opening balance 2026-02-01', 'Kontostand:'],
  ])('%s and %s are no payments', async (opening, closing) => {
    const { outcomes } = await read('Payment Date,Amount,Description', [
      `2026-02-01,1000.00,${opening}`,
      '2026-02-13,100.00,I1',
      `2026-02-28,1100.00,${closing}`,
    ]);
    expect(outcomes).toEqual(['not_data', 'used', 'not_data']);
  });

  test.each(['Opening balance', 'Saldo inicial', '期初余额', 'Saldovortrag'])(
    '%s among invoices is told',
    async (text) =>
      expect(await last(`${text},Acme,2026-01-01,2026-01-01,300.00,`)).toEqual([
        'not_data',
        'opening_balance',
      ]),
  );
});

describe('a heading between rows', () => {
  const below = 'I3,Gamma,2026-01-07,2026-02-06,70.00,';
  test.each(['Stornierte Rechnungen', 'Void invoices', 'Anulowane faktury', '作废发票'])(
    'leaves the rows below out: %s',
    async (text) => {
      const { outcomes, all } = await read(INVOICES, [...TWO, `${text},,,,,`, below]);
      expect(outcomes).toEqual(['used', 'used', 'not_data', 'not_data']);
      expect(all()).toContain('kind_by_section');
    },
  );

  test.each([
    ['Credit Notes', 'kind_by_section'],
    ['Gutschriften', 'kind_by_section'],
    ['Zqoxwo', 'section_unread'],
  ])('%s is told', async (text, rule) => {
    const { outcomes, all } = await read(INVOICES, [
      'Invoices,,,,,',
      ...TWO,
      `${text},,,,,`,
      below,
    ]);
    expect(outcomes).toEqual(['not_data', 'used', 'used', 'not_data', 'used']);
    expect(all()).toContain(rule);
  });
});
