/** Wordings of the tip; fetched with it, not with every page. */
import { pointer as en } from '../../i18n/en/pointer.ts';
import { type PartsOf, wordingsOf } from '../../i18n/index.ts';
import { pointer as zh } from '../../i18n/zh/pointer.ts';

type Wordings = typeof en;

const textIn = wordingsOf('pointer', { en, zh });

/** In the language of the page. */
export const pointerText = <K extends keyof Wordings>(
  key: K,
  ...parts: PartsOf<Wordings[K]>
): string => textIn(document.documentElement.lang.startsWith('zh') ? 'zh' : 'en', key, ...parts);
