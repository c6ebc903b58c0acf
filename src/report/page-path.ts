/** Where a page stands in the site. */
import type { PageId } from './page.ts';

/** Address of a page relative to the site's root, with its closing slash. */
export const pagePath = (id: PageId, locale: string): string =>
  id === 'overview' ? `${locale}/` : `${locale}/${id}/`;

/** The way from one page up to the site's root, "../" or "../../". */
export const rootFrom = (id: PageId): string =>
  '../'.repeat(id === 'overview' ? 1 : 1 + id.split('/').length);
