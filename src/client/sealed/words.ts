/** Words of the sealed site in both languages. Its own maker of them: what opens links loads nothing of what draws pages. */
import type { Localised } from '../../i18n/locale.ts';

export const text = (en: string, zh: string): Localised => ({ en, zh });
