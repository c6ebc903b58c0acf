import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchBytes, unpack } from '../../src/engine/wasm-fetch.ts';

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
    const bytes = await fetchBytes(origin + path, (received, expected) =>
      seen.push([received, expected]),
    );
    expect(await unpack(bytes)).toEqual(wasm);
    expect(seen.at(-1)).toEqual(path === '/plain' ? [bytes.length, bytes.length] : [8, null]);
  },
);

test('a missing file and a page in its place are told apart from a module', async () => {
  await expect(fetchBytes(`${origin}/missing`)).rejects.toThrow(
    'missing could not be fetched: 404',
  );
  await expect(unpack(new TextEncoder().encode('<!doctype html>'))).rejects.toThrow(
    'not what it should be',
  );
});
