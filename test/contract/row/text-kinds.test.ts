/** Payments without a kind whose text says that they are no receipt: taken where it says nothing else, asked where it says more. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindInText } from '../../../src/intake/payment-words.ts';
import { csv, imported } from '../folder.ts';

const WORDS = {
  credit_note:
    'Credit note|Gutschrift|Avoir|红字|贷项通知单|Nota de crédito|Nota di credito|Creditnota|赤伝',
  write_off: 'Write-off|Bad debt|Ausbuchung|坏账|Passage en pertes|貸倒',
  refund: 'Refund|Storno|Rücklastschrift|Impayé|退款|Bounced|Devolución|возврат',
};
const NUMBERS = ['', ' CN-7', ' 12', ' Nr. 12', ' no 4711', ' n° 2026/17', ' #9'];

describe('the text of a payment', () => {
  test.each(
    Object.entries(WORDS).flatMap(([kind, words]) => words.split('|').map((w) => [w, kind])),
  )('"%s" with any number is %s', (word, kind) => {
    for (const number of NUMBERS)
      expect(kindInText(word + number), word + number).toMatchObject({ kind, isAll: true });
  });

  test.each([
    'less discount',
    'Zahlung abzgl. 2 % Skonto',
    'Skonto',
    '扣除坏账后货款',
    'thanks for the credit note of last month',
    'bounced cheque',
    'Acme refund',
  ])('"%s" may be said of a receipt', (text) => {
    expect(kindInText(text)).toMatchObject({ isAll: false });
  });

  test.each(['', 'I1001', 'CN', 'SEPA-Gutschrift', 'Rechnung I1001', '货款', 'wire 4711'])(
    '"%s" says nothing of it',
    (text) => {
      expect(kindInText(text)).toBeNull();
    },
  );
});

const INVOICES = csv(
  'Invoice No,Customer,Date,Due Date,Amount',
  'I1001,Acme,2026-01-05,2026-02-05,100.00',
  'I1002,Berg,2026-01-06,2026-02-06,200.00',
);
const read = (rows: string[], more = '', settings = {}) =>
  imported(
    {
      'invoices.csv': INVOICES,
      'payments.csv': csv(`Payment Date,Customer,Amount,Invoice No,Reference${more}`, ...rows),
    },
    'select kind, amount_minor::integer as minor from raw_payment order by row_id',
    { max_set_aside: 0.01, ...settings },
  );
const BERG = '2026-02-02,Berg,50.00,I1002';

test('a text that says nothing else decides, and is reported', async () => {
  const { rows, problems } = await read([`${BERG},Avoir CN-7`]);
  expect(rows).toEqual([{ kind: 'credit_note', minor: 5000 }]);
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'kind_by_text', column: 'Reference', value: 'Avoir CN-7' }),
  );
});

test('beside a way of paying, in a bank list and against report.yml it does not decide', async () => {
  const paid = await read([`${BERG},Avoir CN-7,Cheque`], ',Payment Method');
  expect(paid.rows).toEqual([{ kind: 'cash', minor: 5000 }]);
  expect(paid.problems).toContainEqual(expect.objectContaining({ rule: 'kind_in_text' }));
  const bank = await read([`${BERG},Gutschrift,DE02`], ',IBAN');
  expect(bank.rows).toEqual([{ kind: 'cash', minor: 5000 }]);
  expect(bank.rules).not.toContain('kind_by_text');
  const said = await read([`${BERG},Avoir CN-7`], '', { values: { kind: { avoir: 'cash' } } });
  expect(said.rows).toEqual([{ kind: 'cash', minor: 5000 }]);
  expect(said.rules).toContain('answered');
});

test('a word among any others is asked about with its rows and money, and nothing is refused', async () => {
  const other = fc
    .array(fc.constantFrom('zqo', 'xwo', 'qjo', 'vko'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(' '));
  const words = Object.values(WORDS).flatMap((list) => list.split('|'));
  await fc.assert(
    fc.asyncProperty(other, fc.constantFrom(...words), other, async (before, word, after) => {
      const text = `${before} ${word} ${after}`;
      const { rows, problems } = await read([
        `2026-02-01,Acme,100.00,I1001,${before}`,
        `${BERG},${text}`,
      ]);
      expect(rows).toEqual([
        { kind: 'cash', minor: 10000 },
        { kind: 'cash', minor: 5000 },
      ]);
      const asked = problems.filter(({ rule }) => rule === 'kind_in_text');
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({ severity: 'warning', row: 3 });
      expect(asked[0]!.expected).toContain('1 row, 50.00 of 150.00');
      expect(asked[0]!.mend).toContain('values: { kind:');
      expect(asked[0]!.question).toMatchObject({ rows: 1, assumed: 'cash', answered: null });
    }),
    { numRuns: 8 },
  );
});
