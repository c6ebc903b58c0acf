/** A file of another program is told by what it is, with the step that gets the list out of it, in both languages. */
import { expect, it } from 'vitest';
import { otherProgram } from '../../../src/contract/plan/other-programs.ts';
import { imported } from '../folder.ts';

it.each([
  ['a.ods', 'LibreOffice'],
  ['a.XLSB', 'Excel Workbook'],
  ['a.mht', 'browser'],
  ['a.numbers', 'Numbers'],
  ['a.pdf', 'list behind it'],
  ['a.iif', 'Transaction List by Customer'],
  ['a.ofx', 'from the bank as CSV'],
  ['a.sta', 'from the bank as CSV'],
  ['a.dbf', 'as CSV'],
  ['a.zorb', 'its own program'],
])('%s: %s', (file, step) => {
  const { line } = otherProgram(file, null);
  expect(line.en).toContain(step);
  expect(line.zh).toMatch(/\p{Script=Han}/u);
});

it.each([
  ['daybook.xml', '<?xml version="1.0"?>\n<ENVELOPE><BODY/></ENVELOPE>', 'Alt+E'],
  ['export.txt', '<ENVELOPE>\n <HEADER/></ENVELOPE>', 'Alt+E'],
  ['export.csv', '!TRNS\tTRNSID\tDATE\n!ENDTRNS\n', 'Transaction List by Customer'],
  ['konto.txt', ':20:STARTUMS\r\n:25:12345/678\r\n', 'from the bank as CSV'],
  ['camt.xml', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053"/>', 'as CSV'],
  ['open.xls', 'MIME-Version: 1.0\nContent-Type: multipart/related\n', 'browser'],
])('%s is told by its content', async (file, content, step) => {
  const { problems } = await imported({ [file]: content });
  const [found] = problems.filter(({ rule }) => rule === 'foreign_file');
  expect(found).toMatchObject({ file, mend: expect.stringContaining(step) });
  expect(found?.inOther?.zh.mend).toMatch(/从文件夹中移除/);
});
