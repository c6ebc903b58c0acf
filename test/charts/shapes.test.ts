/** Shapes stand where Observable Plot puts them: the same rows drawn by both. */
import * as Plot from '@observablehq/plot';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { plotSvg } from '../../src/charts/plot.ts';
import type { ScaleSpec } from '../../src/charts/scale.ts';
import * as shape from '../../src/charts/shapes.ts';
import { levelLabels, valueAxis } from '../../src/charts/value-axis.ts';

const document = parseHTML('<html></html>').document as unknown as Document;
const MARGINS = { marginTop: 11, marginBottom: 23, marginLeft: 37, marginRight: 19 };
const SIZE = { width: 347, height: 211 };

const ours = (x: ScaleSpec, y: ScaleSpec, shapes: shape.Shape[]): SVGElement =>
  plotSvg(
    { ...MARGINS, height: SIZE.height, x, y, shapes },
    { document, width: SIZE.width, locale: 'en', format: String },
  );
const theirs = (x: object, y: object, marks: Plot.Markish[]): Element =>
  Plot.plot({
    ...{ ...MARGINS, ...SIZE, document, marks },
    ...{ x: { ...x, axis: null }, y: { ...y, axis: null } },
  }) as Element;

/** All numbers of what is drawn, what moves it included. */
const numbers = (drawn: Element, selector: string, names: string[]): number[] =>
  [...drawn.querySelectorAll(selector)].flatMap((element) => [
    ...names.map((name) => Number(element.getAttribute(name))),
    ...(element.parentElement!.getAttribute('transform') ?? '0,0')
      .match(/-?[\d.]+(?:e-?\d+)?/g)!
      .map(Number),
  ]);

function expectSame(a: number[], b: number[]): void {
  expect(a.length).toBeGreaterThan(0);
  expect(a).toHaveLength(b.length);
  // both say tenths of a pixel at the least
  for (const [i, value] of a.entries()) expect(Math.abs(value - b[i]!)).toBeLessThan(0.051);
}

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
const padding = fc.constantFrom(0, 0.12, 0.25, 0.45);

test('bars in steps', () => {
  fc.assert(
    fc.property(amounts, padding, (values, padding) => {
      const rows = values.map((value, step) => ({ step, value }));
      const x = { type: 'band', domain: rows.map(({ step }) => step), padding } as const;
      const y = { domain: [-1000, 1000] } as const;
      const bars = { x: 'step', y1: 0, y2: 'value', fill: 'red' } as const;
      const names = ['x', 'y', 'width', 'height'];
      expectSame(
        numbers(ours(x, y, [shape.barY(rows, bars)]), 'rect', names),
        numbers(theirs(x, y, [Plot.barY(rows, bars)]), 'rect', names),
      );
    }),
  );
});

test('dots on points and over days', () => {
  fc.assert(
    fc.property(amounts, (values) => {
      const rows = values.map((value, i) => ({ value, day: new Date(Date.UTC(2026, 0, 1 + i)) }));
      const y = { domain: [-1000, 1000] } as const;
      const days = { domain: [new Date('2025-12-30'), new Date('2026-03-01')] } as const;
      const points = { type: 'point', domain: values.map((_, i) => i), padding: 0.3 } as const;
      const names = ['cx', 'cy', 'r'];
      const style = { y: 'value', r: 3, fill: 'red' } as const;
      for (const [x, spec, place] of [
        [days, { ...days, type: 'utc' }, 'day'],
        [points, points, (row: (typeof rows)[number]) => rows.indexOf(row)],
      ] as const)
        expectSame(
          numbers(ours(x, y, [shape.dot(rows, { ...style, x: place })]), 'circle', names),
          numbers(theirs(spec, y, [Plot.dot(rows, { ...style, x: place })]), 'circle', names),
        );
    }),
  );
});

test('a line breaks where a row has no value, and a value alone is seen', () => {
  const rows = [0, 10, Number.NaN, 10, Number.NaN, 0, 5].map((value, at) => ({ at, value }));
  const [x, y] = [{ domain: [0, 6] }, { domain: [0, 10] }] as const;
  const svg = ours(x, y, [shape.line(rows, { x: 'at', y: 'value', stroke: 'red' })]);
  // 291 px wide, 177 high: a step is 48.5 px
  expect(svg.querySelector('path')!.getAttribute('d')).toBe(
    'M37,188L85.5,11M182.5,11ZM279.5,188L328,99.5',
  );
});

test('what has no place and what says nothing is not drawn', () => {
  const rows = [
    { step: 'a', value: 1, text: 'one' },
    { step: 'elsewhere', value: 2, text: 'two' },
    { step: 'b', value: Number.NaN, text: 'three' },
    { step: 'b', value: 3, text: '' },
  ];
  const x = { type: 'band', domain: ['a', 'b'], padding: 0.1 } as const;
  const svg = ours(x, { domain: [0, 4] }, [
    shape.text(rows, { x: 'step', y: 'value', text: 'text' }),
  ]);
  expect([...svg.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['one']);
});

test('zero on an axis has no decimals, whatever the others have', () => {
  const svg = ours({ domain: [0, 1] }, { domain: [0, 1] }, [
    ...valueAxis([0, 0.5], (tick) => tick.toFixed(2)),
    levelLabels([0, 1], (tick) => `${tick.toFixed(1)}%`),
  ]);
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(['0', '0.50', '0%', '1.0%']);
});
