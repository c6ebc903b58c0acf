import { expect, test } from 'vitest';
import type { FileSummary } from '../../src/contract/import-result.ts';
import type { AskedQuestion } from '../../src/contract/questions/asked-questions.ts';
import { noticeOf } from '../../src/publish/live-notice.ts';

const file = (name: string, rowsRead: number, rowsSetAside: number, sheet: string | null = null) =>
  ({ file: name, sheet, rowsRead, rowsSetAside }) as FileSummary;
const question = (answered: string | null) => ({ answered }) as AskedQuestion;

test('a page that is watched says how many rows are in no figure, and what is assumed', () => {
  const files = [file('a.csv', 1000, 1), file('b.xlsx', 234, 2, 'May'), file('c.csv', 5, 0)];
  expect(noticeOf({ files, questions: [question(null), question('void')] })).toEqual({
    en: 'Set aside, in no figure: 3 of 1,239 rows (b.xlsx [May] 2; a.csv 1); 1 question is open, and an assumption holds',
    zh: '搁置、不计入任何数字：1,239 行中的 3 行（b.xlsx [May] 2；a.csv 1）；1 个问题待答，暂按假设计算',
  });
  expect(noticeOf({ files: [file('c.csv', 5, 0)], questions: [question('void')] })).toBeNull();
});
