/** The rule file `commission.yml` beside `report.yml`: what reps earn on collected money. Without it nobody earns. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isIsoDate } from '../format/date.ts';
import { type Locale, type Localised, text } from '../i18n/locale.ts';
import { SettingsError } from './settings-error.ts';
import { parseRules, rulesError } from './written-rules.ts';

/** Shares and rates are whole millionths: 2.5 % is 25,000, all of it a million. */
export const WHOLE = 1_000_000;

export const COMMISSION_FILE = 'commission.yml';

/** What can be wrong, by the code that the schema reports. */
const FAULTS: Record<string, Localised> = {
  empty: text(
    'says nothing; expected late_days and rules, such as late_days: [0, 30] and rules: [{ rates: [1%, 0.5%, 0%] }]; write them, or remove the file: then no commission is shown',
    '内容为空；应写明 late_days 和 rules，如 late_days: [0, 30] 与 rules: [{ rates: [1%, 0.5%, 0%] }]；请补写，或删除该文件，则不显示提成',
  ),
  needed: text('is missing; it must be there', '缺失；此项必填'),
  unknown: text(
    'no such key; allowed: late_days, rules with product, segment and rates, shared with customer, reps, from and until',
    '没有此项；可用：late_days；rules 下的 product、segment、rates；shared 下的 customer、reps、from、until',
  ),
  list: text('expected a list, such as [0, 30]', '应为列表，如 [0, 30]'),
  name: text('expected a name, or a list of names', '应为名称或名称列表'),
  days: text('expected whole days, such as 30', '应为整数天数，如 30'),
  object: text(
    'expected keys with values, such as { rates: [1%] }',
    '应为键值对，如 { rates: [1%] }',
  ),
  percent: text(
    'expected a percentage from 0% to 100% with at most four decimals, such as 1.5%',
    '应为 0% 至 100% 的百分比，最多四位小数，如 1.5%',
  ),
  date: text('expected a date as YYYY-MM-DD', '应为 YYYY-MM-DD 格式的日期'),
  edges: text(
    'expected ascending days from 0 on, such as [0, 30, 90]: tiers must not overlap',
    '应为从 0 起递增的天数，如 [0, 30, 90]：各档不得重叠',
  ),
  rateCount: text(
    'expected one rate more than late_days has edges',
    '费率个数应比 late_days 的天数多一个',
  ),
  unreachable: text(
    'a rule without product and segment fits everything: it must be the last',
    '未限定产品和客群的规则适用于全部回款，应放在最后',
  ),
  shareSum: text('the shares of a customer must sum to 100%', '同一客户的分成之和应为 100%'),
  shareTwice: text(
    'this customer’s shares of another entry hold on the same days',
    '该客户另有一条分成与此条日期重叠',
  ),
};

const fault = (code: keyof typeof FAULTS & string): { error: string } => ({ error: code });

/** “1.5%” → 15,000. */
const percent = z
  .string(fault('percent'))
  .regex(/^\d{1,3}(\.\d{1,4})?%$/, fault('percent'))
  .transform((written) => {
    const [whole, part = ''] = written.slice(0, -1).split('.');
    return Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
  })
  .refine((millionths) => millionths <= WHOLE, fault('percent'));
const isoDate = z.string(fault('date')).refine(isIsoDate, fault('date'));
const names = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((some) => [some].flat());

const rule = z.strictObject({
  product: names.optional(),
  segment: names.optional(),
  /** By how late the money came, one for each tier. */
  rates: z.array(percent).min(1),
});

const sharedAccount = z
  .strictObject({
    customer: z.string().min(1),
    /** Rep → share. */
    reps: z.record(z.string().min(1), percent),
    /** First and last day of the money that is shared so; from ever, for good. */
    from: isoDate.optional(),
    until: isoDate.optional(),
  })
  .refine(
    ({ reps }) => Object.values(reps).reduce((sum, share) => sum + share, 0) === WHOLE,
    fault('shareSum'),
  );

const schema = z
  .strictObject({
    /** Upper edges of the tiers in days late: [0, 30] is on time, 1 to 30, and later. */
    late_days: z
      .array(z.number().int().min(0, fault('edges')))
      .min(1)
      .refine((days) => days.every((day, i) => i === 0 || day > days[i - 1]!), fault('edges')),
    /** The first that fits holds; what none fits earns nothing. */
    rules: z.array(rule).min(1),
    shared: z.array(sharedAccount).default([]),
  })
  .superRefine(({ late_days, rules, shared }, { addIssue }) => {
    const report = (message: keyof typeof FAULTS & string, path: (string | number)[]): void =>
      addIssue({ code: 'custom', message, path });
    for (const [i, { rates, product, segment }] of rules.entries()) {
      if (rates.length !== late_days.length + 1) report('rateCount', ['rules', i, 'rates']);
      if (!product && !segment && i < rules.length - 1) report('unreachable', ['rules', i]);
    }
    for (const [i, one] of shared.entries())
      if (shared.slice(0, i).some((other) => holdTogether(one, other)))
        report('shareTwice', ['shared', i]);
  });

export type CommissionRules = z.infer<typeof schema>;
type SharedAccount = CommissionRules['shared'][number];

const holdTogether = (one: SharedAccount, other: SharedAccount): boolean =>
  one.customer === other.customer &&
  (one.from ?? '') <= (other.until ?? '9999') &&
  (other.from ?? '') <= (one.until ?? '9999');

/** The tier's name by its place: `to_0`, `1-30`, `31-90`, `90+`. */
export const lateTiers = ({ late_days: edges }: CommissionRules): string[] => [
  `to_${edges[0]}`,
  ...edges.slice(1).map((edge, i) => `${edges[i]! + 1}-${edge}`),
  `${edges.at(-1)}+`,
];

/** The rules in `dir`; undefined where it has none. Throws SettingsError naming the key, in that language. */
export function readCommission(dir: string, locale: Locale): CommissionRules | undefined {
  const path = join(dir, COMMISSION_FILE);
  return existsSync(path) ? parseCommission(readFileSync(path, 'utf8'), path, locale) : undefined;
}

/** The rules in a text; `path` is what errors name. */
export function parseCommission(written: string, path: string, locale: Locale): CommissionRules {
  const raw = parseRules(written, path, locale, FAULTS.empty!);
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw rulesError(parsed.error, path, (issue) => FAULTS[faultOf(issue)]![locale]);
}

/** By what the schema expected, where it has no code of its own. */
const FAULT_OF_TYPE: Record<string, keyof typeof FAULTS> = {
  string: 'name',
  number: 'days',
  int: 'days',
  array: 'list',
};

function faultOf(issue: z.core.$ZodIssue): keyof typeof FAULTS {
  if (issue.message in FAULTS) return issue.message;
  if (issue.code === 'unrecognized_keys') return 'unknown';
  if (issue.input === undefined) return 'needed';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'list' : 'name';
  if (issue.code === 'invalid_type') return FAULT_OF_TYPE[issue.expected] ?? 'object';
  return 'name';
}

/** A rule names what no export has: a typing error must not change what somebody earns. */
export function unknownName(where: string, name: string, locale: Locale): SettingsError {
  const what = text(
    `“${name}” is in no export; correct the name, or leave it out until it is there`,
    `导出文件中没有“${name}”；请更正名称，或在出现之前先删去`,
  );
  return new SettingsError(`${COMMISSION_FILE}: ${where}: ${what[locale]}`);
}
