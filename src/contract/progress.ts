/** How far a long command is, for whoever shows it. */
export interface Progress {
  /** A new step of the work; `totalBytes` where its size is known. */
  start(label: string, totalBytes?: number): void;
  /** `rows` and `bytes` done so far in this step. */
  tick(rows: number, bytes: number): void;
  done(): void;
}

export const noProgress: Progress = { start() {}, tick() {}, done() {} };
