/** What a chart can make the page do, and what the pointer has to know of the page's view. */
import type { Month } from '../../format/date.ts';
import type { FilterKey } from '../../metrics/types.ts';

export interface PageActions {
  /** Filters by a value, or undoes the filter that has it already. */
  toggle(key: FilterKey, value: string): void;
  /** Makes these months the period. */
  choosePeriod(from: Month, to: Month): void;
  /** The step that the page compares a step with. */
  earlierStep(step: string): string;
  /** The first month of the fiscal year, 1–12. */
  yearStart: number;
}
