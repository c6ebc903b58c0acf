/** Plans of a folder of exports, with the columns as their values decide them. */

import { eachRow } from '../../../../src/contract/plan/by-values/sample.ts';
import { openFolder } from '../../../../src/contract/plan/open-folder.ts';
import { scratchFolder } from '../../../../src/contract/plan/scratch-folder.ts';
import { UnusedColumns } from '../../../../src/contract/profile/unused-columns.ts';
import { noProgress } from '../../../../src/contract/progress.ts';
import type { Problem } from '../../../../src/contract/rules/problem.ts';
import { listExports } from '../../../../src/intake/list-exports.ts';
import { settingsSchema } from '../../../../src/settings/settings.ts';
import { type Files, withFolder } from '../../folder.ts';

export interface Planned {
  /** By file, field → header. */
  columns: Record<string, Record<string, string>>;
  problems: Problem[];
  rules: string[];
  /** What all rows say of columns that are not used. */
  unused: Problem[];
}

export async function planned(
  files: Files,
  settings: Record<string, unknown> = {},
): Promise<Planned> {
  return withFolder(files, async (dir) => {
    const scratch = scratchFolder();
    const problems: Problem[] = [];
    const context = {
      settings: settingsSchema.parse(settings),
      progress: noProgress,
      report: (found: Problem) => problems.push(found),
    };
    try {
      const { plans } = await openFolder(listExports(dir), context, scratch);
      const columns = Object.fromEntries(
        [...plans].map(([name, plan]) => [
          name,
          Object.fromEntries(plan.columns.map(({ field, header }) => [field, header])),
        ]),
      );
      const unused: Problem[] = [];
      for (const plan of plans.values()) {
        const profile = new UnusedColumns(plan, context.settings);
        await eachRow(plan, (row) => profile.observe(row, 0));
        unused.push(...profile.problems());
      }
      return { unused, columns, problems, rules: problems.map(({ rule }) => rule) };
    } finally {
      scratch.remove();
    }
  });
}

/** Words of no language: every other letter a rare consonant. */
export const INVENTED = ['zqoxwo', 'qjovko', 'jxozqo', 'vkoqjo', 'ԵՕՆԱՐ', 'ᚠᚢᚦᚨ', 'ᏣᎳᎩ', 'ꆈꌠꉙ'];
