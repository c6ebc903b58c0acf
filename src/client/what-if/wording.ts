/** Wordings of a reader's own assumptions; fetched with them, not with every page. */
import { whatIf as en } from '../../i18n/en/what-if.ts';
import { wordingsOf } from '../../i18n/index.ts';
import { whatIf as zh } from '../../i18n/zh/what-if.ts';

export const whatIfText = wordingsOf('whatIf', { en, zh });
