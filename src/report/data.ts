/** The data page. */
import type { ReportPage } from './types.ts';

export const dataPage: ReportPage = { id: 'data', blocks: [] };
