/** `npm run check`: reads and validates the exports, prints what was repaired, set aside or refused. */
import { Command } from 'commander';
import { importExports } from '../src/contract/import.ts';
import { suggestMapping } from '../src/contract/plan/suggest.ts';
import { writeProblemsCsv } from '../src/contract/problems-csv.ts';
import { openNative } from '../src/engine/native.ts';
import {
  checkUsage,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { formatProblems } from '../src/publish/terminal/problem-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';
import { DEFAULT_EXPORTS, settingsFor } from '../src/settings/locate.ts';

const command = new Command('npm run check --')
  .description('Read and validate a folder of exports; nothing is built.')
  .option('--data <dir>', 'folder with the exports', DEFAULT_EXPORTS)
  .option('--json', 'print problems and files as JSON')
  .option('--problems <file>', 'write all problems to this file, as CSV for a spreadsheet')
  .option('--suggest', 'print a mapping for report.yml for the files that could not be mapped')
  .allowExcessArguments(false);

await runCommand(command.helpInformation(), async () => {
  const { data, json, problems, suggest } = parseOptions<{
    data: string;
    json?: true;
    problems?: string;
    suggest?: true;
  }>(command);
  checkUsage(folderProblem(data));
  if (suggest) {
    const mapping = await suggestMapping(data, settingsFor(data));
    console.log(mapping ?? '# every file could be mapped: nothing to suggest');
    return EXIT.ok;
  }
  const engine = await openNative();
  try {
    const result = await importExports(data, settingsFor(data), engine, createProgress());
    if (problems) writeProblemsCsv(problems, result.problems);
    console.log(json ? JSON.stringify(result) : formatProblems(result));
    if (!json) console.log(result.refused ? '\nRefused.' : '\nUsable.');
    return result.refused ? EXIT.refused : EXIT.ok;
  } finally {
    await engine.close();
  }
});
