/** Wordings of a meeting; fetched with it, not with every page. */
import { meeting as en } from '../../i18n/en/meeting.ts';
import { wordingsOf } from '../../i18n/index.ts';
import { meeting as zh } from '../../i18n/zh/meeting.ts';

export const meetingText = wordingsOf('meeting', { en, zh });
