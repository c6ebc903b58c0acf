/** The report of an audience: a database of its own that holds its rows and nothing of anybody else's. */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlText } from '../../engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../../engine/native.ts';
import { makeOwnFolder, removeOwnFolder } from '../../engine/own-folder.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import { buildMartViews } from '../../models/build-models.ts';
import {
  codedColumns,
  loadTable,
  type StoredTable,
  storeTable,
} from '../../models/coded-tables.ts';
import { withForecast } from '../../models/forecast-on-demand.ts';
import { macroStatements } from '../../models/macros.ts';
import { createTextCodes } from '../../models/text-codes.ts';
import type { Audience, RowScope } from '../../settings/audiences.ts';
import { AUDIENCES_FILE } from '../../settings/places.ts';
import type { Settings } from '../../settings/settings.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { describe, type OpenReport } from '../open-report.ts';
import { DROP_CODES, maskedSelect, prepareCodes, type ResolvedMask } from './mask-tables.ts';
import { namedScope, resolvedMask } from './named-scope.ts';
import { DROP_SCOPE, scopedTables, scopeStatements } from './scoped-tables.ts';

/** Bytes of text that an item stands for: what decides where the database of a large book lies. */
const BYTES_AN_ITEM = 500;

/**
 * Opens the report of an audience from the whole one, which stays open. Allocation is decided there already: nothing that an
 * audience does not see changes what it sees. Throws SettingsError where the scope names what is not there or matches nothing.
 */
export async function scopedReport(
  report: OpenReport,
  audience: Audience,
  maskSecret: string | null = null,
): Promise<OpenReport> {
  const mask = await resolvedMask(report, audience, maskSecret);
  const folder = makeOwnFolder(tmpdir(), 'audience');
  try {
    return await openScope(report, audience, async (whole, scope, items) => {
      const engine = await openNativeFor(items * BYTES_AN_ITEM);
      try {
        await copyTables(whole, engine, { scope, mask, folder: join(folder, 'tables') });
        await setMeta(engine);
        // figures of single invoices, such as the largest, then have no number to be told by
        if (audience.opens === 'figures')
          await engine.run('update fct_item set invoice_id = null, contract_no = null');
        const settings = await ownSettings(engine, report.settings);
        return await describe(withForecast(engine, settings), settings, nothingImported(report));
      } catch (error) {
        await engine.close();
        throw error;
      }
    });
  } finally {
    removeOwnFolder(folder);
  }
}

/**
 * Lets `use` read the whole report on a connection on which the tables of the audience's scope stand, with how many items they
 * have. Throws SettingsError where the scope names what is not there or matches nothing.
 */
export async function openScope<T>(
  report: OpenReport,
  audience: Pick<Audience, 'id' | 'rows'>,
  use: (whole: NativeEngine, scope: RowScope, items: number) => Promise<T>,
): Promise<T> {
  const scope = await namedScope(report, audience);
  const whole = await report.engine.connect();
  try {
    for (const statement of scopeStatements(scope)) await whole.run(statement);
    const [counted] = await whole.query('select count(*)::integer as n from scope_item');
    const items = counted!.n as number;
    if (items === 0) throw emptyScope(audience.id, report.settings.languages[0]!);
    return await use(whole, scope, items);
  } finally {
    for (const statement of [...DROP_SCOPE, DROP_CODES]) await whole.run(statement);
    await whole.close();
  }
}

const emptyScope = (id: string, locale: Locale): SettingsError => {
  const what = text(
    'no invoice has all of this; widen the rows, or remove the audience',
    '没有同时符合这些条件的发票；请放宽范围，或删除该受众',
  );
  return new SettingsError(`${AUDIENCES_FILE}: ${id}.rows: ${what[locale]}`);
};

async function copyTables(
  whole: NativeEngine,
  engine: NativeEngine,
  { scope, mask, folder }: { scope: RowScope; mask: ResolvedMask | null; folder: string },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const selects = scopedTables(scope);
  if (mask) await prepareCodes(whole, selects, mask);
  const tables: StoredTable[] = [];
  for (const [name, select] of Object.entries(selects)) {
    const path = join(folder, `${name}.parquet`);
    const described = await whole.query(`describe ${select}`);
    const columns = described.map((row) => row.column_name as string);
    await storeTable(whole, mask ? maskedSelect(name, select, columns, mask) : select, path);
    tables.push({ name, files: [path], coded: await codedColumns(whole, select) });
  }
  for (const statement of macroStatements(settingsEdges(await metaOf(whole))))
    await engine.run(statement);
  await createTextCodes(engine, [], tables);
  for (const table of tables) await loadTable(engine, table);
  await buildMartViews(engine);
}

async function metaOf(engine: NativeEngine): Promise<Record<string, string>> {
  const rows = await engine.query('select key, value from meta');
  return Object.fromEntries(rows.map((row) => [row.key as string, row.value as string]));
}

const settingsEdges = (meta: Record<string, string>): number[] =>
  meta.bucket_edges!.split(',').map(Number);

/** Inputs of which the audience has rows; an input that the whole report lacks, it lacks too. */
const HAS_ROWS: Record<string, string> = {
  input_rep: 'fct_item where rep is not null',
  input_region: 'fct_item where region is not null',
  input_segment: 'fct_item where segment is not null',
  input_dispute: 'fct_dispute',
  input_promise: 'fct_promise',
  input_confirmation: 'mart_confirmation',
  input_unbilled: 'mart_unbilled',
  input_activity: 'fct_activity',
  input_action: 'fct_action',
  input_limit: 'mart_limit',
  input_target: 'mart_target where amount_minor is not null',
  input_target_rate: 'mart_target where rate is not null',
  input_delivery: 'fct_item where delivery_date is not null',
  input_stage: 'mart_stage',
  input_cost: 'fct_activity where amount_minor is not null',
  input_discount: 'fct_item where discount_rate > 0 and discount_days is not null',
};

/** The dates of the whole report stay, so that audiences read the same day; the first is that of the audience's own items. */
async function setMeta(engine: NativeEngine): Promise<void> {
  for (const [key, rows] of Object.entries(HAS_ROWS))
    await engine.run(
      `update meta set value = '0' where key = ${sqlText(key)} and not exists (select 1 from ${rows})`,
    );
  await engine.run(`update meta set value = coalesce((select min(issue_date)::varchar from fct_item), value)
    where key = 'first_date'`);
}

/** Settings that name values of others are left out: the types in `engine` hold the audience's own. */
async function ownSettings(engine: NativeEngine, settings: Settings): Promise<Settings> {
  const { commission: _rules, ...rest } = settings;
  const names = { ...settings.names };
  for (const key of ['region', 'segment', 'rep'] as const) {
    const rows = await engine.query(
      `select unnest(enum_range(null::${key}_code))::varchar as value`,
    );
    const own = new Set(rows.map(({ value }) => value as string));
    names[key] = Object.fromEntries(Object.entries(names[key]).filter(([value]) => own.has(value)));
  }
  return { ...rest, names };
}

/** What is known of the exports as files, an audience is not told. */
const nothingImported = ({ imported }: OpenReport): OpenReport['imported'] => ({
  ...imported,
  problems: [],
  files: [],
  questions: [],
  corrections: [],
  summaries: [],
});
