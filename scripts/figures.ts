/** `npm run figures -- … --json`: figures without building the site. */
import { Command } from 'commander';
import { DIMENSIONS } from '../src/metrics/types.ts';
import { listFigures, parseBy, parseMetrics, parseWhere } from '../src/publish/figures.ts';
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
import { formatFigures } from '../src/publish/terminal/figures-table.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

interface Options {
  data: string;
  asOf?: string;
  from?: string;
  to?: string;
  by?: string;
  metric?: string;
  where: string[];
  json?: boolean;
}

const command = new Command('npm run figures --')
  .description('Print figures without building the site.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD')
  .option('--from <date>', 'first day of the period; default: 12 months up to the as-of date')
  .option('--to <date>', 'last day of the period; default: the as-of date')
  .option('--by <list>', DIMENSIONS.join(', '))
  .option('--metric <ids>', 'metric ids; default: all whose inputs are there')
  .option(
    '--where <key=value>',
    'filter; may be repeated',
    (text, all: string[]) => [...all, text],
    [],
  )
  .option('--json', 'as JSON');

await runCommand(command.helpInformation(), async () => {
  const options = parseOptions<Options>(command);
  const by = parseBy(options.by);
  const filter = parseWhere(options.where);
  const metrics = parseMetrics(options.metric);
  checkUsage(
    folderProblem(options.data),
    dateProblem('--as-of', options.asOf),
    dateProblem('--from', options.from),
    dateProblem('--to', options.to),
  );
  if (typeof by === 'string') throw new UsageError(by);
  if (typeof filter === 'string') throw new UsageError(filter);
  if (typeof metrics === 'string') throw new UsageError(metrics);
  const report = await openReport({
    data: options.data,
    asOf: options.asOf,
    progress: createProgress(),
  });
  try {
    const period = {
      from: options.from ?? report.defaultPeriod.from,
      to: options.to ?? report.defaultPeriod.to,
    };
    if (period.from > period.to)
      throw new UsageError(`--from ${period.from} is after --to ${period.to}`);
    const figures = await listFigures(report, { metrics, by, filter, period });
    const result = { as_of: report.asOf, ...period, figures };
    console.log(options.json ? JSON.stringify(result, null, 1) : formatFigures(result));
    return EXIT.ok;
  } finally {
    await report.close();
  }
});
