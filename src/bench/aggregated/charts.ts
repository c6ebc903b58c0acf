/** The charts of the aggregated page: those of the overview, as Plot draws them by itself. */
import * as Plot from '@observablehq/plot';

export const BUCKETS = ['1-30', '31-60', '61-90', '90+'];

const millions = (minor: number): string => `${(minor / 1e8).toFixed(2)} M`;

export interface Age {
  month: string;
  bucket: string;
  open: number;
}

/** What is overdue at month ends, by age. */
export const agesChart = (ages: Age[]): Element =>
  Plot.plot({
    width: 900,
    height: 240,
    marginLeft: 60,
    x: { type: 'band', label: null },
    y: { tickFormat: millions, label: null, grid: true },
    color: { domain: BUCKETS, scheme: 'oranges', legend: true },
    marks: [
      Plot.barY(
        ages,
        Plot.stackY({
          x: 'month',
          y: 'open',
          fill: 'bucket',
          order: BUCKETS.toReversed(),
          title: (age: Age) => `${age.month} · ${age.bucket}: ${millions(age.open)}`,
          tip: true,
        }),
      ),
      Plot.ruleY([0]),
    ],
  });

export interface Step {
  label: string;
  from: number;
  to: number;
}

/** From what was overdue a year ago to what is now. */
export const bridgeChart = (steps: Step[]): Element =>
  Plot.plot({
    width: 900,
    height: 240,
    marginLeft: 170,
    marginRight: 70,
    x: { tickFormat: millions, label: null, grid: true },
    y: { type: 'band', domain: steps.map(({ label }) => label), label: null },
    marks: [
      Plot.barX(steps, {
        y: 'label',
        x1: 'from',
        x2: 'to',
        fill: (step: Step) =>
          step.from === 0 ? '#555' : step.to > step.from ? '#b3261e' : '#2e7d32',
        title: (step: Step) => `${step.label}: ${millions(step.to - step.from)}`,
        tip: true,
      }),
      Plot.text(steps, {
        y: 'label',
        x: (step: Step) => Math.max(step.from, step.to),
        dx: 6,
        textAnchor: 'start',
        text: (step: Step) => millions(step.to - step.from),
      }),
      Plot.ruleX([0]),
    ],
  });

/** A line as large as a word. */
export const course = (values: number[]): Element =>
  Plot.plot({
    width: 150,
    height: 28,
    axis: null,
    margin: 4,
    marks: [
      Plot.lineY(values, { x: (_, i) => i, y: (value: number) => value }),
      Plot.dot(values.slice(-1), {
        x: () => values.length - 1,
        y: (value: number) => value,
        fill: '#000',
      }),
    ],
  });

/** A share on its scale. */
export const bullet = (share: number): Element =>
  Plot.plot({
    width: 150,
    height: 20,
    axis: null,
    margin: 2,
    x: { domain: [0, 1] },
    marks: [Plot.barX([1], { fill: '#eee' }), Plot.barX([share], { insetTop: 4, insetBottom: 4 })],
  });
