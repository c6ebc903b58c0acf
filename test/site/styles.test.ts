/** What a style sheet must not ask of every change of a page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const STYLES = join(import.meta.dirname, '../../src/styles');
/** Selectors that count what an element holds: each new element of the page is weighed for them. */
const COUNTS = /:has\([^)]*:(?:nth|first|last|only)-/;

test('on the screen nothing is counted inside :has', () => {
  const files = readdirSync(STYLES).filter((file) => !file.startsWith('print'));
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) =>
    readFileSync(join(STYLES, file), 'utf8')
      .split('\n')
      .filter((line) => COUNTS.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
