/** How far a long command is: a bar on a terminal, plain lines in a log; always on stderr. */
import cliProgress from 'cli-progress';

export interface Progress {
  /** A new stretch of work; `totalBytes` where its size is known. */
  start(label: string, totalBytes?: number): void;
  /** `rows` and `bytes` done so far in this stretch. */
  tick(rows: number, bytes: number): void;
  done(): void;
}

export const noProgress: Progress = { start() {}, tick() {}, done() {} };

/** A bar with rows and time where `stream` is a terminal, one line a stretch where it is a log. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

const counted = (rows: number): string => rows.toLocaleString('en-US');

function bar(stream: NodeJS.WriteStream): Progress {
  let current: cliProgress.SingleBar | null = null;
  return {
    start(label, totalBytes = 1) {
      current = new cliProgress.SingleBar({
        stream,
        format: `${label} {bar} {percentage}% | {rows} rows | {duration_formatted}`,
        hideCursor: true,
        clearOnComplete: true,
      });
      current.start(Math.max(totalBytes, 1), 0, { rows: '0' });
    },
    tick(rows, bytes) {
      current?.update(bytes, { rows: counted(rows) });
    },
    done() {
      current?.stop();
      current = null;
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let label = '';
  let startedAt = 0;
  let lastRows = 0;
  return {
    start(name) {
      label = name;
      startedAt = performance.now();
      lastRows = 0;
    },
    tick(rows) {
      lastRows = rows;
    },
    done() {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const rows = lastRows > 0 ? ` ${counted(lastRows)} rows,` : '';
      stream.write(`${label}:${rows} ${seconds} s\n`);
    },
  };
}
