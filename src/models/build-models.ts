/** From the raw tables to facts, dimensions and marts: SQL files in order, the ledger between them, the tie-out last. */
import { readFileSync } from 'node:fs';
import { sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { runLedger } from '../ledger/run-ledger.ts';
import type { Settings } from '../settings/settings.ts';
import { writeCommission } from './commission.ts';
import { macroStatements } from './macros.ts';
import { failAs } from './model-error.ts';
import {
  AFTER_LEDGER,
  BEFORE_LEDGER,
  DROP_AFTER,
  type ModelPath,
  POST_HOOKS,
  VIEWS,
} from './model-order.ts';
import { createTextCodes } from './text-codes.ts';
import { assertTies } from './tie-out.ts';

/** Called before each step with the model's name, for progress. */
export type OnModel = (name: string) => void;

/**
 * Builds every table of the models from the raw_* tables; adds the problems that they find to raw_problem.
 * Throws ModelError where a model fails, or where the books do not tie.
 */
export async function buildModels(
  engine: NativeEngine,
  settings: Settings,
  onModel: OnModel = () => {},
): Promise<void> {
  for (const statement of macroStatements(settings.buckets)) await engine.run(statement);
  await writeSettings(engine, settings);
  await createTextCodes(engine);
  for (const path of BEFORE_LEDGER) await buildModel(engine, path, onModel);
  onModel('ledger');
  await runLedger(engine).catch((error) => failAs('ledger', error));
  for (const path of AFTER_LEDGER) await buildModel(engine, path, onModel);
  onModel('fct_commission');
  await writeCommission(engine, settings);
  await addProblems(engine);
  onModel('tie_out');
  await assertTies(engine);
}

/** The marts that are views, over facts that stand already. */
export async function buildMartViews(engine: NativeEngine): Promise<void> {
  for (const path of VIEWS) if (path.startsWith('marts/')) await buildModel(engine, path, () => {});
}

async function buildModel(engine: NativeEngine, path: ModelPath, onModel: OnModel): Promise<void> {
  const name = path.slice(path.indexOf('/') + 1);
  onModel(name);
  const select = readFileSync(new URL(`./${path}.sql`, import.meta.url), 'utf8');
  const kind = VIEWS.has(path) ? 'view' : 'table';
  await engine
    .run(`create or replace ${kind} ${name} as\n${select}`)
    .catch((error) => failAs(name, error));
  const hook = POST_HOOKS[path];
  if (hook) await engine.run(hook).catch((error) => failAs(name, error));
  for (const table of DROP_AFTER[path] ?? []) await engine.run(`drop table ${table}`);
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

/** Adds the models' problems to those of the contract; a second run replaces them. */
async function addProblems(engine: NativeEngine): Promise<void> {
  await engine.run(`delete from raw_problem where rule in (select rule from stg_problem)`);
  await engine.run(`insert into raw_problem by name select * from stg_problem`);
}
