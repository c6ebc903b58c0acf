/** A terminal on which questions are asked line by line. */
import { createInterface } from 'node:readline';
import type { Terminal } from './ask.ts';

export interface LineTerminal extends Terminal {
  close(): void;
}

/** Lines that were typed ahead answer the questions that come; the end of the input, or Ctrl-C, answers with null. */
export function lineTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): LineTerminal {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let isOver = false;
  const reader = createInterface({ input, output });
  reader.on('line', (line) => {
    const next = waiting;
    waiting = null;
    if (next) next(line);
    else lines.push(line);
  });
  reader.on('close', () => {
    isOver = true;
    waiting?.(null);
    waiting = null;
  });
  return {
    say: (text) => output.write(`${text}\n`),
    ask(prompt) {
      const ahead = lines.shift();
      if (ahead !== undefined || isOver) return Promise.resolve(ahead ?? null);
      return new Promise((resolve) => {
        waiting = resolve;
        reader.setPrompt(prompt);
        reader.prompt();
      });
    },
    forget() {
      lines.length = 0;
    },
    close: () => reader.close(),
  };
}
