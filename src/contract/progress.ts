/** How far a long command is, for whoever shows it. */
import type { Locale, Localised } from '../i18n/locale.ts';

export interface Progress {
  /** The language of what follows, once it is known. */
  speak?(locale: Locale): void;
  /** A new step of the work; `totalBytes` where its size is known. */
  start(label: string | Localised, totalBytes?: number): void;
  /** `rows` and `bytes` done so far in this step. */
  tick(rows: number, bytes: number): void;
  done(): void;
}

export const noProgress: Progress = { start() {}, tick() {}, done() {} };
