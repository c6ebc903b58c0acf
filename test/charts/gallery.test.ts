import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/locale.ts';
import { galleryPage, THEMES, WIDTHS } from './gallery.ts';
import { SAMPLES } from './samples.ts';

test('the gallery shows every sample in both languages, light and dark, for three widths', () => {
  expect(WIDTHS).toEqual([360, 720, 1120]);
  const { document } = parseHTML(galleryPage());
  for (const [name, { width }] of Object.entries(SAMPLES)) {
    const shown = [...document.querySelectorAll(`#${name} figure`)].map((figure) => [
      figure.closest('.theme')!.className,
      figure.querySelector('figcaption')!.textContent,
      figure.querySelector('svg')!.getAttribute('width'),
    ]);
    const expected = THEMES.flatMap((theme) =>
      LOCALES.flatMap((locale) =>
        (width === undefined ? WIDTHS : [width]).map((each) => [
          `theme ${theme}`,
          `${locale} · ${theme} · ${each}`,
          String(each),
        ]),
      ),
    );
    expect(shown).toEqual(expected);
  }
});

test('both themes have colours of their own, and nothing is loaded from elsewhere', () => {
  const page = galleryPage();
  const paper = (theme: string): string =>
    new RegExp(`\\${theme} \\{[^}]*--paper: (#\\w+)`).exec(page)![1]!;
  expect(paper('.theme')).not.toBe(paper('.theme.dark'));
  expect(page).not.toMatch(/(?:src|href)="(?!#)|url\((?!"data:)/);
});
