/** Random books through the whole way, from exports to figures, against the same figures in plain loops. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFigures } from '../../src/build/figures.ts';
import { openReport } from '../../src/build/open-report.ts';
import { plainAgeing, plainFigures } from './plain-figures.ts';
import { plainLedger } from './plain-ledger.ts';
import { dateOf, dice, randomBook, writeBook } from './random-book.ts';

test.each(Array.from({ length: 12 }, (_, i) => i + 1))('book %d', async (seed) => {
  const dir = mkdtempSync(join(tmpdir(), 'oracle-'));
  const book = randomBook(seed);
  writeBook(book, dir);
  writeFileSync(join(dir, 'report.yml'), 'top_n: 2\n');
  const roll = dice(seed + 1_000);
  const to = roll(120, 460);
  const span = { from: Math.max(1, to - roll(20, 300)), to };
  const report = await openReport({ data: dir, asOf: dateOf(to) });
  const period = { from: dateOf(span.from), to: dateOf(to) };
  const figures = await listFigures(report, { by: [], filter: {}, period });
  await report.close();
  rmSync(dir, { recursive: true });

  const ledger = plainLedger(book);
  for (const [metric, expected] of Object.entries(plainFigures(book, ledger, span))) {
    const found = figures.filter((figure) => figure.metric === metric);
    expect(found, metric).toHaveLength(1);
    const { value } = found[0]!;
    if (expected === null) expect([metric, value]).toEqual([metric, null]);
    else expect(value! - expected, metric).toBeCloseTo(0, 9);
  }
  const ageing = figures.filter((figure) => figure.metric === 'aging');
  expect(Object.fromEntries(ageing.map(({ by, value }) => [by.bucket, value]))).toEqual(
    plainAgeing(ledger, to),
  );
});
