import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchBlob, unpack } from '../../src/engine/wasm-fetch.ts';

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
    expect(seen.at(-1)).toEqual(path === '/plain' ? [packed.size, packed.size] : [8, null]);
  },
);

test('a missing file and a page in its place are told apart from a module', async () => {
  await expect(fetchBlob(`${origin}/missing`)).rejects.toThrow('missing could not be fetched: 404');
  for (const content of [wasm, gzipSync(wasm), '<!doctype html>', ''])
    await expect(unpack(new Blob([content]), 'duckdb')).rejects.toThrow('not what it should be');
});
