/** `npm run letters -- [--kind dunning-1] [--customer ID,…] [--rep R] [--all] [--out FILE.pdf]`: letters to customers as PDF. */
import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { LETTER_KINDS, type LetterKind } from '../src/format/letter-kinds.ts';
import { LOCALES, type Locale } from '../src/i18n/locale.ts';
import { writeLetters } from '../src/publish/letters/write-letters.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { lettersLines } from '../src/publish/terminal/letters-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

interface Options {
  data: string;
  kind: LetterKind;
  customer?: string[];
  rep?: string;
  all?: boolean;
  locale?: Locale;
  asOf?: string;
  out: string;
}

const command = new Command('npm run letters --')
  .description('Write letters to customers as PDF: reminders, dunning, balance confirmations.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .addOption(
    new Option('--kind <kind>', 'which letter').choices(LETTER_KINDS).default('confirmation'),
  )
  .option(
    '--customer <id,…>',
    'only these customers, by id or name; may be repeated',
    (typed: string, all: string[] = []) => [...all, ...typed.split(',').map((one) => one.trim())],
  )
  .option('--rep <rep>', 'only customers of this sales rep, by id or name')
  .option('--all', 'dunning letters also to who has promised or disputes all that is late')
  .addOption(
    new Option('--locale <language>', 'language; default: the first of the report').choices(
      LOCALES,
    ),
  )
  .option('--as-of <date>', 'date of the letters, YYYY-MM-DD; default: that of the report')
  .option(
    '--out <path>',
    'FILE.pdf for all letters in one, or a folder for one a customer',
    'letters.pdf',
  );

await runCommand(command.helpInformation(), async () => {
  const options = parseOptions<Options>(command);
  checkUsage(
    folderProblem(options.data),
    folderProblem(dirname(resolve(options.out))),
    dateProblem('--as-of', options.asOf),
  );
  const startedAt = performance.now();
  const written = await writeLetters({ ...options, progress: createProgress() });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const line of lettersLines(written, ` in ${seconds} s`)) console.log(line);
  return EXIT.ok;
});
