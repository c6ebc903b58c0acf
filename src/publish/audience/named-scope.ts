/** The scope of an audience by the values that the data has: names are looked up, what is not there is refused. */
import type { Row } from '../../engine/engine.ts';
import { type Localised, text } from '../../i18n/locale.ts';
import { NONE } from '../../metrics/types.ts';
import type { Audience, RowScope, ScopeKey } from '../../settings/audiences.ts';
import { AUDIENCES_FILE } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { OpenReport } from '../open-report.ts';
import type { ResolvedMask } from './mask-tables.ts';

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

type Named = Pick<OpenReport, 'engine' | 'settings'>;

/** Throws SettingsError naming audience, key and value. */
export async function namedScope(
  report: Named,
  { id, rows }: Pick<Audience, 'id' | 'rows'>,
): Promise<RowScope> {
  const scope: RowScope = {};
  for (const [key, given] of Object.entries(rows) as [ScopeKey, string[] | undefined][])
    if (given) scope[key] = await idsFor(report, key, given, `${id}.rows.${key}`);
  return scope;
}

/** The mask with customers by their ids; null where nothing is hidden. Throws SettingsError of a customer that nobody is. */
export async function resolvedMask(
  report: Named,
  { id, mask }: Pick<Audience, 'id' | 'mask'>,
  secret: string | null,
): Promise<ResolvedMask | null> {
  if (!mask) return null;
  if (secret === null) throw new Error('no secret to make codes with');
  const { customer, columns } = mask;
  if (customer === undefined || customer === 'all') return { customer, columns, secret };
  const ids = await idsFor(report, 'customer', customer, `${id}.mask.customer`);
  return { customer: ids, columns, secret };
}

/** Throws SettingsError naming `place` of the file. */
export async function idsFor(
  { engine, settings }: Named,
  key: ScopeKey,
  given: string[],
  place: string,
): Promise<string[]> {
  const exported = await engine.query(VALUES[key]);
  const known = [...exported, ...namesInSettings(settings, key, exported)];
  return given.map((value) => {
    const found = idsOf(value, known);
    const isBoth = value === NONE && known.some(({ id }) => id === NONE);
    if (found.length === 1 && !isBoth) return found[0]!;
    const what = isBoth ? BOTH : found.length === 0 ? unknownName(value) : sharedName(value, found);
    throw new SettingsError(`${AUDIENCES_FILE}: ${place}: ${what[settings.languages[0]!]}`);
  });
}

/** A value goes by the names that `report.yml` gives it, in either language. */
function namesInSettings({ names }: Named['settings'], key: ScopeKey, exported: Row[]): Row[] {
  if (key === 'customer' || key === 'department') return [];
  return Object.entries(names[key] ?? {}).flatMap(([value, { en, zh }]) =>
    idsOf(value, exported).flatMap((id) => [
      { id, name: en },
      { id, name: zh },
    ]),
  );
}

const unknownName = (value: string): Localised =>
  text(
    `“${value}” is in no export; correct the name, or leave it out until it is there`,
    `导出文件中没有“${value}”；请更正名称，或在出现之前先删去`,
  );

const sharedName = (value: string, ids: string[]): Localised =>
  text(
    `“${value}” is the name of ${ids.join(' and ')}; write the id of the one that is meant`,
    `“${value}”是 ${ids.join('、')} 共用的名称；请改写所指一方的编号`,
  );

const BOTH = text(
  `“${NONE}” means rows without a value, and the exports have it as a value too; correct it there, in data/corrections/`,
  `“${NONE}”表示没有取值的行，而导出文件中也有此值；请在 data/corrections/ 中更正该值`,
);

/** An id is itself, even where another has it as a name. */
function idsOf(value: string, known: Row[]): string[] {
  if (value === NONE) return [NONE];
  if (known.some(({ id }) => id === value)) return [value];
  return [...new Set(known.filter(({ name }) => name === value).map(({ id }) => id as string))];
}
