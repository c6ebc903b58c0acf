import { Writable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { createProgress, timeLeft } from '../../../src/publish/terminal/progress.ts';

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _, next) {
      text += chunk;
      next();
    },
  });
  Object.assign(stream, { isTTY, columns: 120, cursorTo() {}, clearLine() {}, moveCursor() {} });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}
afterEach(() => vi.useRealTimers());

test('the time left follows from what is done so far', () => {
  expect(timeLeft(10_000, 25, 100)).toBe('30 s left');
  expect(timeLeft(60_000, 10, 100)).toBe('9 min left');
  expect(timeLeft(500, 25, 100)).toBe('');
  expect(timeLeft(10_000, 0, 100)).toBe('');
  expect(timeLeft(10_000, 100, 100)).toBe('0 s left');
});

test('a terminal gets a bar with rows, bytes and the time left', () => {
  vi.useFakeTimers();
  const { stream, text } = terminal(true);
  const progress = createProgress(stream);
  progress.start('invoices.csv', 40 * 2 ** 20);
  vi.advanceTimersByTime(5000);
  progress.tick(120_000, 10 * 2 ** 20);
  vi.advanceTimersByTime(1000);
  expect(text()).toContain('25% | 120,000 rows | 10 of 40 MB | 15 s left');
  progress.done();
});

test('a log gets plain lines, one now and then while a file is long', () => {
  vi.useFakeTimers();
  const { stream, text } = terminal(false);
  const progress = createProgress(stream);
  progress.start('invoices.csv', 40 * 2 ** 20);
  for (const second of [4, 8, 12]) {
    vi.advanceTimersByTime(4000);
    progress.tick(second * 10_000, second * 2 ** 20);
  }
  progress.done();
  expect(text()).toBe(
    'invoices.csv: 120,000 rows | 12 of 40 MB | 28 s left\ninvoices.csv: 120,000 rows, 12.0 s\n',
  );
  expect(text()).not.toMatch(/[\r\u001b]/);
});

test('after the language of the report is known, steps and counts are in it', () => {
  vi.useFakeTimers();
  const { stream, text } = terminal(false);
  const progress = createProgress(stream);
  progress.speak?.('zh');
  progress.start({ en: 'drawing the pages', zh: '绘制页面' }, 40 * 2 ** 20);
  vi.advanceTimersByTime(12_000);
  progress.tick(120_000, 12 * 2 ** 20);
  progress.done();
  expect(text()).toBe(
    '绘制页面: 120,000 行 | 12 / 40 MB | 剩余 28 秒\n绘制页面：120,000 行, 12.0 秒\n',
  );
});
