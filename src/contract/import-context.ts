/** What every step of one import shares. */
import type { NativeEngine } from '../engine/native.ts';
import type { Settings } from '../settings/settings.ts';
import type { Progress } from './progress.ts';
import type { Problem } from './rules/problem.ts';

/** Enough to open and plan a folder, which needs no database. */
export interface PlanContext {
  settings: Settings;
  progress: Progress;
  /** Adds a problem to the result of the import. */
  report(problem: Problem): void;
}

export interface ImportContext extends PlanContext {
  engine: NativeEngine;
}
