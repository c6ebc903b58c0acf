/** One measure's cells as SQL: the same text as any figure's, split by all the cube keeps. */
import { measureText, namedTables } from '../metrics/compile.ts';
import type { Split } from '../metrics/cube-use.ts';
import type { Measure, MetricParams } from '../metrics/define.ts';
import type { Frame } from '../metrics/frames.ts';
import type { FilterKey } from '../metrics/types.ts';
import { withoutStood } from './asked-frames.ts';

export interface CellQuery {
  measure: Measure;
  frames: Frame[];
  params: MetricParams;
  dimensions: FilterKey[];
  split: Split[];
  /** Further columns by name. */
  spans: Record<string, string>;
}

/** Columns: `frame_no`, the dimensions, the splits, the spans, and `value`: exact, as text where it is a weight. */
export function cellQuery(query: CellQuery): string {
  const { measure, frames, params, dimensions, split, spans } = query;
  const request = { filter: {}, frames, params, basis: 'due' as const };
  const { from, where, value, over, key } = measureText(withoutStood(measure), request);
  const issued = measureText(measure, { ...request, basis: 'issue' });
  const has = (dimension: FilterKey): boolean =>
    !measure.dimensions || measure.dimensions.includes(dimension);
  const splitKey = (name: Split): string => {
    if (name === 'over') return over;
    return name === 'issue_bucket' ? issued.key('bucket') : key(name);
  };
  const keys = [
    `${frames.length > 1 ? 'frame.frame_no' : '0'} as frame_no`,
    ...dimensions.map((name) => `${has(name) ? key(name) : 'null::varchar'} as ${name}`),
    ...split.map((name) => `(${splitKey(name)})::varchar as ${name}`),
    ...Object.entries(spans).map(([name, expression]) => `${expression} as ${name}`),
  ];
  const combine = measure.combine === 'max' ? 'max' : 'sum';
  const type = measure.exact === false ? 'varchar' : 'bigint';
  const tables = namedTables([measure], request);
  return `${tables.length ? `with ${tables.join(',\n')}\n` : ''}select ${keys.join(', ')}, ${combine}(${value})::${type} as value
from ${from}
where ${where}
group by all`;
}
