/** The part of each audience, prepared in a folder of its own. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../../contract/progress.ts';
import type { IsoDate } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import type { Audience } from '../../settings/audiences.ts';
import type { Site } from '../../view/site.ts';
import { writeJson } from '../asset-files.ts';
import {
  type Prepared,
  type PreparedAudience,
  prepareAudience,
  type SiteReport,
} from '../prepare-site.ts';
import { problemsPath, writeProblems } from '../problems-file.ts';
import { describeSite, readLabels } from '../site-data.ts';
import { formatProblems } from '../terminal/problem-text.ts';
import { namedViews } from '../views/named-views.ts';
import { checkAudiences } from './check-audiences.ts';
import { checkTexts } from './check-texts.ts';
import { foreignTexts } from './find-leaks.ts';
import { customersOf, groupsOf, maskedNames } from './names.ts';
import { scopedReport } from './scoped-report.ts';
import { withinCompany } from './within-company.ts';

/** In the working folder of a build: ids and names of all customers; and in that of an audience, of those who are not its own. */
export const NAMES = 'names.json';
export const FOREIGN = 'foreign.json';

/** In the working folder of a build: the working folder of an audience. */
export const audienceDir = (workDir: string, id: string): string => join(workDir, 'audiences', id);

interface Place {
  /** The folder of the site. */
  out: string;
  workDir: string;
  /** The day of the build. */
  today: IsoDate;
  /** What codes are made with; null where no audience has any. */
  maskSecret: string | null;
  progress?: Progress;
  /** Called with each part when it can be drawn. */
  onPart?(part: PreparedAudience): void;
}

/**
 * As `prepareSite`, of a report that is divided: leaves in `audienceDir` of each audience what its pages are drawn from. Throws
 * SettingsError where one of them cannot be made as it is set; then none is to be published. Closes the report.
 */
export async function prepareDivided(
  report: SiteReport,
  audiences: ReadonlyMap<string, Audience>,
  { out, workDir, today, maskSecret, progress, onPart }: Place,
): Promise<Prepared> {
  const { problems } = report.imported;
  try {
    const note = writeProblems(problemsPath(resolve(out)), problems);
    checkAudiences(audiences, today, report.settings.languages[0]!);
    await checkViews(report);
    const names = await customersOf(report);
    writeJson(join(workDir, NAMES), [...names]);
    const prepared: PreparedAudience[] = [];
    for (const audience of audiences.values()) {
      const { en, zh } = audience.title;
      progress?.start(text(`preparing the part of ${en}`, `准备“${zh}”的部分`));
      const dir = audienceDir(workDir, audience.id);
      const part = await prepareOne(report, names, audience, { dir, maskSecret });
      prepared.push(part);
      onPart?.(part);
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

/** A view that nobody can be shown is a mistake, one that only some may see is not. */
async function checkViews(report: SiteReport): Promise<void> {
  if (report.settings.views.length === 0) return;
  const labels = await readLabels(report);
  namedViews(report, await describeSite(report, labels), labels);
}

async function prepareOne(
  report: SiteReport,
  names: Set<string>,
  audience: Audience,
  { dir, maskSecret }: { dir: string; maskSecret: string | null },
): Promise<PreparedAudience> {
  mkdirSync(dir, { recursive: true });
  const own = await scopedReport(report, audience, maskSecret);
  let within: Site['withinCompany'];
  try {
    within = await withinCompany(report, own, audience);
    const masked = await maskedNames(report, audience, own);
    const shown = new Set([...(await customersOf(own)), ...(await groupsOf(own))]);
    const foreign = foreignTexts(new Set([...names, ...masked]), shown);
    await checkTexts(own, audience, { foreign, masked, shown });
    writeJson(join(dir, FOREIGN), foreign);
  } catch (error) {
    await own.close();
    throw error;
  }
  const { letters } = report;
  const part = { ...own, letters, earlierForecasts: [] };
  const { pages } = await prepareAudience(part, audience, dir, within);
  const { id, title, languages, until, sealed } = audience;
  return { id, title, languages, until, sealed, pages };
}
