/** What the panel shows, as the hash of the address: read as something that anybody may have written. */
import { isIsoDate } from '../../format/date.ts';
import { GRAINS } from '../../format/step.ts';
import { DIMENSIONS, FILTER_KEYS } from '../../metrics/types.ts';
import { type FigureAsk, ROWS_HASH } from '../../report/parts/figure-ask.ts';
import { ITEM_STATES, ROW_SETS } from '../../rows/types.ts';

export type Tab = 'rows' | 'how';

export interface Target extends FigureAsk {
  /** Behind a figure its metric, and which of its measures; else a named set or one document. */
  metric?: string;
  measure?: string;
  key?: number;
  tab?: Tab;
}

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isDate: Test = (value) => typeof value === 'string' && isIsoDate(value);
const isName: Test = (value) => typeof value === 'string' && /^\w+$/.test(value);
const oneOf =
  (values: readonly string[]): Test =>
  (value) =>
    values.includes(value as string);
const recordOf =
  (keys: readonly string[], test: (value: unknown, key: string) => boolean): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([key, own]) => keys.includes(key) && test(own, key));

const STEP = /^(?:\d{4}-(?:0[1-9]|1[0-2])|(?:FY)?\d{4}(?:-Q[1-4])?)$/;
const ofDimension = (value: unknown, dimension: string): boolean => {
  if (value === null) return dimension !== 'age';
  if (typeof value !== 'string') return false;
  if (dimension === 'month') return STEP.test(value);
  return dimension !== 'age' || /^\d{1,4}$/.test(value);
};

const isPeriod: Test = (value) => {
  if (!recordOf(['from', 'to'], isDate)(value)) return false;
  const { from, to } = value as { from?: string; to?: string };
  return from !== undefined && to !== undefined && from <= to;
};

const TESTS: Record<keyof Target, Test> = {
  metric: isName,
  measure: isName,
  key: Number.isSafeInteger,
  tab: oneOf(['rows', 'how']),
  which: oneOf(ROW_SETS),
  state: oneOf(ITEM_STATES),
  at: recordOf([...DIMENSIONS, 'age'], ofDimension),
  filter: recordOf(FILTER_KEYS, isText),
  except: recordOf(FILTER_KEYS, (value) => Array.isArray(value) && value.every(isText)),
  period: isPeriod,
  asOf: isDate,
  basis: oneOf(['due', 'issue']),
  grain: oneOf(GRAINS),
};

/** The target that a hash names; null where it names none, `unreadable` where it wants to and does not. */
export function readTarget(hash: string): Target | 'unreadable' | null {
  if (!hash.startsWith(ROWS_HASH)) return null;
  try {
    const target: unknown = JSON.parse(decodeURIComponent(hash.slice(ROWS_HASH.length)));
    const isTarget = recordOf(Object.keys(TESTS), (value, key) =>
      TESTS[key as keyof Target](value),
    );
    if (!isTarget(target)) return 'unreadable';
    const { metric, which } = target as Target;
    return metric || which ? (target as Target) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
