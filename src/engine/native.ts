/** DuckDB in this process, for the build and the commands. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  DuckDBTypeId,
  type DuckDBValue,
  type Json,
} from '@duckdb/node-api';
import duckdb, { type Config } from '@duckdb/node-bindings';
import {
  type Cell,
  type Engine,
  FORBIDDEN_TYPES,
  QueryError,
  type Row,
  sqlName,
} from './engine.ts';
import { makeOwnFolder, removeOwnFolder } from './own-folder.ts';

export interface NativeEngine extends Engine {
  readonly connection: DuckDBConnection;
  /** A further connection to the same database, with temporary tables of its own; closing it closes nothing else. */
  connect(): Promise<NativeEngine>;
  /** Runs statements whose rows nobody needs. */
  run(sql: string): Promise<void>;
  /** The select with its ENUM columns cast to text; the same rows in the same order. */
  withPlainText(sql: string): Promise<string>;
  /** Runs a query that a person wrote: any column type; nested values and numbers too large to be exact become text. */
  queryLoose(sql: string): Promise<Row[]>;
}

/** Opens a database file, or one in memory. */
export const openNative = (path = ':memory:'): Promise<NativeEngine> => open(path, {});

const MB = 1024 * 1024;
/** Up to so many bytes of text the database is in memory: its tables take about fifteen times as much. */
const MAX_BYTES_IN_MEMORY = 48 * MB;
/** Up to here DuckDB has one unit of work per table: further threads would only wait for each other. */
const MAX_BYTES_ON_ONE_THREAD = 8 * MB;
const MIN_MEMORY_LIMIT = 512 * MB;
const MAX_MEMORY_LIMIT = 3072 * MB;

/** Opens an engine for so many bytes of text: in memory, or, for a large book, in a file deleted when it is closed. */
export async function openNativeFor(bytes: number): Promise<NativeEngine> {
  if (bytes <= MAX_BYTES_ON_ONE_THREAD) return openSmall();
  if (bytes <= MAX_BYTES_IN_MEMORY) return openNative();
  const folder = makeOwnFolder(tmpdir(), 'receivables');
  const memory = Math.min(MAX_MEMORY_LIMIT, Math.max(MIN_MEMORY_LIMIT, bytes * 2));
  const engine = await open(join(folder, 'book.duckdb'), {
    memory_limit: `${Math.round(memory / MB)}MiB`,
    temp_directory: join(folder, 'spilled'),
  });
  return {
    ...engine,
    async close() {
      await engine.close();
      removeOwnFolder(folder);
    },
  };
}

/** Its types of texts are small too: planning a statement costs more than reading one of them with every chunk. */
const openSmall = (): Promise<NativeEngine> => open(':memory:', { threads: '1' }, readAsItIs);

async function open(
  path: string,
  options: Record<string, string>,
  read: Read = readWithPlainText,
): Promise<NativeEngine> {
  const instance = await openInstance(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...options,
  });
  return engineOver(instance, await instance.connect(), read, () => instance.closeSync());
}

/** Settings of databases that are being opened. */
const opening = new Set<Config>();

/**
 * As DuckDBInstance.create, which lets go of the settings while a thread of the library still reads them: once V8 has
 * optimised it, after some five hundred calls, a collection of garbage frees them, and the opening waits for ever.
 */
async function openInstance(
  path: string,
  options: Record<string, string>,
): Promise<DuckDBInstance> {
  const config = duckdb.create_config();
  for (const [name, value] of Object.entries(options)) duckdb.set_config(config, name, value);
  opening.add(config);
  try {
    return new DuckDBInstance(await duckdb.open(path, config));
  } finally {
    opening.delete(config);
  }
}

/** Runs a select and reads all of its rows. */
type Read = (connection: DuckDBConnection, sql: string) => Promise<DuckDBResultReader>;

const readAsItIs: Read = (connection, sql) => connection.runAndReadAll(sql);

/** Each chunk of an ENUM column would bring all texts of its type. A select without one runs as it was planned to find that out. */
const readWithPlainText: Read = async (connection, sql) => {
  const prepared = await connection.prepare(sql);
  try {
    const plain = enumsAsText(prepared, sql);
    return await (plain === sql ? prepared.runAndReadAll() : connection.runAndReadAll(plain));
  } finally {
    prepared.destroySync();
  }
};

/** An engine over this connection; `onClose` is called after the connection is closed. */
function engineOver(
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  read: Read,
  onClose: () => void,
): NativeEngine {
  return {
    name: 'native',
    connection,
    connect: async () => engineOver(instance, await instance.connect(), read, () => {}),
    async run(sql) {
      await connection.run(sql).catch((error) => fail(error, sql));
    },
    withPlainText: (sql) => castEnumsToText(connection, sql),
    async query(sql) {
      const reader = await read(connection, sql).catch((error) => fail(error, sql));
      const names = reader.columnNames();
      for (const [i, type] of reader.columnTypes().entries()) {
        if (FORBIDDEN_TYPES.test(type.toString()))
          throw new QueryError(`column ${names[i]} is ${type}: cast it in the final select`, sql);
      }
      return reader.getRows().map((values) => {
        const row: Row = {};
        for (let i = 0; i < names.length; i++)
          row[names[i]!] = toCell(values[i] ?? null, names[i]!, sql);
        return row;
      });
    },
    async queryLoose(sql) {
      const reader = await connection.runAndReadAll(sql).catch((error) => fail(error, sql));
      const names = reader.deduplicatedColumnNames();
      const types = reader.columnTypes().map((type) => type.toString());
      return reader
        .getRowsJson()
        .map((values) =>
          Object.fromEntries(
            names.map((name, i) => [name, looseCell(values[i] ?? null, types[i]!)]),
          ),
        );
    },
    async close() {
      connection.closeSync();
      onClose();
    },
  };
}

async function castEnumsToText(connection: DuckDBConnection, sql: string): Promise<string> {
  const prepared = await connection.prepare(sql).catch((error) => fail(error, sql));
  try {
    return enumsAsText(prepared, sql);
  } finally {
    prepared.destroySync();
  }
}

function enumsAsText(prepared: DuckDBPreparedStatement, sql: string): string {
  const columns = Array.from({ length: prepared.columnCount }, (_, i) => ({
    name: sqlName(prepared.columnName(i)),
    isEnum: prepared.columnTypeId(i) === DuckDBTypeId.ENUM,
  }));
  if (!columns.some(({ isEnum }) => isEnum)) return sql;
  const selected = columns.map(
    ({ name, isEnum }, i) => `c${i}${isEnum ? '::varchar' : ''} as ${name}`,
  );
  return `select ${selected.join(', ')}\nfrom (${sql}\n) coded(${columns.map((_, i) => `c${i}`).join(', ')})`;
}

const NUMBER_TYPES = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE)$/;

function looseCell(value: Json, type: string): Cell {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return JSON.stringify(value);
  const isExact = NUMBER_TYPES.test(type) && String(Number(value)) === value.replace(/\.?0+$/, '');
  const isWhole = NUMBER_TYPES.test(type) && Number.isSafeInteger(Number(value));
  return isExact || isWhole ? Number(value) : value;
}

function fail(error: unknown, sql: string): never {
  if (error instanceof QueryError) throw error;
  throw new QueryError(error instanceof Error ? error.message : String(error), sql, error);
}

function toCell(value: DuckDBValue, column: string, sql: string): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new QueryError(`column ${column}: ${value} is not exact`, sql);
    return number;
  }
  return value.toString(); // DATE prints as YYYY-MM-DD
}
