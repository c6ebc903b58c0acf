/** One name for one thing: everything that pages print is held to `src/i18n/glossary.yml`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { dateLabel, monthLabel, shortMonth } from '../../src/format/label.ts';
import { currencyName, moneyUnit } from '../../src/format/number.ts';
import { rows as rowsEn } from '../../src/i18n/en/rows.ts';
import { translate } from '../../src/i18n/index.ts';
import { LOCALES, type Locale, type Messages } from '../../src/i18n/locale.ts';
import { WORDINGS } from '../../src/i18n/wordings.ts';
import { rows as rowsZh } from '../../src/i18n/zh/rows.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { PRACTICES } from '../../src/metrics/practices.ts';

const wrong = z.array(z.string().min(1)).default([]);
const glossary = z
  .array(
    z.strictObject({
      en: z.string(),
      zh: z.string(),
      not: z.strictObject({ en: wrong, zh: wrong }),
    }),
  )
  .parse(parse(readFileSync(resolve(import.meta.dirname, '../../src/i18n/glossary.yml'), 'utf8')));

type Text = [name: string, text: string];

const PAGES: Record<Locale, Record<string, Messages>> = {
  en: { ...WORDINGS.en, rows: rowsEn },
  zh: { ...WORDINGS.zh, rows: rowsZh },
};

const wordings = (locale: Locale): Text[] =>
  Object.entries(PAGES[locale]).flatMap(([page, texts]) =>
    Object.entries(texts).map(([key, text]): Text => [`${page}.${key}`, text]),
  );

const definitions = (locale: Locale): Text[] => [
  ...METRICS.flatMap(({ id, label, question, formula, caveat }) =>
    [label, question, formula, caveat].map((text): Text => [id, text?.[locale] ?? '']),
  ),
  ...PRACTICES.flatMap(({ id, label, advice }) =>
    [label, advice].map((text): Text => [`practice ${id}`, text[locale]]),
  ),
];

describe('the glossary', () => {
  for (const locale of LOCALES)
    for (const { [locale]: name, not } of glossary)
      it(`prints ${name}, not ${not[locale].join(', ') || 'another name'}`, () => {
        const texts = [...wordings(locale), ...definitions(locale)];
        const found = texts.filter(([, text]) => not[locale].some((word) => text.includes(word)));
        expect(found).toEqual([]);
      });

  it('has the names that metrics have', () => {
    const labelOf = (id: string) => METRICS.find((metric) => metric.id === id)!.label;
    const named = (en: string) => glossary.find((entry) => entry.en === en)!.zh;
    for (const id of ['open_amount', 'overdue_amount', 'unapplied_amount', 'dso', 'payment_delay'])
      expect(labelOf(id).zh).toBe(named(labelOf(id).en));
    for (const way of ['', '_due', '_arrears', '_cohort', '_balance']) {
      const { en, zh } = labelOf(`collection_rate${way}`);
      expect(named(en)).toBe(zh);
    }
    expect(WORDINGS.en.overview['metric.collection_rate_due']).toBe(
      labelOf('collection_rate_due').en,
    );
    expect(WORDINGS.zh.overview['metric.dso']).toBe(labelOf('dso').zh);
  });
});

describe('Chinese beside letters and digits', () => {
  const MIXED = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u;

  it('has a space in every wording', () => {
    const found = wordings('zh').filter(([, text]) =>
      MIXED.test(text.replaceAll(/\{[^}]*\}/g, '')),
    );
    expect(found).toEqual([]);
  });

  it('has one where a part meets the text, and none between Chinese and Chinese', () => {
    expect(translate('k', '较{date} {change}', { date: '2026年5月31日', change: '+¥0.1万' })).toBe(
      '较 2026年5月31日 +¥0.1万',
    );
    expect(translate('k', '全部来自{name}。', { name: 'Yuanzhou' })).toBe('全部来自 Yuanzhou。');
    expect(translate('k', '全部来自{name}。', { name: '洲诚' })).toBe('全部来自洲诚。');
    expect(translate('k', '{who}占其中{share}。', { who: '洲诚', share: '55%' })).toBe(
      '洲诚占其中 55%。',
    );
    expect(translate('k', '按 {currency} 列示', { currency: '美元' })).toBe('按美元列示');
    expect(translate('k', '{who}{n:|合计}占', { who: 'A', n: 2 })).toBe('A 合计占');
  });
});

describe('dates, months and units', () => {
  it('writes every English month with three letters', () => {
    const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
    const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    expect(months.map((month) => shortMonth(month, 'en'))).toEqual(names);
    expect(months.map((month) => monthLabel(month, 'en'))).toEqual(
      names.map((name) => `${name} 2025`),
    );
    expect(dateLabel('2025-09-07', 'en')).toBe('7 Sep 2025');
  });

  it('names currencies in Chinese, and an unknown code as it is', () => {
    const tenThousand = { factor: 10_000, unit: '万' };
    expect(moneyUnit('CNY', tenThousand, 'zh')).toBe('万元');
    expect(moneyUnit('USD', tenThousand, 'zh')).toBe('万美元');
    expect(moneyUnit('CNY', { factor: 1, unit: '' }, 'zh')).toBe('元');
    expect(moneyUnit(null, tenThousand, 'zh')).toBe('万');
    expect(currencyName('CNY', 'zh')).toBe('人民币');
    expect(currencyName('CNY', 'en')).toBe('CNY');
    expect(currencyName('?', 'zh')).toBe('?');
  });
});
