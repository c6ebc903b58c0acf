/** Wordings of a reader's own assumptions; fetched with them, not with every page. */
import { whatIf as en } from '../../i18n/en/what-if.ts';
import { type PartsOf, translate } from '../../i18n/index.ts';
import type { Locale, Messages } from '../../i18n/locale.ts';
import { whatIf as zh } from '../../i18n/zh/what-if.ts';

type Wordings = typeof en;

const WHAT_IF: Record<Locale, Messages> = { en, zh };

export const whatIfText = <K extends keyof Wordings>(
  locale: Locale,
  key: K,
  ...[parts]: PartsOf<Wordings[K]>
): string => translate(`whatIf.${key}`, WHAT_IF[locale][key]!, parts ?? {});
