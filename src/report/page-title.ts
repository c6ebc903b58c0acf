/** What a page is called, and the question that it answers. */
import { metricById } from '../metrics/catalogue.ts';
import { isMetricPage, type PageId, type RenderContext } from './page.ts';

export interface PageTitle {
  /** In links to it. */
  name: string;
  /** Above it. */
  heading: string;
  /** In the browser's tab. */
  tab: string;
}

export function pageTitle(
  page: PageId,
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
): PageTitle {
  if (isMetricPage(page)) {
    const { label, question } = metricById(page.slice('metrics/'.length));
    return { name: label[locale], heading: question[locale], tab: label[locale] };
  }
  const title = t(`${page}.title`);
  return { name: t(`${page}.name`), heading: title, tab: title };
}
