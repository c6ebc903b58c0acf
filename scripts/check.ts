/** `npm run check`: reads and validates the exports, prints what was repaired, set aside or refused. */
import { Command } from 'commander';
import { type ImportResult, importExports } from '../src/contract/import.ts';
import { suggestMapping } from '../src/contract/plan/suggest.ts';
import { writeProblemsCsv } from '../src/contract/problems-csv.ts';
import { openNative } from '../src/engine/native.ts';
import {
  checkAndAsk,
  checkOnce,
  codeOf,
  listOfQuestions,
  verdict,
} from '../src/publish/check-and-ask.ts';
import { namesData } from '../src/publish/check-named.ts';
import { problemsFileProblem } from '../src/publish/out-folder.ts';
import {
  checkUsage,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { lineTerminal } from '../src/publish/terminal/line-terminal.ts';
import { formatProblems } from '../src/publish/terminal/problem-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';
import { settingsFor } from '../src/settings/locate.ts';
import { DEFAULT_EXPORTS } from '../src/settings/places.ts';
import type { Settings } from '../src/settings/settings.ts';

const command = new Command('npm run check --')
  .description('Read and validate a folder of exports; nothing is built.')
  .option('--data <dir>', 'folder with the exports', DEFAULT_EXPORTS)
  .option('--json', 'print problems and files as JSON')
  .option('--problems <file>', 'write all problems to this file, as CSV for a spreadsheet')
  .option('--ask', 'put the open questions and write the answers into report.yml')
  .option('--suggest', 'print a mapping for report.yml for the files that could not be mapped')
  .allowExcessArguments(false);

await runCommand(command.helpInformation(), async () => {
  const { data, json, problems, suggest, ask } = parseOptions<{
    data: string;
    json?: true;
    problems?: string;
    suggest?: true;
    ask?: true;
  }>(command);
  checkUsage(folderProblem(data), problems ? problemsFileProblem(problems, data) : null);
  if (suggest) {
    const mapping = await suggestMapping(data, settingsFor(data));
    console.log(mapping ?? '# every file could be mapped: nothing to suggest');
    return EXIT.ok;
  }
  if (ask && !json && process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = lineTerminal(process.stdin, process.stdout);
    try {
      const code = await checkAndAsk(data, terminal, createProgress());
      if (problems)
        writeProblemsCsv(problems, (await importOnly(data, settingsFor(data))).problems);
      return code;
    } finally {
      terminal.close();
    }
  }
  const settings = settingsFor(data);
  const checked =
    ask || namesData(data, settings)
      ? await checkOnce(data, createProgress())
      : { imported: await importOnly(data, settings), faults: [] };
  const { imported, faults } = checked;
  if (problems) writeProblemsCsv(problems, imported.problems);
  console.log(json ? JSON.stringify({ ...imported, settings: faults }) : formatProblems(imported));
  if (!json)
    console.log(`\n${ask ? listOfQuestions(data, imported, faults) : verdict(imported, faults)}`);
  return codeOf(checked);
});

async function importOnly(data: string, settings: Settings): Promise<ImportResult> {
  const engine = await openNative();
  try {
    return await importExports(data, settings, engine, createProgress());
  } finally {
    await engine.close();
  }
}
