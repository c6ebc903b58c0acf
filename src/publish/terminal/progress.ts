/** How far a long command is: a bar on a terminal, plain lines in a log; always on stderr. */
import cliProgress from 'cli-progress';
import type { Progress } from '../../contract/progress.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Say, terminalWords } from './wording.ts';

/** A bar with rows, bytes and the time left where `stream` is a terminal, plain lines where it is a log. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let locale: Locale = 'en';
  const say: Say = (key, parts) => terminalWords(locale)(key, parts);
  const steps = stream.isTTY ? bar(stream, say) : lines(stream, say);
  return {
    ...steps,
    speak(spoken) {
      locale = spoken;
    },
    start: (label, totalBytes) =>
      steps.start(typeof label === 'string' ? label : label[locale], totalBytes),
  };
}

/** Progress whose labels are in one language. */
interface Steps extends Pick<Progress, 'tick' | 'done'> {
  start(label: string, totalBytes?: number): void;
}

const rowsOf = (rows: number, say: Say): string =>
  rows > 0 ? say('progressRows', { n: rows.toLocaleString('en-US'), count: rows }) : '';

const MB = 1024 * 1024;
const megabytes = (bytes: number): string => (bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0);

/** Milliseconds before which an estimate would be a guess. */
const MIN_ELAPSED = 1000;

/** "12 s left", "3 min left" by what is done of the whole so far; '' where it is too early to say. */
export function timeLeft(
  milliseconds: number,
  done: number,
  total: number,
  say: Say = terminalWords('en'),
): string {
  if (milliseconds < MIN_ELAPSED || done <= 0 || total <= 1) return '';
  const seconds = Math.ceil((milliseconds * Math.max(0, total - done)) / done / 1000);
  return seconds < 100
    ? say('secondsLeft', { n: seconds })
    : say('minutesLeft', { n: Math.round(seconds / 60) });
}

/** "1,200 rows | 3.1 of 9.8 MB | 12 s left" */
function state(startedAt: number, rows: number, bytes: number, total: number, say: Say): string {
  const parts = [
    rowsOf(rows, say),
    total > 1
      ? say('progressBytes', { done: megabytes(Math.min(bytes, total)), total: megabytes(total) })
      : '',
    timeLeft(performance.now() - startedAt, bytes, total, say),
  ];
  return parts.filter(Boolean).join(' | ');
}

function bar(stream: NodeJS.WriteStream, say: Say): Steps {
  let current: cliProgress.SingleBar | null = null;
  let startedAt = 0;
  let total = 1;
  return {
    start(label, totalBytes = 1) {
      current?.stop();
      startedAt = performance.now();
      total = Math.max(totalBytes, 1);
      current = new cliProgress.SingleBar({
        stream,
        format: `${label} {bar} {percentage}% | {state}`,
        hideCursor: true,
        clearOnComplete: true,
      });
      current.start(total, 0, { state: '' });
    },
    tick(rows, bytes) {
      current?.update(Math.min(bytes, total), { state: state(startedAt, rows, bytes, total, say) });
    },
    done() {
      current?.stop();
      current = null;
    },
  };
}

/** Milliseconds between two lines about one step in a log. */
const LINE_EVERY = 10_000;

function lines(stream: NodeJS.WriteStream, say: Say): Steps {
  let label = '';
  let startedAt = 0;
  let lineAt = 0;
  let lastRows = 0;
  let total = 1;
  return {
    start(name, totalBytes = 1) {
      label = name;
      total = totalBytes;
      startedAt = performance.now();
      lineAt = startedAt;
      lastRows = 0;
    },
    tick(rows, bytes) {
      lastRows = rows;
      if (performance.now() - lineAt < LINE_EVERY) return;
      lineAt = performance.now();
      stream.write(`${label}: ${state(startedAt, rows, bytes, total, say)}\n`);
    },
    done() {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const counted = rowsOf(lastRows, say);
      const rows = counted === '' ? '' : `${counted}, `;
      stream.write(`${say('stepDone', { step: label, rows, seconds })}\n`);
    },
  };
}
