/** The rows that a measure adds up, from the measure's own text: item by item where it is made of items. */
import { sqlDate, sqlText } from '../engine/engine.ts';
import { type MeasureRequest, measureText, namedTables } from '../metrics/ask/compile.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import type { Measure, MeasureUnit } from '../metrics/define.ts';
import {
  DIMENSIONS,
  type Dimension,
  FILTER_KEYS,
  type Filter,
  type FilterKey,
  NONE,
} from '../metrics/types.ts';
import { isRowColumn } from './columns.ts';
import { packScopeOf } from './pack-scope.ts';
import type { RowSource, RowsContext } from './source.ts';
import type { RowKind, RowsQuestion } from './types.ts';

/** Rows of a measure. Throws where the metric does not use it or the data cannot answer the question. */
export async function rowsBehind(context: RowsContext, question: RowsQuestion): Promise<RowSource> {
  const { measure, request } = resolve(context, question);
  const text = measureText(measure, request);
  const where = [text.where, ...atClauses(question.at ?? {}, measure, text.key)];
  const tables = namedTables([measure], request);
  const scope = packScopeOf(measure, request.frames, context.asOf);
  const columns = await context.columnsOf(text.from, tables, scope);
  const asOf = question.asOf ?? context.asOf;
  const takenAt = question.at?.month ? request.frames.at(-1)!.asOf : asOf;
  const grain = grainOf(columns, sqlDate(asOf), sqlDate(takenAt), scope === 'openItems');
  const combined = measure.combine === 'max' ? `max(${text.value})` : `sum(${text.value})`;
  const own = grain.group.map((column) => `p.${column}`);
  const part = `select ${[...own, `${text.unit} as unit_currency`].join(', ')},
    ${grain.isGrouped ? combined : `(${text.value})`} as contribution
  from ${text.from}
  where ${where.map((clause) => `(${clause})`).join(' and ')}
  ${grain.isGrouped ? 'group by all' : ''}`;
  return {
    with: [...tables, `part as (${part})`],
    columns: {
      ...grain.columns,
      currency: 'part.unit_currency',
      contribution: 'part.contribution',
    },
    kinds: { contribution: KIND_OF_UNIT[measure.unit] },
    owner: measure.combine === 'max' ? undefined : grain.owner,
    from: `part ${grain.joins.join('\n  ')}`,
    isOfPart: true,
    scope,
    amountColumn: 'contribution',
    combine: measure.combine ?? 'sum',
    defaultSort: { column: 'contribution', descending: true },
  };
}

function resolve(
  context: RowsContext,
  question: RowsQuestion,
): { measure: Measure; request: MeasureRequest } {
  const at = question.at ?? {};
  const by = Object.keys(at) as Dimension[];
  const filter = { ...question.filter, ...filterOf(at, context.params.reportCurrency !== null) };
  const metric = question.metric ?? '';
  const { request } = context.plan({ ...question, metric, by, filter });
  if (!request) throw new Error(`metric ${metric} has no rows here`);
  const measure = question.measure
    ? request.measures.find(({ id }) => id === question.measure)
    : request.measures[0];
  if (!measure) throw new Error(`metric ${metric} has no measure ${question.measure}`);
  return { measure, request: { ...request, frames: atMonth(request.frames, at.month) } };
}

function atMonth(frames: Frame[], month: string | null | undefined): Frame[] {
  const wanted = month ? frames.filter((frame) => frame.month === month) : frames;
  if (wanted.length === 0) throw new Error('the period has no such month');
  return wanted;
}

/** A value of a dimension that filters can narrow to is a filter; converted amounts are all of one currency. */
export function filterOf(at: NonNullable<RowsQuestion['at']>, isConverted: boolean): Filter {
  const filter: Filter = {};
  for (const key of FILTER_KEYS)
    if (key in at && !(key === 'currency' && isConverted)) filter[key] = at[key] ?? NONE;
  return filter;
}

function wholeNumber(value: string | null): number {
  if (value === null || !/^\d{1,9}$/.test(value)) throw new Error(`no age "${value}"`);
  return Number(value);
}

export function atClauses(
  at: NonNullable<RowsQuestion['at']>,
  measure: Measure,
  key: (dimension: Dimension) => string,
): string[] {
  return Object.entries(at).flatMap(([name, value]) => {
    const dimension = name as Dimension;
    if (dimension === 'month' || FILTER_KEYS.includes(dimension as FilterKey)) return [];
    // A cohort's share at an age counts everything up to it.
    if (dimension === 'age')
      return measure.keys?.age ? [`(${key('age')})::integer <= ${wholeNumber(value)}`] : [];
    if (!DIMENSIONS.includes(dimension)) throw new Error(`no dimension "${name}"`);
    return [
      value === null ? `${key(dimension)} is null` : `${key(dimension)} = ${sqlText(value!)}`,
    ];
  });
}

/** What one row of the answer is: it follows from the columns that the measure's own rows have. */
function grainOf(columns: Set<string>, asOf: string, takenAt: string, isOpenNow: boolean) {
  if (columns.has('item_key') && !columns.has('kind') && !columns.has('source_kind'))
    return {
      isGrouped: true,
      group: ['item_key'],
      columns: { ...itemColumns('i', asOf, takenAt), ...(isOpenNow ? lateColumns('i', asOf) : {}) },
      owner: ownerOf('i'),
      joins: [
        'join fct_item i using (item_key)',
        reopenedJoin('i', asOf),
        ...NAMES('i'),
        ...(isOpenNow ? [lateJoin('i')] : []),
      ],
    };
  if (columns.has('item_key') && columns.has('kind'))
    return {
      isGrouped: true,
      group: [...OWNER, 'date', 'kind', 'item_key', 'source_row_id'],
      columns: {
        ...ownColumns(OWNER, asOf),
        date: 'part.date',
        kind: 'part.kind',
        document: 'i.invoice_id',
        due_date: 'i.due_date',
        amount_minor: 'i.amount_minor',
        file: 'coalesce(s.file, i.file)',
        sheet: 'case when s.file is null then i.sheet else s.sheet end',
        row: 'coalesce(part.source_row_id + s.row_offset, i.row)',
        item_key: 'part.item_key',
        invoice_key: 'i.invoice_key',
        source_row_id: 'part.source_row_id',
      },
      joins: [PLACE, 'left join fct_item i using (item_key)', ...NAMES('part')],
    };
  const own = [...columns].filter(
    (column) => isRowColumn(column) && column !== 'item_key' && column !== 'currency',
  );
  const hasSource = columns.has('source_row_id');
  return {
    isGrouped: false,
    group: own,
    columns: {
      ...ownColumns(own, asOf),
      ...(columns.has('invoice_key') ? { document: 'd.invoice_id' } : {}),
      ...(hasSource
        ? { file: 's.file', sheet: 's.sheet', row: 'part.source_row_id + s.row_offset' }
        : {}),
    },
    joins: [
      ...(hasSource ? [PLACE] : []),
      ...(columns.has('invoice_key') ? [DOCUMENT] : []),
      ...NAMES('part', own),
    ],
  };
}

const OWNER = ['customer', 'rep', 'region', 'segment'];

/** What filters look at, where the rows of `alias` have it. */
export const ownerOf = (alias: string): NonNullable<RowSource['owner']> =>
  Object.fromEntries(FILTER_KEYS.map((key) => [key, `${alias}.${key}`])) as Record<
    FilterKey,
    string
  >;

/** A date after the as-of date is shown as empty: at that date it was not known. */
const knownAt = (alias: string, column: string, asOf: string): string =>
  ['settled_date', 'end_date', 'resolved', 'answered_on'].includes(column)
    ? `case when ${alias}.${column} <= ${asOf} then ${alias}.${column} end`
    : `${alias}.${column}`;

const ownColumns = (own: string[], asOf: string): Record<string, string> => ({
  ...Object.fromEntries(own.map((column) => [column, knownAt('part', column, asOf)])),
  ...(own.includes('customer')
    ? { customer: 'coalesce(c.name, part.customer)', customer_id: 'part.customer' }
    : {}),
  ...(own.includes('rep') ? { rep: 'coalesce(r.name, part.rep)', rep_id: 'part.rep' } : {}),
});

export const NAMES = (owner: string, own = OWNER): string[] => [
  ...(own.includes('customer')
    ? [`left join dim_customer c on c.customer = ${owner}.customer`]
    : []),
  ...(own.includes('rep') ? [`left join dim_rep r on r.rep = ${owner}.rep`] : []),
];
/** Joins the file and sheet that a source row was read from. */
export const PLACE = 'asof left join dim_source s on part.source_row_id >= s.source_row_id';
/** Joins the documents that rows name: all of a large book are more than the database has memory for. */
const DOCUMENT = `left join (select invoice_key, any_value(invoice_id) as invoice_id from fct_item
    where invoice_key in (select invoice_key from part) group by all) d
  on d.invoice_key = part.invoice_key`;

/** Joins when an item was settled that a refund opened again only after the as-of date. */
export const reopenedJoin = (alias: string, asOf: string): string =>
  `left join (select item_key, max(settled_date) as settled_date from fct_reopened
  where settled_date <= ${asOf} and reopened_date > ${asOf} group by all) stood
  on stood.item_key = ${alias}.item_key`;
/** The day an item was settled, as far as it is known at the as-of date; needs `stood`. */
const settledAt = (alias: string, asOf: string): string =>
  `coalesce(stood.settled_date, ${knownAt(alias, 'settled_date', asOf)})`;

/** The columns of an item that stands in the statement as `alias`; it is as late as on the day its figure is taken at. */
export const itemColumns = (
  alias: string,
  asOf: string,
  takenAt = asOf,
): Record<string, string> => ({
  document: `${alias}.invoice_id`,
  customer: `coalesce(c.name, ${alias}.customer)`,
  rep: `coalesce(r.name, ${alias}.rep)`,
  ...Object.fromEntries(ITEM_OWN.map((column) => [column, knownAt(alias, column, asOf)])),
  settled_date: settledAt(alias, asOf),
  days_late: `least(coalesce(${settledAt(alias, asOf)}, ${takenAt}), ${takenAt}) - ${alias}.due_date`,
  customer_id: `${alias}.customer`,
  rep_id: `${alias}.rep`,
});
/**
 * How likely an open item is to be paid late, and when it is expected: only as of the report's own date, of books with
 * enough of a past. What is overdue is late.
 */
export const lateColumns = (alias: string, asOf: string): Record<string, string> => ({
  late_chance: `case when expected_day.due_date is null then null
    when ${alias}.due_date < ${asOf} then 1 else late_payer.late_0_millionths / 1e6 end`,
  expected_date: 'expected_day.expected_date',
});
export const lateJoin = (alias: string): string =>
  `left join fct_late_payer late_payer on late_payer.customer is not distinct from ${alias}.customer
    and late_payer.currency is not distinct from ${alias}.currency
  left join fct_expected_day expected_day on expected_day.due_date = ${alias}.due_date
    and expected_day.currency is not distinct from ${alias}.currency`;
const ITEM_OWN =
  `instalment_no region segment issue_date due_date amount_minor file sheet row item_key
  invoice_key`.split(/\s+/);

/** What a row's contribution is counted in. */
const KIND_OF_UNIT: Record<MeasureUnit, RowKind> = {
  minor: 'minor',
  count: 'count',
  days: 'days',
  weight: 'number',
};
