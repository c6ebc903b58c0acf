/** Templates as a company writes them: what is read, and what an error says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LETTER_KINDS } from '../../src/format/letter-kinds.ts';
import { LOCALES } from '../../src/i18n/locale.ts';
import { readTemplates, type TemplateFile } from '../../src/letters/read-templates.ts';
import { parseTemplate } from '../../src/letters/template.ts';

const DIR = new URL('../../data/letters', import.meta.url).pathname;
const PACKAGED: TemplateFile[] = readdirSync(DIR).map((name) => ({
  path: `data/letters/${name}`,
  name,
  text: readFileSync(join(DIR, name), 'utf8'),
}));

test('those that come along are complete in both languages, and name the same tables', () => {
  const templates = readTemplates(PACKAGED);
  for (const kind of LETTER_KINDS) {
    const tables = LOCALES.map((locale) =>
      templates[kind][locale].flatMap((block) => (block.kind === 'table' ? block.place : [])),
    );
    expect(tables[0], kind).toEqual(tables[1]);
    expect(tables[0], kind).not.toEqual([]);
  }
});

test('headings, paragraphs with their lines, lists, tables and the line to cut at', () => {
  const text =
    '# A letter\n\nTo: {customer}\n{rep}\n\n- one\n- two\n{items}\nEnd.\r\n---\n## Slip\n<b>text</b> # no heading';
  const line = (written: string, ...places: string[]) => ({ text: written, places });
  expect(parseTemplate(text, 'a.md')).toEqual([
    { kind: 'title', line: line('A letter') },
    { kind: 'paragraph', lines: [line('To: {customer}', 'customer'), line('{rep}', 'rep')] },
    { kind: 'list', lines: [line('one'), line('two')] },
    { kind: 'table', place: 'items' },
    { kind: 'paragraph', lines: [line('End.')] },
    { kind: 'cut' },
    { kind: 'heading', line: line('Slip') },
    { kind: 'paragraph', lines: [line('<b>text</b> # no heading')] },
  ]);
});

test.each([
  [
    'Dear {customer},\n\nyou owe {sum}.',
    /^a\.md:3: no place \{sum\}; allowed: \{company\} .*\{items\}/,
  ],
  ['{constructor}', /^a\.md:1: no place \{constructor\}/],
  ['one {items} two', /^a\.md:1: \{items\} is a table: it stands on a line of its own$/],
  ['one {total two', /^a\.md:1: a brace without its other half/],
  ['one total} two', /^a\.md:1: a brace without its other half/],
  [' \n\n', /^a\.md: the template is empty$/],
])('%j is refused with its place', (text, message) => {
  expect(() => parseTemplate(text, 'a.md')).toThrow(message);
});

test('a file that is no letter, and a letter that is missing, say what is allowed', () => {
  const other = { path: 'letters/dunning-3.en.md', name: 'dunning-3.en.md', text: 'x' };
  expect(() => readTemplates([...PACKAGED, other])).toThrow(
    /^letters\/dunning-3\.en\.md: no letter of that name; allowed: reminder, .*confirmation/,
  );
  expect(() => readTemplates(PACKAGED.filter(({ name }) => name !== 'reminder.zh.md'))).toThrow(
    /^letters\/reminder\.zh\.md is missing/,
  );
});

test('a company’s own takes the place of the one that comes along', () => {
  const own = { path: 'mine/reminder.en.md', name: 'reminder.en.md', text: 'Pay, {customer}.' };
  const { reminder } = readTemplates([...PACKAGED, own]);
  expect(reminder.en).toHaveLength(1);
  expect(reminder.zh.length).toBeGreaterThan(3);
});
