/** What settings name of the exports, held to them as a build does: the values of views, of audiences and of commission. */
import type { ImportResult } from '../contract/import-result.ts';
import { audiencesFor } from '../settings/locate.ts';
import type { Settings } from '../settings/settings.ts';
import { SettingsError } from '../settings/settings-error.ts';
import { checkAudiences } from './audience/check-audiences.ts';
import { resolvedMask } from './audience/named-scope.ts';
import { openScope } from './audience/scoped-report.ts';
import { todayHere } from './earlier-forecasts.ts';
import type { OpenReport } from './open-report.ts';
import { describeSite, readLabels } from './site-data.ts';
import { namedViews } from './views/named-views.ts';

/** A check of exports, and a line for each value in the settings that no export has. */
export interface CheckedSettings {
  imported: ImportResult;
  faults: string[];
}

/** Whether any setting is held to the data. Throws SettingsError where the audiences cannot be read. */
export const namesData = (data: string, { views, commission, languages }: Settings): boolean =>
  views.length > 0 || commission !== undefined || audiencesFor(data, languages) !== null;

/** A line a fault; empty: a build would take the settings as they are. */
export async function namedFaults(report: OpenReport, data: string): Promise<string[]> {
  const { languages, views } = report.settings;
  const faults: string[] = [];
  const collect = async (check: () => unknown): Promise<void> => {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.push(error.message);
    }
  };
  if (views.length > 0)
    await collect(async () => {
      const labels = await readLabels(report);
      namedViews(report, await describeSite(report, labels), labels);
    });
  const audiences = audiencesFor(data, languages);
  if (!audiences) return faults;
  await collect(() => checkAudiences(audiences, todayHere(), languages[0]!));
  for (const audience of audiences.values()) {
    await collect(() => openScope(report, audience, async () => {}));
    // no code is made: any secret will do
    await collect(() => resolvedMask(report, audience, ''));
  }
  return faults;
}
