/** How long the two commands that people wait for take, run as they run them, on the committed exports. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { ROOT } from '../publish/root.ts';
import { withReader } from './reader.ts';
import { median } from './statistics.ts';

/** Seconds. */
export interface CommandTimes {
  /** `npm start` with nothing left of earlier builds: until its address is printed, and until the whole site stands. */
  start: StartTimes;
  /** The same once more. */
  startAgain: StartTimes;
  /** `npm run dev`: from a changed file of payments to new figures on the page that is open. */
  changedFile: number;
}

export interface StartTimes {
  address: number;
  whole: number;
}

const CHANGES = 3;
const FIGURE = '[data-metric="open_amount"][data-value]';

/** `dir` is a folder of its own. */
export async function measureCommands(browser: Browser, dir: string): Promise<CommandTimes> {
  const data = join(dir, 'data');
  cpSync(join(ROOT, 'data'), data, { recursive: true });
  const exports = join(data, 'exports');
  forgetEarlierBuilds();
  const start = await timeStart(exports, join(dir, 'first'));
  const startAgain = await timeStart(exports, join(dir, 'again'));
  const changedFile = await timeChangedFile(browser, exports, join(dir, 'live'));
  return { start, startAgain, changedFile };
}

/** Removes what builds leave for the next one. */
export function forgetEarlierBuilds(): void {
  for (const name of ['compiled', 'engine', 'page-code', 'pages'])
    rmSync(join(ROOT, '.huikuan', name), { recursive: true, force: true });
}

async function timeStart(data: string, out: string): Promise<StartTimes> {
  const command = run(['start', '--', '--data', data, '--out', out, '--port', '0']);
  try {
    const address = await command.said(/http:\/\//);
    const whole = await command.said(/pages stand/);
    return { address: address.seconds, whole: whole.seconds };
  } finally {
    await command.end();
  }
}

async function timeChangedFile(browser: Browser, data: string, out: string): Promise<number> {
  const command = run(['run', 'dev', '--', '--data', data, '--out', out, '--port', '0']);
  try {
    const { line } = await command.said(/http:\/\//);
    await command.said(/is whole/);
    return await withReader(browser, {}, async (page) => {
      await page.goto(`${/http:\S+/.exec(line)![0]}en/`, { waitUntil: 'load' });
      const times: number[] = [];
      for (let change = 1; change <= CHANGES; change++) {
        const figure = page.locator(FIGURE).first();
        const before = await figure.getAttribute('data-value');
        const startedAt = performance.now();
        appendFileSync(join(data, 'payments-2026H1.csv'), `${payment(data, change)}\n`);
        await page.waitForFunction(
          ([selector, old]) =>
            (document.querySelector(selector)?.getAttribute('data-value') ?? old) !== old,
          [FIGURE, before ?? ''] as const,
          { timeout: 60_000 },
        );
        times.push((performance.now() - startedAt) / 1000);
        await command.said(/is whole/);
      }
      return median(times);
    });
  } finally {
    await command.end();
  }
}

/** One more payment for one of the youngest invoices in the currency that the page shows, so that what is open changes. */
function payment(data: string, change: number): string {
  const invoices = readFileSync(join(data, 'invoices-2026H1.csv'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(',CNY,invoice,,posted,'));
  const [invoice, , customer] = invoices.at(-change)!.split(',');
  return `PAY-BENCH-${change},2026-06-30,${change}.00,${invoice},${customer},,CNY,,cash,`;
}

interface Running {
  /** The next line that matches, and the seconds since the command began. */
  said(words: RegExp): Promise<{ line: string; seconds: number }>;
  end(): Promise<void>;
}

/** `npm …` in a process group of its own. Throws, with what it printed, where it ends before it has said what is waited for. */
function run(words: string[]): Running {
  const startedAt = performance.now();
  const child: ChildProcess = spawn('npm', words, { cwd: ROOT, detached: true, stdio: 'pipe' });
  const heard: { line: string; seconds: number }[] = [];
  let listener: (() => void) | undefined;
  const hear = (line: string): void => {
    heard.push({ line, seconds: (performance.now() - startedAt) / 1000 });
    listener?.();
  };
  for (const stream of [child.stdout!, child.stderr!])
    createInterface({ input: stream }).on('line', hear);
  let isOver = false;
  const over = new Promise<void>((resolve) =>
    child.once('close', () => {
      isOver = true;
      listener?.();
      resolve();
    }),
  );
  let read = 0;
  return {
    said: (words) =>
      new Promise((resolve, reject) => {
        listener = () => {
          while (read < heard.length) {
            const next = heard[read++]!;
            if (!words.test(next.line)) continue;
            listener = undefined;
            return resolve(next);
          }
          if (isOver) reject(new Error(heard.map(({ line }) => line).join('\n')));
        };
        listener();
      }),
    async end() {
      if (!isOver && child.pid) process.kill(-child.pid, 'SIGTERM');
      await over;
    },
  };
}
