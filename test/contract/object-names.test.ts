/** Names that every JavaScript object has are names like others, in the data and in report.yml. */
import { expect, test } from 'vitest';
import { checkColumnSettings } from '../../src/contract/plan/column-settings.ts';
import { nameIn } from '../../src/format/label.ts';
import { translator } from '../../src/i18n/wordings.ts';
import { settingsSchema } from '../../src/settings/settings.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test.each(NAMES)('%s has no name and no wording but its own', (name) => {
  expect(nameIn({}, name)).toBeUndefined();
  expect(nameIn(JSON.parse(`{"${name}":"Ada"}`), name)).toBe('Ada');
  expect(translator('en').orNull(`common.${name}` as 'common.bucket.x')).toBeNull();
  expect(translator('en').orNull(`${name}.x` as 'common.bucket.x')).toBeNull();
});

test.each(NAMES)('%s.name in report.yml is no field', (name) => {
  const settings = settingsSchema.parse({ columns: { '*': { Kunde: `${name}.name` } } });
  expect(() => checkColumnSettings(settings)).toThrow(/is no field; expected ignore or one of/);
});
