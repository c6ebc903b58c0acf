/** report.yml with answers in it: what stood there stays, and what is written is read back as it was meant. */
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSettings, type SettingsInput } from '../../src/settings/settings.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { settingsLine } from '../../src/settings/settings-line.ts';
import { mergeSettings, settingsText, writeSettings } from '../../src/settings/write-settings.ts';

const merged = (text: string, settings: SettingsInput): string =>
  mergeSettings(text, 'report.yml', settings).text;
const CANCELADO: SettingsInput = { values: { status: { Cancelado: 'void' } } };

test('an answer goes where its kind stands; comments, order and everything else stay', () => {
  const text = [
    '# ours',
    'company: Acme # as in the register',
    '',
    '# agreed in 2024',
    'buckets:',
    '- 15',
    '- 45',
    'values:',
    '  # from the old system',
    '  kind: { Zahlung: cash } # K',
    '  status:',
    '    Abierto: live # open',
    'date_order: dmy',
    '',
    '# the end',
    '',
  ].join('\n');
  expect(merged(text, CANCELADO)).toBe(
    text.replace('live # open\n', 'live # open\n    Cancelado: void\n'),
  );
  expect(merged(text, { values: { kind: { Avoir: 'credit_note' } } })).toBe(
    text.replace('Zahlung: cash }', 'Zahlung: cash, Avoir: credit_note }'),
  );
});

test('Chinese comments keep their blanks, and short lists stay as they are written', () => {
  const text = [
    'languages: [zh]  # 只用中文',
    'company: 甲公司   # 与登记一致',
    'buckets: [ 15, 45 ]',
    'values:',
    '  status: { 作废: void }  #　全角空格',
    '',
  ].join('\n');
  const after = merged(text, { values: { kind: { 抹零: 'discount' } } });
  expect(after).toBe(`${text}  kind:\n    抹零: discount\n`);
});

test('a comment is never lost', () => {
  const text = '#1\na: #2\n  #3\n  b: 1 #4\n#5\n'.replace('a:', 'rates:').replace('b:', 'USD:');
  expect(merged(text, CANCELADO).match(/#\d/g)).toEqual(['#1', '#2', '#3', '#4', '#5']);
});

test.each([
  ['no file', ''],
  ['only a comment', '# nothing yet\n'],
  ['an empty key', 'values:\n'],
  ['an empty key of two', 'values:\n  status:\n  kind: {}\n'],
])('an answer goes into %s', (_, text) => {
  expect(parseSettings(merged(text, CANCELADO), '').values.status).toEqual({ Cancelado: 'void' });
  if (text.startsWith('#')) expect(merged(text, CANCELADO)).toMatch(/^# nothing yet\n/);
});

test('line ends stay as they are', () => {
  expect(merged('company: Acme\r\n', { date_order: 'dmy' })).toBe(
    'company: Acme\r\ndate_order: dmy\r\n',
  );
});

test('another answer that stands there is named, the same one is not', () => {
  const { text, replaced } = mergeSettings('date_order: mdy # us\n', '', { date_order: 'dmy' });
  expect([text, replaced]).toEqual([
    'date_order: dmy # us\n',
    [{ name: 'date_order', before: 'mdy', after: 'dmy' }],
  ]);
  expect(mergeSettings('date_order: dmy\n', '', { date_order: 'dmy' }).replaced).toEqual([]);
});

test.each([
  ['an alias', 'a: &words { status: {} }\nvalues: *words\n', 'values is not written as keys'],
  ['a list', '- company\n', '(top) is not written as keys'],
  ['no YAML', 'company: [\n', 'not readable as YAML'],
])('%s is left to a person, with the line to write', (_, text, message) => {
  expect(() => merged(text, CANCELADO)).toThrow(SettingsError);
  expect(() => merged(text, CANCELADO)).toThrow(message);
});

test('any word is read back as it was, from the file and from the line', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => text !== '__proto__');
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), (words) => {
      const status = Object.fromEntries(words.map((each) => [each, 'void' as const]));
      const text = merged('# kept\ncompany: Acme\n', { values: { status } });
      expect(parseSettings(text, '').values.status).toEqual(status);
      expect(text).toMatch(/^# kept\ncompany: Acme\n/);
      const line = settingsLine({ values: { status } });
      expect(parseSettings(line, '').values.status).toEqual(status);
    }),
    { numRuns: 60 },
  );
});

test('the file is written whole, through a link too, and nothing is left beside it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'settings-'));
  try {
    const [path, link] = [join(dir, 'report.yml'), join(dir, 'linked.yml')];
    expect(settingsText(path)).toBe('');
    writeSettings(path, 'company: A\n');
    symlinkSync(path, link);
    writeSettings(link, 'company: B\n');
    expect(readFileSync(path, 'utf8')).toBe('company: B\n');
    expect(existsSync(join(dir, '.report.yml.new'))).toBe(false);
    writeFileSync(join(dir, 'file'), '');
    expect(() => writeSettings(join(dir, 'file', 'report.yml'), '')).toThrow();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
