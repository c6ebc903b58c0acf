/** Questions: what is asked, what hangs on it, and that the line which is offered decides it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedQuestion } from '../../src/contract/questions/asked-questions.ts';
import { parseSettings } from '../../src/settings/settings.ts';
import { settingsLine } from '../../src/settings/settings-line.ts';
import { mergeSettings } from '../../src/settings/write-settings.ts';
import { csv, type Files, imported } from './folder.ts';

const INVOICES = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Currency,Status';
const invoice = (n: number, amount: string, currency: string, status: string): string =>
  `I${n},Acme,2026-01-05,2026-02-04,${amount},${currency},${status}`;

/** Words of no language, in several scripts. */
const invented = fc.oneof(
  ...[
    'zqxwjvk',
    'ёъщэыфжц',
    'ψξζφωθχ',
    'ヷヸヹヺヰヱヵヶ',
    'ꀀꀁꀂꀃꀄꀅ',
    'ႠႡႢႣႤႥ',
    '뷁쀍뙑꿻쫣',
    'ޕޖޗޘޙޜ',
  ].map((letters) =>
    fc
      .array(fc.constantFrom(...letters), { minLength: 3, maxLength: 7 })
      .map((parts) => parts.join('')),
  ),
);

/** The text of report.yml that gives the answer with this id to each question. */
const answeredBy = (questions: readonly AskedQuestion[], idOf: (q: AskedQuestion) => string) =>
  questions.reduce((text, question) => {
    const answer = question.answers.find(({ id }) => id === idOf(question))!;
    // the line that is printed, and the same written into the file
    const said = parseSettings(settingsLine(answer.settings), '');
    expect(said.values).toMatchObject(answer.settings.values!);
    return mergeSettings(text, '', answer.settings).text;
  }, '# as asked\n');

test('an invented status of any script is asked about, and its line decides it at the next check', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(invented, {
        minLength: 6,
        maxLength: 6,
        selector: (w) => w.normalize('NFKC'),
      }),
      async (words) => {
        const rows = words.map((word, i) => invoice(i, `${i + 1}.00`, 'EUR', word));
        const files = { 'invoices.csv': csv(INVOICES, ...rows) };
        const asked = await imported(files, 'select 1', { max_set_aside: 0.01 });
        expect(asked.refused).toBe(true);
        // most money first
        expect(asked.questions.map(({ word }) => word)).toEqual(words.toReversed());
        const meanings = ['live', 'void', 'draft', 'written_off', 'live', 'void'];
        const text = answeredBy(asked.questions, (q) => meanings[words.indexOf(q.word!)]!);
        const answered = await imported(
          files,
          'select invoice_id from raw_invoice order by 1',
          parseSettings(`${text}max_set_aside: 0.01\n`, ''),
        );
        expect(answered.refused).toBe(false);
        expect(answered.rules).not.toContain('unknown_status');
        expect(answered.rows).toEqual(['I0', 'I3', 'I4'].map((invoice_id) => ({ invoice_id })));
        expect(answered.questions.map((q) => [q.word, q.answered, q.rows])).toEqual(
          words.map((word, i) => [word, meanings[i], 1]).toReversed(),
        );
      },
    ),
    { numRuns: 3 },
  );
});

test('an invented kind is asked about, and its line decides it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(invented, {
        minLength: 5,
        maxLength: 5,
        selector: (w) => w.normalize('NFKC'),
      }),
      async (words) => {
        const kinds = ['cash', 'credit_note', 'write_off', 'discount', 'refund'];
        const files: Files = {
          'invoices.csv': csv(INVOICES, invoice(1, '100.00', 'EUR', 'open')),
          'payments.csv': csv(
            'Payment No,Payment Date,Customer Name,Invoice Number,Amount,Kind',
            ...words.map((word, i) => `P${i},2026-01-12,Acme,I1,${i + 1}.00,${word}`),
          ),
        };
        const asked = await imported(files);
        expect(asked.questions.map(({ word }) => word)).toEqual(words.toReversed());
        const text = answeredBy(asked.questions, (q) => kinds[words.indexOf(q.word!)]!);
        const { rows, questions } = await imported(
          files,
          'select kind from raw_payment order by payment_id',
          parseSettings(text, ''),
        );
        expect(rows.map(({ kind }) => kind)).toEqual(kinds);
        expect(questions.every(({ answered }) => answered !== null)).toBe(true);
      },
    ),
    { numRuns: 3 },
  );
});

describe('a question', () => {
  test('counts rows and amounts by currency over all files, and says what each answer changes', async () => {
    const { questions } = await imported({
      'january.csv': csv(INVOICES, invoice(1, '50.00', 'EUR', 'Zq'), invoice(2, '7', 'JPY', 'zq')),
      'february.csv': csv(
        INVOICES,
        invoice(3, '25.00', 'EUR', 'Zq'),
        invoice(4, '1', 'EUR', 'open'),
      ),
    });
    expect(questions).toMatchObject([
      {
        id: 'values.status.zq',
        files: ['february.csv', 'january.csv'],
        columns: ['Status'],
        rows: 3,
        amounts: [
          { currency: 'EUR', minor: 7500 },
          { currency: 'JPY', minor: 7 },
        ],
        examples: [
          { row: 2, text: 'I3 | Acme | 2026-01-05 | 2026-02-04 | 25.00 | EUR | Zq' },
          { row: 2 },
          { row: 3 },
        ],
        assumed: 'live',
        answered: null,
      },
    ]);
    const voided = questions[0]!.answers.find(({ id }) => id === 'void')!;
    expect(voided.effects).toEqual([
      { figure: 'invoiced', currency: 'EUR', minor: -7500 },
      { figure: 'open', currency: 'EUR', minor: -7500 },
      { figure: 'invoiced', currency: 'JPY', minor: -7 },
      { figure: 'open', currency: 'JPY', minor: -7 },
    ]);
  });

  test('of a file that cannot be mapped offers to leave it out, or to read it as its values suggest', async () => {
    const files = {
      'invoices.csv': csv(INVOICES, invoice(1, '50.00', 'EUR', 'open')),
      'zahlen.csv': csv('Qwx,Vbn,Zrt', '2026-02-01,50.00,I1', '2026-02-02,51.00,I2'),
    };
    const { questions, refused } = await imported(files);
    expect(refused).toBe(true);
    expect(questions).toMatchObject([
      {
        id: 'columns.zahlen.csv',
        assumed: null,
        examples: [{ row: 2, text: '2026-02-01 | 50.00 | I1' }, { row: 3 }],
      },
    ]);
    const ignoring = questions[0]!.answers.at(-1)!;
    expect(settingsLine(ignoring.settings)).toBe('columns: { "zahlen.csv": { "*": ignore } }');
    const ignored = await imported(files, 'select 1', { ...ignoring.settings });
    expect([ignored.refused, ignored.questions.map(({ answered }) => answered)]).toEqual([
      false,
      ['ignore'],
    ]);
  });

  test('of dates and decimals shows what each answer makes of the value', async () => {
    const { questions } = await imported({
      'invoices.csv': csv(
        'Invoice Number;Customer Name;Invoice Date;Amount',
        'I1;Acme;04/03/2026;1.234',
        'I2;Acme;05/03/2026;2.345',
      ),
    });
    const words = questions.map(({ id, rows, answers }) => [
      id,
      rows,
      ...answers.map((a) => a.words.en),
    ]);
    expect(words.toSorted()).toEqual([
      [
        'date_order',
        2,
        'day first: 04/03/2026 is 4 Mar 2026',
        'month first: 04/03/2026 is 3 Apr 2026',
      ],
      [
        'decimal_sign',
        2,
        '“.” parts the decimals: 1.234 is 1.234',
        '“,” parts the decimals: 1.234 is 1234',
      ],
    ]);
  });
});

test('amounts of several currencies are not added, and those of one are in its decimals', async () => {
  const expectedOf = async (...rows: string[]) =>
    (await imported({ 'invoices.csv': csv(INVOICES, ...rows) })).problems.find(
      ({ rule }) => rule === 'unknown_status',
    )?.expected;
  const [euro, yen] = [invoice(1, '80.00', 'EUR', 'zqxwjv'), invoice(2, '4200', 'JPY', 'zqxwjv')];
  expect(await expectedOf(euro, yen)).toBe('a known word: 2 rows, 80.00 EUR, 4200 JPY');
  expect(await expectedOf(yen)).toBe('a known word: 1 row, 4200 of 4200');
});
