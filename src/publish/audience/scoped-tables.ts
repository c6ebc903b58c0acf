/** Which rows of each table belong to an audience: whatever is not listed here, no audience gets. */
import { sqlText } from '../../engine/engine.ts';
import { NONE } from '../../metrics/types.ts';
import type { RowScope, ScopeKey } from '../../settings/audiences.ts';

/** Temporary tables of `scopeStatements`: the items in the scope, and customers who are in it by what they are themselves. */
const ITEMS = 'scope_item';
const OWNED = 'scope_owned';
const CUSTOMERS = 'scope_customer';

/** Of the keys, those that `columns` have. */
function within(scope: RowScope, columns: readonly ScopeKey[], alias = ''): string {
  const tests = columns.flatMap((key) => {
    const values = scope[key];
    if (!values) return [];
    const column = `${alias}${key}`;
    const listed = values.filter((value) => value !== NONE).map(sqlText);
    const named = listed.length > 0 ? `${column}::varchar in (${listed.join(', ')})` : 'false';
    return [
      values.includes(NONE) ? `(${named} or ${column} is null)` : `coalesce(${named}, false)`,
    ];
  });
  return tests.join(' and ') || 'true';
}

/** What rows of customers as a whole have; invoices have the department besides. */
const DIMENSIONS = ['region', 'rep', 'segment', 'customer'] as const;

/**
 * A customer is owned where what he is himself is in the scope. Of a department nobody knows that, so there each of his
 * items must be in it.
 */
export const scopeStatements = (scope: RowScope): string[] => [
  `create or replace temp table ${ITEMS} as
    select item_key, customer from fct_item where ${within(scope, [...DIMENSIONS, 'department'])}`,
  `create or replace temp table ${OWNED} as
    select customer from dim_customer where ${within(scope, DIMENSIONS)}
    ${scope.department ? `and customer in (select customer from ${ITEMS}) and customer not in (select customer from fct_item where item_key not in (select item_key from ${ITEMS}))` : ''}`,
  `create or replace temp table ${CUSTOMERS} as
    select customer from ${ITEMS} union select customer from ${OWNED}
    union select customer from ${ownRows('fct_unapplied', scope)} union select customer from ${ownRows('fct_commission', scope)}
    union select customer from ${ownRows('mart_credit', scope)}`,
];

export const DROP_SCOPE = [ITEMS, OWNED, CUSTOMERS].map((table) => `drop table if exists ${table}`);

/** Rows that have dimensions of their own. */
const ownRows = (table: string, scope: RowScope): string =>
  `(select * from ${table} where ${within(scope, DIMENSIONS)}
    ${scope.department ? `and customer in (select customer from ${OWNED})` : ''})`;

const inItems = (key: string): string => `${key} in (select item_key from ${ITEMS})`;

/** Rows of an invoice, or, where they name none, of a customer. */
const ofInvoice = (table: string, replace = ''): string =>
  `select * ${replace} from ${table}
    where ${inItems('invoice_key')} or (invoice_key is null and customer in (select customer from ${OWNED}))`;

const ofItem = (table: string, replace = ''): string =>
  `select * ${replace} from ${table} where ${inItems('item_key')}`;

const ofOwned = (table: string): string =>
  `select * from ${table} where customer in (select customer from ${OWNED})`;

/** The value of a column where the audience may know it. */
const known = (column: string, test: string): string =>
  `case when ${test} then ${column} end as ${column}`;

/**
 * A target has neither customer nor segment: of such a scope there is none. One without a rep or a region is of all of them, not
 * of the items that have none.
 */
const targets = (scope: RowScope): string => {
  const isOfOthers = scope.segment || scope.customer || scope.department;
  const named = (['region', 'rep'] as const).filter((key) => scope[key]);
  const tests = [within(scope, named), ...named.map((key) => `${key} is not null`)];
  return `select * from mart_target where ${isOfOthers ? 'false' : tests.join(' and ')}`;
};

/** A select for each table of an audience's report; they read the tables of `scopeStatements`. */
export function scopedTables(scope: RowScope): Record<string, string> {
  const isCustomer = (column: string): string => `${column} in (select customer from ${CUSTOMERS})`;
  const isOwned = `customer in (select customer from ${OWNED})`;
  const own = (table: string): string => `select * from ${ownRows(table, scope)}`;
  const mayKnowRep = within({ rep: scope.rep }, ['rep']);
  const whole = Object.keys(scope).length === 0;
  const customer = `select customer, name,
      ${known('region', `${within({ region: scope.region }, ['region'])}`)}, ${known('segment', within({ segment: scope.segment }, ['segment']))},
      ${known('rep', mayKnowRep)}, ${known('credit_limit_minor', isOwned)}, ${known('limit_currency', isOwned)},
      ${known('terms_days', isOwned)}, ${known('rating', isOwned)}, ${known('parent', isCustomer('parent'))}
    from dim_customer where ${isCustomer('customer')}`;
  const tables = {
    fct_item: ofItem('fct_item'),
    fct_piece: ofItem('fct_piece'),
    fct_allocation: ofItem('fct_allocation', `replace (${known('payer', isCustomer('payer'))})`),
    fct_reopened: ofItem('fct_reopened'),
    fct_dispute: ofInvoice('fct_dispute'),
    fct_promise: ofInvoice('fct_promise'),
    fct_activity: ofInvoice('fct_activity', `replace (${known('rep', mayKnowRep)})`),
    fct_action: ofOwned('fct_action'),
    fct_action_receipt: ofOwned('fct_action_receipt'),
    fct_unapplied: own('fct_unapplied'),
    fct_commission: own('fct_commission'),
    mart_credit: `select * replace (${known('item_key', inItems('item_key'))}) from ${ownRows('mart_credit', scope)}`,
    mart_confirmation: own('mart_confirmation'),
    mart_unbilled: own('mart_unbilled'),
    mart_limit: own('mart_limit'),
    mart_target: targets(scope),
    mart_stage: `select * from mart_stage where ${inItems('invoice_key')}`,
    dim_customer: customer,
    dim_rate: 'select * from dim_rate',
  };
  const used = (column: string, names: (keyof typeof tables)[]): string =>
    names.map((name) => `select ${column} from (${tables[name]})`).join(' union all ');
  const reps = used('rep', [
    'fct_item',
    'fct_activity',
    'fct_unapplied',
    'fct_commission',
    'mart_target',
    'dim_customer',
  ]);
  const rows = used('source_row_id', [
    'fct_piece',
    'fct_allocation',
    'fct_dispute',
    'fct_promise',
    'fct_activity',
    'fct_action',
    'fct_unapplied',
    'fct_commission',
    'mart_credit',
    'mart_confirmation',
    'mart_unbilled',
  ]);
  return {
    ...tables,
    dim_rep: whole ? 'select * from dim_rep' : `select * from dim_rep where rep in (${reps})`,
    dim_source: `select * from dim_source where source_row_id in (
      select s.source_row_id from (${rows}) u asof join dim_source s on s.source_row_id <= u.source_row_id)`,
    meta: 'select * from meta',
  };
}
