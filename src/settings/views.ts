/** Named views in `report.yml`: pages under filters that somebody has chosen, each at an address of its own. */
import { z } from 'zod';
import { isIsoDate } from '../format/date.ts';
import { nearValues } from '../format/near.ts';
import type { PageName } from '../i18n/index.ts';
import { type Locale, type Localised, text } from '../i18n/locale.ts';

/** Pages that a filter changes. */
export const VIEW_PAGES = [
  'overview',
  'change',
  'trend',
  'forecast',
  'aging',
  'customers',
  'customer',
  'tiers',
  'credit',
  'confirmations',
  'reps',
  'rep',
  'worklist',
  'alerts',
  'follow-up',
  'disputes',
  'terms',
  'methods',
  'practices',
] as const satisfies PageName[];
type ViewPage = (typeof VIEW_PAGES)[number];

/** What a view may choose: the keys of an address but the as-of date, which stands beside them, and a period in words. */
export const VIEW_FILTERS = [
  'region',
  'segment',
  'rep',
  'currency',
  'customer',
  'from',
  'to',
  'basis',
  'edges',
  'grain',
  'cohort',
  'compare',
  'since',
  'rule',
  'billing',
  'period',
] as const;
export type ViewFilter = (typeof VIEW_FILTERS)[number];

/** Periods that move with the as-of date: the last whole month, or the one that it lies in. */
const PERIODS = [
  'last_month',
  'last_quarter',
  'last_year',
  'this_month',
  'this_quarter',
  'this_year',
] as const;
export type NamedPeriod = (typeof PERIODS)[number];

/** As it is written. */
export interface WrittenView {
  id: string;
  name: Localised;
  page: ViewPage;
  filters: Partial<Record<ViewFilter, string>>;
  as_of?: string;
}

/** Each stands in every menu. */
const MAX_VIEWS = 20;

const KEYS = ['id', 'name', 'page', 'filters', 'as_of'];

/** What can be wrong, by the code that the schema reports; `{near}` is what comes close to what was written. */
const FAULTS: Record<string, Localised> = {
  list: text(
    `expected a list of views, such as - { id: east, name: East, page: aging, filters: { region: East } }; at most ${MAX_VIEWS}`,
    `应为视图列表，如 - { id: east, name: 华东, page: aging, filters: { region: East } }；最多 ${MAX_VIEWS} 个`,
  ),
  needed: text(
    'is missing; expected an id, a name and a page; write it',
    '缺失；每个视图须有 id、name 和 page；请补写',
  ),
  key: text(
    `no such key; expected ${KEYS.join(', ')}{near}; correct or remove it`,
    `没有此项；可用：${KEYS.join('、')}{near}；请更正或删除`,
  ),
  filter: text(
    `no such filter; expected ${VIEW_FILTERS.join(', ')}{near}; correct or remove it`,
    `没有此筛选项；可用：${VIEW_FILTERS.join('、')}{near}；请更正或删除`,
  ),
  id: text(
    'expected a short name of small letters, digits and -, such as east-2: it stands in the address; choose another',
    '应为由小写字母、数字与 - 组成的短名称，如 east-2：用于网址；请另取',
  ),
  twice: text(
    'another view has this id; expected each id once; choose another',
    '另一视图已使用此 id；每个 id 只能出现一次；请另取',
  ),
  name: text(
    'expected a text, or one in each language: { en: …, zh: … }; write it',
    '应为文本，或中英文各一：{ en: …, zh: … }；请补写',
  ),
  page: text(
    `no page that can be filtered; expected ${VIEW_PAGES.join(', ')}{near}; correct it`,
    `不是可筛选的页面；可用：${VIEW_PAGES.join('、')}{near}；请更正`,
  ),
  period: text(
    `expected ${PERIODS.join(', ')}{near}; or give from and to; correct it`,
    `应为 ${PERIODS.join('、')}{near}；或改写 from 与 to；请更正`,
  ),
  dates: text(
    'both name the dates; expected either period, or from and to; remove one',
    '重复指定日期；period 与 from、to 只能写其一；请删去其一',
  ),
  nothing: text(
    'chooses nothing; expected filters or as_of: without them it is the page itself; write one, or remove the view',
    '没有任何筛选；应写明 filters 或 as_of，否则与该页面相同；请补写，或删除该视图',
  ),
  person: text(
    'is missing; this page shows one of them; name one under filters',
    '缺失；该页面只显示一个对象；请在 filters 中指定',
  ),
  date: text('expected a date as YYYY-MM-DD; correct it', '应为 YYYY-MM-DD 格式的日期；请更正'),
  value: text('expected one value; write it as text', '应为一个值；请写成文本'),
};
const fault = (code: string): { error: string } => ({ error: `views.${code}` });

/** YAML reads ids of digits as numbers, and a currency named NO as false. */
const value = z
  .union([z.string().min(1), z.number(), z.boolean()], fault('value'))
  .transform(String);
const filters = z
  .strictObject(Object.fromEntries(VIEW_FILTERS.map((key) => [key, value.optional()])))
  .default({});

const view = z
  .strictObject({
    id: z
      .string(fault('id'))
      .regex(/^[a-z0-9](?:-?[a-z0-9])*$/, fault('id'))
      .max(40, fault('id')),
    name: z.union(
      [
        z.string().trim().min(1),
        z.strictObject({ en: z.string().trim().min(1), zh: z.string().trim().min(1) }),
      ],
      fault('name'),
    ),
    page: z.enum(VIEW_PAGES, fault('page')),
    filters,
    as_of: z.string(fault('date')).refine(isIsoDate, fault('date')).optional(),
  })
  .superRefine(({ page, filters, as_of }, context) => {
    const { period, from, to } = filters;
    const add = (key: ViewFilter | null, code: string): void =>
      context.addIssue({
        code: 'custom',
        path: key === null ? ['filters'] : ['filters', key],
        message: `views.${code}`,
      });
    if (Object.keys(filters).length === 0 && as_of === undefined) add(null, 'nothing');
    if (period && !PERIODS.some((known) => known === period)) add('period', 'period');
    if (period && (from || to)) add('period', 'dates');
    if ((page === 'customer' || page === 'rep') && !filters[page]) add(page, 'person');
  })
  .transform(
    ({ name, ...rest }): WrittenView => ({
      ...rest,
      name: typeof name === 'string' ? { en: name, zh: name } : name,
    }),
  );

export const viewSettings = z
  .array(view, fault('list'))
  .max(MAX_VIEWS, fault('list'))
  .superRefine((views, context) => {
    for (const [i, { id }] of views.entries())
      if (views.findIndex((other) => other.id === id) < i)
        context.addIssue({ code: 'custom', path: [i, 'id'], message: 'views.twice' });
  })
  .default([]);

/** What is wrong with the views, a line a key: file, key, what was written, what is expected and how to mend it. */
export function viewFaults(issue: z.core.$ZodIssue, path: string, locale: Locale): string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
  return keys.map((key) => {
    const way = [...issue.path, ...(key === null ? [] : [key])];
    const code = codeOf(issue, way);
    const written = key ?? (typeof issue.input === 'object' ? '' : String(issue.input ?? ''));
    const said = FAULTS[code]![locale].replace('{near}', nearText(code, written, locale));
    const quoted = key === null && written !== '' ? `${JSON.stringify(written)} — ` : '';
    return `${path}: ${way.join('.')}: ${quoted}${said}`;
  });
}

function codeOf(issue: z.core.$ZodIssue, way: PropertyKey[]): string {
  if (issue.code === 'unrecognized_keys') return way.includes('filters') ? 'filter' : 'key';
  const [, code] = /^views\.(\w+)$/.exec(issue.message) ?? [];
  if (issue.code !== 'custom' && issue.input === undefined && way.length > 1) return 'needed';
  return code ?? (way.length > 2 ? 'value' : 'list');
}

const CHOICES: Record<string, readonly string[]> = {
  key: KEYS,
  filter: VIEW_FILTERS,
  page: VIEW_PAGES,
  period: PERIODS,
};

function nearText(code: string, written: string, locale: Locale): string {
  const near = nearValues(written, CHOICES[code] ?? []);
  if (near.length === 0) return '';
  const { en, zh } = text(` (near: ${near.join(', ')})`, `（相近：${near.join('、')}）`);
  return locale === 'en' ? en : zh;
}
