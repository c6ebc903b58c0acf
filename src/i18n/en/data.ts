/** English wordings of the data page. */
import type { Messages } from '../index.ts';

export const data: Messages = {};
