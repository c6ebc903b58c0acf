/** From a folder of exports to the marts in native DuckDB, and what every question about them needs to know. */

import { type ImportResult, importExports, type Problem, textBytes } from '../contract/import.ts';
import type { ReadCache } from '../contract/load/read-cache.ts';
import type { Progress } from '../contract/progress.ts';
import { questionsOf } from '../contract/questions/asked-questions.ts';
import { withRateQuestions } from '../contract/questions/rate-questions.ts';
import { LEDGER_RULES } from '../contract/rules/ledger-rules.ts';
import { sqlText } from '../engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../engine/native.ts';
import { addMonths, monthOf, monthStart } from '../format/date.ts';
import { text } from '../i18n/locale.ts';
import { createAsk } from '../metrics/ask/ask.ts';
import type { AskContext } from '../metrics/ask/plan.ts';
import type { MetricParams } from '../metrics/params.ts';
import type { Ask, Period } from '../metrics/types.ts';
import { buildModels } from '../models/build-models.ts';
import { withForecast } from '../models/forecast-on-demand.ts';
import { settingsFor } from '../settings/locate.ts';
import type { Settings } from '../settings/settings.ts';
import { mergeShards } from '../shards/merge.ts';
import { checkAgingSummaries } from './check-aging.ts';
import { RefusedError } from './errors.ts';

export interface ReportOptions {
  /** Folder of the exports. */
  data: string;
  /** Overrides the settings and the data. */
  asOf?: string;
  progress?: Progress;
  /** Files that are as they were are not read again. */
  readCache?: ReadCache;
  /** A folder of reduced shards: the book is joined from them, and `data` is not read. */
  reduced?: string;
}

export interface OpenReport extends AskContext {
  engine: NativeEngine;
  settings: Settings;
  /** What ages are counted from unless asked otherwise. */
  basis: 'due' | 'issue';
  imported: ImportResult;
  ask: Ask;
  firstDate: string;
  lastDate: string;
  close(): Promise<void>;
}

/** Throws ContractError, SettingsError, RefusedError, ModelError or ShardError; the engine is closed then. */
export async function openReport(options: ReportOptions): Promise<OpenReport> {
  const { engine, settings, imported } = await (options.reduced
    ? mergeShards(options.reduced, options.progress)
    : modelExports(options));
  try {
    imported.problems.push(...(await ledgerProblems(engine, settings)));
    imported.questions = questionsOf(imported.problems);
    const report = await describe(withForecast(engine, settings), settings, imported);
    const { ask, lastDate } = report;
    imported.problems.push(
      ...(await checkAgingSummaries(engine, ask, imported.summaries, lastDate)),
    );
    return report;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Reads the exports and builds the models over them. */
async function modelExports({
  data,
  asOf,
  progress,
  readCache,
}: ReportOptions): Promise<Pick<OpenReport, 'engine' | 'settings' | 'imported'>> {
  const settings = { ...settingsFor(data) };
  if (asOf) settings.as_of = asOf;
  const engine = await openNativeFor(textBytes(data));
  try {
    const imported = await importExports(data, settings, engine, progress, readCache);
    if (imported.refused) throw new RefusedError(imported);
    settings.as_of ??= imported.titleAsOf ?? undefined;
    progress?.start(text('building the ledger and the marts', '生成台账与数据集市'));
    await buildModels(engine, settings);
    progress?.done();
    return { engine, settings, imported };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** What every question needs to know, read from the marts in `engine`; closing the report closes it. */
export async function describe(
  engine: NativeEngine,
  settings: Settings,
  imported: ImportResult,
): Promise<OpenReport> {
  const rows = await engine.query('select key, value from meta');
  const meta = Object.fromEntries(rows.map((row) => [row.key as string, row.value as string]));
  const asOf = meta.as_of!;
  const inputs = Object.fromEntries(
    Object.entries(meta)
      .filter(([key]) => key.startsWith('input_'))
      .map(([key, value]) => [key.slice('input_'.length), value === '1']),
  );
  inputs.payment = meta.has_payments === '1';
  inputs.loss = settings.loss_rates !== undefined || inputs.write_off === true;
  const context: AskContext = {
    asOf,
    defaultPeriod: defaultPeriod(asOf, settings),
    inputs,
    currencies: await currenciesOf(engine),
    params: metricParams(settings, meta.report_currency || null),
  };
  return {
    ...context,
    engine,
    settings,
    basis: settings.ageing_basis ?? imported.titleBasis ?? 'due',
    imported,
    ask: createAsk(engine, context),
    firstDate: meta.first_date!,
    lastDate: meta.last_date!,
    close: () => engine.close(),
  };
}

/** What the models had to leave out or assume, listed beside what the rows got wrong. */
async function ledgerProblems(engine: NativeEngine, settings: Settings): Promise<Problem[]> {
  const rules = Object.keys(LEDGER_RULES).map(sqlText).join(', ');
  const rows = await engine.query(
    `select severity, rule, file, sheet, row, column_name, value, expected, mend from raw_problem
     where rule in (${rules})`,
  );
  const problems = rows.map(
    ({ column_name, ...row }) => ({ ...row, column: column_name }) as Problem,
  );
  if (!settings.report_currency || problems.every(({ rule }) => rule !== 'no_rate'))
    return problems;
  const invoiced = await engine.query(
    'select currency, amount_minor::double as minor from stg_billed_currency',
  );
  const amounts = invoiced.map((row) => ({
    currency: row.currency as string,
    minor: row.minor as number,
  }));
  return withRateQuestions(problems, settings.report_currency, amounts);
}

/** Currencies of the items, the one with most of them first. */
async function currenciesOf(engine: NativeEngine): Promise<string[]> {
  const rows = await engine.query(
    `select currency from mart_item where currency is not null
     group by currency order by count(*) desc, currency`,
  );
  return rows.map((row) => row.currency as string);
}

/** The last months of the settings or the fiscal year to date, up to the as-of date. */
export function defaultPeriod(
  asOf: string,
  settings: Pick<Settings, 'default_period' | 'period_months' | 'fiscal_year_start'>,
): Period {
  const month = Number(asOf.slice(5, 7));
  const sinceYearStart = (month - settings.fiscal_year_start + 12) % 12;
  const months =
    settings.default_period === 'fiscal_year_to_date' ? sinceYearStart + 1 : settings.period_months;
  return { from: monthStart(addMonths(monthOf(asOf), 1 - months)), to: asOf };
}

const metricParams = (settings: Settings, reportCurrency: string | null): MetricParams => ({
  reportCurrency,
  bucketEdges: settings.buckets,
  lossRates: settings.loss_rates ?? null,
  topN: settings.top_n,
  fiscalYearStart: settings.fiscal_year_start,
  dsoWindowMonths: settings.dso_window_months,
  invoicingLagDays: settings.invoicing_lag_days,
  discountOfferDays: settings.discount_offer.days,
  overdueDays: settings.alerts.overdue_days,
  dueSoonDays: settings.alerts.due_soon_days,
  disputeDays: settings.alerts.dispute_days,
  silentDays: settings.alerts.silent_days,
  tiers: settings.tiers,
});
