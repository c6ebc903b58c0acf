/** The pages of the navigation in its order, by their ids alone: to name a page nothing of it need be fetched. */
import type { PageName } from '../i18n/index.ts';

export const NAVIGATION: readonly PageName[] = [
  'overview',
  'change',
  'trend',
  'forecast',
  'aging',
  'customers',
  'tiers',
  'credit',
  'confirmations',
  'reps',
  'worklist',
  'alerts',
  'follow-up',
  'disputes',
  'terms',
  'methods',
  'practices',
  'data',
];
