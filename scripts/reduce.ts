/** `npm run reduce -- --data SHARD --out REDUCED`: the ledger and the marts of one shard, or of a folder of exports that is one. */
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
import { reduceShard } from '../src/shards/reduce.ts';

const command = new Command('npm run reduce --')
  .description('Reduce one shard; where it is as it was, nothing is done.')
  .requiredOption('--data <dir>', 'the shard: of npm run shard, or a folder of exports')
  .requiredOption('--out <dir>', 'folder of the reduced shard, replaced whole')
  .option('--as-of <date>', 'of a folder of exports: as-of date, the same for all shards')
  .allowExcessArguments(false);

await runCommand(command.helpInformation(), async () => {
  const { data, out, asOf } = parseOptions<{ data: string; out: string; asOf?: string }>(command);
  checkUsage(folderProblem(data), dateProblem('--as-of', asOf));
  const { isNew, items, imported } = await reduceShard({
    data,
    out,
    asOf,
    progress: createProgress(),
  });
  if (imported) console.log(formatProblems(imported));
  if (imported?.refused) return EXIT.refused;
  const what = `${items.toLocaleString('en')} items in ${out}`;
  console.log(isNew ? `Reduced: ${what}.` : `Unchanged: ${what}.`);
  return EXIT.ok;
});
