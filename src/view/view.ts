/** What the reader has chosen: the same on every page, written in the address where it is not the default. */
import type { IsoDate } from '../format/date.ts';
import type { Span } from '../format/span.ts';
import type { Grain, StepKey } from '../format/step.ts';
import type { Filter, Period } from '../metrics/types.ts';
import type { RuleId } from './rule-ids.ts';

export interface View {
  period: Period;
  asOf: IsoDate;
  filter: Filter;
  basis: 'due' | 'issue';
  /** Bucket edges other than the settings'. */
  edges?: number[];
  /** Steps of the trends other than months. */
  grain?: Exclude<Grain, 'month'>;
  /** The billing whose way into cash is compared with earlier ones. */
  cohort?: StepKey;
  /** What the page is compared with, where the reader has chosen. */
  compare?: Span;
  /** Invoices still to be issued are not shown beside what is expected of open ones. */
  billing?: 'off';
  /** Only customers for whom this alert rule fired are listed. */
  rule?: RuleId;
  /** What the as-of date is compared with on the page of changes, other than the page's comparison. */
  since?: IsoDate;
}
