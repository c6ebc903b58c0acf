/**
 * What is derived of a measure, which pack can answer it, is what the engine can: asked over the small pack alone, the
 * measures that need no more give the same rows and sums as over everything, and only they do.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { addDays } from '../../src/format/date.ts';
import { hasInputs, measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { RowsAnswer, RowsQuestion } from '../../src/rows/types.ts';
import { writeFiles } from '../contract/folder.ts';
import { dateOf } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { openPack } from '../pack/open-pack.ts';

/** Each measure in the first metric that uses it. */
const PAIRS = [
  ...new Map(
    METRICS.flatMap((metric) => measuresOf(metric).map((measure) => [measure, metric] as const)),
  ),
];
/** What the small pack alone gave of a measure that has rows. */
const seen = new Map<string, { isSmall: boolean; isSame: boolean }[]>();

const demo = new URL('../../data/exports', import.meta.url).pathname;
const BOOKS = [
  ['the demo company', demo, undefined],
  ['book 3, converted', 3, dateOf(350)],
] as const;

describe.each(BOOKS)('%s', (name, from, asOf) => {
  const dir = mkdtempSync(join(tmpdir(), 'scope-'));
  let report: OpenReport;
  let small: Engine;
  let everything: Engine;
  beforeAll(async () => {
    if (typeof from === 'number') writeFiles(dir, bookFiles(randomBook(from)));
    if (name.includes('converted')) {
      writeFileSync(join(dir, 'report.yml'), 'report_currency: CNY\n');
      const rates = ['CNY', 'USD', 'EUR'].map((currency, i) => `${currency},2020-01-01,${i + 1}`);
      writeFileSync(join(dir, 'rates.csv'), `currency,date,rate\n${rates.join('\n')}\n`);
    }
    report = await openReport({ data: typeof from === 'number' ? dir : from, asOf });
    const folder = join(dir, 'pack');
    const pack = await writePack(report.engine, folder, 'scope');
    small = await openPack(folder, pack, 'openItems');
    everything = await openPack(folder, pack);
  });
  afterAll(async () => {
    await small.close();
    await everything.close();
    await report.close();
    rmSync(dir, { recursive: true });
  });

  test.each(PAIRS)('%s', async (measure, metric) => {
    if (!hasInputs(metric, report)) return;
    // all rows of the random book, the first ones of the demo company
    const question: RowsQuestion = { which: 'behind', metric: metric.id, measure, limit: 200 };
    // the report's own date, and one before it
    const dates = metric.isForecast ? [report.asOf] : [report.asOf, addDays(report.asOf, -75)];
    for (const asOf of dates) {
      const ask = (engine: Engine): Promise<RowsAnswer> =>
        createAskRows(engine, report)({ ...question, asOf });
      const whole = await ask(everything);
      const isSmall = whole.scope === 'openItems';
      // what had to be open at the date before is often open still: that says nothing of the others
      if (!isSmall && (whole.count === 0 || asOf !== report.asOf)) continue;
      const part = await ask(small).catch(() => null);
      if (isSmall) expect(part).toEqual(whole);
      if (whole.count === 0 || asOf !== report.asOf) continue;
      const isSame =
        part !== null &&
        JSON.stringify([part.rows, part.totals]) === JSON.stringify([whole.rows, whole.totals]);
      seen.set(measure, [...(seen.get(measure) ?? []), { isSmall, isSame }]);
    }
  });
});

test('no other measure could have done with the small pack', () => {
  const small = [...seen].filter(([, list]) => list.every(({ isSmall }) => isSmall));
  // In these books no promise of the coming days is of a paid item, one that is would need the large pack; and the next
  // promise is of an open invoice by a sum over its pieces, out of which nobody can derive that.
  const others = ['promised_soon', 'customer_next_promise'];
  const same = [...seen].filter(
    ([id, list]) => !others.includes(id) && list.every(({ isSame }) => isSame),
  );
  expect(same.map(([id]) => id).sort()).toEqual(small.map(([id]) => id).sort());
  const open = ['disputed_overdue', 'customer_overdue', 'overdue_delay_days', 'limited_open'];
  const limits = ['customer_limited_open', 'credit_limit', 'customer_limit'];
  const late = ['tier_overdue', 'tier_customer_overdue', 'open_items', 'overdue_items'];
  expect(small.map(([id]) => id)).toEqual(expect.arrayContaining([...open, ...limits, ...late]));
});
