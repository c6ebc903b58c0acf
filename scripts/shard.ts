/** `npm run shard -- --data DIR --out DIR --shards N`: cuts exports into shards in each of which a customer stands whole. */
import { Command } from 'commander';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { formatProblems } from '../src/publish/terminal/problem-text.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';
import { DEFAULT_EXPORTS } from '../src/settings/places.ts';
import { splitExports } from '../src/shards/split.ts';

const MAX_SHARDS = 1000;

const command = new Command('npm run shard --')
  .description('Cut a folder of exports into shards, each of which can be reduced on its own.')
  .option('--data <dir>', 'folder of the exports', DEFAULT_EXPORTS)
  .requiredOption('--out <dir>', 'folder of the shards, replaced whole')
  .requiredOption('--shards <n>', 'how many, at most 1000')
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD; default: that of the exports')
  .allowExcessArguments(false);

await runCommand(command.helpInformation(), async () => {
  const { data, out, asOf, ...given } = parseOptions<{
    data: string;
    out: string;
    shards: string;
    asOf?: string;
  }>(command);
  const shards = Number(given.shards);
  checkUsage(
    folderProblem(data),
    dateProblem('--as-of', asOf),
    Number.isInteger(shards) && shards >= 1 && shards <= MAX_SHARDS
      ? null
      : `--shards ${given.shards}: expected a whole number from 1 to ${MAX_SHARDS}`,
  );
  const split = await splitExports({ data, out, shards, asOf, progress: createProgress() });
  console.log(formatProblems(split.imported));
  if (split.imported.refused) return EXIT.refused;
  for (const { name, rows } of split.shards)
    console.log(`${name}  ${rows.toLocaleString('en')} rows of invoices and payments`);
  console.log(
    `${split.customers.toLocaleString('en')} customers in ${shards} shards; ${split.linked.toLocaleString('en')} of them stand with others that their rows name, at most ${split.largestGroup.toLocaleString('en')} together.`,
  );
  return EXIT.ok;
});
