/** `npm run dev -- [--data DIR] [--port N] [--host H]`: the site with live refresh while exports change. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { checkUsage, EXIT, parseOptions, runCommand } from '../src/build/command.ts';
import { folderProblem } from '../src/build/open-report.ts';
import { correctionsFolder } from '../src/contract/corrections-file.ts';
import { liveReload } from '../src/site/live.ts';
import { portProblem, serve } from '../src/site/serve.ts';
import { rebuildOnChange } from '../src/site/watch.ts';

const command = new Command('npm run dev --')
  .description('Serve the report and rebuild it whenever a file in the folder of exports changes.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option('--port <number>', 'first port to try; the next free one is taken', '4321')
  .option('--host <address>', 'address to listen on', '127.0.0.1');

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, '.huikuan', 'site');

/** Builds in a process of its own, so that each build starts clean; resolves with what it printed and how it ended. */
function build(data: string, signal: AbortSignal): Promise<{ ok: boolean; text: string }> {
  return new Promise((resolve) => {
    const script = join(root, 'scripts', 'build.ts');
    const child = spawn(process.execPath, [script, '--data', data, '--out', out], { signal });
    let text = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      from.on('data', (part) => {
        text += part;
        to.write(part);
      });
    child.on('error', (error) => resolve({ ok: false, text: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, text }));
  });
}

await runCommand(command.helpInformation(), async () => {
  const { data, port, host } = parseOptions<{ data: string; port: string; host: string }>(command);
  checkUsage(folderProblem(data), portProblem('--port', port));
  mkdirSync(out, { recursive: true });
  const stop = new AbortController();
  const live = liveReload(out);
  const server = await serve(out, { port: Number(port), host, before: live.before });
  console.log(`The report, refreshed when a file in ${data} changes: ${server.address}`);
  const settings = [
    join(data, 'report.yml'),
    join(data, '..', 'report.yml'),
    correctionsFolder(data),
  ];
  const watching = await rebuildOnChange(
    // those that are not there yet are seen when they come
    [data, ...settings],
    async () => {
      const { ok, text } = await build(data, stop.signal);
      if (stop.signal.aborted) return;
      if (ok) live.reload();
      else live.problem(text);
    },
  );
  const end = async () => {
    stop.abort();
    live.close();
    await Promise.all([watching.close(), server.close()]);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return EXIT.ok;
});
