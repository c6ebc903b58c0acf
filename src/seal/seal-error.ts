/** Why something sealed could not be opened. Whatever the reason, nothing of its content has been given out. */

export type SealReason =
  /** The key belongs to no file here. */
  | 'wrong_key'
  /** Bytes were changed, or the file is another one of the same build. */
  | 'damaged'
  /** The end is missing. */
  | 'truncated'
  /** The file was sealed by another build than the list that names it. */
  | 'other_build'
  /** The link was replaced or withdrawn. */
  | 'ended'
  /** The link's last day is over. */
  | 'expired'
  /** The words do not open the second lock. */
  | 'passphrase';

/** What the reader of a link that no longer opens may know. */
export interface Ending {
  how: 'replaced' | 'withdrawn' | 'expired';
  /** The day on which it ended; of an expired link the last on which it was good. */
  on: string;
  person: string;
}

export class SealError extends Error {
  readonly reason: SealReason;
  /** Of the reasons `ended` and `expired`. */
  readonly ending: Ending | null;
  constructor(reason: SealReason, ending: Ending | null = null) {
    super(`cannot be opened: ${reason}`);
    this.reason = reason;
    this.ending = ending;
  }
}
