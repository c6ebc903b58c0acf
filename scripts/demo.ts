/** `npm run demo`: writes a fictional company's exports, any size, the same for the same seed. */
import { SingleBar } from 'cli-progress';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import {
  DEFAULT_INVOICES,
  DEFAULT_SEED,
  ForeignFilesError,
  generateDemo,
} from '../src/demo/generate.ts';

const integer = (low: number, high: number) => (text: string) => {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < low || value > high) {
    throw new InvalidArgumentError(`Expected an integer from ${low} to ${high}.`);
  }
  return value;
};

const command = new Command('demo')
  .description("Generate a fictional company's exports.")
  .option('--invoices <n>', 'invoices to issue', integer(1, 20_000_000), DEFAULT_INVOICES)
  .option('--seed <s>', 'same seed, same bytes', integer(-(2 ** 53) + 1, 2 ** 53 - 1), DEFAULT_SEED)
  .option('--out <dir>', 'folder to write', 'data/exports')
  .allowExcessArguments(false)
  .showHelpAfterError()
  .exitOverride();

try {
  command.parse();
  const { invoices, seed, out } = command.opts<{ invoices: number; seed: number; out: string }>();
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value} of {total} invoices | {duration_formatted}',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 5000,
    clearOnComplete: true,
  });
  bar.start(invoices, 0);
  const run = () => {
    try {
      return generateDemo({ invoices, seed, out, onProgress: (done) => bar.update(done) });
    } finally {
      // A bar that is not stopped keeps the process alive.
      bar.stop();
    }
  };
  const summary = run();
  const { rows } = summary;
  console.log(
    `${out}: ${summary.files.length} files; ${summary.customers} customers, ${summary.reps} reps, ` +
      `${rows.invoices} invoice rows, ${rows.payments} payment rows, ${rows.disputes} disputes, ` +
      `${rows.activities} contacts, ${rows.promises} promises, ${rows.actions} decisions, ${rows.confirmations} confirmations, ` +
      `${rows.unbilled} not invoiced`,
  );
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof ForeignFilesError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
