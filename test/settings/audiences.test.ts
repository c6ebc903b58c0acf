/** What `audiences.yml` may say, and how it is told what it may not. */
import { expect, test } from 'vitest';
import { parseAudiences } from '../../src/settings/audiences.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';

const read = (written: string) => parseAudiences(written, 'audiences.yml', ['zh', 'en']);

test('a short entry has every default', () => {
  expect(read('board: { title: Board }').get('board')).toEqual({
    id: 'board',
    title: { en: 'Board', zh: 'Board' },
    languages: ['zh', 'en'],
    rows: {},
    opens: 'rows',
    whole: [],
    sealed: true,
  });
});

test('a full entry is read as it is written; one name stands for a list', () => {
  const [east] = read(`east:
  title: { en: East, zh: 华东 }
  language: en
  rows: { region: East, customer: [C1, C2] }
  pages: [overview, aging]
  mask: { customer: [C7, Beta], columns: note }
  opens: figures
  whole: [rank, share]
  until: 2027-03-31
  sealed: false
`).values();
  expect(east).toEqual({
    id: 'east',
    title: { en: 'East', zh: '华东' },
    languages: ['en'],
    rows: { region: ['East'], customer: ['C1', 'C2'] },
    pages: ['overview', 'aging'],
    mask: { customer: ['C7', 'Beta'], columns: ['note'] },
    opens: 'figures',
    whole: ['rank', 'share'],
    until: '2027-03-31',
    sealed: false,
  });
});

test.each([
  ['', 'audiences.yml: 内容为空'],
  ['board: {}', 'audiences.yml: board.title: 缺失'],
  ['board: { title: B, hide: [customer] }', 'audiences.yml: board.hide: 没有此项'],
  ['board: { title: B, mask: [customer] }', 'audiences.yml: board.mask: 应为键值对'],
  ['board: { title: B, mask: {} }', 'audiences.yml: board.mask: 内容为空'],
  ['board: { title: B, mask: { customer: [] } }', 'audiences.yml: board.mask.customer: 应为 all'],
  [
    'board: { title: B, mask: { columns: [phone] } }',
    'audiences.yml: board.mask.columns: 应为要隐藏的列',
  ],
  ['board: { title: B, opens: pages }', 'audiences.yml: board.opens: 应为 rows'],
  ['board: { title: B, whole: sum }', 'audiences.yml: board.whole: 应为 share'],
  ['board: { title: B, rows: { country: DE } }', 'audiences.yml: board.rows.country: 没有此项'],
  ['board: { title: B, rows: { region: [] } }', 'audiences.yml: board.rows.region: 应为名称'],
  ['board: { title: B, rows: East }', 'audiences.yml: board.rows: 应为键值对'],
  ['board: { title: B, pages: [aging] }', 'audiences.yml: board.pages: 页面中必须包含 overview'],
  ['board: { title: B, language: fr }', 'audiences.yml: board.language: 应为 en、zh'],
  ['board: { title: B, until: soon }', 'audiences.yml: board.until: 应为 YYYY-MM-DD'],
  ['board: { title: B, sealed: maybe }', 'audiences.yml: board.sealed: 应为 true 或 false'],
  ['"The board": { title: B }', 'audiences.yml: The board: 应为由小写字母'],
  ['- board', 'audiences.yml: (top): 应为键值对'],
  ['a: [', 'audiences.yml: 无法作为 YAML 读取'],
])('%s is refused: %s', (written, said) => {
  expect(() => read(written)).toThrow(SettingsError);
  expect(() => read(written)).toThrow(said);
});

test('every fault is told, in the first language of the report', () => {
  const both = 'a: { titel: A }\nb: { title: B, until: never }';
  expect(() => parseAudiences(both, 'audiences.yml', ['en'])).toThrow(
    /a\.title: is missing[\s\S]*a\.titel: no such key[\s\S]*b\.until: expected a date/,
  );
});
