/** English wordings of the trend page. */
import type { Messages } from '../index.ts';

export const trend: Messages = {};
