/** The header names stand once, in the text files of `src/intake/headers`, each in one spelling. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normaliseHeader } from '../../../src/intake/header-spelling.ts';
import {
  HEADER_ROLES,
  HEADERS,
  parseHeaders,
  roleKeys,
} from '../../../src/intake/headers/headers.ts';
import { TABLE_NAMES } from '../../../src/intake/table-names.ts';

const SRC = resolve(import.meta.dirname, '../../../src');

describe('the form of the files', () => {
  it('is one line a field, names parted by bars, with marks and shared lists', () => {
    const shared = parseHeaders('customer: Kunde | 客户\n');
    const names = parseHeaders('# a comment\npayer: @customer |\n  ?payer\nline?: sum\n', shared);
    const shown = [...names].map(([field, list]) => [
      field,
      list.map(({ text, isLastResort }) => (isLastResort ? `${text}, at last` : text)),
    ]);
    expect(shown).toEqual([
      ['payer', ['Kunde', '客户', 'payer, at last']],
      ['line', ['line, at last', 'sum, at last']],
    ]);
  });

  it.each(['Due Date: x', 'no colon', 'a: x\na: y', 'a: @unknown'])('%j is a mistake', (text) => {
    expect(() => parseHeaders(text)).toThrow();
  });
});

describe.each(TABLE_NAMES)('the names of %s', (table) => {
  it('are each in a field once, and in two fields only where a mark says so', () => {
    const byKey = new Map<string, { field: string; isMarked: boolean }[]>();
    for (const [field, names] of HEADERS[table])
      for (const { text, isLastResort, isShared } of names) {
        const key = normaliseHeader(text);
        expect([text, key === '']).toEqual([text, false]);
        const uses = byKey.get(key) ?? [];
        byKey.set(key, [...uses, { field, isMarked: isLastResort || isShared }]);
      }
    const wrong = [...byKey].filter(([, uses]) => {
      const isTwice = new Set(uses.map(({ field }) => field)).size < uses.length;
      return isTwice || uses.filter(({ isMarked }) => !isMarked).length > 1;
    });
    expect(wrong).toEqual([]);
  });

  it('are none that is never read', () => {
    const names = [...HEADERS[table].values()].flat().map(({ text }) => text);
    expect(names.filter((text) => roleKeys('forecast').has(normaliseHeader(text)))).toEqual([]);
  });
});

it.each(HEADER_ROLES)('the role %s has names, each once', (role) => {
  const line = readFileSync(join(SRC, 'intake/headers/roles.txt'), 'utf8').match(
    new RegExp(`^${role}:`, 'm'),
  );
  expect(line).not.toBeNull();
  expect(roleKeys(role).size).toBeGreaterThan(0);
});

it('roles.txt has no line that no code knows', () => {
  const text = readFileSync(join(SRC, 'intake/headers/roles.txt'), 'utf8');
  const lines = [...text.matchAll(/^(\w+)\??:/gm)].map(([, role]) => role);
  expect(lines.sort()).toEqual([...HEADER_ROLES].sort());
});

describe('the code of the import', () => {
  // the rules' wordings name columns to people
  const files = ['intake', 'contract'].flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('rules/'))
      .map((name) => join(room, name)),
  );
  const lines = files.flatMap((file) =>
    readFileSync(join(SRC, file), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\/\*|\*|\/\/)/.test(line))
      .map((line) => ({ file, line })),
  );

  it('holds no header name that only an export would write', () => {
    const names = TABLE_NAMES.flatMap((table) => [...HEADERS[table].values()].flat());
    const keys = new Set([
      ...names.map(({ text }) => normaliseHeader(text)),
      ...HEADER_ROLES.flatMap((role) => [...roleKeys(role)]),
    ]);
    const found = lines.flatMap(({ file, line }) =>
      [...line.matchAll(/(['"`])((?:(?!\1).)+)\1/g)]
        .map(([, , text]) => text!)
        .filter((text) => /[^\x21-\x7e]/.test(text) && keys.has(normaliseHeader(text)))
        .map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('holds no pattern of words for "customer"', () => {
    const words = [...roleKeys('customer_label')];
    const found = lines.filter(
      ({ line }) => words.filter((word) => line.toLowerCase().includes(word)).length > 4,
    );
    expect(found).toEqual([]);
  });
});
