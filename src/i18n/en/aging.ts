/** English wordings of the aging page. */
import type { Messages } from '../index.ts';

export const aging: Messages = {};
