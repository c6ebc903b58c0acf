/** A note, a name or the beginning of a number that alone says credit note or void: told, and decided by report.yml. */
import { expect, test } from 'vitest';
import { saidBeside, saidByBeginning } from '../../../src/intake/words/said-beside.ts';
import { csv, imported } from '../folder.ts';

const INVOICES = Array.from({ length: 30 }, (_, i) => `ZQ-${i},Wörl ${i},2026-01-05,100.00,`);
const list = async (rows: string[], settings = {}) => {
  const { problems, rows: types } = await imported(
    { 'invoices.csv': csv('Invoice No,Customer,Invoice Date,Amount,Remark', ...INVOICES, ...rows) },
    'select doc_type as type from raw_invoice where amount_minor = 4000 order by row_id',
    settings,
  );
  return { types, asked: problems.filter(({ rule }) => /_beside$|^answered$/.test(rule)) };
};

test('the beginning of a number, a note and the name of a customer are told', async () => {
  const numbers = ['CN-001', 'GS-17', 'KREDIT-3', 'AV/9', 'NC0004', 'Gutschrift 5', '贷项-8'];
  const notes = ['STORNO', 'Cancelada', '红冲', 'Annulée'];
  const names = ['VOID', 'Wörl 1 (credit note)', 'Wörl 1 - Avoir', 'Wörl 1（作废）'];
  const { asked } = await list([
    ...numbers.map((number) => `${number},Wörl 1,2026-01-09,40.00,`),
    ...notes.map((note, i) => `ZQ-9${i},Wörl 1,2026-01-09,40.00,${note}`),
    ...names.map((name, i) => `ZQ-8${i},${name},2026-01-09,40.00,`),
  ]);
  const columns = asked.map(({ row, column, expected }) => [row, column, expected]);
  const expected = '1 row, 40.00 of 3600.00';
  expect(columns).toEqual(
    [...numbers, ...notes, ...names].map((text, i) => [
      i + 32,
      i < numbers.length ? 'Invoice No' : notes.includes(text) ? 'Remark' : 'Customer',
      expected,
    ]),
  );
});

test('report.yml decides: a credit note, or left out', async () => {
  const rows = ['GS-17,Wörl 1,2026-01-09,40.00,', 'ZQ-99,Wörl 1,2026-01-09,40.00,STORNO'];
  const { types, asked } = await list(rows, {
    values: { doc_type: { 'GS-': 'credit_note' }, status: { storno: 'void' } },
  });
  expect(types).toEqual([{ type: 'credit_note' }]);
  expect(asked.map(({ rule }) => rule)).toEqual(['answered', 'answered']);
});

test('what stands out for nothing, or says more, is not told', async () => {
  const { asked } = await list([
    'ZQ-91,Wörl 1,2026-01-09,40.00,No credit note was asked for by the customer',
    'AB-7,Wörl 1,2026-01-09,40.00,Zwirbelung',
    'ZQ-92,Avoid Ltd,2026-01-09,40.00,',
    'CN-1,Wörl 1,2026-01-09,-40.00,',
  ]);
  expect(asked).toEqual([]);
});

test('a list of nothing but credit notes by their numbers is told, and random ids are not', async () => {
  const numbered = async (numbers: string[]) => {
    const rows = numbers.map((number) => `${number},Wörl,2026-01-09,5.00`);
    const { problems } = await imported({
      'a.csv': csv('Invoice No,Customer,Invoice Date,Amount', ...rows),
    });
    return problems.filter(({ rule }) => rule === 'credit_beside').map(({ value }) => value);
  };
  expect(await numbered(['CN-001', 'CN-002'])).toEqual(['CN- and 1 more']);
  expect(await numbered(['GS-1', 'GS-2', 'RE-3', 'RE-4', 'ZR-5'])).toEqual(['GS- and 1 more']);
  expect(await numbered(['红字001'])).toEqual(['红字']);
  expect(await numbered(['XK7Q', 'CN9Z', 'PQ3D', 'LO4R', 'HW8X', 'TB1A'])).toEqual([]);
});

test('whole phrases say it, in any language that is known, and no other words', () => {
  for (const note of [
    'Storno von ZQ-4',
    'İptal',
    'Аннулировано',
    'VOID: duplicate',
    'Nota di credito',
    'Note de crédit',
    'Gutschrift',
  ])
    expect(saidBeside(note), note).not.toBeNull();
  for (const word of ['Zwirbel', 'flomp', '字字', 'INV', 'RE', 'FV', 'Storno der Zwirbelung'])
    expect([saidBeside(word), saidByBeginning(word)], word).toEqual([null, null]);
});
