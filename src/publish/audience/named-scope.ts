/** The scope of an audience by the values that the data has: names are looked up, what is not there is refused. */
import type { Row } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import { NONE } from '../../metrics/types.ts';
import {
  AUDIENCES_FILE,
  type Audience,
  type RowScope,
  type ScopeKey,
} from '../../settings/audiences.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { OpenReport } from '../open-report.ts';

/** Where the values of a dimension are, with the names that they also go by. */
const VALUES: Record<ScopeKey, string> = {
  region:
    'select region::varchar as id, null as name from fct_item union select region::varchar, null from dim_customer',
  segment:
    'select segment::varchar as id, null as name from fct_item union select segment::varchar, null from dim_customer',
  department: 'select department::varchar as id, null as name from fct_item',
  rep: 'select rep::varchar as id, name from dim_rep union select rep::varchar, null from fct_item',
  customer: 'select customer::varchar as id, name from dim_customer',
};

/** Throws SettingsError naming audience, key and value. */
export async function namedScope(
  { engine, settings }: Pick<OpenReport, 'engine' | 'settings'>,
  { id, rows }: Pick<Audience, 'id' | 'rows'>,
): Promise<RowScope> {
  const locale = settings.languages[0]!;
  const scope: RowScope = {};
  for (const [key, given] of Object.entries(rows) as [ScopeKey, string[] | undefined][]) {
    if (!given) continue;
    const known = await engine.query(VALUES[key]);
    scope[key] = given.map((value) => {
      const found = idsOf(value, known);
      if (found.length === 1) return found[0]!;
      const what =
        found.length === 0
          ? text(
              `“${value}” is in no export; correct the name, or leave it out until it is there`,
              `导出文件中没有“${value}”；请更正名称，或在出现之前先删去`,
            )
          : text(
              `“${value}” is the name of ${found.join(' and ')}; write the id of the one that is meant`,
              `“${value}”是 ${found.join('、')} 共用的名称；请改写所指一方的编号`,
            );
      throw new SettingsError(`${AUDIENCES_FILE}: ${id}.rows.${key}: ${what[locale]}`);
    });
  }
  return scope;
}

/** An id is itself, even where another has it as a name. */
function idsOf(value: string, known: Row[]): string[] {
  if (value === NONE) return [NONE];
  if (known.some(({ id }) => id === value)) return [value];
  return [...new Set(known.filter(({ name }) => name === value).map(({ id }) => id as string))];
}
