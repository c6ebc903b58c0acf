/** Rules stand in files by subject: an id is defined once, used by the code, and worded in both languages. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEDGER_RULES } from '../../../src/contract/rules/ledger-rules.ts';
import type { ProblemRule } from '../../../src/contract/rules/rule.ts';
import { PROBLEM_RULES } from '../../../src/contract/rules/rules.ts';

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
