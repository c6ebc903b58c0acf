/** What a pack holds, as a short text: equal for equal rows, whatever their order. */
import { createHash } from 'node:crypto';
import type { NativeEngine } from '../engine/native.ts';
import { packRelations } from './pack-relations.ts';

/** Twelve hex digits over every row that goes into the pack. Needs the tables of `buildModels`. */
export async function contentHash(engine: NativeEngine, isConverted: boolean): Promise<string> {
  const digest = createHash('sha256');
  for (const { name, kind, select } of packRelations(isConverted)) {
    if (kind !== 'table') continue;
    const [row] = await engine.query(
      `select count(*)::integer as n, coalesce(sum(hash(t)::hugeint), 0)::varchar as total
       from (${select}) t`,
    );
    digest.update(`${name} ${row!.n} ${row!.total}\n`);
  }
  return digest.digest('hex').slice(0, 12);
}
