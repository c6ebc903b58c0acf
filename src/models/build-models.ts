/** From the raw tables to facts, dimensions and marts: SQL files in order, the ledger between them, the tie-out last. */
import { readFileSync } from 'node:fs';
import { sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { runLedger } from '../ledger/run-ledger.ts';
import type { Settings } from '../settings/settings.ts';
import { loadTable, type StoredTable } from './coded-tables.ts';
import { writeCommission } from './commission.ts';
import { macroStatements } from './macros.ts';
import { failAs } from './model-error.ts';
import {
  AFTER_LEDGER,
  BEFORE_LEDGER,
  DROP_AFTER,
  type ModelPath,
  POST_HOOKS,
  ROWS_OF,
  VIEWS,
} from './model-order.ts';
import { createTextCodes } from './text-codes.ts';
import { assertTies } from './tie-out.ts';

/** Tables of a part of the book, whose rows were staged with those of all other parts. */
export interface StagedPart {
  /** By the names of their models. */
  tables: readonly StoredTable[];
}

/**
 * Builds every table of the models from the raw_* tables; adds the problems that they find to raw_problem. Of a part
 * the tables that lie staged are loaded instead of built.
 * Throws ModelError where a model fails, or where the books do not tie.
 */
export async function buildModels(
  engine: NativeEngine,
  settings: Settings,
  part?: StagedPart,
): Promise<void> {
  await buildStaging(engine, settings, part);
  await runLedger(engine).catch((error) => failAs('ledger', error));
  for (const path of AFTER_LEDGER) await buildModel(engine, path);
  await writeCommission(engine, settings, { isPart: part !== undefined });
  await addProblems(engine);
  await assertTies(engine);
}

/** The models before the ledger: whose each row is, and what it stands against. */
export async function buildStaging(
  engine: NativeEngine,
  settings: Settings,
  part?: StagedPart,
): Promise<void> {
  const staged = part?.tables ?? [];
  const isStaged = (path: ModelPath): boolean => staged.some(({ name }) => name === nameOf(path));
  for (const statement of macroStatements(settings.buckets)) await engine.run(statement);
  await writeSettings(engine, settings);
  await writeSharers(engine, part ? settings : {});
  await createTextCodes(engine, undefined, staged);
  for (const table of staged) await loadTable(engine, table);
  for (const path of BEFORE_LEDGER) if (!isStaged(path)) await buildModel(engine, path);
}

/** The marts that are views, over facts that stand already. */
export async function buildMartViews(engine: NativeEngine): Promise<void> {
  for (const path of VIEWS) if (path.startsWith('marts/')) await buildModel(engine, path);
}

const nameOf = (path: ModelPath): string => path.slice(path.indexOf('/') + 1);

/** Builds one model; those that it reads must be there. */
export async function buildModel(engine: NativeEngine, path: ModelPath): Promise<void> {
  const name = nameOf(path);
  const select = readFileSync(new URL(`./${path}.sql`, import.meta.url), 'utf8');
  const kind = VIEWS.has(path) ? 'view' : 'table';
  const rows = (await isEmpty(engine, path)) ? `from (\n${select}\n) where false` : select;
  await engine
    .run(`create or replace ${kind} ${name} as\n${rows}`)
    .catch((error) => failAs(name, error));
  const hook = POST_HOOKS[path];
  if (hook) await engine.run(hook).catch((error) => failAs(name, error));
  for (const table of DROP_AFTER[path] ?? []) await engine.run(`drop table ${table}`);
}

/** Whether no table has a row that the model could have one of. */
async function isEmpty(engine: NativeEngine, path: ModelPath): Promise<boolean> {
  const sources = ROWS_OF[path];
  if (!sources) return false;
  const any = sources.map((table) => `exists (from ${table})`).join(' or ');
  const [found] = await engine.query(`select ${any} as is_any`);
  return found!.is_any === false;
}

/** The settings that models read, as tables; amounts are converted only where the data or the settings have a rate. */
async function writeSettings(engine: NativeEngine, settings: Settings): Promise<void> {
  const text = (value: string | undefined): string =>
    value === undefined ? 'null::varchar' : sqlText(value);
  await engine.run(`create or replace table stg_setting_rate (currency varchar, rate double)`);
  for (const [currency, rate] of Object.entries(settings.rates))
    await engine.run(`insert into stg_setting_rate values (${sqlText(currency)}, ${rate})`);
  await engine.run(`create or replace table stg_setting as select
    ${text(settings.currency)} as currency,
    ${text(settings.report_currency)} as report_currency,
    report_currency is not null and (exists (select 1 from raw_rate)
      or exists (select 1 from stg_setting_rate)
      or exists (select 1 from raw_invoice where fx_rate <> 1)) as is_converted,
    ${settings.as_of ? sqlDate(settings.as_of) : 'null::date'} as as_of,
    ${sqlText(settings.unreferenced_payments)} as unreferenced_payments,
    ${sqlText(settings.buckets.join(','))} as bucket_edges`);
}

/** Reps who share an account by the rules of commission: of a part, they need not be among its own. */
async function writeSharers(
  engine: NativeEngine,
  { commission }: Pick<Settings, 'commission'>,
): Promise<void> {
  await engine.run('create or replace table stg_setting_rep (rep varchar)');
  const reps = (commission?.shared ?? []).flatMap((account) => Object.keys(account.reps));
  for (const rep of new Set(reps))
    await engine.run(`insert into stg_setting_rep values (${sqlText(rep)})`);
}

/** Adds the models' problems to those of the contract; a second run replaces them. */
export async function addProblems(engine: NativeEngine): Promise<void> {
  await engine.run(`delete from raw_problem where rule in (select rule from stg_problem)`);
  await engine.run(`insert into raw_problem by name select * from stg_problem`);
}
