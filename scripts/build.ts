/** `npm run build -- [--data DIR | --reduced DIR] [--out DIR] [--as-of DATE]`: the whole site, replaced only when all went well. */
import { Command } from 'commander';
import { buildSite } from '../src/publish/build-site.ts';
import { changesLine } from '../src/publish/changes.ts';
import { outProblem } from '../src/publish/out-folder.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

const command = new Command('npm run build --')
  .description('Build the report site from a folder of exports.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option('--out <dir>', 'folder of the site', 'dist')
  .option(
    '--as-of <date>',
    'as-of date, YYYY-MM-DD; default: the last date on which anything happened',
  )
  .option('--reduced <dir>', 'folder of reduced shards, instead of exports: npm run reduce');

/** Where there are none, what reads shards is not loaded. */
async function settingsOfShards(reduced: string): Promise<string> {
  const { settingsFolderOf } = await import('../src/shards/one-book.ts');
  return settingsFolderOf(reduced);
}

await runCommand(command.helpInformation(), async () => {
  const { out, asOf, reduced, ...given } = parseOptions<{
    data: string;
    out: string;
    asOf?: string;
    reduced?: string;
  }>(command);
  checkUsage(
    folderProblem(reduced ?? given.data),
    dateProblem('--as-of', asOf),
    reduced && asOf ? '--as-of: reduced shards have their day; give it to npm run reduce' : null,
    outProblem(out, reduced ?? given.data),
  );
  const data = reduced ? await settingsOfShards(reduced) : given.data;
  const result = await buildSite({
    data,
    out,
    asOf,
    reduced,
    isDivided: true,
    progress: createProgress(),
  });
  console.log(result.problems);
  if (result.problemsNote) console.log(result.problemsNote);
  if (!result.audiences) console.log(changesLine(result.changes));
  console.log(
    `Built ${result.pages} pages as of ${result.asOf} into ${result.out} in ${result.seconds.toFixed(1)} s.`,
  );
  return EXIT.ok;
});
