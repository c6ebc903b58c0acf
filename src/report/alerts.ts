/** The alerts page. */
import type { ReportPage } from './types.ts';

export const alertsPage: ReportPage = { id: 'alerts', blocks: [] };
