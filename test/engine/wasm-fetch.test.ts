import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addedProgress, fetchBlob, unpack } from '../../src/engine/wasm-fetch.ts';

const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/missing') return void response.writeHead(404).end('no');
    const packed = gzipSync(wasm);
    const encoded = request.url === '/encoded' ? { 'content-encoding': 'gzip' } : {};
    response.writeHead(200, { 'content-length': packed.length, ...encoded }).end(packed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each(['/plain', '/encoded'])(
  'the module is the same whether the host unpacks it or not: %s',
  async (path) => {
    const seen: [number, number | null][] = [];
    const packed = await fetchBlob(origin + path, (received, expected) =>
      seen.push([received, expected]),
    );
    const module = await unpack(packed, 'wasm');
    expect(new Uint8Array(await module.arrayBuffer())).toEqual(wasm);
    const { length } = gzipSync(wasm);
    expect(seen.at(-2)).toEqual([path === '/plain' ? length : 0, length]);
    expect(seen.at(-1)).toEqual([length, length]);
  },
);

test('a missing file and a page in its place are told apart from a module', async () => {
  await expect(fetchBlob(`${origin}/missing`)).rejects.toThrow('missing could not be fetched: 404');
  for (const content of [wasm, gzipSync(wasm), '<!doctype html>', ''])
    await expect(unpack(new Blob([content]), 'duckdb')).rejects.toThrow('not what it should be');
});

test('files that come together tell their sum; a file from the browser’s own storage tells nothing', () => {
  const seen: [number, number | null][] = [];
  const [first, second] = addedProgress(3, (received, expected) => seen.push([received, expected]));
  first!(10, 100);
  second!(5, null);
  first!(100, 100);
  second!(20, 20);
  expect(seen).toEqual([
    [10, 100],
    [15, null],
    [105, null],
    [120, 120],
  ]);
});
