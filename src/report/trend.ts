/** The trend page. */
import type { ReportPage } from './types.ts';

export const trendPage: ReportPage = { id: 'trend', blocks: [] };
