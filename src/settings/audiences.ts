/** The file `audiences.yml` beside `report.yml`: who is shown which part of the report. Without it there is one report, for whoever has the folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isIsoDate } from '../format/date.ts';
import { LOCALES, type Locale, type Localised, text } from '../i18n/locale.ts';
import { AUDIENCES_FILE } from './places.ts';
import { parseRules, rulesError } from './written-rules.ts';

/** What rows can be chosen by. */
const SCOPE_KEYS = ['region', 'rep', 'segment', 'customer', 'department'] as const;
export type ScopeKey = (typeof SCOPE_KEYS)[number];
/** For each dimension the values whose rows are shown; one that is not named leaves none out. */
export type RowScope = Partial<Record<ScopeKey, string[]>>;

/** Columns whose texts may be hidden: `MASKED_NAMES` become codes, the others are empty. */
export const MASKED_NAMES = [
  'rep',
  'owner',
  'decided_by',
  'invoice_id',
  'contract_no',
  'reference',
  'file',
] as const;
export const MASKED_TEXTS = ['note', 'reason', 'rating', 'team', 'product', 'department'] as const;
export type MaskedColumn = (typeof MASKED_NAMES)[number] | (typeof MASKED_TEXTS)[number];

export interface Mask {
  /** Customers that are shown by a code: all, or those of these ids or names. */
  customer?: 'all' | string[];
  columns: MaskedColumn[];
}

/** What an audience may be told of the company beyond its own rows. */
type OfWhole = 'share' | 'rank';

export interface Audience {
  /** Its key in the file. */
  id: string;
  title: Localised;
  languages: Locale[];
  rows: RowScope;
  /** Ids of the pages shown, the overview among them; undefined: all that an audience can have. */
  pages?: string[];
  mask?: Mask;
  /** What opens behind a figure: its rows, or nothing; then no rows are given out at all. */
  opens: 'rows' | 'figures';
  /** How its rows stand within the company; empty: nothing of that. */
  whole: OfWhole[];
  /** The last day on which it may be built. */
  until?: string;
  /** Encrypted, a link a person; else in clear for whoever finds it. */
  sealed: boolean;
}

const ALL_MASKED = [...MASKED_NAMES, ...MASKED_TEXTS];

/** What can be wrong, by the code that the schema reports. */
const FAULTS: Record<string, Localised> = {
  empty: text(
    'says nothing; expected audiences, such as east: { title: East, rows: { region: [East] } }; write them, or remove the file: then the whole report is built',
    '内容为空；应写明受众，如 east: { title: 华东, rows: { region: [华东] } }；请补写，或删除该文件，则生成完整报表',
  ),
  needed: text('is missing; it must be there', '缺失；此项必填'),
  unknown: text(
    'no such key; allowed: title, language, rows with region, rep, segment, customer and department, pages, mask with customer and columns, opens, whole, until, sealed',
    '没有此项；可用：title、language、rows（其下 region、rep、segment、customer、department）、pages、mask（其下 customer、columns）、opens、whole、until、sealed',
  ),
  id: text(
    'expected a short name of small letters, digits, - and _, such as board or east-2',
    '应为由小写字母、数字、- 与 _ 组成的短名称，如 board 或 east-2',
  ),
  object: text(
    'expected keys with values, such as { region: [East] }',
    '应为键值对，如 { region: [华东] }',
  ),
  title: text(
    'expected a text, or one in each language: { en: …, zh: … }',
    '应为文本，或中英文各一：{ en: …, zh: … }',
  ),
  names: text('expected a name or a list of at least one name', '应为名称，或至少含一个名称的列表'),
  language: text('expected en, zh, or a list of them', '应为 en、zh 或两者的列表'),
  masked: text(
    'expected all, or a list of customers by id or name',
    '应为 all，或按编号或名称列出的客户',
  ),
  column: text(
    `expected columns to hide, of: ${ALL_MASKED.join(', ')}`,
    `应为要隐藏的列，可用：${ALL_MASKED.join('、')}`,
  ),
  mask: text(
    'says nothing; expected customer: all, a list of customers, or columns to hide',
    '内容为空；应写 customer: all、客户列表，或要隐藏的列 columns',
  ),
  opens: text(
    'expected rows (the rows behind figures open) or figures (figures only)',
    '应为 rows（可打开数字背后的明细）或 figures（只有数字）',
  ),
  whole: text(
    'expected share, rank, or both as a list: what the audience is told of its place in the company',
    '应为 share、rank，或两者的列表：告知该受众其在公司整体中的占比或名次',
  ),
  date: text('expected a date as YYYY-MM-DD', '应为 YYYY-MM-DD 格式的日期'),
  flag: text('expected true or false', '应为 true 或 false'),
  overview: text(
    'the overview must be among the pages: every link opens there',
    '页面中必须包含 overview：每个链接都从该页打开',
  ),
};
const fault = (code: string): { error: string } => ({ error: code });

const names = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)], fault('names'))
  .transform((some) => [some].flat());
const language = z.enum(LOCALES, fault('language'));
const column = z.enum(ALL_MASKED, fault('column'));
const ofWhole = z.enum(['share', 'rank'], fault('whole'));

const mask = z
  .strictObject({
    customer: z.union([z.literal('all'), names], fault('masked')).optional(),
    columns: z
      .union([column, z.array(column).min(1)], fault('column'))
      .transform((some) => [some].flat())
      .default([]),
  })
  .refine(({ customer, columns }) => customer !== undefined || columns.length > 0, fault('mask'));

const audience = z.strictObject({
  title: z.union(
    [z.string().min(1), z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })],
    fault('title'),
  ),
  language: z.union([language, z.array(language).min(1)], fault('language')).optional(),
  rows: z
    .strictObject(Object.fromEntries(SCOPE_KEYS.map((key) => [key, names.optional()])))
    .default({}),
  pages: names.optional().refine((pages) => pages?.includes('overview') ?? true, fault('overview')),
  mask: mask.optional(),
  opens: z.enum(['rows', 'figures'], fault('opens')).default('rows'),
  whole: z
    .union([ofWhole, z.array(ofWhole).min(1)], fault('whole'))
    .transform((some) => [some].flat())
    .default([]),
  until: z.string(fault('date')).refine(isIsoDate, fault('date')).optional(),
  sealed: z.boolean(fault('flag')).default(true),
});
const schema = z.record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, fault('id')), audience);

/**
 * The audiences of the file in `dir`, in its order; null where there is no file. `languages` are those of the report, the
 * first is what faults are told in. Throws SettingsError naming the key.
 */
export function readAudiences(dir: string, languages: Locale[]): Map<string, Audience> | null {
  const path = join(dir, AUDIENCES_FILE);
  return existsSync(path) ? parseAudiences(readFileSync(path, 'utf8'), path, languages) : null;
}

/** The audiences in a text; `path` is what errors name. */
export function parseAudiences(
  written: string,
  path: string,
  languages: Locale[],
): Map<string, Audience> {
  const locale = languages[0]!;
  const raw = parseRules(written, path, locale, FAULTS.empty!);
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (!parsed.success)
    throw rulesError(parsed.error, path, (issue) => FAULTS[faultOf(issue)]![locale]);
  return new Map(
    Object.entries(parsed.data).map(([id, { title, language: own, ...rest }]) => [
      id,
      {
        id,
        ...rest,
        rows: rest.rows as RowScope,
        mask: rest.mask as Mask | undefined,
        title: typeof title === 'string' ? { en: title, zh: title } : title,
        languages: own === undefined ? languages : [own].flat(),
      },
    ]),
  );
}

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown';
  if (issue.code === 'invalid_key') return 'id';
  if (issue.input === undefined && issue.code !== 'custom') return 'needed';
  if (issue.message in FAULTS) return issue.message;
  return issue.code === 'too_small' ? 'names' : 'object';
}
