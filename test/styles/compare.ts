/** Every figure that a folder of exports gives, for comparing one way of writing facts with another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/contract/rules/problem.ts';
import type { Dimension } from '../../src/metrics/types.ts';
import { type Figure, listFigures } from '../../src/publish/figures.ts';
import { openReport } from '../../src/publish/open-report.ts';
import type { Files } from './style.ts';

/** Text of each figure: which it is → value, numerator and denominator. */
type Figures = Record<string, string>;

export interface Outcome {
  asOf: string;
  metrics: string[];
  figures: Figures;
  problems: Problem[];
}

/** Imports the files as a user would and asks every metric whose inputs they have, by each dimension alone. */
export async function outcomeOf(files: Files, by: Dimension[]): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'style-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
    const report = await openReport({ data: dir });
    try {
      const figures: Figures = {};
      const metrics = new Set<string>();
      const add = (period: string, list: Figure[]): void => {
        for (const figure of list) {
          metrics.add(figure.metric);
          const where = JSON.stringify(figure.by);
          const key = `${figure.metric} ${period} ${where} ${figure.currency ?? ''}`;
          figures[key] = `${figure.value} = ${figure.numerator} / ${figure.denominator}`;
        }
      };
      const whole = { from: report.firstDate, to: report.asOf };
      const ask = (dimensions: Dimension[], period: typeof whole) =>
        listFigures(report, { by: dimensions, filter: {}, period });
      add('whole', await ask([], whole));
      for (const dimension of by) {
        const period = dimension === 'month' ? whole : report.defaultPeriod;
        add('', await ask([dimension], period));
      }
      const { asOf, imported } = report;
      return { asOf, metrics: [...metrics].sort(), figures, problems: imported.problems };
    } finally {
      await report.close();
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}
