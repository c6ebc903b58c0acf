/** The forecast is worked out when it is first asked for: many a report is opened for figures of the past alone. */
import type { NativeEngine } from '../engine/native.ts';
import { writeForecast } from '../forecast/write-forecast.ts';
import type { Settings } from '../settings/settings.ts';
import { failAs } from './model-error.ts';

/** Statements that need the forecast's tables: those that name one, and those that list all tables. */
const NEEDS_FORECAST =
  /\bfct_(expected|forecast|giant|landing|late)|\bforecast_(cell|learnt)\b|information_schema|duckdb_tables|\bshow\s+(all\s+)?tables\b/i;

/** The engine, which writes the forecast's tables before the first statement that needs them. Needs the tables of `buildModels`; throws ModelError. */
export function withForecast(engine: NativeEngine, settings: Settings): NativeEngine {
  let written: Promise<void> | undefined;
  const before = async (sql: string): Promise<void> => {
    if (!NEEDS_FORECAST.test(sql)) return;
    written ??= write(engine, settings);
    await written;
  };
  return asking(engine, before);
}

function asking(engine: NativeEngine, before: (sql: string) => Promise<void>): NativeEngine {
  return {
    ...engine,
    connect: async () => asking(await engine.connect(), before),
    run: async (sql) => {
      await before(sql);
      return engine.run(sql);
    },
    query: async (sql, scope) => {
      await before(sql);
      return engine.query(sql, scope);
    },
    queryLoose: async (sql) => {
      await before(sql);
      return engine.queryLoose(sql);
    },
    withPlainText: async (sql) => {
      await before(sql);
      return engine.withPlainText(sql);
    },
  };
}

/** Over a connection of its own: other statements may run meanwhile. */
async function write(engine: NativeEngine, settings: Settings): Promise<void> {
  const own = await engine.connect();
  try {
    const [asOf] = await own.query(`select value from meta where key = 'as_of'`);
    // without any row there is no date, and nothing to come
    const day = (asOf!.value as string | null) ?? '1970-01-01';
    await writeForecast(own, day, settings.fiscal_year_start);
  } catch (error) {
    failAs('forecast', error);
  } finally {
    await own.close();
  }
}
