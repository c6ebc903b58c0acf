/** Cells as SQL: the same text as any figure's, split by all that the cube stores; measures over the same rows in one scan. */
import { measureText, namedTables } from '../metrics/ask/compile.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import { isExact, type Measure } from '../metrics/define.ts';
import { needsOwnScan } from '../metrics/dependencies.ts';
import type { MetricParams } from '../metrics/params.ts';
import type { Split } from '../metrics/stored.ts';
import type { FilterKey } from '../metrics/types.ts';
import type { KeyColumn } from './dimension-keys.ts';
import { TUPLE } from './growing-levels.ts';

/** What one measure's cells are stored by. */
export interface CellRequest {
  measure: Measure;
  frames: Frame[];
  params: MetricParams;
  dimensions: FilterKey[];
  /** The measure's rows know their dimensions by this key: it is handed over instead. */
  keyColumn?: KeyColumn;
  split: Split[];
  /** Further columns by name. */
  spans: Record<string, string>;
}

interface CellText {
  tables: string[];
  from: string;
  where: string;
  value: string;
  keys: string[];
}

function cellText(cells: CellRequest): CellText {
  const { measure, frames, params, dimensions, keyColumn, split, spans } = cells;
  const request = { filter: {}, frames, params, basis: 'due' as const };
  const { from, where, value, over, key } = measureText(measure, request);
  const issued = measureText(measure, { ...request, basis: 'issue' });
  const has = (dimension: FilterKey): boolean =>
    !measure.dimensions || measure.dimensions.includes(dimension);
  const splitKey = (name: Split): string => {
    if (name === 'over') return over;
    return name === 'issue_bucket' ? issued.key('bucket') : key(name);
  };
  const named = (name: FilterKey): string =>
    `${has(name) ? key(name) : 'null::varchar'} as ${name}`;
  const keys = [
    `${frames.length > 1 ? 'frame.frame_no' : '0'} as frame_no`,
    ...(keyColumn ? [`p.${keyColumn} as ${TUPLE}`] : dimensions.map(named)),
    ...split.map((name) => `(${splitKey(name)})::varchar as ${name}`),
    ...Object.entries(spans).map(([name, expression]) => `${expression} as ${name}`),
  ];
  return { tables: namedTables([measure], request), from, where, value, keys };
}

/** Equal for requests that one scan can answer. */
export function scanOf(request: CellRequest): string {
  const { tables, from, keys } = cellText(request);
  const alone = needsOwnScan(request.measure) ? request.measure.id : '';
  return JSON.stringify([tables, from, keys, alone]);
}

/**
 * The cells of requests that share a scan. Columns: `frame_no`, the dimensions or their number, the splits, the spans, and by number
 * of the request `value_0`, exact, and `rows_0`, 0 where the measure has no cell. `within` is a condition of them
 * all; rows that meet it and no request's own are cells of none.
 */
export function cellQuery(requests: CellRequest[], within?: string): string {
  const texts = requests.map(cellText);
  const { tables, from, keys } = texts[0]!;
  const isAlone = texts.length === 1;
  const columns = texts.flatMap(({ where, value }, i) => {
    const { measure } = requests[i]!;
    const filter = isAlone ? '' : ` filter (where ${where})`;
    const type = isExact(measure) ? 'bigint' : 'hugeint';
    return [
      `(${measure.combine === 'max' ? 'max' : 'sum'}(${value})${filter})::${type} as value_${i}`,
      `(count(*)${filter})::integer as rows_${i}`,
    ];
  });
  const any = texts.map((text) => `(${text.where})`).join(' or ');
  const where = !within ? any : isAlone ? `(${within}) and (${any})` : within;
  return `${tables.length ? `with ${tables.join(',\n')}\n` : ''}select ${[...keys, ...columns].join(', ')}
from ${from}
where ${where}
group by all`;
}
