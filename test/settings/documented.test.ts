/** Every setting has a row in the README and an example in data/report.yml, and neither names one that does not exist. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/settings.ts';

/** Settings by name; those of a group by the group's name and their own, as `alerts.overdue_days`. */
function settingNames(): string[] {
  const { properties } = z.toJSONSchema(settingsSchema, {
    io: 'input',
  }) as z.core.JSONSchema.Schema;
  return Object.entries(properties!).flatMap(([name, schema]) => {
    const group = (schema as z.core.JSONSchema.Schema).properties;
    return [name, ...Object.keys(group ?? {}).map((key) => `${name}.${key}`)];
  });
}

/** Keys in the first column of the README's table; the row of a group names its keys in the second. */
function readmeNames(groups: readonly string[]): string[] {
  const section = /\n## Settings\n(.*?)\n## /s.exec(readFileSync('README.md', 'utf8'))![1]!;
  const coded = (cell: string): string[] =>
    [...cell.matchAll(/`([a-z_]+)`/g)].map(([, key]) => key!);
  return [...section.matchAll(/^\| (`.*?) \| (.*?) \|/gm)].flatMap(([, key, meaning]) => {
    const [name, ...more] = coded(key!);
    const inGroup = groups.includes(name!) ? coded(meaning!).map((one) => `${name}.${one}`) : [];
    return [name!, ...more, ...inGroup];
  });
}

/** Keys of the file, of examples in comments too. */
function exampleNames(): string[] {
  let group = '';
  return readFileSync('data/report.yml', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, indent, key] = /^(?:# )?( *)([a-z_]+):(?: |$)/.exec(line) ?? [];
      if (key === undefined) return [];
      if (indent === '') group = key;
      return [indent === '' ? key : `${group}.${key}`];
    });
}

describe('the settings', () => {
  const names = settingNames();
  const groups = names.filter((name) => names.some((other) => other.startsWith(`${name}.`)));

  it('have a row each in the README', () => {
    expect(readmeNames(groups).toSorted()).toEqual(names.toSorted());
  });

  it('have an example each in data/report.yml, in a comment where the demo does not use it', () => {
    const examples = exampleNames();
    expect(names.filter((name) => !examples.includes(name))).toEqual([]);
    const ofGroups = examples.filter((name) => groups.includes(name.split('.')[0]!));
    const single = examples.filter((name) => !name.includes('.'));
    expect([...ofGroups, ...single].filter((name) => !names.includes(name))).toEqual([]);
  });
});
