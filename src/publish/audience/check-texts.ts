/** The last look at the database of an audience before anything is made of it: no text in it names whom it must not. */
import type { Engine } from '../../engine/engine.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import { type Audience, MASKED_NAMES, MASKED_TEXTS } from '../../settings/audiences.ts';
import { AUDIENCES_FILE } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { OpenReport } from '../open-report.ts';
import { isTelling } from './find-leaks.ts';
import { createTextFinder } from './text-finder.ts';

/** Columns of which the program knows every value. */
const OWN_WORDS = [
  'kind',
  'end_kind',
  'source_kind',
  'method',
  'currency',
  'limit_currency',
  'channel',
  'stage',
  'outcome',
  'status',
  'decision',
  'month',
  'late_tier',
];
/** What customers are sorted by: such a value says nothing of one of them, unless he is hidden. */
const GROUPS = ['region', 'segment', 'product', 'department', 'team'];

export interface Unnamed {
  /** Names and ids of customers who are not the audience's. */
  foreign: readonly string[];
  /** Of those that it is shown as codes. */
  masked: readonly string[];
  /** Names that it is shown, within which one of these may stand: “Alpha” in “Alpha Works”. */
  shown?: Iterable<string>;
}

/** Throws SettingsError with the column, the text and what hides it. */
export async function checkTexts(
  { engine, settings }: Pick<OpenReport, 'engine' | 'settings'>,
  { id }: Pick<Audience, 'id'>,
  { foreign, masked, shown = [] }: Unnamed,
): Promise<void> {
  const findAny = createTextFinder([...foreign, ...masked].filter(isTelling));
  const findMasked = createTextFinder(masked.filter(isTelling));
  const around = namesAround([...foreign, ...masked], [...shown]);
  for (const { table, column } of await textColumns(engine)) {
    if (OWN_WORDS.includes(column) || table === 'meta') continue;
    const rows = await engine.query(
      `select distinct "${column}"::varchar as text from "${table}" where "${column}" is not null`,
    );
    const texts = rows.map((row) => row.text as string);
    const all = (GROUPS.includes(column) ? findMasked : findAny)(Buffer.from(texts.join('\n')));
    const found = [...all].find((name) => isNamed(name, texts, around.get(name) ?? []));
    if (found !== undefined)
      throw new SettingsError(
        `${AUDIENCES_FILE}: ${id}: ${named(table, column, found, settings.languages[0]!)}`,
      );
  }
}

/** By name, those of `shown` within which it stands, the longest first. */
function namesAround(names: readonly string[], shown: string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const find = createTextFinder(names);
  for (const own of shown.sort((one, other) => other.length - one.length))
    for (const name of find(Buffer.from(own)))
      if (name !== own) found.set(name, [...(found.get(name) ?? []), own]);
  return found;
}

/** Whether a text has it otherwise than within a name that is shown. */
const isNamed = (name: string, texts: string[], around: string[]): boolean =>
  around.length === 0 ||
  texts.some((text) =>
    around.reduce((rest, own) => rest.replaceAll(own, '\n'), text).includes(name),
  );

async function textColumns(engine: Engine): Promise<{ table: string; column: string }[]> {
  const rows = await engine.query(
    `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
     join information_schema.tables t using (table_name)
     where t.table_type = 'BASE TABLE' and (c.data_type = 'VARCHAR' or c.data_type like 'ENUM%')
     order by all`,
  );
  return rows as { table: string; column: string }[];
}

function named(table: string, column: string, found: string, locale: Locale): string {
  const hiding =
    column === 'sheet' ? 'file' : table === 'dim_rep' && column === 'name' ? 'rep' : column;
  const canHide = [...MASKED_NAMES, ...MASKED_TEXTS].some((one) => one === hiding);
  const mend = canHide
    ? text(
        `hide the column: mask: { columns: [${hiding}] }`,
        `隐藏该列：mask: { columns: [${hiding}] }`,
      )
    : text('correct the text in data/corrections/', '在 data/corrections/ 中更正该文本');
  return text(
    `column ${column} of ${table} names “${found}”, who is not to be named; nothing was published; ${mend.en}`,
    `${table} 的列 ${column} 中出现了不得显示的“${found}”；未发布；${mend.zh}`,
  )[locale];
}
