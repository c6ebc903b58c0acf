/** Measures, dimensions, filter and frames to one SQL statement that both engines run. */
import { sqlDate, sqlText } from '../../engine/engine.ts';
import { groupBy } from '../../format/group-by.ts';
import { isExact, type Measure, overText } from '../define.ts';
import { datesOf, needsOwnScan } from '../dependencies.ts';
import { conditionOf } from '../only-if.ts';
import type { MetricParams } from '../params.ts';
import { type Rendering, render, type Sql } from '../sql.ts';
import {
  type Dimension,
  type Except,
  FILTER_KEYS,
  type Filter,
  type FilterKey,
  NONE,
  OWN_DIMENSIONS,
} from '../types.ts';
import { FRAME_DATES, type Frame, type FrameDate } from './frames.ts';

export interface Request {
  measures: Measure[];
  by: Dimension[];
  filter: Filter;
  except?: Except;
  frames: Frame[];
  basis: 'due' | 'issue';
  /** Bucket edges other than the marts' macros hold. */
  edges?: number[];
  params: MetricParams;
}

/** All of it that a single measure's text depends on. */
export type MeasureRequest = Omit<Request, 'measures' | 'by'>;

/**
 * Column names of the answer: `by_<dimension>`, `unit_currency`, `over_key`, and one per measure id. A measure
 * without rows in a group is `missing`: 0, or null to differ from one whose rows sum to 0.
 */
export function compile(request: Request, missing: 'zero' | 'null' = 'zero'): string {
  const { measures, by } = request;
  const keys = [...by.map((dimension) => `by_${dimension}`), 'unit_currency', 'over_key'];
  const branches = scansOf(request).map((scan) => branch(scan, request));
  const totals = measures.map((measure) => {
    if (measure.combine === 'max') return `max(${measure.id})::bigint as ${measure.id}`;
    const type = isExact(measure) ? 'bigint' : 'double';
    const sum = `sum(${measure.id})`;
    return `${missing === 'zero' ? `coalesce(${sum}, 0)` : sum}::${type} as ${measure.id}`;
  });
  const ctes = namedTables(measures, request);
  return `${ctes.length ? `with ${ctes.join(',\n')}\n` : ''}select ${[...keys, ...totals].join(', ')}
from (
${branches.join('\nunion all\n')}
)
group by ${keys.join(', ')}
order by ${keys.join(', ')}`;
}

/** Whether every measure can be split by these dimensions and narrowed by this filter. */
export function canSplit(measures: Measure[], by: Dimension[], filter: Filter): boolean {
  const wanted = [...by, ...FILTER_KEYS.filter((key) => filter[key] !== undefined)];
  return wanted.every((dimension) => {
    if (dimension === 'month') return true;
    // the other measures are the same at every age
    if (dimension === 'age') return measures.some((m) => m.keys?.age);
    if (isOwn(dimension)) return measures.every((m) => m.keys?.[dimension]);
    return measures.every((m) => !m.dimensions || m.dimensions.includes(dimension));
  });
}

const isOwn = (dimension: Dimension): boolean =>
  (OWN_DIMENSIONS as readonly string[]).includes(dimension);

/** What a measure reads, as SQL with its dates filled in: its sum and the rows behind it are made of the same text. */
export interface MeasureText {
  from: string;
  where: string;
  /** What one row adds to the measure. */
  value: string;
  /** The currency that the value is in. */
  unit: string;
  over: string;
  key(dimension: Dimension): string;
}

export function measureText(measure: Measure, request: MeasureRequest): MeasureText {
  const { filter, except, frames, basis, edges, params } = request;
  const converted = Boolean(params.reportCurrency && measure.instant);
  const rendering: Rendering = {
    date: (date) => (frames.length > 1 ? `frame.${column(date)}` : sqlDate(frames[0]![date])),
    amount: converted ? 'round(p.amount_doc_minor * rate.factor)::bigint' : 'p.amount_minor',
    params,
    edges,
  };
  const textOf = (sql: Sql): string => render(sql, rendering);
  const { rows, joined } = measure.from;
  const from = textOf(rows) + (joined ? textOf(joined) : '');
  const sources = [frames.length > 1 ? `frame cross join ${from}` : from];
  if (converted) {
    const sameFrame = frames.length > 1 ? ' and rate.frame_no = frame.frame_no' : '';
    sources.push(`join rate_${measure.instant} rate on rate.currency = p.currency${sameFrame}`);
  }
  const clauses = [
    textOf(conditionOf(measure)),
    ...filterClauses(filter),
    ...exceptClauses(except),
  ];
  const over = overText(measure);
  return {
    from: sources.join(' '),
    where: clauses.map((clause) => `(${clause})`).join(' and '),
    value: textOf(measure.value),
    unit: params.reportCurrency ? sqlText(params.reportCurrency) : 'p.currency',
    over: over ? textOf(over) : 'null',
    key(dimension) {
      if (dimension === 'month')
        return frames.length > 1 ? 'frame.month' : sqlText(frames[0]?.month ?? '');
      const own = ownKey(measure, dimension, basis);
      return own ? textOf(own) : dimension === 'age' ? 'null' : `p.${dimension}`;
    },
  };
}

/** What a dimension is of the measure's rows; undefined where they have it as a column, or not at all. */
const ownKey = ({ keys }: Measure, dimension: Dimension, basis: 'due' | 'issue'): Sql | undefined =>
  (dimension === 'bucket' && basis === 'issue' && keys?.issueBucket) || keys?.[dimension];

/** Tables that the texts of these measures name: the frames where there are several, the rates of their instants. */
export function namedTables(measures: Measure[], request: MeasureRequest): string[] {
  const { frames, params } = request;
  const tables: string[] = [];
  const dates = new Set(measures.flatMap(datesOf));
  if (frames.length > 1)
    tables.push(
      frameTable(
        frames,
        FRAME_DATES.filter((date) => dates.has(date)),
      ),
    );
  if (params.reportCurrency) {
    for (const instant of new Set(measures.flatMap((m) => (m.instant ? [m.instant] : []))))
      tables.push(rateTable(instant, frames));
  }
  return tables;
}

interface Scanned {
  measure: Measure;
  text: MeasureText;
  keys: string;
}

/** The measures, those together that are sums over the same rows split the same way. */
function scansOf(request: Request): Scanned[][] {
  const scans = request.measures.map((measure) => {
    const text = measureText(measure, request);
    const own = request.by.map((dimension) => `${text.key(dimension)} as by_${dimension}`);
    const keys = [...own, `${text.unit} as unit_currency`, `${text.over}::varchar as over_key`];
    const alone = needsOwnScan(measure) ? measure.id : '';
    const one = { measure, text, keys: keys.join(', ') };
    return { one, scan: JSON.stringify([text.from, one.keys, alone]) };
  });
  return [...groupBy(scans, ({ scan }) => scan).values()].map((group) =>
    group.map(({ one }) => one),
  );
}

function branch(scan: Scanned[], { measures }: Request): string {
  const columns = measures.map((measure) => {
    const one = scan.find((scanned) => scanned.measure.id === measure.id);
    if (!one) return `null as ${measure.id}`;
    const filter = scan.length > 1 ? ` filter (where ${one.text.where})` : '';
    return `${measure.combine ?? 'sum'}(${one.text.value})${filter} as ${measure.id}`;
  });
  const wheres = scan.map(({ text }) => text.where);
  return `select ${[scan[0]!.keys, ...columns].join(', ')}
from ${scan[0]!.text.from}
where ${wheres.length > 1 ? wheres.map((where) => `(${where})`).join('\n  or ') : wheres[0]}
group by all`;
}

/** Conditions on the dimensions of `p`. */
export const filterClauses = (filter: Filter): string[] =>
  FILTER_KEYS.filter((key) => filter[key] !== undefined).map((key: FilterKey) =>
    filter[key] === NONE ? `p.${key} is null` : `p.${key} = ${sqlText(filter[key]!)}`,
  );

/** Rows without a value stay, unless they are left out by name. */
export const exceptClauses = (except: Except = {}): string[] =>
  FILTER_KEYS.flatMap((key) =>
    (except[key] ?? []).map((value) =>
      value === NONE ? `p.${key} is not null` : `p.${key} is distinct from ${sqlText(value)}`,
    ),
  );

const column = (date: FrameDate): string => `${date.toLowerCase()}_date`;

/** The frames, with the dates that somebody reads: each further one is planned for every frame. */
function frameTable(frames: Frame[], dates: FrameDate[]): string {
  const rows = frames.map((frame, i) =>
    [i, sqlText(frame.month ?? ''), ...dates.map((date) => sqlDate(frame[date]))].join(', '),
  );
  const columns = ['frame_no', 'month', ...dates.map(column)];
  return `frame(${columns.join(', ')}) as (values ${rows.map((row) => `(${row})`).join(', ')})`;
}

/** The rate of each currency at an instant: the last one dated on or before it. */
function rateTable(instant: FrameDate, frames: Frame[]): string {
  const selects = frames.map(
    (frame, i) => `select ${i} as frame_no, currency, arg_max(factor, date) as factor
  from dim_rate where date <= ${sqlDate(frame[instant])} group by currency`,
  );
  return `rate_${instant} as (${selects.join(' union all ')})`;
}
