/** Why the engine cannot be had, and how much of it has come: known to every page before any of it is fetched. */

/**
 * Why there is no engine: its files did not arrive (`fetch`), are not there (`missing`) or are not of their kind
 * (`file`); it did not start (`start`), or not in time (`time`); there is too little memory for it (`memory`) or for
 * all rows (`size`); the report was built anew (`newer`); its audience is given no rows (`figures`); it is in a file
 * without them (`left_out`).
 */
export type EngineReason =
  | 'fetch'
  | 'missing'
  | 'file'
  | 'start'
  | 'time'
  | 'memory'
  | 'size'
  | 'newer'
  | 'figures'
  | 'left_out';

/** Reasons that another try may do away with. */
export const TEMPORARY_REASONS: readonly string[] = ['fetch', 'missing', 'time'];

export class EngineError extends Error {
  readonly reason: EngineReason;
  constructor(reason: EngineReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/**
 * Bytes as sent over the wire: received (0 until all are here where they are unpacked on the way) and, where the host
 * says so, expected.
 */
export type DownloadProgress = (received: number, expected: number | null) => void;
