/** `npm run bench -- [--invoices 10000,100000] [--json FILE] [--readme]`: the speed tables of the README, measured here. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { bench } from '../src/bench/bench.ts';
import { readmeTables, withTables } from '../src/bench/readme-tables.ts';
import { EXIT, parseOptions, runCommand, UsageError } from '../src/publish/terminal/command.ts';

const command = new Command('npm run bench --')
  .description('Generate, build, serve and read two companies, and print how long each step takes.')
  .option('--invoices <list>', 'sizes, separated by commas', '10000,100000')
  .option('--json <file>', 'write the measurements there, too')
  .option('--readme', 'put the tables into the README');

const README = new URL('../README.md', import.meta.url);

await runCommand(command.helpInformation(), async () => {
  const options = parseOptions<{ invoices: string; json?: string; readme?: boolean }>(command);
  const sizes = options.invoices.split(',').map(Number);
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 100);
  if (wrong !== undefined)
    throw new UsageError(`--invoices ${options.invoices}: expected whole numbers from 100`);
  const measured = await bench(sizes, (line) => console.error(line));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 1)}\n`);
  const tables = readmeTables(measured);
  if (options.readme) writeFileSync(README, withTables(readFileSync(README, 'utf8'), tables));
  console.log(tables);
  return EXIT.ok;
});
