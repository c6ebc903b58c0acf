/** The local server answers to its own names only: a page of another site cannot have its name lead here. */
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { isAnswered } from '../../src/site/serve.ts';

test.each([
  'localhost:4321',
  'LOCALHOST',
  'report.localhost:4321',
  '127.0.0.1:4321',
  '[::1]:4321',
  '192.168.1.20:4321',
  `${hostname()}:4321`,
  `${hostname()}.local`,
])('%s is answered', (host) => {
  expect(isAnswered(host, '127.0.0.1')).toBe(true);
});

test.each([
  'evil.example',
  'evil.example:4321',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '',
  'a:b:c',
  '[::1].evil.example',
])('"%s" is not', (host) => {
  expect(isAnswered(host, '127.0.0.1')).toBe(false);
});

test('the name that was asked for with --host is', () => {
  expect(isAnswered('books.example:80', 'books.example')).toBe(true);
});
