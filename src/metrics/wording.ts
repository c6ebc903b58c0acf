/** A wording in both languages of the site. */
import type { Localised } from '../report/page.ts';

export const text = (en: string, zh: string): Localised => ({ en, zh });
