/** The aging page. */
import type { ReportPage } from './types.ts';

export const agingPage: ReportPage = { id: 'aging', blocks: [] };
