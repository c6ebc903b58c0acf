/** All English wordings, by page. */
import { aging } from './en/aging.ts';
import { alerts } from './en/alerts.ts';
import { common } from './en/common.ts';
import { data } from './en/data.ts';
import { overview } from './en/overview.ts';
import { reps } from './en/reps.ts';
import { trend } from './en/trend.ts';

export const en = { common, overview, data, trend, aging, reps, alerts };
