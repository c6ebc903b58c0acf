/** Values and codes of the data as pages print them in either language. */
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/i18n/locale.ts';
import { translator } from '../../src/i18n/wordings.ts';
import { dimensionLabel } from '../../src/report/parts/dimension-label.ts';
import { parseSettings } from '../../src/settings/settings.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';

const NAMED = `names:
  region: { East: { en: East China, zh: 华东 } }
  rep: { R1: { en: Li Wei, zh: 李伟 }, Fan Rui: { en: Fan Rui, zh: 范睿 } }
`;

const labelIn = (locale: Locale) =>
  dimensionLabel(
    locale,
    {
      labels: { rep: { R1: 'Li Wei 李伟', R2: 'Fan Rui', R3: 'Amara' } },
      named: parseSettings(NAMED, 'report.yml').names,
    },
    translator(locale),
  );

describe('names given in report.yml', () => {
  test('are printed in the language of the page, by id or by exported name', () => {
    expect(labelIn('zh')('region', 'East')).toBe('华东');
    expect(labelIn('en')('region', 'East')).toBe('East China');
    expect(labelIn('zh')('rep', 'R1')).toBe('李伟');
    expect(labelIn('zh')('rep', 'R2')).toBe('范睿');
  });

  test('leave what has none as the exports call it', () => {
    expect(labelIn('zh')('region', 'West')).toBe('West');
    expect(labelIn('zh')('region', 'constructor')).toBe('constructor');
    expect(labelIn('zh')('segment', 'OEM')).toBe('OEM');
    expect(labelIn('zh')('rep', 'R3')).toBe('Amara');
  });

  test('need both languages, and a dimension that pages name', () => {
    const missing = () =>
      parseSettings('names: { region: { East: { en: East China } } }', 'report.yml');
    expect(missing).toThrow(SettingsError);
    expect(missing).toThrow(/report\.yml: names\.region\.East\.zh: /);
    const text = () => parseSettings('names: { region: { East: 华东 } }', 'report.yml');
    expect(text).toThrow('names.region.East: expected a name in each language: { en: …, zh: … }');
    expect(() => parseSettings('names: { product: {} }', 'report.yml')).toThrow('names');
  });
});

test('codes of disputes, payments and contacts have words in both languages; others are printed as they are', () => {
  const codes =
    'price quality quantity delivery paperwork bank_transfer acceptance_bill cheque legal open kept';
  for (const locale of LOCALES)
    for (const code of codes.split(' '))
      expect(translator(locale).orNull(`common.word.${code}`), code).not.toBeNull();
  expect(labelIn('zh')('method', 'acceptance_bill')).toBe('承兑汇票');
  expect(labelIn('zh')('status', 'broken')).toBe('未兑现');
  expect(labelIn('zh')('reason', 'Sonstiges')).toBe('Sonstiges');
  expect(labelIn('zh')('region', 'legal')).toBe('legal');
});
