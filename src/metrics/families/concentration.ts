/** How much of the book a few customers hold. */
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Measure, type Metric } from '../define.ts';
import { storedAs } from '../stored.ts';
import { balance } from './shared.ts';

export const concentrationMeasures: Measure[] = [
  balance('asOf', {
    id: 'customer_open',
    label: text('open balance per customer', '各客户应收余额'),
    over: 'customer',
    stored: storedAs('open'),
  }),
];

export const concentrationMetrics: Metric[] = [
  defineMetric({
    id: 'top_share',
    label: text('Share of the largest debtors', '最大欠款客户占比'),
    question: text(
      'How much of what we are owed do a few customers owe?',
      '少数客户占了多少应收？',
    ),
    formula: text(
      'open balances of the n largest debtors ÷ open receivables',
      '前 n 大欠款客户余额 ÷ 应收余额',
    ),
    unit: 'ratio',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_open'] },
    reduce(groups, _frame, params) {
      const balances = groups.map(({ parts }) => parts.customer_open ?? 0).sort((a, b) => b - a);
      const total = sum(balances);
      const top = sum(balances.slice(0, params.topN));
      return { value: total > 0 ? top / total : null, numerator: top, denominator: total };
    },
    example: {
      groups: [600, 300, 50, 10, 10, 10, 10, 4, 3, 2, 1].map((open, i) => ({
        key: `c${i}`,
        parts: { customer_open: open },
      })),
      value: 0.999,
    },
  }),
  defineMetric({
    id: 'hhi',
    label: text('Concentration (HHI)', '集中度（HHI）'),
    question: text(
      'How concentrated are receivables, from 0 (spread) to 1 (one debtor)?',
      '应收有多集中？0 为分散，1 为单一客户。',
    ),
    formula: text(
      'the squared shares of open receivables, summed over customers with a positive balance',
      '各客户应收占比的平方和（仅正余额）',
    ),
    unit: 'index',
    time: 'stock',
    better: 'lower',
    over: { measures: ['customer_open'] },
    reduce(groups) {
      const balances = groups
        .map(({ parts }) => parts.customer_open ?? 0)
        .filter((open) => open > 0);
      const total = sum(balances);
      const value = total > 0 ? sum(balances.map((open) => (open / total) ** 2)) : null;
      return { value, numerator: null, denominator: total };
    },
    example: {
      groups: [
        { key: 'a', parts: { customer_open: 75 } },
        { key: 'b', parts: { customer_open: 25 } },
      ],
      value: 0.625,
    },
  }),
];

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
