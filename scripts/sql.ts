/** `npm run sql -- "select …"`: a query over the models, as a table or JSON. */
import { Command } from 'commander';
import { openReport } from '../src/publish/open-report.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
  UsageError,
} from '../src/publish/terminal/command.ts';
import { formatTable } from '../src/publish/terminal/figures-table.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

const command = new Command('npm run sql --')
  .description('Query the models: raw_*, stg_*, fct_*, dim_*, mart_*.')
  .argument('[query]', 'one SQL statement')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD')
  .option('--json', 'as JSON');

await runCommand(command.helpInformation(), async () => {
  const options = parseOptions<{ data: string; asOf?: string; json?: boolean }>(command);
  const query = command.args[0];
  if (!query) throw new UsageError('the query is missing');
  checkUsage(folderProblem(options.data), dateProblem('--as-of', options.asOf));
  const report = await openReport({
    data: options.data,
    asOf: options.asOf,
    progress: createProgress(),
  });
  try {
    const rows = await report.engine.queryLoose(query);
    console.log(options.json ? JSON.stringify(rows, null, 1) : formatTable(rows));
    return EXIT.ok;
  } finally {
    await report.close();
  }
});
