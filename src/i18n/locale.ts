/** The languages of the site, and a text in all of them. */

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language of the site. */
export type Localised = Record<Locale, string>;

export const text = (en: string, zh: string): Localised => ({ en, zh });

/** A page's wordings: key → text. `{name}` is a part; `{n:day|days}` a word chosen by whether n is 1. */
export type Messages = Record<string, string>;

/** The same wordings in another language. */
export type Translation<Original extends Messages> = Record<keyof Original, string>;

/** Sentences one after the other, as the language sets them; empty ones are left out. */
export const sentences = (locale: Locale, parts: (string | null)[]): string =>
  parts.filter((part) => part).join(locale === 'zh' ? '' : ' ');
