/** What the handlers of the peer cases share: the shape of a case, and engines that are closed after each. */
import type { NativeEngine } from '../../src/engine/native.ts';
import { openItems } from '../models/marts-at.ts';
import type { RawData } from '../models/raw-tables.ts';
import { build, toRaw } from './build-case.ts';

export interface PeerCase {
  id: string;
  title: string;
  as_of: string;
  buckets: number[] | null;
  // biome-ignore lint/suspicious/noExplicitAny: each case has figures of its own shape
  inputs: any;
  // biome-ignore lint/suspicious/noExplicitAny: each case has figures of its own shape
  expected: any;
}
export type Handler = (c: PeerCase) => Promise<void>;

const engines: NativeEngine[] = [];
export async function closeAll(): Promise<void> {
  for (const engine of engines.splice(0)) await engine.close();
}
export async function run(data: RawData, settings: object = {}): Promise<NativeEngine> {
  const engine = await build(data, settings);
  engines.push(engine);
  return engine;
}
export const settingsOf = ({ buckets: edges }: PeerCase): object =>
  edges ? { buckets: edges } : {};
export const runCase = (c: PeerCase): Promise<NativeEngine> => run(toRaw(c.inputs), settingsOf(c));
export const openAmounts = async (engine: NativeEngine, d: string): Promise<number[]> =>
  (await openItems(engine, d)).map((row) => row.open as number);
export const sum = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0);
export const bucketOf = async (
  engine: NativeEngine,
  macro: string,
  days: number[],
): Promise<string[]> =>
  (
    await engine.query(
      `select ${macro}(days)::varchar as bucket from (values ${days.map((d, i) => `(${i}, ${d})`).join(', ')}) t(i, days) order by i`,
    )
  ).map((row) => row.bucket as string);
