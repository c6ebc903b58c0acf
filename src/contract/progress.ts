/** How far a long command is, told to whoever shows it. */
export interface Progress {
  /** A new stretch of work; `totalBytes` where its size is known. */
  start(label: string, totalBytes?: number): void;
  /** `rows` and `bytes` done so far in this stretch. */
  tick(rows: number, bytes: number): void;
  done(): void;
}

export const noProgress: Progress = { start() {}, tick() {}, done() {} };
