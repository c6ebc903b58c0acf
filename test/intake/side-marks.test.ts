/** Marks of sides and directions: pairs decide, one letter alone does not. */
import { expect, test } from 'vitest';
import { waysOf } from '../../src/contract/profile/flow-profile.ts';
import { ledgerWord } from '../../src/intake/marks/own-ledgers.ts';
import { marksOf, namesSides, sidesOf } from '../../src/intake/marks/side-marks.ts';
import { documentWord } from '../../src/intake/vocabulary.ts';

test.each([
  ['S', 'H'],
  ['D', 'C'],
  ['MD', 'D'],
  ['Wn', 'Ma'],
  ['B', 'A'],
  ['Borç', 'ALACAK'],
  ['T', 'K'],
  ['Dare', 'Avere'],
  ['Debe', 'Haber'],
  ['Дт', 'Кт'],
  ['借', '贷'],
  ['借方', '貸方'],
  ['차변', '대변'],
  ['+', '-'],
  ['[D]', '[C]'],
  ['Dr.', 'Cr.'],
])('%s raises what is owed, %s lowers it', (debit, credit) => {
  expect([...sidesOf([credit, debit])]).toEqual([
    [credit, -1],
    [debit, 1],
  ]);
});

test('one letter is read by the other', () => {
  expect(sidesOf(['D', 'MD']).get('D')).toBe(-1);
  expect(sidesOf(['D', 'K']).get('D')).toBe(1);
  expect(marksOf(['D'])).toBeNull();
  expect(marksOf(['D', 'C', 'Zqox'])).toBeNull();
  expect(sidesOf(['Zqox', 'Vrak']).size).toBe(0);
});

test('letters that mean other things too need a header', () => {
  expect(marksOf(['A', 'B'])?.isSure).toBe(false);
  expect(marksOf(['+', '-'])?.isSure).toBe(false);
  expect(marksOf(['Wn', 'Ma'])?.isSure).toBe(true);
  expect(waysOf(new Set(['A', 'B']), 'Batch')).toBeNull();
  expect(namesSides('Batch')).toBe(false);
  for (const header of ['Sign', 'Borç/Alacak', 'Vorzeichen', 'Znak', '正负号', 'Seite', 'D/C'])
    expect(namesSides(header)).toBe(true);
});

test.each([
  ['przychodzący', 'wychodzący'],
  ['Eingang', 'Ausgang'],
  ['entrante', 'saliente'],
  ['входящий', 'исходящий'],
  ['gelen', 'giden'],
  ['入金', '出金'],
  ['收入', '支出'],
  ['Bij', 'Af'],
  ['C', 'D'],
  ['Ma', 'Wn'],
  ['C', 'RC'],
  ['RD', 'D'],
])('%s is money that came, %s money that went', (came, went) => {
  expect([...waysOf(new Set([went, came]), 'Zqoxwo')!]).toEqual([
    [went, -1],
    [came, 1],
  ]);
});

test.each([
  ['AR', 'AP'],
  ['Debitor', 'Kreditor'],
  ['Satış', 'Alış'],
  ['収入', '支出'],
  ['Sprzedaż', 'Zakup'],
  ['Clients', 'Fournisseurs'],
  ['Odběratel', 'Dodavatel'],
  ['应收', '应付'],
])('%s is in the ledger of customers, %s in that of suppliers', (ours, theirs) => {
  expect([ledgerWord(ours), ledgerWord(theirs)]).toEqual(['invoice', 'payable']);
  expect([documentWord(ours), documentWord(theirs)]).toEqual(['invoice', 'payable']);
});
