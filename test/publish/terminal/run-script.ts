/** A command of `npm run` in this process: what it prints and its exit code, without the start of another. */
import { join } from 'node:path';
import { vi } from 'vitest';
import { ROOT } from '../../../src/publish/root.ts';

export interface Ran {
  status: typeof process.exitCode;
  stdout: string;
  stderr: string;
}

/** The query makes each run a module of its own, of modules that are loaded. */
let runs = 0;

/** `script`: its name in the folder of scripts. One at a time. */
export async function runScript(script: string, ...args: string[]): Promise<Ran> {
  const { argv, exitCode } = process;
  const said = { stdout: '', stderr: '' };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line) => {
      said.stdout += `${line}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((line) => {
      said.stderr += `${line}\n`;
    }),
    // progress
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.stderr += text;
      return true;
    }),
  ];
  process.argv = [argv[0]!, script, ...args];
  try {
    const module = join(ROOT, `scripts/${script}.ts?run=${++runs}`);
    await import(/* @vite-ignore */ module);
    return { status: process.exitCode, ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
