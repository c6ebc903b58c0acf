/** The columns that report.yml maps, checked, and the headers to name where one is missing. */
import { ALIASES, TABLE_NAMES, type TableName } from '../../intake/aliases.ts';
import { type Settings, SettingsError } from '../../settings/settings.ts';

export const headersWanted = (table: TableName, fields: string): string =>
  fields
    .split(' or ')
    .flatMap((field) => [field, ...(ALIASES[table][field] ?? []).slice(0, 8)])
    .join(', ');

/** Throws SettingsError where a column is mapped onto a field that does not exist. */
export function checkColumnSettings(settings: Settings): void {
  for (const [pattern, headers] of Object.entries(settings.columns)) {
    for (const [header, target] of Object.entries(headers)) {
      const [table = '', field = ''] = target.split('.');
      const fields = (ALIASES as Record<string, Record<string, unknown>>)[table];
      if (target === 'ignore' || fields?.[field]) continue;
      const wanted = fields
        ? Object.keys(fields).map((f) => `${table}.${f}`)
        : TABLE_NAMES.map((t) => `${t}.…`);
      throw new SettingsError(
        `report.yml: columns: ${pattern}: ${header}: "${target}" is no field; expected ignore or one of ${wanted.join(', ')}`,
      );
    }
  }
}
