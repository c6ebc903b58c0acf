/** The part of each audience, prepared in a folder of its own. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../../contract/progress.ts';
import type { IsoDate } from '../../format/date.ts';
import { LOCALES, type Locale, text } from '../../i18n/locale.ts';
import { PAGES } from '../../report/pages.ts';
import { AUDIENCES_FILE, type Audience } from '../../settings/audiences.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { writeJson } from '../asset-files.ts';
import {
  type Prepared,
  type PreparedAudience,
  prepareAudience,
  type SiteReport,
} from '../prepare-site.ts';
import { problemsPath, writeProblems } from '../problems-file.ts';
import { SEALED } from '../share/seal-site.ts';
import { formatProblems } from '../terminal/problem-text.ts';
import { foreignTexts } from './find-leaks.ts';
import { scopedReport } from './scoped-report.ts';

/** In the working folder of a build: ids and names of all customers; and in that of an audience, of those who are not its own. */
export const NAMES = 'names.json';
export const FOREIGN = 'foreign.json';

async function namesOf({ engine }: Pick<SiteReport, 'engine'>): Promise<Set<string>> {
  const rows = await engine.query(
    'select customer::varchar as text from dim_customer union select name from dim_customer where name is not null',
  );
  return new Set(rows.map(({ text }) => text as string));
}

/** In the working folder of a build: the working folder of an audience. */
export const audienceDir = (workDir: string, id: string): string => join(workDir, 'audiences', id);

interface Place {
  /** The folder of the site. */
  out: string;
  workDir: string;
  /** The day of the build. */
  today: IsoDate;
  progress?: Progress;
}

/**
 * As `prepareSite`, of a report that is divided: leaves in `audienceDir` of each audience what its pages are drawn from. Throws
 * SettingsError where one of them cannot be made as it is set; then none is. Closes the report.
 */
export async function prepareDivided(
  report: SiteReport,
  audiences: ReadonlyMap<string, Audience>,
  { out, workDir, today, progress }: Place,
): Promise<Prepared> {
  const { problems } = report.imported;
  try {
    const note = writeProblems(problemsPath(resolve(out)), problems);
    const locale = report.settings.languages[0]!;
    if (audiences.size === 0) throw noAudience(locale);
    for (const audience of audiences.values()) checkAudience(audience, today, locale);
    const names = await namesOf(report);
    writeJson(join(workDir, NAMES), [...names]);
    const prepared: PreparedAudience[] = [];
    for (const audience of audiences.values()) {
      const { en, zh } = audience.title;
      progress?.start(text(`preparing the part of ${en}`, `准备“${zh}”的部分`));
      const dir = audienceDir(workDir, audience.id);
      prepared.push(await prepareOne(report, names, audience, dir));
      progress?.done();
    }
    return {
      asOf: report.asOf,
      pages: prepared.reduce((sum, { pages }) => sum + pages, 0),
      problems: formatProblems(report.imported),
      problemsNote: problems.length > 0 ? note : null,
      changes: null,
      audiences: prepared,
    };
  } finally {
    await report.close();
  }
}

async function prepareOne(
  report: SiteReport,
  names: Set<string>,
  audience: Audience,
  dir: string,
): Promise<PreparedAudience> {
  mkdirSync(dir, { recursive: true });
  const own = await scopedReport(report, audience);
  writeJson(join(dir, FOREIGN), foreignTexts(names, await namesOf(own)));
  const { letters } = report;
  const { pages } = await prepareAudience({ ...own, letters, earlierForecasts: [] }, audience, dir);
  const { id, title, languages, until, sealed } = audience;
  return { id, title, languages, until, sealed, pages };
}

/** Folders of a sealed site, in which no part in clear can lie. */
const OWN_FOLDERS: readonly string[] = [SEALED, 'engine', ...LOCALES];

const noAudience = (locale: Locale): SettingsError =>
  new SettingsError(
    `${AUDIENCES_FILE}: ${text('names no audience; write one, or remove the file: then the whole report is built', '没有写明任何受众；请补写，或删除该文件，则生成完整报表')[locale]}`,
  );

function checkAudience(
  { id, pages, until, sealed }: Audience,
  today: string,
  locale: 'en' | 'zh',
): void {
  const refuse = (key: string, en: string, zh: string): never => {
    throw new SettingsError(`${AUDIENCES_FILE}: ${id}.${key}: ${text(en, zh)[locale]}`);
  };
  if (until !== undefined && until < today)
    refuse(
      'until',
      `${until} is over; set a later day, or remove the audience`,
      `${until} 已过；请改为更晚的日期，或删除该受众`,
    );
  if (!sealed && OWN_FOLDERS.includes(id))
    refuse(
      'sealed',
      `a part in clear lies in a folder of its name, and “${id}” is a folder of the site itself; give it another name`,
      `未加密的部分位于以其名称命名的文件夹中，而“${id}”是站点自身的文件夹；请另取名称`,
    );
  const known = PAGES.map((page) => page.id as string).filter((page) => page !== 'data');
  const unknown = pages?.find((page) => !known.includes(page));
  if (unknown !== undefined)
    refuse(
      'pages',
      `there is no page “${unknown}” for an audience; there are: ${known.join(', ')}`,
      `没有可供受众使用的页面“${unknown}”；可用：${known.join('、')}`,
    );
}
