/**
 * METRICS.md describes every figure as the code defines it. The rules are written by hand, the catalogue below them is
 * made here: `npx vitest run test/metrics/metrics-book.test.ts -u` writes it anew.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measuresOf } from '../../src/metrics/ask/plan.ts';
import { METRIC_GROUPS, measureById } from '../../src/metrics/catalogue.ts';
import type { Metric, Terms } from '../../src/metrics/define.ts';

const BOOK = new URL('../../src/metrics/METRICS.md', import.meta.url).pathname;
const HEAD = '<!-- From here on made from the code by test/metrics/metrics-book.test.ts. -->';

/** What each group of the catalogue answers. */
const HEADINGS: Record<string, string> = {
  rate: 'How much of it comes',
  balance: 'How much is owed, and how old it is',
  speed: 'How fast it comes',
  credit: 'Credit, counts and disputes',
  practice: 'How collecting is done',
  forecast: 'What will come in',
  reps: 'Targets and what falls due',
};

const UNITS: Record<Metric['unit'], string> = {
  minor: 'an amount of money',
  ratio: 'a share',
  days: 'in days',
  count: 'a number',
  index: 'a number without a unit',
};

function side(terms: Terms): string {
  return Object.entries(terms)
    .map(([id, weight], i) => {
      const sign = weight < 0 ? '− ' : i > 0 ? '+ ' : '';
      const size = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `;
      return `${sign}${size}\`${id}\``;
    })
    .join(' ');
}

function madeOf(metric: Metric): string {
  const { numerator, denominator, scale } = metric;
  if (!numerator)
    return measuresOf(metric)
      .map((id) => `\`${id}\``)
      .join(', ');
  const days = scale ? ' × days of the window' : '';
  return denominator ? `(${side(numerator)}) ÷ (${side(denominator)})${days}` : side(numerator);
}

const lines = (metric: Metric): string[] => [
  `### \`${metric.id}\` · ${metric.label.en} · ${metric.label.zh}`,
  '',
  `${metric.question.en} ${metric.time === 'flow' ? 'A flow' : 'A stock'}, ${UNITS[metric.unit]}.`,
  '',
  `- Formula: ${metric.formula.en}`,
  `- 公式：${metric.formula.zh}`,
  `- Made of: ${madeOf(metric)}`,
  ...(metric.caveat ? [`- Misleads: ${metric.caveat.en}`] : []),
  ...(metric.needs ? [`- Needs: ${metric.needs.join(', ')}`] : []),
  '',
];

function catalogue(): string {
  const ids = METRIC_GROUPS.flatMap(({ metrics }) => metrics.flatMap(measuresOf));
  const measures = [...new Set(ids)].sort().map(measureById);
  return [
    HEAD,
    '',
    ...METRIC_GROUPS.flatMap(({ id, metrics }) => [
      `## ${HEADINGS[id]!}`,
      '',
      ...metrics.flatMap(lines),
    ]),
    '## The sums they are made of',
    '',
    '| id | what it adds up | 含义 | unit |',
    '|---|---|---|---|',
    ...measures.map(({ id, label, unit }) => `| \`${id}\` | ${label.en} | ${label.zh} | ${unit} |`),
    '',
  ].join('\n');
}

test('the catalogue of METRICS.md is that of the code', async () => {
  const [rules] = readFileSync(BOOK, 'utf8').split(HEAD);
  await expect(`${rules}${catalogue()}`).toMatchFileSnapshot(BOOK);
});

test('every rule has its number, and the code cites no other', () => {
  const [rules] = readFileSync(BOOK, 'utf8').split(HEAD);
  const numbers = [...rules!.matchAll(/^\| (C\d+) \|/gm)].map(([, number]) => number);
  expect(numbers).toEqual(Array.from({ length: 19 }, (_, i) => `C${i + 1}`));
  const src = new URL('../../src/', import.meta.url).pathname;
  const cited = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sql)$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(src, file), 'utf8').matchAll(/METRICS (C\d+(?:–C\d+)?)/g),
    ])
    .flatMap(([, rule]) => rule!.split('–'));
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((rule) => !numbers.includes(rule))).toEqual([]);
});
