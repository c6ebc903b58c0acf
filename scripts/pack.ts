/** `npm run pack -- [--locale zh] [--filter rep=…] [--letters DIR] [--out FILE]`: the board pack as PDF and presentation. */
import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { LETTER_KINDS, type LetterKind } from '../src/format/letter-kinds.ts';
import { SPANS, type Span } from '../src/format/span.ts';
import { LOCALES, type Locale } from '../src/i18n/locale.ts';
import { writeBoardPack } from '../src/publish/board/board-pack.ts';
import { parseWhere } from '../src/publish/figures.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
  UsageError,
} from '../src/publish/terminal/command.ts';
import { lettersLines } from '../src/publish/terminal/letters-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';

interface Options {
  data: string;
  out: string;
  locale?: Locale;
  filter: string[];
  compare?: Span;
  letters?: string;
  kind: LetterKind;
  asOf?: string;
}

const command = new Command('npm run pack --')
  .description('Write the board pack: a PDF and a presentation with the same slides.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option(
    '--out <file>',
    'FILE.pdf or FILE.pptx for one of them, any other name for both',
    'board-pack',
  )
  .addOption(
    new Option('--locale <language>', 'language; default: the first of the report').choices(
      LOCALES,
    ),
  )
  .option(
    '--filter <key=value>',
    'region, segment, rep, customer or currency, by id or name; may be repeated',
    (text, all: string[]) => [...all, text],
    [],
  )
  .addOption(new Option('--compare <span>', 'what figures are compared with').choices(SPANS))
  .option('--letters <dir>', 'a folder for a letter to each customer, as PDF, in the same run')
  .addOption(
    new Option('--kind <kind>', 'which letter').choices(LETTER_KINDS).default('confirmation'),
  )
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD');

await runCommand(command.helpInformation(), async () => {
  const { filter: typed, letters, kind, ...options } = parseOptions<Options>(command);
  const filter = parseWhere(typed);
  const folder = dirname(resolve(options.out));
  checkUsage(
    folderProblem(options.data),
    folderProblem(folder),
    letters === undefined ? null : folderProblem(dirname(resolve(letters))),
    dateProblem('--as-of', options.asOf),
  );
  if (typeof filter === 'string') throw new UsageError(filter.replace('--where', '--filter'));
  const startedAt = performance.now();
  const pack = await writeBoardPack({
    ...options,
    filter,
    ...(letters !== undefined && { letters: { out: letters, kind } }),
    progress: createProgress(),
  });
  for (const { path, bytes } of pack.files) console.log(`${path} (${Math.ceil(bytes / 1000)} kB)`);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const line of pack.letters ? lettersLines(pack.letters) : []) console.log(line);
  console.log(`Wrote ${pack.slides} slides as of ${pack.asOf} in ${seconds} s.`);
  return EXIT.ok;
});
