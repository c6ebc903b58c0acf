/** Words of the data are keys of report.yml: each is read, or refused in words; none is passed over. */
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/settings/settings.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';

const MAPS: Record<string, string> = {
  'values.status': 'void',
  'values.kind': 'cash',
  'values.currency': 'USD',
  'values.doc_type': 'invoice',
  columns: '{A: ignore}',
  'columns.x': 'ignore',
  encodings: 'gb18030',
  amount_units: 'minor',
  rates: '7.1',
  loss_rates: '0.5',
};
const written = (map: string, key: string): string =>
  map
    .split('.')
    .toReversed()
    .reduce((inner, name) => `{${name}: ${inner}}`, `{${key}: ${MAPS[map]}}`);

test.each(Object.keys(MAPS))(
  '%s takes every word, and refuses the one that no object holds',
  (map) => {
    for (const key of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const settings = parseSettings(written(map, key), 'report.yml');
      const read = map
        .split('.')
        .reduce((inner, name) => (inner as Record<string, unknown>)[name], settings as unknown);
      expect(Object.keys(read as object)).toEqual([key]);
    }
    const refused = () => parseSettings(written(map, '__proto__'), 'report.yml');
    expect(refused).toThrow(SettingsError);
    expect(refused).toThrow(`report.yml: ${map}.__proto__: this word cannot be a key`);
  },
);
