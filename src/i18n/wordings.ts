/** Every page’s wordings in all languages, for a build; a browser fetches those of its page’s language alone. */
import { EN } from './en/pages.ts';
import { type Translate, translatorOf } from './index.ts';
import type { Locale } from './locale.ts';
import { ZH } from './zh/pages.ts';

export const WORDINGS = { en: EN, zh: ZH };

/** Wordings of one language. */
export const translator = (locale: Locale): Translate => translatorOf(locale, WORDINGS[locale]);
