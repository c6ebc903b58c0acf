/** English wordings of the reps page. */
import type { Messages } from '../index.ts';

export const reps: Messages = {};
