/** `npm run share -- add|list|rotate|revoke|print|check`: a link a person to what an audience is shown. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import {
  type AddOptions,
  add,
  check,
  list,
  type PrintOptions,
  print,
  type RotateOptions,
  revoke,
  rotate,
} from '../src/publish/share/commands.ts';
import { openShared, type Printed, type Shared } from '../src/publish/share/shared.ts';
import {
  checkUsage,
  folderProblem,
  parseOptions,
  runCommand,
  UsageError,
} from '../src/publish/terminal/command.ts';
import { DEFAULT_EXPORTS } from '../src/settings/places.ts';

const ADDRESS = [
  '--address <url>',
  'where the site is, such as https://example.com/report/; default: the last that was named',
] as const;

let part: ((shared: Shared) => Promise<Printed>) | null = null;
/** Only `check` names it. */
let site: string | undefined;

const command = new Command('npm run share --')
  .description('Links to what each audience is shown: who has one, and what a built site holds.')
  .option('--data <dir>', 'folder of the exports', DEFAULT_EXPORTS)
  // what a command of this one takes over, so that none ends the process by itself
  .exitOverride()
  .configureOutput({ writeErr: () => {} })
  .helpCommand(false)
  .action((_options, { args: [typed] }: Command) => {
    throw new UsageError(typed === undefined ? 'expected what to do' : `no such part: ${typed}`);
  });

command
  .command('add <audience> <person>')
  .description('give a person a link, which is printed this once')
  .option('--until <date>', 'the last day on which it opens, YYYY-MM-DD')
  .option('--passphrase', 'ask for six words as well, which are printed this once')
  .option(...ADDRESS)
  .action((audience: string, person: string, options: AddOptions) => {
    part = (shared) => add(shared, [audience, person], options);
  });
command
  .command('list')
  .description('who has a link, with ids')
  .action(() => {
    part = list;
  });
command
  .command('rotate <person>')
  .description('replace a link, by name or id; the old one says so')
  .option('--until <date>', 'its last day; default: that of the link before')
  .option('--passphrase', 'with six new words')
  .option(...ADDRESS)
  .action((person: string, options: RotateOptions) => {
    part = (shared) => rotate(shared, person, options);
  });
command
  .command('revoke <person>')
  .description('withdraw a link; it says so')
  .action((person: string) => {
    part = (shared) => revoke(shared, person);
  });
command
  .command('print <person>')
  .description('write a page to hand over, with the link and its QR code')
  .option(...ADDRESS)
  .option('--out <file>', 'where to; default: beside the keys')
  .action((person: string, options: PrintOptions) => {
    part = (shared) => print(shared, person, options);
  });
command
  .command('check <site>')
  .description('open everything sealed in a built site with the keys')
  .action((folder: string) => {
    site = folder;
    part = (shared) => check(shared, folder);
  });

// after the parts, which must not take it over
command.allowExcessArguments();

await runCommand(command.helpInformation(), async () => {
  const { data } = parseOptions<{ data: string }>(command);
  checkUsage(folderProblem(data), site === undefined ? null : folderProblem(site));
  const { lines, warnings, code } = await part!(openShared(data, resolve(site ?? 'dist')));
  for (const line of warnings) console.error(line);
  for (const line of lines) console.log(line);
  return code;
});
