/** What is said of a named view above its page. */
import { namedFor } from '../../view/named-view.ts';
import type { NamedView } from '../../view/site.ts';
import type { RenderContext } from '../page.ts';

export const viewName = (
  { name }: Pick<NamedView, 'name'>,
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
): string => t('common.labelled', { name: t('common.view'), value: name[locale] });

/** The same of what a page shows; '' where it has no name. */
export function shownViewName(page: string, context: RenderContext): string {
  const named = namedFor(page, context.view, context.site);
  return named ? viewName(named, context) : '';
}
