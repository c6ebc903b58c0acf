/** English wordings of the alerts page. */
import type { Messages } from '../index.ts';

export const alerts: Messages = {};
