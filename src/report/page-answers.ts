/** Whose answers a page is drawn from. */
import type { NamedView } from '../view/site.ts';
import type { PageId } from './page.ts';

/** The page whose answers hold this one's too: the catalogue asks for every metric. */
export const answersOf = (id: string): PageId =>
  id.startsWith('metrics/') ? 'metrics' : (id as PageId);

/** The name of the files that a named view is drawn from. */
export const viewAnswersOf = ({ id }: Pick<NamedView, 'id'>): string => `view-${id}`;
