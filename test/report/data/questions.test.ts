import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { dataPage } from '../../../src/report/data/page.ts';
import type { DataReport } from '../../../src/report/data-report.ts';
import { context, data } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

type Question = DataReport['questions'][number];

const answer = (
  id: string,
  en: string,
  zh: string,
  minor: number,
): Question['answers'][number] => ({
  id,
  words: { en, zh },
  effects: minor === 0 ? [] : [{ figure: 'invoiced', currency: 'EUR', minor }],
  line: `values: { status: { "<b>": ${id} } }`,
});
const question: Question = {
  word: '<b>',
  files: ['a.csv', 'b.csv'],
  columns: ['Status'],
  rows: 1200,
  amounts: [
    { currency: 'EUR', minor: 5000 },
    { currency: 'JPY', minor: 7 },
  ],
  isAnswered: false,
  holds: 'live',
  answers: [
    answer('live', 'counts', '计入', 0),
    answer('void', 'left out', '不计入', -5000),
    answer('draft', 'left out too', '也不计入', -5000),
  ],
};

const render = (id: string, questions: Question[], locale: Locale = 'en'): Element =>
  dataPage.blocks
    .find((block) => block.id === id)!
    .render({}, context(document, locale, { data: { ...data, questions } }));
const cells = (block: Element): (string | null)[] =>
  [...block.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent);

test('what is assumed stands with its rows, its money and what other answers would change', () => {
  const block = render('questions', [question]);
  expect(block.querySelector('caption')?.textContent).toBe('Assumed until answered (1)');
  expect(cells(block)).toEqual([
    '“<b>”',
    '50.00 EUR7 JPY',
    '1,200',
    'Status',
    'a.csv; b.csv',
    'counts',
    'void or draft: invoiced −50.00 EUR',
    'values: { status: { "<b>": live } }',
  ]);
  expect(block.querySelector('b')).toBeNull();
  expect(cells(render('questions', [question], 'zh'))).toContain('void或draft：开票 −50.00 EUR');
});

test('the first line says how much money rests on what is assumed, and what another answer moves', () => {
  const say = (part: string, questions: Question[], locale: Locale = 'en', own = {}) =>
    dataPage.blocks
      .find((block) => block.id === 'summary')!
      .render({}, context(document, locale, { data: { ...data, ...own, questions } }))
      .querySelector(part)!
      .textContent!.replaceAll('\u00a0', ' ');
  expect(say('.answer', [question])).toBe(
    '1 assumption about 50.00 EUR and 7 JPY has not been confirmed: “<b>” is read as “counts”.',
  );
  expect(say('.answer', [question], 'zh')).toBe(
    '50.00 EUR、7 JPY 取决于 1 项尚未确认的假设：“<b>”视为“计入”。',
  );
  expect(say('.who', [question])).toMatch(
    /^with another answer: invoiced −€50.00 · 2 of 13,012 rows in 2 files are set aside/,
  );
  const second = { ...question, amounts: [{ currency: 'EUR', minor: 2500 }] };
  // 50 and 25 EUR
  expect(say('.answer', [{ ...second, amounts: [question.amounts[0]!] }, second])).toBe(
    '2 assumptions about €75 have not been confirmed; the largest: “<b>” is read as “counts”.',
  );
  expect(say('.answer', [{ ...question, amounts: [], holds: null }])).toBe(
    '1 assumption has not been confirmed.',
  );
  const answered = [{ ...question, isAnswered: true }];
  const sound = data.files.map((file) => ({
    ...file,
    rowsSetAside: 0,
    rowsUsed: file.rowsRead,
    rowsNotData: 0,
  }));
  expect(say('.answer', answered, 'en', { files: sound })).toBe(
    'Nothing is lost, set aside or assumed: the figures rest on all 13,012 rows of 2 files.',
  );
  expect(say('.who', answered, 'en', { files: sound })).toMatch(/^every control total ties · /);
  const lost = sound.map((file) => ({ ...file, rowsUsed: file.rowsUsed - 1 }));
  expect(say('.answer', answered, 'en', { files: lost })).toBe('2 rows are not accounted for.');
  const untied = [{ ...data.tieOut[0]!, difference: 1 }];
  expect(say('.answer', answered, 'en', { files: sound, tieOut: untied })).toBe(
    '1 control total does not tie.',
  );
});

test('effects stand by figure, answers of one effect together, in lines of their own', () => {
  const [live, gone, draft] = question.answers;
  const inTwo = gone!.effects.flatMap((effect) => [
    effect,
    { ...effect, currency: 'JPY', minor: 7 },
    { ...effect, figure: 'open' as const, minor: 0 },
  ]);
  const hold = answer('hold', 'kept', '保留', -5000);
  const answers = [live!, { ...gone!, effects: inTwo }, draft!, hold, { ...hold, id: 'park' }];
  const [, , , , , , effects] = [
    ...render('questions', [{ ...question, answers }]).querySelectorAll('tbody tr > *'),
  ];
  expect([...effects!.children].map(({ textContent }) => textContent)).toEqual([
    'void: invoiced −50.00 EUR and +7 JPY',
    'draft, hold or park: invoiced −50.00 EUR',
  ]);
});

test('where only the files can tell what an answer does, it is said, with the line of each', () => {
  const file: Question = {
    ...question,
    word: null,
    columns: [],
    files: ['a.csv'],
    rows: 0,
    amounts: [],
    holds: 'ignore',
    answers: [answer('payment', 'money', '收款', 0), answer('ignore', 'left out', '忽略', 0)],
  };
  const lines = `values: { status: { "<b>": ignore } }values: { status: { "<b>": payment } }`;
  const shown = (locale: Locale) => cells(render('questions', [file], locale));
  expect(shown('en').at(0)).toBe('a.csv');
  expect(shown('en').slice(6)).toEqual(['payment: shown after it has been given', lines]);
  expect(shown('zh').at(6)).toBe('payment：作答后显示');
  const answered = [{ ...file, isAnswered: true }];
  expect(cells(render('questions', answered)).at(6)).toBe('in the figures already');
  expect(cells(render('questions', answered, 'zh')).at(6)).toBe('已计入数字');
});

test('what is answered stands with what the answer changed', () => {
  const block = render('questions', [{ ...question, isAnswered: true, holds: 'void' }]);
  expect(block.querySelector('caption')?.textContent).toBe('Answered in report.yml (1)');
  expect(cells(block).slice(5)).toEqual([
    'left out',
    'invoiced −50.00 EUR',
    'values: { status: { "<b>": void } }',
  ]);
  expect(render('summary', []).textContent).not.toContain('question');
  expect(render('questions', []).textContent).toContain(
    'Every word that decides a figure is known.',
  );
});
