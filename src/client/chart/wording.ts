/** Wordings of the tip; fetched with it, not with every page. */
import { pointer as en } from '../../i18n/en/pointer.ts';
import { type PartsOf, translate } from '../../i18n/index.ts';
import type { Locale, Messages } from '../../i18n/locale.ts';
import { pointer as zh } from '../../i18n/zh/pointer.ts';

type Wordings = typeof en;

const POINTER: Record<Locale, Messages> = { en, zh };

/** In the language of the page. */
export function pointerText<K extends keyof Wordings>(
  key: K,
  ...[parts]: PartsOf<Wordings[K]>
): string {
  const locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return translate(`pointer.${key}`, POINTER[locale][key]!, parts ?? {});
}
