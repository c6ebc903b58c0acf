/** What was set aside is too much, or a file cannot be used: nothing may be published. */
import type { ImportResult } from '../contract/import-result.ts';

export class RefusedError extends Error {
  readonly imported: ImportResult;
  /** Says where all problems have been written, if anywhere. */
  problemsNote: string | null = null;
  constructor(imported: ImportResult) {
    super('the exports were refused');
    this.imported = imported;
  }
}
