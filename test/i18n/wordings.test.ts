import { describe, expect, it } from 'vitest';
import { rows as rowsEn } from '../../src/i18n/en/rows.ts';
import { MESSAGES, translator } from '../../src/i18n/index.ts';
import { rows as rowsZh } from '../../src/i18n/zh/rows.ts';

const parts = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();

describe('wordings', () => {
  const pages = [
    ...Object.keys(MESSAGES.en).map(
      (page) => [page, MESSAGES.en[page]!, MESSAGES.zh[page]!] as const,
    ),
    ['the panel behind a figure', rowsEn, rowsZh] as const,
  ];
  for (const [page, en, zh] of pages) {
    it(`of ${page} exist in both languages with the same parts`, () => {
      expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
      for (const key of Object.keys(en)) {
        expect(parts(zh[key]!), key).toEqual(parts(en[key]!));
        expect(en[key]!.trim(), key).not.toBe('');
        expect(zh[key]!.trim(), key).not.toBe('');
      }
    });
  }

  it('have the same pages', () => {
    expect(Object.keys(MESSAGES.zh)).toEqual(Object.keys(MESSAGES.en));
  });
});

describe('translator', () => {
  it('fills parts and chooses the word for one and for many', () => {
    const t = translator('en');
    expect(t('common.files', { n: 1 })).toBe('1 file');
    expect(t('common.files', { n: 3 })).toBe('3 files');
    expect(translator('zh')('common.asOf', { date: '2026年6月30日' })).toBe('截至2026年6月30日');
  });

  it('throws on an unknown key and on a missing part', () => {
    const t = translator('en');
    expect(() => t('common.nothing')).toThrow('no wording "common.nothing"');
    expect(() => t('common.asOf')).toThrow('needs the part "date"');
  });
});
