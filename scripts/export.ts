/** `npm run export -- --out FILE.html`: the report as one file, which opens without a host or a network. */
import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { LOCALES, type Locale } from '../src/i18n/locale.ts';
import { exportCustomer } from '../src/publish/file/customer-file.ts';
import { exportFile } from '../src/publish/file/export-file.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
  UsageError,
} from '../src/publish/terminal/command.ts';
import { customerLines, exportedLines } from '../src/publish/terminal/exported-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

interface Options {
  data: string;
  out: string;
  audience?: string;
  for?: string;
  inClear?: boolean;
  customer?: string;
  locale?: Locale;
  asOf?: string;
}

const command = new Command('npm run export --')
  .description('Write the report as one HTML file, which opens without a host or a network.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .requiredOption('--out <file>', 'the file, FILE.html')
  .option(
    '--audience <name>',
    'what this audience of audiences.yml is shown; default: the whole report',
  )
  .option(
    '--for <person>',
    'sealed for this person alone; default: for all who have a link to the audience',
  )
  .option('--in-clear', 'for whoever has the file, although it is sealed on a host')
  .option('--customer <id>', 'one customer’s folder for a visit, by id or name')
  .addOption(new Option('--locale <language>', 'only this language').choices(LOCALES))
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD');

await runCommand(command.helpInformation(), async () => {
  const options = parseOptions<Options>(command);
  checkUsage(
    folderProblem(options.data),
    folderProblem(dirname(resolve(options.out))),
    dateProblem('--as-of', options.asOf),
  );
  const { customer } = options;
  if (customer !== undefined) {
    if (options.audience ?? options.for)
      throw new UsageError('--customer: is of the whole report; leave --audience and --for out');
    const written = await exportCustomer({ ...options, customer, progress: createProgress() });
    for (const line of customerLines(written)) console.log(line);
    return EXIT.ok;
  }
  const { for: person, inClear: isInClear, ...rest } = options;
  const written = await exportFile({ ...rest, person, isInClear, progress: createProgress() });
  for (const line of exportedLines(written)) console.log(line);
  return EXIT.ok;
});
