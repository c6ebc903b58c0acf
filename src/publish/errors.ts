/** What ends a command: each is a message that a person can act on, never a stack trace. */
import type { ImportResult } from '../contract/import-result.ts';

/** What was set aside is too much, or a file cannot be used: nothing may be published. */
export class RefusedError extends Error {
  readonly imported: ImportResult;
  /** Says where all problems have been written, if anywhere. */
  problemsNote: string | null = null;
  constructor(imported: ImportResult) {
    super('the exports were refused');
    this.imported = imported;
  }
}

/** A failure that another process has reported in full: the message is all that a person needs to read. */
export class ReportedFailure extends Error {}

/** The output folder holds something that is not a built site. */
export class OutError extends Error {}
