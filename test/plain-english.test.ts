/** Names are plain English: the words that the glossary retires stand in no identifier and in no file's name. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const glossary = readFileSync(join(ROOT, 'src/GLOSSARY.md'), 'utf8');

/** The first column of the table under the last heading: words in backticks. */
const retired = new Set(
  glossary
    .slice(glossary.lastIndexOf('\n## '))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)),
);

const files = ['src', 'scripts', 'test'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(top, file)),
);

/** Names of data: columns, settings, rules, metrics. */
const isData = (name: string): boolean => /^[a-z\d]+(?:_[a-z\d]+)+$/.test(name);

/** `toldProgress` → told, progress; `MAX_KEPT` → max, kept. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

function identifiersIn(text: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false));
  return names;
}

/** Promises are kept; everything else is cached or stored. */
const isPromise = (word: string, text: string): boolean => word === 'kept' && /promise/i.test(text);

test('no name has a word that the glossary retires', () => {
  expect(retired.size).toBeGreaterThan(5);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return [basename(file), ...identifiersIn(text)]
      .filter((name) => !isData(name))
      .filter((name) => wordsOf(name).some((word) => retired.has(word) && !isPromise(word, text)))
      .map((name) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
});
