/** Every figure that a folder of exports gives, for comparing one way of writing facts with another. */
import type { Problem } from '../../src/contract/rules/problem.ts';
import { hasInputs } from '../../src/metrics/ask/plan.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Dimension, Period } from '../../src/metrics/types.ts';
import { answerFigures } from '../../src/publish/figures.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { withReport } from '../with-report.ts';
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
export const outcomeOf = (files: Files, by: Dimension[]): Promise<Outcome> =>
  withReport(files, async (report) => {
    const { asOf, basis, imported } = report;
    const ask = askTogether(report);
    const figures: Figures = {};
    const metrics = new Set<string>();
    const whole = { from: report.firstDate, to: asOf };
    const add = async (name: string, dimensions: Dimension[], period: Period): Promise<void> => {
      const answers = await Promise.all(
        METRICS.filter((metric) => hasInputs(metric, report)).map(({ id }) =>
          ask({ metric: id, by: dimensions, filter: {}, period, asOf, basis }),
        ),
      );
      for (const figure of answers.flatMap(answerFigures)) {
        metrics.add(figure.metric);
        const where = JSON.stringify(figure.by);
        const key = `${figure.metric} ${name} ${where} ${figure.currency ?? ''}`;
        figures[key] = `${figure.value} = ${figure.numerator} / ${figure.denominator}`;
      }
    };
    await add('whole', [], whole);
    for (const dimension of by)
      await add('', [dimension], dimension === 'month' ? whole : report.defaultPeriod);
    return { asOf, metrics: [...metrics].sort(), figures, problems: imported.problems };
  });

const outcomes = new Map<string, Promise<Outcome>>();

/** The same for texts that several styles have in common: their figures are worked out once. */
export function sharedOutcomeOf(files: Record<string, string>, by: Dimension[]): Promise<Outcome> {
  const key = JSON.stringify([files, by]);
  const outcome = outcomes.get(key) ?? outcomeOf(files, by);
  outcomes.set(key, outcome);
  return outcome;
}
