/** A Parquet file as delimited text, so that what a warehouse writes is planned, read and checked like any export. */
import { statSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { sqlName, sqlText } from '../../engine/engine.ts';
import { type NativeEngine, openNative } from '../../engine/native.ts';
import { Budget, IntakeError } from '../../intake/limits.ts';

export interface TextOfParquet {
  /** The header counts. */
  rows: number;
  bytes: number;
}

const INCOMPLETE = { expected: 'a Parquet file that is complete and not encrypted' };

/** Writes the rows to `out`, in their order. Throws IntakeError where the file cannot be read or unpacks too far. */
export async function parquetText(path: string, out: string): Promise<TextOfParquet> {
  const engine = await openNative();
  try {
    const file = sqlText(plainPath(path, out));
    const unpacked = await ask(
      engine,
      `select sum(total_uncompressed_size)::double as bytes from parquet_metadata(${file})`,
    );
    const budget = new Budget(statSync(path).size);
    budget.spend(Number(unpacked[0]?.bytes ?? 0));
    const columns = await ask(engine, `describe select * from read_parquet(${file})`);
    const cells = columns.map(({ column_name, column_type }) =>
      asText(sqlName(String(column_name)), String(column_type)),
    );
    const written = await ask(
      engine,
      `copy (select ${cells.join(', ')} from read_parquet(${file})) to ${sqlText(out)} (format csv, header)`,
    );
    return { rows: Number(written[0]!.Count) + 1, bytes: statSync(out).size };
  } finally {
    await engine.close();
  }
}

/** The file under a name without the characters that stand for many files. */
function plainPath(path: string, out: string): string {
  if (!/[*?[\]{}]/.test(path)) return path;
  symlinkSync(resolve(path), `${out}.parquet`);
  return `${out}.parquet`;
}

const ask = (engine: NativeEngine, sql: string): ReturnType<NativeEngine['queryLoose']> =>
  engine.queryLoose(sql).catch(() => {
    throw new IntakeError('unreadable_file', INCOMPLETE);
  });

/** Types whose text may look like a number with thousands: `1.234` could be 1234 elsewhere, `1.2340` could not. */
const FRACTIONS = /^(?:DECIMAL|DOUBLE|FLOAT)/;

function asText(column: string, type: string): string {
  const text = `${column}::varchar`;
  if (FRACTIONS.test(type))
    return `regexp_replace(${text}, '^(-?[1-9]\\d{0,2}\\.\\d{3})$', '\\10') as ${column}`;
  if (type !== 'TIMESTAMP WITH TIME ZONE') return `${text} as ${column}`;
  // an instant is a day only where its time zone is known: in Shanghai 16:00 UTC is tomorrow
  return `case when ${text} like '% 00:00:00+00' then left(${text}, 10) else ${text} || ', which is an instant and no day' end as ${column}`;
}
