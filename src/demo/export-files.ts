/** Writes the export files line by line in bounded memory; they take their names only when complete. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const FLUSH_AT = 1 << 18;

/** A name this generator may write, so that a folder with anything else in it is left alone. */
const OWN_NAME =
  /^((customers|reps|targets|disputes|activities|promises|confirmations|unbilled)|(invoices|payments)-\d{4}H[12]|actions-\d{4}-\d\d-\d\d)\.csv$/;
const HARMLESS = /^(\..*|README.*|report\.yml)$/;

/** Names in `dir` that the generator did not write: with them in place, demo and real rows would mix. */
export const foreignFiles = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir).filter((name) => !OWN_NAME.test(name) && !HARMLESS.test(name))
    : [];

export class ExportFiles {
  private readonly open = new Map<string, { handle: number; text: string }>();
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
    mkdirSync(dir, { recursive: true });
  }

  private part(name: string): string {
    return join(this.dir, `.${name}.part`);
  }

  /** Appends one line; the first line of a file is preceded by its header. */
  write(name: string, header: string, line: string): void {
    let file = this.open.get(name);
    if (!file) {
      file = { handle: openSync(this.part(name), 'w'), text: `${header}\n` };
      this.open.set(name, file);
    }
    file.text += `${line}\n`;
    if (file.text.length < FLUSH_AT) return;
    writeFileSync(file.handle, file.text);
    file.text = '';
  }

  /** Gives up: nothing of this run stays. */
  abandon(): void {
    for (const [name, file] of this.open) {
      closeSync(file.handle);
      rmSync(this.part(name));
    }
    this.open.clear();
  }

  /** Completes every file and puts it in place; earlier demo files that were not written again go. */
  finish(): string[] {
    for (const [name, file] of this.open) {
      writeFileSync(file.handle, file.text);
      closeSync(file.handle);
      renameSync(this.part(name), join(this.dir, name));
    }
    for (const name of readdirSync(this.dir)) {
      if (OWN_NAME.test(name) && !this.open.has(name)) rmSync(join(this.dir, name));
    }
    return [...this.open.keys()].sort();
  }
}
