/** What nobody can beat by much, measured in the same run: the same rows and bytes with nothing done to them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sqlText } from '../engine/engine.ts';
import { openNative } from '../engine/native.ts';
import { median } from './statistics.ts';

/** Seconds of DuckDB's own typed read of the same invoice and payment files, which checks nothing. */
export async function readFloor(dir: string): Promise<number> {
  const engine = await openNative();
  const startedAt = performance.now();
  for (const [table, types] of [
    ['invoices', "'issue_date': 'DATE', 'due_date': 'DATE', 'amount': 'DECIMAL(18,2)'"],
    ['payments', "'date': 'DATE', 'amount': 'DECIMAL(18,2)'"],
  ])
    await engine.run(
      `create table ${table} as from read_csv(${sqlText(join(dir, `${table}-*.csv`))}, header = true, types = {${types}})`,
    );
  const seconds = (performance.now() - startedAt) / 1000;
  await engine.close();
  return seconds;
}

/** Milliseconds of a bare loop over as many rows: amounts added up by rep where they are open at a day. */
export function loopFloor(rows: number): number {
  const rep = Uint8Array.from({ length: rows }, (_, i) => i % 60);
  const from = Int32Array.from({ length: rows }, (_, i) => i % 1000);
  const to = Int32Array.from({ length: rows }, (_, i) => (i % 1000) + (i % 90));
  const amount = Float64Array.from({ length: rows }, (_, i) => i % 100_000);
  const run = (day: number): number => {
    const sums = new Float64Array(60);
    const startedAt = performance.now();
    for (let i = 0; i < rows; i++)
      if (from[i]! <= day && to[i]! > day) sums[rep[i]!]! += amount[i]!;
    return performance.now() - startedAt;
  };
  return median(Array.from({ length: 9 }, (_, i) => run(500 + i)));
}

/** A page of about so many bytes on the wire that shows text and does nothing. */
export async function staticPage(
  bytes: number,
): Promise<{ address: string; close(): Promise<void> }> {
  let text = '';
  for (let state = 1; text.length < bytes * 1.3; ) {
    state = (state * 48_271) % 2_147_483_647;
    text += state.toString(36);
  }
  const page = (length: number): Buffer =>
    gzipSync(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>.</title><p>${text.slice(0, length)}`,
    );
  const full = page(text.length).length;
  const body = page(Math.round((text.length * bytes) / full));
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
