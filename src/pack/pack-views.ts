/**
 * The marts and facts over the pack's files, by the names and columns that they have in the models. They stand in the
 * reading database, not in a file, because they span files: first over what is open, then over everything.
 */
import { sqlText } from '../engine/engine.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import { FIRST_ROW } from './day-rows.ts';
import {
  AMOUNTS,
  COMMISSION_COMMENT,
  DOC_MINOR,
  EXPECTED,
  KNOWN,
  STAGE_COMMENT,
} from './pack-tables.ts';

interface PackView {
  name: string;
  select: string;
  comment: string;
  columns?: Record<string, string>;
}

const DIMENSIONS = 'customer, rep, region, segment, currency';

/** Where the rows of each stored table come from. */
interface Stored {
  item: string;
  earlier: string;
  /** Left out where only what is open is at hand. */
  unapplied?: string;
  activity?: string;
  stage?: string;
  commission?: string;
  forecast?: string;
  late_record?: string;
  late_risk?: string;
}

/**
 * The rows of a mart by their dimension key: to add up many, the names need not be looked up for each. The cube uses
 * them too (`cube/dimension-keys.ts`).
 */
const BY_DIMENSION_KEY = 'by the number of its account, without what figures do not need';

/** Statements that create the views, in order. `files`: names under which the files beside the core are attached. */
export function viewStatements(isConverted: boolean, scope: PackScope, files: string[]): string[] {
  const itemFiles = files.slice(0, -1);
  const contacts = files.at(-1);
  const over = (table: string): string =>
    `(${itemFiles.map((file) => `from ${file}.${table}`).join(' union all ')})`;
  const last = itemFiles.at(-1);
  const stored: Stored =
    scope === 'openItems'
      ? { item: 'core.open_item', earlier: 'core.open_earlier_piece' }
      : {
          item: over('item'),
          earlier: over('earlier_piece'),
          unapplied: `${last}.unapplied`,
          activity: `${contacts}.activity`,
          stage: `${contacts}.stage`,
          commission: `${contacts}.commission`,
          forecast: `${contacts}.forecast`,
          late_record: `${contacts}.late_record`,
          late_risk: `${contacts}.late_risk`,
        };
  return packViews(isConverted, stored).flatMap(({ name, select, comment, columns }) => [
    `create or replace view ${name} as ${select}`,
    `comment on view ${name} is ${sqlText(comment)}`,
    ...Object.entries(columns ?? {}).map(
      ([column, text]) => `comment on column ${name}.${column} is ${sqlText(text)}`,
    ),
  ]);
}

/** A text that is stored as what stands before the number at its end, the number, and its digits. */
const wholeText = (name: string): string => `case when ${name}_number is null then ${name}_head
  else ${name}_head || lpad(${name}_number::varchar, ${name}_width, '0') end`;

function packViews(isConverted: boolean, stored: Stored): PackView[] {
  const names = 'join core.account using (account)';
  const item = `${stored.item} i ${names}`;
  const doc = isConverted ? 'amount_doc_minor' : 'amount_minor as amount_doc_minor';
  const moved = isConverted ? 'coalesce(moved_minor, abs(amount_minor))' : 'abs(amount_minor)';
  const docValue = isConverted ? 'amount_doc_minor' : 'amount_minor';
  const settled = 'end_date + settled_lag as settled_date';
  const delivery = 'issue_date - delivery_lag as delivery_date';
  const terms = '(terms_diff + (due_date - issue_date))::integer as terms_days';
  const keys = 'item_key, item_key - first_back as invoice_key';
  const { unapplied } = stored;
  /** `row` is empty where nobody asks for source rows: to plan what they are takes longer than most scans. */
  type SourceRow = '' | ', source_row_id';
  const pieces = (row: SourceRow): string => {
    const columns = `item_key, first_back, account, issue_date, due_date, end_date, pay_lag, end_kind, method,
      known_lag${row && `, receipt_back, source_step + ${FIRST_ROW}(end_date - pay_lag, end_kind) as source_row_id`}`;
    return `(select ${columns}, coalesce(last_minor, amount_minor) as amount_minor
      ${isConverted ? ', coalesce(last_doc_minor, amount_doc_minor) as amount_doc_minor, moved_minor' : ''}
      from ${stored.item}
    union all
    select ${columns}, amount_minor ${isConverted ? ', amount_doc_minor, moved_minor' : ''}
      from ${stored.earlier})`;
  };
  const movements = (row: SourceRow): string =>
    `select issue_date as date, 'invoice' as kind, account, amount_minor, ${doc}, item_key,
      null::varchar as method, null::date as known_from, null::date as known_until
      ${row && ', null::integer as source_row_id'}
    from ${stored.item}
    union all
    select end_date - pay_lag, case when ${docValue} < 0 then 'refund' else end_kind end, account,
      ${moved}, abs(${docValue}), item_key, method, end_date + known_lag, null${row}
    from ${pieces(row)} where end_kind is not null
    union all
    select date, kind, account, amount_minor, amount_doc_minor, null, method, null, known_until${row}
    from ${unapplied}`;
  const views: PackView[] = [
    {
      name: 'fct_item',
      select: `select ${keys},
        ${wholeText('id')} as invoice_id,
        instalment_no, ${DIMENSIONS}, issue_date, due_date, is_due_assumed, amount_minor, ${doc}, ${settled},
        ${delivery}, ${terms}, product, department, ${wholeText('contract')} as contract_no, discount_rate, discount_days,
        is_disputed, factor, file, sheet, row
        from ${item}`,
      comment: 'one row per open item, with the place it was read from',
      columns: { ...AMOUNTS, settled_date: 'the date its balance reached 0' },
    },
    {
      name: 'account_item',
      select: `select ${keys}, account, issue_date, due_date, is_due_assumed, amount_minor, ${doc},
        ${settled}, ${delivery}, ${terms}, discount_rate, discount_days
        from ${stored.item}`,
      comment: `mart_item ${BY_DIMENSION_KEY}`,
      columns: AMOUNTS,
    },
    {
      name: 'mart_item',
      select: `select item_key, invoice_key, ${DIMENSIONS}, issue_date, due_date, is_due_assumed, amount_minor,
        amount_doc_minor, settled_date, delivery_date, terms_days, discount_rate, discount_days
        from account_item ${names}`,
      comment: 'one row per open item, the columns that figures need',
      columns: AMOUNTS,
    },
    {
      name: 'account_piece',
      select: `select ${keys}, account, issue_date, due_date, amount_minor, ${doc}, end_date, end_kind, method
        from ${pieces('')}`,
      comment: `mart_piece ${BY_DIMENSION_KEY}`,
      columns: AMOUNTS,
    },
    {
      name: 'mart_piece',
      select: `select ${keys}, ${DIMENSIONS}, issue_date, due_date, amount_minor, ${doc}, end_date, end_kind,
        method, source_row_id, source_row_id - coalesce(receipt_back, 0) as receipt_row_id
        from ${pieces(', source_row_id')} ${names}`,
      comment: 'one row per piece of an item, cut by how it ended; open at D while not ended',
      columns: {
        ...AMOUNTS,
        end_date: 'null while it is open',
        receipt_row_id: 'the first source row of its receipt',
      },
    },
    {
      name: 'fct_allocation',
      select: `select item_key, source_row_id, end_kind as kind, end_date - pay_lag as pay_date,
        end_date as applied_date, ${docValue} as amount_minor, method
        from ${pieces(', source_row_id')} where end_kind is not null`,
      comment: 'one row per application of money to an item; negative where a refund takes it back',
      columns: { amount_minor: DOC_MINOR },
    },
  ];
  if (stored.activity)
    views.push({
      name: 'fct_activity',
      select: `from ${stored.activity}`,
      comment: 'one row per contact with a customer',
    });
  if (stored.stage)
    views.push({ name: 'mart_stage', select: `from ${stored.stage}`, comment: STAGE_COMMENT });
  if (stored.commission)
    views.push({
      name: 'fct_commission',
      select: `from ${stored.commission}`,
      comment: COMMISSION_COMMENT,
    });
  for (const [name, { comment }] of Object.entries(EXPECTED)) {
    const table = stored[name as keyof typeof EXPECTED];
    if (table) views.push({ name: `fct_${name}`, select: `from ${table}`, comment });
  }
  if (unapplied)
    views.push(
      {
        name: 'account_movement',
        select: movements(''),
        comment: `mart_movement ${BY_DIMENSION_KEY}`,
        columns: { ...AMOUNTS, ...KNOWN },
      },
      {
        name: 'mart_movement',
        select: `select date, kind, ${DIMENSIONS}, amount_minor, amount_doc_minor, item_key, source_row_id,
        method, known_from, known_until from (${movements(', source_row_id')}) ${names}`,
        comment: 'one row per movement; amounts of every kind are positive',
        columns: { ...AMOUNTS, ...KNOWN },
      },
    );
  return views;
}
