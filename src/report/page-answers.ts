/** Whose answers a page is drawn from. */
import type { PageId } from './page.ts';

/** The page whose answers hold this one's too: the catalogue asks for every metric. */
export const answersOf = (id: string): PageId =>
  id.startsWith('metrics/') ? 'metrics' : (id as PageId);
