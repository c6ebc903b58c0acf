/** commission.yml: what it may say, and how a fault in it is named, in both languages. */
import { describe, expect, test } from 'vitest';
import { type CommissionRules, lateTiers, parseCommission } from '../../src/settings/commission.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';

const read = (text: string): CommissionRules => parseCommission(text, 'commission.yml', 'en');

const GOOD = `
late_days: [0, 30]
rules:
  - { product: [Seals, Valves], rates: [2.5%, 1%, 0%] }
  - { rates: [1%, 0.5%, 0.0001%] }
shared:
  - { customer: C1, reps: { R1: 60%, R2: 40% }, until: 2026-03-31 }
  - { customer: C1, reps: { R1: 100% }, from: 2026-04-01 }
`;

test('rates and shares are whole millionths', () => {
  expect(read(GOOD)).toEqual({
    late_days: [0, 30],
    rules: [
      { product: ['Seals', 'Valves'], rates: [25_000, 10_000, 0] },
      { rates: [10_000, 5_000, 1] },
    ],
    shared: [
      { customer: 'C1', reps: { R1: 600_000, R2: 400_000 }, until: '2026-03-31' },
      { customer: 'C1', reps: { R1: 1_000_000 }, from: '2026-04-01' },
    ],
  });
});

test('tiers are named by their days', () => {
  expect(lateTiers({ late_days: [0, 30, 90], rules: [], shared: [] })).toEqual([
    ...['to_0', '1-30', '31-90', '90+'],
  ]);
  expect(lateTiers({ late_days: [15], rules: [], shared: [] })).toEqual(['to_15', '15+']);
});

describe.each<[what: string, from: string, to: string, key: string, en: string, zh: string]>([
  ['a rate above 100 %', '2.5%', '101%', 'rules.0.rates.0', 'from 0% to 100%', '0% 至 100%'],
  ['a rate without its sign', '2.5%', '2.5', 'rules.0.rates.0', 'such as 1.5%', '如 1.5%'],
  ['a fifth decimal', '0.0001%', '0.00001%', 'rules.1.rates.2', 'four decimals', '四位小数'],
  ['a rate below zero', '2.5%', '-1%', 'rules.0.rates.0', 'from 0% to 100%', '0% 至 100%'],
  ['tiers that overlap', '[0, 30]', '[30, 30]', 'late_days', 'must not overlap', '不得重叠'],
  ['tiers before the due date', '[0, 30]', '[-5, 30]', 'late_days.0', 'from 0 on', '从 0 起'],
  ['a tier without a rate', '[0, 30]', '[0, 30, 60]', 'rules.0.rates', 'one rate more', '多一个'],
  ['shares under 100 %', 'R2: 40%', 'R2: 39.9%', 'shared.0', 'sum to 100%', '之和应为 100%'],
  ['shares over 100 %', 'R2: 40%', 'R2: 40.0001%', 'shared.0', 'sum to 100%', '之和应为 100%'],
  [
    'two shares of a day',
    'from: 2026-04-01',
    'from: 2026-03-31',
    'shared.1',
    'same days',
    '日期重叠',
  ],
  ['a day that is none', '2026-03-31', '2026-02-30', 'shared.0.until', 'YYYY-MM-DD', 'YYYY-MM-DD'],
  [
    'a rule for all above others',
    'product: [Seals, Valves], ',
    '',
    'rules.0',
    'the last',
    '放在最后',
  ],
  ['a key that is none', 'late_days', 'late_day', 'late_day', 'no such key', '没有此项'],
  ['a key that is missing', 'late_days', 'late_day', 'late_days', 'is missing', '必填'],
  ['days that are none', '[0, 30]', '[0, x]', 'late_days.1', 'whole days', '整数天数'],
  ['one day instead of a list', '[0, 30]', '30', 'late_days', 'a list', '列表'],
  ['a number for a name', '[Seals, Valves]', '7', 'rules.0.product', 'a name', '名称'],
  ['a text for a rule', '{ rates: [1%, 0.5%, 0.0001%] }', 'all', 'rules.1', 'keys', '键值对'],
])('%s', (_, from, to, key, en, zh) => {
  test.each([
    ['en', en],
    ['zh', zh],
  ] as const)('is refused in words (%s)', (locale, words) => {
    const parse = (): unknown => parseCommission(GOOD.replace(from, to), 'c.yml', locale);
    expect(parse).toThrow(SettingsError);
    expect(parse).toThrow(`c.yml: ${key}: `);
    expect(parse).toThrow(words);
  });
});

test.each([
  ['nothing', ''],
  ['remarks alone', '# late_days: [0, 30]\n'],
])('a file with %s says what it needs, and what to do without', (_, written) => {
  const said = (locale: 'en' | 'zh') => (): unknown =>
    parseCommission(written, 'data/commission.yml', locale);
  expect(said('en')).toThrow(SettingsError);
  expect(said('en')).toThrow(
    'data/commission.yml: says nothing; expected late_days and rules, such as late_days: [0, 30] and rules: [{ rates: [1%, 0.5%, 0%] }]; write them, or remove the file: then no commission is shown',
  );
  expect(said('zh')).toThrow('data/commission.yml: 内容为空；应写明 late_days 和 rules');
  expect(said('zh')).toThrow('或删除该文件，则不显示提成');
});

test('no YAML at all is refused', () => {
  expect(() => read('rules: [')).toThrow('not readable as YAML');
});
