/** The columns that report.yml maps, checked, and the headers to name where one is missing. */
import { HEADERS, type NamesByField } from '../../intake/headers/headers.ts';
import { TABLE_NAMES, type TableName } from '../../intake/table-names.ts';
import type { Settings } from '../../settings/settings.ts';
import { SettingsError } from '../../settings/settings-error.ts';

/** Names shown for one field: its own and the best known. */
const SHOWN_NAMES = 9;

/** The header names to look for where one of `fields` ("amount or open_amount") is missing. */
export const headersWanted = (table: TableName, fields: string): string =>
  fields
    .split(' or ')
    .flatMap((field) => (HEADERS[table].get(field) ?? []).slice(0, SHOWN_NAMES))
    .map(({ text }) => text)
    .join(', ');

/** Throws SettingsError where a column is mapped onto a field that does not exist. */
export function checkColumnSettings(settings: Settings): void {
  for (const [pattern, headers] of Object.entries(settings.columns)) {
    for (const [header, target] of Object.entries(headers)) {
      const [table = '', field = ''] = target.split('.');
      const isTable = TABLE_NAMES.includes(table as TableName);
      const fields: NamesByField | undefined = isTable ? HEADERS[table as TableName] : undefined;
      if (target === 'ignore' || fields?.has(field)) continue;
      const wanted = fields
        ? [...fields.keys()].map((name) => `${table}.${name}`)
        : TABLE_NAMES.map((name) => `${name}.…`);
      throw new SettingsError(
        `report.yml: columns: ${pattern}: ${header}: "${target}" is no field; expected ignore or one of ${wanted.join(', ')}`,
      );
    }
  }
}
