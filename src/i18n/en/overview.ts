/** English wordings of the overview page. */
import type { Messages } from '../index.ts';

export const overview: Messages = {};
