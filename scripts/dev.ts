/** `npm run dev -- [--data DIR] [--out DIR] [--port N] [--host H]`: the site with live refresh while exports change. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { correctionsFolder } from '../src/contract/plan/corrections-file.ts';
import { changesLine } from '../src/publish/changes.ts';
import { liveReport, Stale } from '../src/publish/live-report.ts';
import { outProblem, realPlace } from '../src/publish/out-folder.ts';
import {
  checkUsage,
  describeFailure,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { liveReload } from '../src/site/live.ts';
import { portProblem, serve } from '../src/site/serve.ts';
import { rebuildOnChange } from '../src/site/watch.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = new Command('npm run dev --')
  .description('Serve the report and rebuild it whenever a file in the folder of exports changes.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option('--out <dir>', 'folder of the site', join(root, '.huikuan', 'site'))
  .option('--port <number>', 'first port to try; the next free one is taken', '4321')
  .option('--host <address>', 'address to listen on', '127.0.0.1');

interface Options {
  data: string;
  out: string;
  port: string;
  host: string;
}

await runCommand(command.helpInformation(), async () => {
  const { data, out, port, host } = parseOptions<Options>(command);
  checkUsage(folderProblem(data), outProblem(out, data), portProblem('--port', port));
  mkdirSync(realPlace(out), { recursive: true });
  const report = liveReport({ data, out });
  const live = liveReload(out, report);
  const server = await serve(out, { port: Number(port), host, before: live.before });
  console.log(`The report, refreshed when a file in ${data} changes: ${server.address}`);
  const settings = [
    ...[data, join(data, '..')].flatMap((dir) => [
      join(dir, 'report.yml'),
      join(dir, 'commission.yml'),
    ]),
    correctionsFolder(data),
  ];
  const refresh = async (isStale: () => boolean): Promise<void> => {
    const started = performance.now();
    const since = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    const onPage = (path: string, html: string): Promise<void> => {
      console.log(`${path} is new after ${since()}.`);
      return live.show(path, html);
    };
    try {
      const result = await report.refresh({
        open: live.openPages(),
        onPage,
        onNotice: live.notice,
        isStale,
      });
      live.reload();
      console.log(result.problems);
      console.log(changesLine(result.changes));
      console.log(`The report as of ${result.asOf} is whole after ${since()}.`);
    } catch (error) {
      if (error instanceof Stale) return live.abandon();
      const text = describeFailure(error);
      console.error(text);
      live.problem(text);
    }
  };
  // those that are not there yet are seen when they come
  const watching = await rebuildOnChange([data, ...settings], refresh);
  const end = async () => {
    live.close();
    report.close();
    await Promise.all([watching.close(), server.close()]);
    process.exit();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return EXIT.ok;
});
