/** Rules stand in files by subject: an id is defined once, used by the code, and worded in both languages. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEDGER_RULES } from '../../../src/contract/rules/ledger-rules.ts';
import { problem, problemText } from '../../../src/contract/rules/problem.ts';
import type { ProblemRule } from '../../../src/contract/rules/rule.ts';
import { PROBLEM_RULES, type RuleId } from '../../../src/contract/rules/rules.ts';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { parseSettings, settingsSchema } from '../../../src/settings/settings.ts';

const rules: [string, ProblemRule][] = [
  ...Object.entries(PROBLEM_RULES),
  ...Object.entries(LEDGER_RULES),
];
const read = (path: string): string => readFileSync(path, 'utf8');

describe('the rules of the import', () => {
  it('are each defined in one file', () => {
    const defined = globSync('src/contract/rules/*-rules.ts').flatMap((path) =>
      [...read(path).matchAll(/^ {2}(\w+): rule\(/gm)].map(([, id]) => id),
    );
    expect(defined.toSorted()).toEqual(rules.map(([id]) => id).toSorted());
  });

  it('are each reported by some code or model', () => {
    const code = globSync('src/**/*.{ts,sql}')
      .filter((path) => !path.startsWith('src/contract/rules/'))
      .map(read)
      .join('\n');
    expect(rules.map(([id]) => id).filter((id) => !code.includes(`'${id}'`))).toEqual([]);
  });

  it.each(rules)('%s says in both languages what is wrong, expected and to be done', (_, rule) => {
    for (const { title, expected, mend } of [rule.en, rule.zh])
      expect([title, expected, mend].every((text) => text.trim() !== '')).toBe(true);
  });
});

/** A place of a problem with names that a line of report.yml must quote. */
const PLACE = {
  file: 'Årsliste: nr. 1.xlsx [S "2"]',
  row: 2,
  column: 'Beløp, NOK',
  value: 'y: "ja"',
  expected: { en: 'the one', zh: '此项' },
  line: 'max_set_aside: 0.5',
};

/** The lines of report.yml in a text: a setting and what stands in its braces, or its word. */
function linesIn(text: string): string[] {
  const keys = Object.keys(settingsSchema.shape).join('|');
  const lines: string[] = [];
  let read = 0;
  for (const { index, 0: key } of text.matchAll(new RegExp(`(?<![\\w"])(?:${keys}): `, 'g'))) {
    // `values: { currency: …`: the name of a setting inside of another
    if (index < read) continue;
    const rest = text.slice(index + key.length);
    let end = 0;
    if (rest.startsWith('{')) {
      let depth = 0;
      do {
        if (rest[end] === '{') depth++;
        if (rest[end] === '}') depth--;
        end++;
      } while (depth > 0 && end < rest.length);
    } else end = /^(?:'[^']*'|[\w.-]+)/.exec(rest)![0].length;
    read = index + key.length + end;
    lines.push(key + rest.slice(0, end));
  }
  return lines;
}

/** They name what report.yml has already, or a field that it may not. */
const WITHOUT_LINE = ['mapping_unused'];

describe.each(LOCALES)('what to do, in %s', (locale) => {
  it.each(Object.keys(PROBLEM_RULES) as RuleId[])('%s can be pasted into report.yml', (id) => {
    const found = problem(id, PLACE);
    const { expected, mend } = problemText(found, locale);
    expect(`${expected} ${mend}`).not.toMatch(/\{\w+\}|undefined|\[object/);
    const lines = linesIn(mend);
    for (const line of lines) expect(() => parseSettings(line, 'report.yml')).not.toThrow();
    if (mend.includes('report.yml') && !mend.includes('--suggest') && !WITHOUT_LINE.includes(id))
      expect(lines).not.toEqual([]);
  });
});

it('a line names the file, the column and the word as they are in the exports', () => {
  const lineOf = (id: RuleId) => parse(linesIn(problem(id, PLACE).mend!)[0]!) as unknown;
  expect(lineOf('words_by_values')).toEqual({
    columns: { [PLACE.file]: { [PLACE.column]: 'ignore' } },
  });
  expect(lineOf('kind_by_method')).toEqual({ values: { kind: { [PLACE.value]: 'cash' } } });
});
