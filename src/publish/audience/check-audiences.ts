/** What an audience cannot be set to, whatever the data is: refused before any of it is read. */
import { LOCALES, type Locale, type Localised, text } from '../../i18n/locale.ts';
import { PAGES } from '../../report/pages.ts';
import type { Audience } from '../../settings/audiences.ts';
import { AUDIENCES_FILE } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { SEALED } from '../site-files.ts';

/** Folders of a sealed site, in which no part in clear can lie. */
const OWN_FOLDERS: readonly string[] = [SEALED, 'engine', ...LOCALES];

/** Pages of somebody, and pages that list rows: an audience of figures only has none of them. */
const PAGES_OF_ROWS: readonly string[] = PAGES.filter(
  ({ id, blocks }) => id === 'rep' || blocks.some(({ rows }) => rows !== undefined),
).map(({ id }) => id as string);

/** What an audience can be shown: the page of the exports is nobody's. */
export const pagesFor = ({ opens }: Pick<Audience, 'opens'>): string[] =>
  PAGES.map(({ id }) => id as string).filter(
    (id) => id !== 'data' && (opens === 'rows' || !PAGES_OF_ROWS.includes(id)),
  );

/** Throws SettingsError naming audience and key. */
export function checkAudiences(
  audiences: ReadonlyMap<string, Audience>,
  today: string,
  locale: Locale,
): void {
  if (audiences.size === 0) throw new SettingsError(`${AUDIENCES_FILE}: ${NONE_NAMED[locale]}`);
  for (const audience of audiences.values())
    for (const [key, fault] of faultsOf(audience, today))
      throw new SettingsError(`${AUDIENCES_FILE}: ${audience.id}.${key}: ${fault[locale]}`);
}

const NONE_NAMED = text(
  'names no audience; write one, or remove the file: then the whole report is built',
  '没有写明任何受众；请补写，或删除该文件，则生成完整报表',
);

function* faultsOf(audience: Audience, today: string): Generator<[string, Localised]> {
  const { id, until, sealed, pages, opens, whole, rows } = audience;
  if (until !== undefined && until < today)
    yield [
      'until',
      text(
        `${until} is over; set a later day, or remove the audience`,
        `${until} 已过；请改为更晚的日期，或删除该受众`,
      ),
    ];
  if (!sealed && OWN_FOLDERS.includes(id))
    yield [
      'sealed',
      text(
        `a part in clear lies in a folder of its name, and “${id}” is a folder of the site itself; give it another name`,
        `未加密的部分位于以其名称命名的文件夹中，而“${id}”是站点自身的文件夹；请另取名称`,
      ),
    ];
  const known = pagesFor(audience);
  const unknown = pages?.find((page) => !known.includes(page));
  if (unknown !== undefined) yield ['pages', unknownPage(unknown, known, opens)];
  if (whole.length > 0 && Object.keys(rows).length === 0)
    yield [
      'whole',
      text(
        'it has the whole of the company: there is nothing to compare it with; remove whole, or name its rows',
        '该受众已包含整个公司，没有可比较的对象；请删去 whole，或写明 rows',
      ),
    ];
}

function unknownPage(page: string, known: string[], opens: Audience['opens']): Localised {
  const [en, zh] = [known.join(', '), known.join('、')];
  return opens === 'figures' && PAGES_OF_ROWS.includes(page)
    ? text(
        `the page “${page}” shows rows, and opens: figures gives out none; remove one of the two; there are: ${en}`,
        `页面“${page}”显示明细，而 opens: figures 不提供任何明细；请删去其中之一；可用：${zh}`,
      )
    : text(
        `there is no page “${page}” for an audience; there are: ${en}`,
        `没有可供受众使用的页面“${page}”；可用：${zh}`,
      );
}
