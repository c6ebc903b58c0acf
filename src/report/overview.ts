/** The overview page. */
import type { ReportPage } from './types.ts';

export const overviewPage: ReportPage = { id: 'overview', blocks: [] };
