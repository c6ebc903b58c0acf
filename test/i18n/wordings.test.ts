import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALERT_RULES } from '../../src/alerts/rules.ts';
import { letters as lettersEn } from '../../src/i18n/en/letters.ts';
import { meeting as meetingEn } from '../../src/i18n/en/meeting.ts';
import { notice as noticeEn } from '../../src/i18n/en/notice.ts';
import { pointer as pointerEn } from '../../src/i18n/en/pointer.ts';
import { rows as rowsEn } from '../../src/i18n/en/rows.ts';
import { whatIf as whatIfEn } from '../../src/i18n/en/what-if.ts';
import { LOCALES, type Messages } from '../../src/i18n/locale.ts';
import { translator, WORDINGS } from '../../src/i18n/wordings.ts';
import { letters as lettersZh } from '../../src/i18n/zh/letters.ts';
import { meeting as meetingZh } from '../../src/i18n/zh/meeting.ts';
import { notice as noticeZh } from '../../src/i18n/zh/notice.ts';
import { pointer as pointerZh } from '../../src/i18n/zh/pointer.ts';
import { rows as rowsZh } from '../../src/i18n/zh/rows.ts';
import { whatIf as whatIfZh } from '../../src/i18n/zh/what-if.ts';
import { METRIC_GROUPS, METRICS } from '../../src/metrics/catalogue.ts';

const SRC = resolve(import.meta.dirname, '../../src');

const PAGES: Record<string, { en: Messages; zh: Messages }> = {
  ...Object.fromEntries(
    Object.entries(WORDINGS.en).map(([page, en]) => [
      page,
      { en, zh: WORDINGS.zh[page as keyof typeof WORDINGS.zh] },
    ]),
  ),
  'the panel behind a figure': { en: rowsEn, zh: rowsZh },
  letters: { en: lettersEn, zh: lettersZh },
  'a meeting': { en: meetingEn, zh: meetingZh },
  'the notices': { en: noticeEn, zh: noticeZh },
  'the tip over charts': { en: pointerEn, zh: pointerZh },
  'a reader’s assumptions': { en: whatIfEn, zh: whatIfZh },
};

const parts = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();

describe('wordings', () => {
  for (const [page, { en, zh }] of Object.entries(PAGES)) {
    it(`of ${page} exist in both languages with the same parts`, () => {
      expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
      for (const key of Object.keys(en)) {
        expect(parts(zh[key]!), key).toEqual(parts(en[key]!));
        expect(en[key]!.trim(), key).not.toBe('');
        expect(zh[key]!.trim(), key).not.toBe('');
      }
    });
  }

  it('name every export that a metric or a rule can lack, and every group of metrics', () => {
    const needs = new Set(METRICS.flatMap((metric) => metric.needs ?? []));
    needs.delete('loss');
    const keys = [
      ...[...needs].map((input) => `data.input.${input}` as const),
      ...ALERT_RULES.flatMap((rule) => rule.needs).map((input) => `alerts.input.${input}` as const),
      ...METRIC_GROUPS.map(({ id }) => `metrics.group.${id}` as const),
    ];
    for (const locale of LOCALES)
      expect(keys.filter((key) => translator(locale).orNull(key) === null)).toEqual([]);
  });
});

/** Keys that are put together: a template such as `split.${by}`, or a prefix whose name is known at run time only. */
function templates(source: string): RegExp[] {
  const pattern = (template: string): string =>
    template
      .split(/\$\{[^}]*\}/)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^.]+');
  const literals = [...source.matchAll(/(?=`([\w.]*\$\{[^`\n ]*)`)/g)].map(([, text]) =>
    pattern(text!),
  );
  const prefixes = [...source.matchAll(/\bnamed\(\s*['`]([^'`]+)['`],/g)].map(
    ([, prefix]) => `${pattern(prefix!)}\\..+`,
  );
  return [...literals, ...prefixes, '(column|word)\\..+'].map((text) => new RegExp(`^${text}$`));
}

/** What stands after a count in English. */
const PLURAL =
  /\{(\w+)\} (days|rows|headers|invoices|seconds|months|weeks|decimals|customers|reps|lines|promises|contacts|disputes|documents|files|items|receipts)\b/g;
/** Signed changes, upper ends and ranges are never one; the named are at least two. */
const NEVER_ONE = new Set([
  'verdict {change} days',
  'change {change} days',
  'tiers {high} days',
  'common {bucket} days',
  'verdict {n} customers',
  'verdict {n} reps',
  'tiers {n} customers',
]);

it('a count in English stands before the singular too', () => {
  const found = Object.entries(PAGES).flatMap(([page, { en }]) =>
    Object.values(en).flatMap((text) =>
      [...text.matchAll(PLURAL)].map(([said]) => `${page} ${said}`),
    ),
  );
  expect([...new Set(found)].filter((said) => !NEVER_ONE.has(said))).toEqual([]);
});

describe('every wording is used', () => {
  const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|astro)$/.test(file) && !/^i18n\/(en|zh)\//.test(file))
    .map((file) => readFileSync(join(SRC, file), 'utf8'))
    .join('\n');
  const isQuoted = (text: string): boolean =>
    source.includes(`'${text}'`) || source.includes(`\n  ${text}:`);
  const asked = templates(source);
  // A template of nothing but a page and a name says little: the name must stand somewhere too.
  const isVague = ({ source: text }: RegExp): boolean =>
    !/\w{3}/.test(text) || /^\^\w+\\\.(\[\^\.\]\+|\.\+)\$$/.test(text);
  const vague = asked.filter(isVague);
  const exact = asked.filter((template) => !isVague(template));

  for (const [page, { en }] of Object.entries(PAGES))
    it(`of ${page}`, () => {
      const prefix = page in WORDINGS.en ? `${page}.` : '';
      const unused = Object.keys(en).filter((name) => {
        const key = prefix + name;
        const plain = prefix === '' ? asked : exact;
        if (isQuoted(key) || plain.some((template) => template.test(key))) return false;
        return !(isQuoted(name) && vague.some((template) => template.test(`${page}.x`)));
      });
      expect(unused).toEqual([]);
    });
});

describe('translator', () => {
  it('fills parts and chooses the word for one and for many', () => {
    const t = translator('en');
    expect(t('common.files', { n: 1 })).toBe('1 file');
    expect(t('common.files', { n: 3 })).toBe('3 files');
    expect(translator('zh')('common.asOf', { date: '2026年6月30日' })).toBe('截至 2026年6月30日');
  });

  it('throws on an unknown key and on a missing part', () => {
    const t = translator('en');
    expect(() => t.named('data.input', 'nothing')).toThrow('no wording "data.input.nothing"');
    expect(() => t.named('common', 'asOf')).toThrow('needs the part "date"');
    // @ts-expect-error there is no such wording
    expect(() => t('common.nothing')).toThrow('no wording "common.nothing"');
    // @ts-expect-error it has a part
    expect(() => t('common.asOf')).toThrow('needs the part "date"');
  });
});
